import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '#tests/support/cli-process.ts';
import { withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('actsim report', () => {
  it('builds the report and says where it is', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const { code, stdout } = await runCli('report', folder);
      expect({ code, stdout }).toEqual({ code: 0, stdout: `report: ${join(folder, 'report.html')}\n` });
      expect(await readFile(join(folder, 'summary.md'), 'utf8')).toMatch(/^# first-year\n/);
    });
  });

  it('says why it does not open a window over SSH, and ends well', async () => {
    vi.stubEnv('SSH_CONNECTION', '192.0.2.1 50000 192.0.2.2 22');
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const file = join(folder, 'report.html');
      const { code, stdout } = await runCli('report', folder, '--open');
      const lines = [`report: ${file}`, `not opened: this is a session over SSH; open it yourself: ${file}`];
      expect({ code, stdout }).toEqual({ code: 0, stdout: `${lines.join('\n')}\n` });
    });
  });

  it('rejects a folder that is no run', async () => {
    await withTemporaryFolder(async (folder) => {
      const { code, stderr } = await runCli('report', folder);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^REPORT__RUN_FILE_INVALID: /);
    });
  });
});

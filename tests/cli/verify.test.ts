import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsDigest, sha256OfText } from '#reports/artifacts/result-file.ts';
import { runCli } from '#tests/support/cli-process.ts';

const SCENARIO = 'scenarios/library/smoke.yaml';

let parent = '';
let run = '';

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'actsim-verify-test-'));
  run = join(parent, 'run');
  expect(await runCli('run', SCENARIO, '--seed', '5', '--actions', '--out', run)).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

interface Manifest {
  status: string;
  scenario: { file: string };
  program: { sha256: string };
  policies?: { file: string; sha256: string; kinds: string[] }[];
  actions: { accepted: number }[];
  files: { name: string; bytes: number; sha256: string }[];
  resultsDigest: string;
}

/** A copy of the run whose manifest says something else. */
function changedRun(name: string, change: (manifest: Manifest, folder: string) => void): string {
  const folder = join(parent, name);
  cpSync(run, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  change(manifest, folder);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

describe('actsim verify', () => {
  it('repeats a run with its seed and tables, on either engine, and leaves no file behind', async () => {
    const before = readdirSync(run);
    for (const engine of ['litesvm', 'bankrun']) {
      const { code, stdout } = await runCli('verify', run, '--engine', engine);
      expect({ code, stdout }).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`on ${engine} gave the same`),
      });
    }
    expect(readdirSync(run)).toEqual(before);
  });

  it('names file, tick, column and values of the first difference, and ends with 1', async () => {
    // As if the run had written another supply at tick 2: table and manifest agree, the program does not.
    const forged = changedRun('forged', (manifest, folder) => {
      const file = join(folder, 'metrics.csv');
      const lines = readFileSync(file, 'utf8').split('\r\n');
      const column = (lines[0] ?? '').split(',').indexOf('supply.total');
      const cells = (lines[3] ?? '').split(',');
      expect(cells[0]).toBe('2');
      cells[column] = '7';
      lines[3] = cells.join(',');
      const text = lines.join('\r\n');
      writeFileSync(file, text);
      manifest.files = manifest.files.map((entry) =>
        entry.name === 'metrics.csv' ? { ...entry, bytes: text.length, sha256: sha256OfText(text) } : entry,
      );
      manifest.resultsDigest = resultsDigest(manifest.files);
    });
    const { code, stderr } = await runCli('verify', forged);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /CLI__NOT_REPRODUCED: .*: metrics\.csv came out otherwise; the first difference is in metrics\.csv, tick 2 \(line 4\), column supply\.total: expected 7, found \d+;/,
    );
  });

  it('shows nothing of a hostile table that acts on a terminal', async () => {
    const hostile = changedRun('terminal', (manifest, folder) => {
      const file = join(folder, 'failures.csv');
      const text = `${readFileSync(file, 'utf8')}\u001b[2J,\u0007\r\n`;
      writeFileSync(file, text);
      manifest.files = manifest.files.map((entry) =>
        entry.name === 'failures.csv' ? { ...entry, bytes: text.length, sha256: sha256OfText(text) } : entry,
      );
      manifest.resultsDigest = resultsDigest(manifest.files);
    });
    const { code, stderr } = await runCli('verify', hostile);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /the first difference is in failures\.csv, line \d+: expected a line, found the end of the file/,
    );
    const twin = changedRun('twin', (manifest) => {
      (manifest.program as { build?: string }).build = 'vuln\u001b[2J';
    });
    const refused = await runCli('verify', twin);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('vuln\ufffd[2J') as unknown });
    for (const text of [stderr, refused.stderr]) expect(text).not.toContain('\u001b');
  });

  it('tells a manifest whose files are right and whose words are not', async () => {
    const boasting = changedRun('boasting', (manifest) => {
      manifest.actions = manifest.actions.map((entry) => ({ ...entry, accepted: 7 }));
    });
    const { code, stderr } = await runCli('verify', boasting);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /manifest\.json came out otherwise; the first difference is in its actions\.0\.accepted: expected 7, found \d+;/,
    );
  });

  it('runs no code that a manifest names', async () => {
    const mine = join(parent, 'mine.mjs');
    const text = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(join(parent, 'ran'))}, '');\n`;
    writeFileSync(mine, text);
    const hostile = changedRun('hostile', (manifest) => {
      manifest.policies = [{ file: mine, sha256: sha256OfText(text), kinds: ['x'] }];
    });
    const { code, stderr } = await runCli('verify', hostile);
    expect(code).toBe(2);
    expect(stderr).toContain(`which are code: look at them, and add --policy ${mine}`);
    expect(readdirSync(parent)).not.toContain('ran');
    const other = join(parent, 'other.mjs');
    writeFileSync(other, `${text}\n`);
    expect(await runCli('verify', hostile, '--policy', other)).toMatchObject({ code: 2 });
    expect(readdirSync(parent)).not.toContain('ran');
    expect((await runCli('verify', run, '--policy', mine)).stderr).toContain('leave out --policy');
  });

  it('refuses a file that changed after the run', async () => {
    const touched = changedRun('touched', (_, folder) => writeFileSync(join(folder, 'failures.csv'), 'tick\r\n'));
    const { code, stderr } = await runCli('verify', touched);
    expect(code).toBe(2);
    expect(stderr).toMatch(/REPORT__RUN_FILE_INVALID: .*failures\.csv.*; run it again: npm run -s actsim -- run /);
  });

  it('runs nothing when scenario or program are not those of the run', async () => {
    const other = changedRun('other', (manifest) => {
      manifest.program.sha256 = 'ab'.repeat(32);
    });
    const program = await runCli('verify', other);
    expect(program.code).toBe(2);
    expect(program.stderr).toMatch(/the staking program is not that of the run: expected sha256 abab.*--program/);
    const scenario = await runCli('verify', run, '--scenario', 'scenarios/library/first-year.yaml');
    expect(scenario.code).toBe(2);
    expect(scenario.stderr).toMatch(/first-year\.yaml is not that of the run: expected sha256/);
  });

  it('refuses a run that did not end, and a folder that is none', async () => {
    const stopped = changedRun('stopped', (manifest) => {
      manifest.status = 'interrupted';
    });
    const interrupted = await runCli('verify', stopped);
    expect(interrupted.code).toBe(2);
    expect(interrupted.stderr).toMatch(
      /expected a completed run, found one that is interrupted; run it again: npm run/,
    );
    expect(await runCli('verify', join(parent, 'nothing'))).toMatchObject({ code: 2 });
  });
});

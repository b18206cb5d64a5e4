import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest, readRunTable } from '#reports/index.ts';
import { runCli, startCli } from '#tests/support/cli-process.ts';

let folder: string;
let scenario: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-kill-'));
  // Long enough that no signal finds it finished.
  scenario = join(folder, 'long.yaml');
  const smoke = readFileSync('scenarios/library/smoke.yaml', 'utf8');
  writeFileSync(scenario, smoke.replace(/^horizon: .*$/m, 'horizon: 20y'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sends the signal once at least ten ticks are on disk. */
async function killed(
  name: string,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; out: string; ended: string | null }> {
  const out = join(folder, name);
  const { child, exit } = startCli(['run', scenario, '--out', out, '--actions']);
  const metrics = join(out, 'metrics.csv');
  let done = false;
  const ended = exit.finally(() => {
    done = true;
  });
  while (!done && !(existsSync(metrics) && readFileSync(metrics, 'utf8').split('\r\n').length > 11)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill(signal);
  const { code, signal: endedBy } = await ended;
  return { code, out, ended: endedBy };
}

function expectWholeRows(out: string): number {
  const text = readFileSync(join(out, 'metrics.csv'), 'utf8');
  expect(text.endsWith('\r\n')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(text.trimEnd());
  expect(errors).toEqual([]);
  expect(new Set(data.map((row) => row.length)).size).toBe(1);
  expect(data.slice(1).map((row) => row[0])).toEqual(data.slice(1).map((_, tick) => String(tick)));
  return data.length - 1;
}

describe('a killed run', () => {
  it.each(['SIGINT', 'SIGHUP'] as const)(
    'leaves on %s a manifest that says interrupted, and a report',
    async (signal) => {
      const { code, out } = await killed(signal, signal);
      expect(code).toBe(130);
      const ticks = expectWholeRows(out);
      const manifest = await readManifest(out);
      expect(manifest).toMatchObject({
        status: 'interrupted',
        ticksFinished: ticks,
        units: expect.arrayContaining([expect.objectContaining({ kind: 'roll' })]),
      });
      expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('interrupted');
    },
  );

  it('leaves on SIGKILL all finished ticks and a manifest that says running, from which a report can be made', async () => {
    const { ended, out } = await killed('killed', 'SIGKILL');
    expect(ended).toBe('SIGKILL');
    const table = await readRunTable(out, 'metrics');
    expect(table.rows.length).toBeGreaterThanOrEqual(10);
    expect(table.rows.map((row) => row[0])).toEqual(table.rows.map((_, tick) => String(tick)));
    expect((await readManifest(out)).status).toBe('running');
    expect((await runCli('report', out)).code).toBe(0);
    expect(readFileSync(join(out, 'summary.md'), 'utf8')).toContain('did not end');
  });
});

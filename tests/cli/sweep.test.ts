import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSweepManifest } from '#reports/index.ts';
import { runCli, startCli } from '#tests/support/cli-process.ts';

const SWEEP = `version: 1
name: penalty
description: What does the penalty change?
scenario: smoke.yaml
seeds: 3
variants:
  - { name: plan, title: 10% penalty }
  - { name: steep, title: 30% penalty, set: { staking.penalty: 30%, horizon: 20d } }
charts:
  - { metric: staking.ratio }
  - { metric: staking.total_staked, title: Staked }
conclusions:
  - { say: Something is staked, metric: staking.ratio, at: max, above: 10% }
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-sweep-'));
  copyFileSync('scenarios/library/smoke.yaml', join(folder, 'smoke.yaml'));
  const long = readFileSync('scenarios/library/smoke.yaml', 'utf8').replace(/^horizon: .*$/m, 'horizon: 20y');
  writeFileSync(join(folder, 'long.yaml'), long);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sweepFile(name: string, change: (text: string) => string = (text) => text): string {
  const file = join(folder, name);
  writeFileSync(file, change(SWEEP));
  return file;
}

function filesOf(out: string): Record<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name)).toString('base64')]),
  );
}

function rowsOf(out: string, name: string): readonly string[] {
  return readFileSync(join(out, name), 'utf8').trimEnd().split('\r\n').slice(1);
}

describe('actsim sweep', () => {
  it('writes the same bytes with one worker, with several, and again', async () => {
    const file = sweepFile('bytes.yaml');
    const out = join(folder, 'bytes');
    const first = await runCli('sweep', file, '--out', out, '--workers', '1');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('2 variants with 3 seeds each: 6 runs. All 2 conclusions hold for every seed.');
    const alone = filesOf(out);
    expect(Object.keys(alone)).toHaveLength(10);
    const again = await runCli('sweep', file, '--out', out, '--workers', '3', '--force');
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
    expect(filesOf(out)).toEqual(alone);
    expect(rowsOf(out, 'runs.csv').map((row) => row.split(',').slice(0, 4).join(' '))).toEqual(
      ['plan 42', 'plan 43', 'plan 44', 'steep 42', 'steep 43', 'steep 44'].map(
        (run) => `${run} completed ${run.startsWith('plan') ? 30 : 20}`,
      ),
    );
    expect(rowsOf(out, 'bands.csv')).toHaveLength(2 * (30 + 20));
  });

  it('makes the runs that run makes', async () => {
    const out = join(folder, 'plain');
    expect(await runCli('sweep', join(folder, 'smoke.yaml'), '--seeds', '2', '--out', out)).toMatchObject({ code: 0 });
    const run = join(folder, 'run-43');
    await runCli('run', join(folder, 'smoke.yaml'), '--seed', '43', '--out', run);
    const metrics = createHash('sha256')
      .update(readFileSync(join(run, 'metrics.csv')))
      .digest('hex');
    expect(rowsOf(out, 'runs.csv')[1]).toContain(`base,43,completed,30,${metrics},`);
    expect(await readSweepManifest(out)).toMatchObject({ status: 'completed', sweep: null, seeds: [42, 43] });
  });

  it('ends with 4 when a conclusion does not hold for every seed', async () => {
    const file = sweepFile('broken.yaml', (text) => text.replace('above: 10%', 'above: 99%'));
    const out = join(folder, 'broken');
    const exit = await runCli('sweep', file, '--seeds', '1', '--out', out);
    expect(exit.code).toBe(4);
    expect(exit.stderr).toContain('CLI__CONCLUSIONS_BROKEN: 2 conclusions do not hold for every seed');
    expect(exit.stderr).toContain('steep: "Something is staked" holds for 0 of 1 seeds');
    expect(rowsOf(out, 'conclusions.csv')[0]).toMatch(/above 99%,plan,0,1,0\.\d+,42$/);
    expect(readFileSync(join(out, 'summary.md'), 'utf8')).toContain('0 of 1 seed');
  });

  it('makes a row of a run that fails, and ends with its error', async () => {
    // The wallets' draws add up to more than the supply for some seeds and not for others.
    const text = `version: 1
name: tight
horizon: 3d
population:
  - cohort: a
    count: 3
    holdings: { pareto: { alpha: 0.3, min: 50_000_000 ACT, max: 400_000_000 ACT } }
    policy: { kind: staker }
`;
    const file = join(folder, 'tight.yaml');
    const out = join(folder, 'tight');
    writeFileSync(file, text);
    const exit = await runCli('sweep', file, '--seeds', '20', '--out', out);
    const rows = rowsOf(out, 'runs.csv');
    const failed = rows.filter((row) => row.includes(',failed,0,'));
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(20);
    expect(failed[0]).toContain('SCENARIO__SUPPLY_EXCEEDED');
    expect(exit).toMatchObject({ code: 2 });
    expect(exit.stderr).toContain(`CLI__SWEEP_RUNS_FAILED: ${failed.length} of 20 runs failed`);
    expect(await readSweepManifest(out)).toMatchObject({ status: 'failed', runs: { failed: failed.length } });
  });

  it('keeps on SIGINT what is finished, and says interrupted', async () => {
    const out = join(folder, 'interrupted');
    const { child, exit } = startCli(['sweep', join(folder, 'long.yaml'), '--seeds', '4', '--out', out]);
    while (!existsSync(join(out, 'years.csv'))) await new Promise((resolve) => setTimeout(resolve, 20));
    // Runs are under way, of which none can be over by then.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    child.kill('SIGINT');
    const { code, stderr } = await exit;
    expect(code).toBe(130);
    expect(stderr).toContain('CLI__SWEEP_INTERRUPTED: interrupted by SIGINT after 0 of 4 runs');
    expect(await readSweepManifest(out)).toMatchObject({ status: 'interrupted', runs: { planned: 4, completed: 0 } });
    expect(existsSync(join(out, 'sweep.html'))).toBe(false);
    expect(existsSync(join(out, '.lock'))).toBe(false);
  });

  it('leaves after SIGKILL readable files and a manifest that says running, and can be begun again', async () => {
    const out = join(folder, 'killed');
    const { child, exit } = startCli(['sweep', join(folder, 'long.yaml'), '--seeds', '2', '--out', out]);
    while (!existsSync(join(out, 'years.csv'))) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    expect((await exit).signal).toBe('SIGKILL');
    expect((await readSweepManifest(out)).status).toBe('running');
    expect(rowsOf(out, 'runs.csv')).toEqual([]);
    const smoke = join(folder, 'smoke.yaml');
    expect((await runCli('sweep', smoke, '--seeds', '1', '--out', out)).code).toBe(2);
    expect((await runCli('sweep', smoke, '--seeds', '1', '--out', out, '--force')).code).toBe(0);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'an unknown metric',
      (text) => text.replace('metric: staking.ratio }', 'metric: staking.ration }'),
      'staking.ratio',
    ],
    ['an unknown parameter', (text) => text.replace('staking.penalty', 'staking.penalti'), 'penalt'],
    [
      'a value that the scenario may not have',
      (text) => text.replace('penalty: 30%', 'penalty: 300%'),
      'staking.penalty',
    ],
    ['a scenario that is not there', (text) => text.replace('smoke.yaml', 'gone.yaml'), 'there is no such file'],
    ['a bound of another unit', (text) => text.replace('above: 10%', 'above: 10 ACT'), 'conclusions[0].above'],
    ['no seeds', (text) => text.replace('seeds: 3', 'seeds: 0'), 'seeds'],
    [
      'a policy that no build has',
      (text) => text.replace('staking.penalty: 30%', 'population.stakers.policy: { kind: ./evil.ts }'),
      'kind',
    ],
  ])('rejects a sweep file with %s before it makes a folder', async (_, change, reason) => {
    const out = join(folder, 'refused');
    const file = sweepFile('refused.yaml', change);
    const exit = await runCli('sweep', file, '--out', out);
    expect(exit).toMatchObject({ code: 2, stdout: '' });
    expect(exit.stderr).toContain(reason);
    expect(existsSync(out)).toBe(false);
    expect((await runCli('validate', file)).code).toBe(2);
  });

  it.each([
    [['--seeds', '0'], '--seeds must be a whole number from 1'],
    [['--seeds', '1e9'], '--seeds must be a whole number from 1'],
    [['--workers', 'many'], '--workers must be a whole number from 1'],
    [['--out', ''], '--out needs a value'],
    [['--engine', 'bankrun'], 'unknown option --engine'],
    [['--policy', 'gone.ts'], 'POLICY__MODULE_INVALID'],
  ])('rejects %j', async (words, reason) => {
    const exit = await runCli('sweep', join(folder, 'smoke.yaml'), ...words);
    expect(exit.code).toBe(2);
    expect(exit.stderr).toContain(reason);
  });

  it('rejects a folder of a run, also with --force', async () => {
    const out = join(folder, 'foreign');
    await runCli('run', join(folder, 'smoke.yaml'), '--out', out);
    const exit = await runCli('sweep', join(folder, 'smoke.yaml'), '--out', out, '--force');
    expect(exit.code).toBe(2);
    expect(exit.stderr).toContain('REPORT__FOLDER_NOT_REPLACEABLE');
    expect(existsSync(join(out, 'metrics.csv'))).toBe(true);
  });

  it('validates a sweep file with its variants, and prints the schema', async () => {
    const schema = await runCli('schema', '--sweep');
    expect(JSON.parse(schema.stdout)).toEqual(JSON.parse(readFileSync('scenarios/schema/sweep.schema.json', 'utf8')));
    const exit = await runCli('validate', sweepFile('valid.yaml'));
    expect(exit).toMatchObject({ code: 0, stderr: '' });
    expect(exit.stdout).toContain('penalty, 2 variants with 3 seeds each, 6 runs, 1 conclusion, of: smoke, 20 agents');
  });
});

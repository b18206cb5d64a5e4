import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, startCli } from '#tests/support/cli-process.ts';

let folder: string;
let smoke: string;
let base: string;
let short: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-compare-'));
  smoke = join(folder, 'smoke.yaml');
  base = join(folder, 'base');
  short = join(folder, 'short');
  copyFileSync('scenarios/library/smoke.yaml', smoke);
  const text = readFileSync(smoke, 'utf8');
  writeFileSync(
    join(folder, 'short.yaml'),
    text.replace('horizon: 30d', 'horizon: 20d').replace('name: smoke', 'name: short'),
  );
  writeFileSync(join(folder, 'hourly.yaml'), text.replace('horizon: 30d', 'horizon: 2d\ntick: 1h'));
  await runCli('run', smoke, '--out', base);
  await runCli('run', join(folder, 'short.yaml'), '--seed', '7', '--out', short);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesOf(out: string): Record<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'base64')]),
  );
}

function rowsOf(out: string, name: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(out, name), 'utf8').trimEnd().split('\r\n');
  return lines.slice(1).map((line) => line.split(','));
}

function lastCells(run: string): Readonly<Record<string, string>> {
  const lines = readFileSync(join(run, 'metrics.csv'), 'utf8').trimEnd().split('\r\n');
  const cells = (lines.at(-1) ?? '').split(',');
  return Object.fromEntries((lines[0] ?? '').split(',').map((id, index) => [id, cells[index] ?? '']));
}

describe('actsim compare', () => {
  it('compares a scenario under two values with the same seeds, in the same bytes with any number of jobs', async () => {
    const out = join(folder, 'seeds');
    const words = ['compare', smoke, '--b-set', 'staking.min_stake=50_000 ACT', '--seeds', '3', '--out', out];
    const first = await runCli(...words, '--jobs', '1');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('A: staking.min_stake 100.00 ACT\nB: staking.min_stake 50,000 ACT\n');
    expect(first.stdout).toContain('3 seeds make a rough band');
    const alone = filesOf(out);
    const again = await runCli(...words, '--jobs', '3', '--force');
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
    expect(filesOf(out)).toEqual(alone);
    expect(rowsOf(out, 'runs.csv').map((row) => row.slice(0, 4).join(' '))).toEqual(
      ['a 42', 'a 43', 'a 44', 'b 42', 'b 43', 'b 44'].map((run) => `${run} completed 30`),
    );
    const markdown = readFileSync(join(out, 'compare.md'), 'utf8');
    expect(markdown).toContain('| staking.min\\_stake | 100.00 ACT | 50,000 ACT |');
    expect(markdown).toContain(`--b-set 'staking.min_stake=50_000 ACT' --seeds 3 --engine litesvm`);
  });

  it('makes the runs that run makes, and pairs them by seed', async () => {
    const out = join(folder, 'paired');
    const exit = await runCli('compare', smoke, '--b-set', 'staking.penalty=40%', '--seeds', '1', '--out', out);
    expect(exit).toMatchObject({ code: 0 });
    const steep = join(folder, 'steep.yaml');
    writeFileSync(steep, `${readFileSync(smoke, 'utf8')}\nstaking: { penalty: 40% }\n`);
    const run = join(folder, 'steep');
    await runCli('run', steep, '--out', run);
    const inA = lastCells(base);
    const inB = lastCells(run);
    const differences = rowsOf(out, 'differences.csv');
    expect(differences.length).toBeGreaterThan(50);
    for (const [, tick, id = '', unit, , a, b, difference] of differences) {
      expect([id, tick, a, b]).toEqual([id, '29', inA[id], inB[id]]);
      if (unit !== 'base_units' || a === '' || b === '') continue;
      expect(difference).toBe(String(BigInt(inB[id] ?? '') - BigInt(inA[id] ?? '')));
    }
    // The same two runs, as folders.
    const folders = join(folder, 'folders');
    expect(await runCli('compare', base, run, '--out', folders)).toMatchObject({ code: 0 });
    expect(filesOf(folders)['differences.csv']).toBe(filesOf(out)['differences.csv']);
    expect(readFileSync(join(folders, 'compare.html'), 'utf8')).toContain('staking.penaltyBps');
  });

  it('compares the common ticks of two run folders, and warns of what differs', async () => {
    const out = join(folder, 'common');
    const { code, stdout } = await runCli('compare', base, short, '--out', out, '--format', 'md');
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(join(out, 'compare.md'), 'utf8'));
    expect(stdout).toContain('# A: base against B: short');
    expect(stdout).toContain('Compared are the first 20 ticks, which both have (A plans 30, B 20).');
    expect(stdout).toContain('The seeds differ: what differs may be chance (A 42, B 7).');
    expect(stdout).toContain('The scenarios differ (A smoke, B short).');
    expect(stdout).toContain('One pair of runs shows no spread');
    expect(rowsOf(out, 'differences.csv')[0]?.[1]).toBe('19');
  });

  it('says that a run does not differ from itself', async () => {
    const copy = join(folder, 'copy');
    cpSync(base, copy, { recursive: true });
    const exit = await runCli('compare', base, copy, '--out', join(folder, 'same'));
    expect(exit).toMatchObject({ code: 0, stderr: '' });
    expect(exit.stdout).toMatch(/No difference: all \d+ metrics are equal at every tick\./);
    expect(exit.stdout).not.toContain('warning');
  });

  it('compares two scenarios, and scenarios of different lengths at the last tick that both have', async () => {
    const out = join(folder, 'lengths');
    const words = ['compare', smoke, '--b', join(folder, 'short.yaml'), '--seeds', '2', '--out', out];
    const { code, stdout } = await runCli(...words);
    expect(code).toBe(0);
    expect(stdout).toContain('Compared are the first 20 ticks');
    expect(stdout).toMatch(
      /No difference at the end; the runs differ before it|equal at every tick|No clear difference/,
    );
    expect(rowsOf(out, 'runs.csv').map((row) => row.slice(0, 4).join(' '))).toEqual([
      'a 42 completed 30',
      'a 43 completed 30',
      'b 42 completed 20',
      'b 43 completed 20',
    ]);
  });

  it('compares another build of the program, on either engine with the same results', async () => {
    const build = join(folder, 'build');
    cpSync('programs/staking/artifacts', build, { recursive: true });
    const outs = ['litesvm', 'bankrun'].map((engine) => join(folder, `build-${engine}`));
    for (const [index, engine] of ['litesvm', 'bankrun'].entries()) {
      const words = ['compare', smoke, '--b-program', build, '--seeds', '2', '--engine', engine];
      const exit = await runCli(...words, '--out', outs[index] ?? '');
      expect(exit).toMatchObject({ code: 0 });
      expect(exit.stdout).toContain('No difference: all');
    }
    const same = (out: string): unknown =>
      rowsOf(out, 'differences.csv').filter(([, , id]) => id !== 'chain.compute_units');
    expect(same(outs[1] ?? '')).toEqual(same(outs[0] ?? ''));
  });

  it('compares on SIGINT the seeds that are there, and ends with 130', async () => {
    const out = join(folder, 'interrupted');
    const long = join(folder, 'long.yaml');
    writeFileSync(long, readFileSync(smoke, 'utf8').replace('horizon: 30d', 'horizon: 20y'));
    const { child, exit } = startCli(['compare', long, '--b-set', 'staking.penalty=30%', '--seeds', '2', '--out', out]);
    while (!existsSync(join(out, 'compare.json'))) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    child.kill('SIGINT');
    const { code, stderr } = await exit;
    expect(code).toBe(130);
    expect(stderr).toContain('CLI__SWEEP_INTERRUPTED: interrupted by SIGINT after 0 of 4 runs');
    expect(readFileSync(join(out, 'compare.json'), 'utf8')).toContain('"status": "interrupted"');
    expect(existsSync(join(out, '.lock'))).toBe(false);
  });

  it('leaves out seeds that fail, and ends with their error', async () => {
    // The wallets' draws add up to more than the supply for some seeds and not for others.
    const tight = join(folder, 'tight.yaml');
    const text = `version: 1
name: tight
horizon: 3d
population:
  - cohort: a
    count: 3
    holdings: { pareto: { alpha: 0.3, min: 50_000_000 ACT, max: 400_000_000 ACT } }
    policy: { kind: staker }
`;
    writeFileSync(tight, text);
    const out = join(folder, 'tight');
    const words = ['compare', tight, '--b-set', 'staking.penalty=30%', '--seeds', '20', '--out', out];
    const { code, stdout, stderr } = await runCli(...words);
    expect(code).toBe(2);
    expect(stdout).toMatch(/error: \d+ of 20 runs of A failed, the first with seed \d+: SCENARIO__SUPPLY_EXCEEDED/);
    expect(stderr).toMatch(/CLI__SWEEP_RUNS_FAILED: \d+ of 40 runs failed, the first in A with seed/);
    expect(readFileSync(join(out, 'compare.json'), 'utf8')).toContain('"status": "failed"');
  });

  it.each<[string, () => readonly string[], string]>([
    ['equal sides', () => [smoke], 'both sides are the same; say what B has otherwise'],
    ['one folder', () => [base], 'expected a second run folder to compare it with, found none'],
    ['a folder and a file', () => [base, smoke], 'to be a run folder as well'],
    ['a file and a folder', () => [smoke, base], 'expected two run folders, or scenario files'],
    ['options of scenarios with folders', () => [base, short, '--seeds', '3'], '--seeds is for scenarios'],
    ['a value without a path', () => [smoke, '--b-set', '20%'], '--b-set must be <path>=<value>'],
    ['a path that leads nowhere', () => [smoke, '--b-set', 'staking.penalti=20%'], 'did you mean'],
    ['a folder that holds no run', () => [base, folder], 'manifest.json'],
    ['different ticks', () => [smoke, '--b', join(folder, 'hourly.yaml')], 'expected ticks of one length, found 86400'],
  ])('rejects %s', async (_, words, message) => {
    const { code, stderr } = await runCli('compare', ...words());
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('rejects a run whose metrics were changed, and an output folder that is there', async () => {
    const changed = join(folder, 'changed');
    cpSync(base, changed, { recursive: true });
    writeFileSync(
      join(changed, 'metrics.csv'),
      readFileSync(join(changed, 'metrics.csv'), 'utf8').replace(/\d\r\n$/, '9\r\n'),
    );
    const exit = await runCli('compare', base, changed, '--out', join(folder, 'never'));
    expect(exit.code).toBe(2);
    expect(exit.stderr).toContain('metrics.csv cannot be used: it changed after the run');
    expect(existsSync(join(folder, 'never'))).toBe(false);
    const taken = await runCli('compare', base, short, '--out', short, '--force');
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('exists and is not replaced, also not by --force');
  });
});

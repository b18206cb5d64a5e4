import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, runInto } from '#tests/support/cli-here.ts';
import { runCli, startCli } from '#tests/support/cli-process.ts';
import { compareFolders } from '../../cli/compare/compare-folders.ts';
import { comparisonOutcome } from '../../cli/compare/compare-outcome.ts';

/** Long enough for stakes to differ, short enough to be run often. */
const DAYS = 12;
const SHORT_DAYS = 8;

let folder: string;
let smoke: string;
let base: string;
let short: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-compare-'));
  smoke = join(folder, 'smoke.yaml');
  base = join(folder, 'base');
  short = join(folder, 'short');
  const text = readFileSync('scenarios/library/smoke.yaml', 'utf8');
  expect(text).toContain('horizon: 30d');
  const lasting = (horizon: string): string => text.replace('horizon: 30d', `horizon: ${horizon}`);
  writeFileSync(smoke, lasting(`${DAYS}d`));
  writeFileSync(join(folder, 'short.yaml'), lasting(`${SHORT_DAYS}d`).replace('name: smoke', 'name: short'));
  writeFileSync(join(folder, 'hourly.yaml'), lasting('2d\ntick: 1h'));
  writeFileSync(join(folder, 'long.yaml'), lasting('20y'));
  await runInto(base, smoke);
  await runInto(short, join(folder, 'short.yaml'), { seed: 7 });
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

/** Another build: what follows the program's last section changes its hash and nothing that it does. */
function otherBuild(target: string): string {
  cpSync('programs/staking/artifacts', target, { recursive: true });
  const program = Buffer.concat([readFileSync(join(target, 'staking.so')), Buffer.alloc(8)]);
  const sha256 = createHash('sha256').update(program).digest('hex');
  writeFileSync(join(target, 'staking.so'), program);
  const manifest = readFileSync(join(target, 'manifest.json'), 'utf8');
  const former = createHash('sha256').update(readFileSync('programs/staking/artifacts/staking.so')).digest('hex');
  expect(manifest).toContain(former);
  writeFileSync(join(target, 'manifest.json'), manifest.replaceAll(former, sha256));
  return sha256;
}

describe('actsim compare', () => {
  it('compares a scenario under two values with the same seeds, in the same bytes with any number of jobs', async () => {
    const out = join(folder, 'seeds');
    const words = ['compare', smoke, '--b-set', 'staking.min_stake=50_000 ACT', '--seeds', '2', '--out', out];
    const first = await runCli(...words, '--jobs', '1');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('A: staking.min_stake 100.00 ACT\nB: staking.min_stake 50,000 ACT\n');
    expect(first.stdout).toContain('2 seeds tell little');
    const alone = filesOf(out);
    const again = await runCli(...words, '--jobs', '3', '--force');
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
    expect(filesOf(out)).toEqual(alone);
    expect(rowsOf(out, 'runs.csv').map((row) => row.slice(0, 4).join(' '))).toEqual(
      ['a 42', 'a 43', 'b 42', 'b 43'].map((run) => `${run} completed ${DAYS}`),
    );
    const markdown = readFileSync(join(out, 'compare.md'), 'utf8');
    expect(markdown).toContain('| staking.min\\_stake | 100.00 ACT | 50,000 ACT |');
    expect(markdown).toContain(`--b-set 'staking.min_stake=50_000 ACT' --seeds 2 --engine litesvm`);
  });

  it('makes the runs that run makes, pairs them by seed, and tells the same of them as folders', async () => {
    const out = join(folder, 'paired');
    const words = ['compare', smoke, '--b-set', 'staking.min_stake=50_000 ACT', '--seeds', '1'];
    expect(await runCli(...words, '--out', out)).toMatchObject({ code: 0 });
    const steep = join(folder, 'steep.yaml');
    writeFileSync(steep, `${readFileSync(smoke, 'utf8')}\nstaking: { min_stake: 50_000 ACT }\n`);
    const run = join(folder, 'steep');
    await runInto(run, steep);
    const inA = lastCells(base);
    const inB = lastCells(run);
    const differences = rowsOf(out, 'differences.csv');
    expect(differences.length).toBeGreaterThan(50);
    expect(differences.filter((row) => row.at(-1) !== 'same' && row.at(-1) !== 'unknown').length).toBeGreaterThan(5);
    for (const [, tick, id = '', unit, , a, b, difference] of differences) {
      expect([id, tick, a, b]).toEqual([id, String(DAYS - 1), inA[id], inB[id]]);
      if (unit !== 'base_units' || a === '' || b === '') continue;
      expect(difference).toBe(String(BigInt(inB[id] ?? '') - BigInt(inA[id] ?? '')));
    }
    const folders = join(folder, 'folders');
    const { code, stdout } = await runCli('compare', base, run, '--out', folders, '--format', 'md');
    expect({ code, stdout }).toEqual({ code: 0, stdout: readFileSync(join(folders, 'compare.md'), 'utf8') });
    expect(filesOf(folders)['differences.csv']).toBe(filesOf(out)['differences.csv']);
    expect(readFileSync(join(folders, 'compare.html'), 'utf8')).toContain('staking.minStakeBaseUnits');
  });

  it('compares the common ticks of two run folders, and warns of what differs', async () => {
    const out = join(folder, 'common');
    const { markdown } = (await compareFolders({ a: base, b: short, out, force: false })).report;
    expect(markdown).toContain('# A: base against B: short');
    expect(markdown).toContain(
      `Compared are the first ${SHORT_DAYS} ticks, which both have (A plans ${DAYS}, B ${SHORT_DAYS}).`,
    );
    expect(markdown).toContain('The seeds differ: what differs may be chance (A 42, B 7).');
    expect(markdown).toContain('The scenarios differ (A smoke, B short).');
    expect(markdown).toContain('One pair of runs shows no spread');
    expect(rowsOf(out, 'differences.csv')[0]?.[1]).toBe(String(SHORT_DAYS - 1));
  });

  it('says that a run does not differ from itself', async () => {
    const copy = join(folder, 'copy');
    cpSync(base, copy, { recursive: true });
    const finished = await compareFolders({ a: base, b: copy, out: join(folder, 'same'), force: false });
    expect(comparisonOutcome(finished)).toMatch(/No difference: all \d+ metrics are equal at every tick\./);
  });

  it('compares scenarios of different lengths at the last tick that both have, and knows that they are equal until then', async () => {
    const out = join(folder, 'lengths');
    const words = ['compare', smoke, '--b', join(folder, 'short.yaml'), '--seeds', '1', '--out', out];
    const { code, stdout } = await runCli(...words);
    expect(code).toBe(0);
    expect(stdout).toContain(`Compared are the first ${SHORT_DAYS} ticks`);
    expect(stdout).toMatch(/No difference: all \d+ metrics are equal at every tick\./);
    expect(rowsOf(out, 'runs.csv').map((row) => row.slice(0, 4).join(' '))).toEqual([
      `a 42 completed ${DAYS}`,
      `b 42 completed ${SHORT_DAYS}`,
    ]);
  });

  it('compares another build of the program, on either engine with the same results', async () => {
    const build = join(folder, 'build');
    const sha256 = otherBuild(build);
    const outs = ['litesvm', 'bankrun'].map((engine) => join(folder, `build-${engine}`));
    for (const [index, engine] of ['litesvm', 'bankrun'].entries()) {
      const words = ['compare', smoke, '--b-program', build, '--seeds', '1', '--engine', engine];
      const exit = await runCli(...words, '--out', outs[index] ?? '');
      expect(exit).toMatchObject({ code: 0 });
      expect(exit.stdout).toContain(`\nB: program ${sha256.slice(0, 8)}\n`);
      expect(exit.stdout).toContain('No difference: all');
    }
    expect(readFileSync(join(outs[0] ?? '', 'compare.html'), 'utf8')).toContain(sha256);
    const same = (out: string): unknown =>
      rowsOf(out, 'differences.csv').filter(([, , id]) => id !== 'chain.compute_units');
    expect(same(outs[1] ?? '')).toEqual(same(outs[0] ?? ''));
  });

  it('shows what a flaw of a vulnerable twin does, says which invariants it broke and when, and ends with 0', async () => {
    const out = join(folder, 'twin');
    const words = ['compare', smoke, '--b-build', 'vuln-r01', '--seeds', '2', '--out', out];
    const { code, stdout, stderr } = await runCli(...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('failed') as unknown });
    expect(stdout).toMatch(/^A: program [0-9a-f]{8}\nB: vulnerable twin vuln-r01\n/);
    expect(stdout).toMatch(
      /error: Invariants broke in 2 of 2 runs of B, and the runs went on: I05 at tick \d+ with seed 42 \(/,
    );
    const runs = rowsOf(out, 'runs.csv');
    expect(runs.map((row) => row.slice(0, 4).join(' '))).toEqual(
      ['a 42', 'a 43', 'b 42', 'b 43'].map((run) => `${run} completed ${DAYS}`),
    );
    expect(runs.map((row) => row[6])).toEqual(['', '', ...Array(2).fill(expect.stringMatching(/^I05@\d+ /))]);
    const manifest = JSON.parse(readFileSync(join(out, 'compare.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      status: 'completed',
      a: { program: expect.not.objectContaining({ build: expect.anything() as unknown }) as unknown },
      b: {
        program: { build: 'vuln-r01' },
        runs: [{ broken: [{ invariant: 'I05' }, {}] }, {}].map(() => ({ broken: expect.any(Array) as unknown })),
      },
    });
    const markdown = readFileSync(join(out, 'compare.md'), 'utf8');
    expect(markdown).toMatch(/^# .*\n\n> \*\*Broken:\*\* Invariants broke in 2 of 2 runs of B/);
    expect(markdown).toContain('| vulnerable twin | none | vuln-r01 |');
    expect(markdown).toContain('--b-build vuln-r01 --seeds 2 --engine litesvm');
    expect(readFileSync(join(out, 'compare.html'), 'utf8')).toContain('vulnerable twin vuln-r01');
  });

  it('makes on a twin the ticks that run makes of it until the first breach', async () => {
    const run = join(folder, 'twin-run');
    const { code, stderr } = await runCli('run', smoke, '--build', 'vuln-r01', '--out', run);
    expect(code).toBe(1);
    const [, invariant, tick] = /invariant (\S+) broke at tick (\d+)/.exec(stderr) ?? [];
    const out = join(folder, 'twin-short');
    // The last tick of a run reads every account, so the twin's run must be one that ended there.
    const until = join(folder, 'until.yaml');
    writeFileSync(until, readFileSync(smoke, 'utf8').replace(/horizon: .*/, `horizon: ${Number(tick)}d`));
    const exit = await runCli('compare', until, '--b-build', 'vuln-r01', '--seeds', '1', '--out', out);
    expect(exit).toMatchObject({ code: 0, stdout: expect.not.stringContaining('Invariants broke') as unknown });
    const cells = lastCells(run);
    for (const row of rowsOf(out, 'differences.csv')) expect([row[2], row[6]]).toEqual([row[2], cells[row[2] ?? '']]);
    expect(invariant).toBe('I05');
  });

  it('compares on SIGINT the seeds that are there, and ends with 130', async () => {
    const out = join(folder, 'interrupted');
    const long = join(folder, 'long.yaml');
    const { child, exit } = startCli(['compare', long, '--b-set', 'staking.penalty=30%', '--seeds', '2', '--out', out]);
    while (!existsSync(join(out, 'compare.json'))) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 500));
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
horizon: 2d
population:
  - cohort: a
    count: 3
    holdings: { pareto: { alpha: 0.3, min: 50_000_000 ACT, max: 400_000_000 ACT } }
    policy: { kind: staker }
`;
    writeFileSync(tight, text);
    const out = join(folder, 'tight');
    const words = ['compare', tight, '--b-set', 'staking.penalty=30%', '--seeds', '8', '--out', out];
    const { code, stdout, stderr } = await runCli(...words);
    expect(code).toBe(2);
    expect(stdout).toMatch(/error: \d+ of 8 runs of A failed, the first with seed \d+: SCENARIO__SUPPLY_EXCEEDED/);
    expect(stderr).toMatch(/CLI__SWEEP_RUNS_FAILED: \d+ of 16 runs failed, the first in A with seed/);
    expect(readFileSync(join(out, 'compare.json'), 'utf8')).toContain('"status": "failed"');
  });

  it('tells of runs that failed on every seed, and names no table where there is none', async () => {
    const full = join(folder, 'full.yaml');
    const population =
      'population:\n  - { cohort: a, count: 3, holdings: { fixed: 400_000_000 ACT }, policy: { kind: staker } }\n';
    writeFileSync(full, `version: 1\nname: full\nhorizon: 2d\n${population}`);
    const out = join(folder, 'full');
    const words = ['compare', full, '--b-set', 'staking.penalty=30%', '--seeds', '2', '--out', out];
    const { code, stdout, stderr } = await runCli(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toContain('runs.csv');
    expect(existsSync(join(out, 'runs.csv'))).toBe(false);
  });

  it.each<[string, () => readonly string[], string]>([
    ['equal sides', () => [smoke], 'both sides are the same; say what B has otherwise'],
    [
      'equal sides by another name',
      () => [smoke, '--b', join(folder, '.', 'base', '..', 'smoke.yaml')],
      'are the same',
    ],
    ['a file that is not there', () => [join(folder, 'none.yaml')], 'none.yaml'],
    ['one folder', () => [base], 'expected a second run folder to compare it with, found none'],
    ['a folder with itself', () => [base, `${base}/`], 'are the same folder: expected two runs'],
    ['a folder that is not there', () => [base, join(folder, 'none')], 'none cannot be used: there is no such folder'],
    ['nothing and a folder', () => [join(folder, 'none'), base], 'none cannot be used: there is no such folder'],
    ['a folder and a file', () => [base, smoke], 'to be a run folder as well'],
    ['a file and a folder', () => [smoke, base], 'expected two run folders, or scenario files'],
    ['a twin for run folders', () => [base, short, '--b-build', 'vuln-r01'], '--b-build is for scenarios'],
    [
      'one twin on both sides',
      () => [smoke, '--a-build', 'vuln-r01', '--b-build', 'vuln-r01'],
      'both sides are the same',
    ],
    ['a twin that there is none of', () => [smoke, '--b-build', 'vuln-r99'], 'did you mean vuln-r01?'],
    [
      'a twin and a folder for one side',
      () => [smoke, '--a-build', 'vuln-r01', '--a-program', folder],
      '--a-build and --a-program do not go together',
    ],
    ['options of scenarios with folders', () => [base, short, '--seeds', '3'], '--seeds is for scenarios'],
    ['a value without a path', () => [smoke, '--b-set', '20%'], '--b-set must be <path>=<value>'],
    ['a path that leads nowhere', () => [smoke, '--b-set', 'staking.penalti=20%'], 'did you mean'],
    ['a value that cannot be', () => [smoke, '--b-set', 'staking.penalty=90%'], 'expected a percentage from 0% to 50%'],
    ['a seed of B', () => [smoke, '--b-set', 'seed=3'], 'both sides run with the same seeds'],
    ['no seeds', () => [smoke, '--b-set', 'staking.penalty=20%', '--seeds', '0'], 'a whole number from 1 to 1000'],
    ['a folder that holds no run', () => [base, folder], 'manifest.json'],
    ['different ticks', () => [smoke, '--b', join(folder, 'hourly.yaml')], 'expected ticks of one length, found 86400'],
    [
      'other decimals',
      () => [smoke, '--b-set', 'token.decimals=6'],
      'expected tokens of the same decimals, found 9 in smoke, 6 in smoke with token.decimals=6',
    ],
  ])('rejects %s', async (_, words, message) => {
    const { code, text } = await refusalOf('compare', ...words(), '--out', join(folder, 'never'));
    expect(code).toBe(2);
    expect(text).toContain(message);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('rejects a folder without a build as a program that cannot be read', async () => {
    const { code, text } = await refusalOf('compare', smoke, '--b-program', folder);
    expect(code).toBe(3);
    expect(text).toContain('a build is a folder with staking.so, staking.json and manifest.json');
  });

  it('rejects the folder of a twin as a build, and says how a twin is named', async () => {
    const { code, text } = await refusalOf('compare', smoke, '--b-program', 'programs/staking/twins/vuln-r01');
    expect(code).toBe(3);
    expect(text).toContain('is the vulnerable twin vuln-r01');
    expect(text).toContain('--build vuln-r01, of compare --a-build and --b-build');
  });

  it('rejects a comparison as a run, a run whose metrics were changed, and an output folder that is there', async () => {
    const comparison = join(folder, 'comparison');
    mkdirSync(comparison);
    writeFileSync(join(comparison, 'compare.json'), '{ "format": "actsim-compare" }');
    expect(await refusalOf('compare', base, comparison)).toMatchObject({
      code: 2,
      text: expect.stringContaining('found that of a comparison, which keeps no rows of its runs') as unknown,
    });
    const changed = join(folder, 'changed');
    cpSync(base, changed, { recursive: true });
    copyFileSync(join(short, 'metrics.csv'), join(changed, 'metrics.csv'));
    const never = join(folder, 'never');
    expect(await refusalOf('compare', base, changed, '--out', never)).toMatchObject({
      code: 2,
      text: expect.stringContaining('metrics.csv cannot be used: it changed after the run') as unknown,
    });
    expect(existsSync(never)).toBe(false);
    expect(await refusalOf('compare', base, short, '--out', short, '--force')).toMatchObject({
      code: 2,
      text: expect.stringContaining('exists and is not replaced, also not by --force') as unknown,
    });
  });
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failuresOf, type RegressionOutcome } from '../../cli/test/regression-outcome.ts';
import { type RegressionTask, runRegression } from '../../cli/test/regression-task.ts';
import { refusalOf } from '../support/cli-here.ts';
import { runCli } from '../support/cli-process.ts';

const POLICY =
  '{ kind: staker, participation_bps: 9000, join_over_days: 7, review_every_days_mean: 4, lock_mix: { 0: 40, 7: 40, 30: 20 } }';
const SCENARIO = `version: 1
name: small
horizon: 45d
population:
  - cohort: stakers
    count: 18
    holdings: { pareto: { alpha: 1.1, min: 10_000 ACT, max: 1_000_000 ACT } }
    policy: ${POLICY}
assert:
  - { metric: staking.ratio, at: max, above: 1%, message: Somebody stakes }
baseline: { every: 15d, metrics: [staking.ratio, supply.total] }
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-test-command-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

let runs = 0;
async function test(file: string, changes: Partial<RegressionTask> = {}): Promise<RegressionOutcome> {
  runs += 1;
  const task: RegressionTask = {
    file,
    name: `run-${runs}`,
    folder: join(folder, `run-${runs}`),
    force: false,
    engine: 'litesvm',
    build: undefined,
    programDir: undefined,
    policies: [],
    update: false,
    ...changes,
  };
  return runRegression(task, [], { aborted: false });
}

/** What failed, as `kind: first line`. */
function failed(outcome: RegressionOutcome): readonly string[] {
  return failuresOf(outcome).map(({ kind, lines }) => `${kind}: ${lines[0]}`);
}

describe('actsim test', () => {
  it('fails without a baseline, writes it with --update, and then passes on the other engine too', async () => {
    const file = write('small.yaml', SCENARIO);
    const baseline = join(folder, 'small.baseline.csv');
    expect(failed(await test(file))).toEqual([`baseline: there is no ${baseline}`]);
    expect(existsSync(baseline)).toBe(false);
    const updated = await test(file, { update: true });
    expect(updated.status).toBe('passed');
    expect(updated.checks.at(-1)).toMatchObject({ kind: 'baseline', status: 'updated' });
    expect(readFileSync(baseline, 'utf8')).toMatch(/^tick,staking\.ratio,supply\.total\n14,/);
    expect(await test(file, { engine: 'bankrun' })).toMatchObject({ status: 'passed', ticksFinished: 45 });
    expect((await test(file, { update: true })).checks.at(-1)?.status).toBe('passed');
  });

  it('names the first figure that moved, and leaves the baseline alone', async () => {
    const file = write('moved.yaml', SCENARIO);
    await test(file, { update: true });
    const baseline = join(folder, 'moved.baseline.csv');
    const stored = readFileSync(baseline, 'utf8').replace(/^(29,[^,]*,)(\d+)$/m, '$11$2');
    writeFileSync(baseline, stored);
    const outcome = await test(file);
    expect(failed(outcome)[0]).toMatch(
      /^baseline: supply\.total moved at tick 29: expected 1\d+, found \d+, .*, exact$/,
    );
    expect(failuresOf(outcome)[0]?.lines.at(-1)).toContain('--update');
    expect(readFileSync(baseline, 'utf8')).toBe(stored);
    expect(outcome.report).toBeDefined();
  });

  it('says what to do about a baseline of other columns, and of one that cannot be read', async () => {
    const file = write('other.yaml', SCENARIO);
    write('other.baseline.csv', 'tick,staking.ratio\n14,0.1\n');
    expect(failed(await test(file))).toEqual(['baseline: the run has metrics that the baseline has not: supply.total']);
    write('other.baseline.csv', '<<<<<<< ours\n');
    expect(failed(await test(file))[0]).toMatch(/line 1.*--update/);
  });

  it('names a broken assertion with what it means, and never updates then', async () => {
    const file = write('broken.yaml', SCENARIO.replace('above: 1%', 'above: 99%'));
    const outcome = await test(file, { update: true });
    expect(failed(outcome)[0]).toMatch(
      /^assertion: staking\.ratio at its largest: expected above 99%, found .* at tick \d+$/,
    );
    expect(failuresOf(outcome)[0]?.lines[1]).toBe('Somebody stakes');
    expect(existsSync(join(folder, 'broken.baseline.csv'))).toBe(false);
  });

  it('fails a run that executed nothing, and one in which something never happened', async () => {
    const idle = SCENARIO.replace(POLICY, '{ kind: holder }').replace('above: 1%', 'at_least: 0%');
    const nothing = failed(await test(write('nothing.yaml', idle)));
    expect(nothing).toContain('vacuity: nothing was executed: of 0 actions of agents the program accepted none');
    const brief = SCENARIO.replace('horizon: 45d', 'horizon: 5d').replace('every: 15d', 'every: 1d');
    expect(failed(await test(write('brief.yaml', brief.replace('above: 1%', 'at_least: 0%'))))).toContainEqual(
      expect.stringMatching(/^vacuity: never once accepted: .*unstake/),
    );
  });

  it('wants no baseline where the scenario keeps none, and none beside it', async () => {
    const file = write('kept.yaml', SCENARIO.replace(/^baseline: .*$/m, 'baseline: { kept: false }'));
    const outcome = await test(file, { update: true });
    expect(outcome.status).toBe('passed');
    expect(outcome.checks.map(({ kind }) => kind)).toEqual(['run', 'assertion', 'vacuity']);
    expect(existsSync(join(folder, 'kept.baseline.csv'))).toBe(false);
    write('kept.baseline.csv', 'tick,staking.ratio\n14,0.1\n');
    expect(failed(await test(file))[0]).toMatch(/^baseline: there is .*kept\.baseline\.csv, and .*kept: false$/);
  });

  it('fails a scenario that is not valid, with its problems', async () => {
    const outcome = await test(
      write('invalid.yaml', SCENARIO.replace('staking.ratio, at: max', 'staking.ration, at: max')),
    );
    expect(outcome).toMatchObject({ status: 'failed', folder: undefined, ticksFinished: 0 });
    expect(failuresOf(outcome)[0]?.lines.join('\n')).toContain('did you mean "staking.ratio"?');
  });

  it('fails on a program with a flaw, naming the invariant, and skips what comes later', async () => {
    const outcome = await test(write('twin.yaml', SCENARIO), { build: 'vuln-r01' });
    expect(failed(outcome)[0]).toMatch(/^run: INVARIANT__BROKEN: invariant \S+ broke at tick \d+/);
    expect(failuresOf(outcome)[0]?.lines[1]).toMatch(/^what has to hold: \S+ /);
    expect(outcome.checks.map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped']);
  });

  it('ends with 1, in the order of the files with several jobs, and writes what CI reads', async () => {
    const good = write('z-good.yaml', SCENARIO);
    const bad = write('a-bad.yaml', SCENARIO.replace('above: 1%', 'above: 99%'));
    await test(good, { update: true });
    const [junit, summary, out] = [join(folder, 'junit.xml'), join(folder, 'summary.md'), join(folder, 'out')];
    const words = ['--engine', 'litesvm', '--jobs', '2', '--junit', junit, '--summary', summary, '--out', out];
    const { code, stdout, stderr } = await runCli('test', good, bad, ...words);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ok +z-good [^\n]*\nFAIL +a-bad /);
    expect(stdout).toMatch(/\n1 passed, 1 failed\n$/);
    expect(stderr).toContain('CLI__REGRESSIONS_FAILED: 1 of 2 regressions failed, the first');
    const xml = readFileSync(junit, 'utf8');
    expect(xml.match(/<testsuite /g)).toHaveLength(2);
    expect(xml.match(/<failure /g)).toHaveLength(2);
    expect(readFileSync(summary, 'utf8')).toContain('**1 passed, 1 failed**');
    expect(readdirSync(out).sort()).toEqual(['a-bad', 'z-good']);
    const again = await runCli('test', good, bad, ...words);
    expect([again.code, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toContain('REPORT__FOLDER_EXISTS');
  });

  it.each([
    [['missing.yaml'], /missing\.yaml: expected a scenario file/],
    [['scenarios/library/smoke.yaml', '--junit', '.'], /^REPORT__WRITE_FAILED: cannot write \.: it is a folder$/],
    [['x.yaml', '--jobs', '0'], /--jobs must be a whole number/],
    [['x.yaml', '--build', 'vuln-r01', '--update'], /a twin gives no baseline/],
    [['x.yaml', '--build', 'vuln-r01', '--program', 'p'], /one of --build and --program/],
  ])('refuses %j', async (words, text) => {
    const refusal = await refusalOf('test', ...words);
    expect(refusal.code).toBe(2);
    expect(refusal.text).toMatch(text);
  });
});

import { describe, expect, it } from 'vitest';
import { terminalSummary } from '#cli/terminal-summary.ts';
import { digestOf } from '#reports/run-digest.ts';
import type { RunResults } from '#reports/run-results.ts';
import { yearOfMetrics } from '#tests/support/chart-source.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

const PLAIN = { width: 80, colours: false };

type Told = Parameters<typeof terminalSummary>[0];

function runOf(results: RunResults): Told {
  return {
    folder: 'runs/a',
    resultsDigest: 'd1'.repeat(32),
    report: {
      htmlFile: 'runs/a/report.html',
      summaryFile: 'runs/a/summary.md',
      charts: [],
      digest: digestOf(results),
    },
  };
}

describe('cli/terminal-summary.ts', () => {
  it('fits one screen of 80 columns, paths left out', () => {
    const lines = terminalSummary(runOf(fixtureResults()), PLAIN).split('\n');
    expect(lines.length).toBeLessThanOrEqual(32);
    expect(lines.filter((line) => !line.startsWith('results digest') && line.length > 80)).toEqual([]);
  });

  it('tells the run, its figures from start to end in columns, its targets and its refusals', () => {
    const text = terminalSummary(runOf(fixtureResults()), PLAIN);
    expect(text).toMatch(/^970 agents over 365 ticks/);
    const rows = text.split('\n').filter((line) => /[▁-█]/.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(6);
    expect(rows.length).toBeLessThanOrEqual(8);
    expect(rows[0]).toMatch(/^ {2}Staked share of the circulati[a-z ]*… +0\.00 {2}▁[▁-█]+ +44\.90 %$/);
    expect(new Set(rows.map((line) => line.search(/[▁-█]/))).size).toBe(1);
    expect(text).toMatch(/^targets of the plan met at the end: \d of \d$/m);
    expect(text).toMatch(/^refused actions: 47; most often 40 x stake of retail \(StakeCapExceeded\)/m);
    expect(text.trimEnd().split('\n').slice(-3)).toEqual([
      `results digest: ${'d1'.repeat(32)}`,
      'run folder: runs/a',
      'report: runs/a/report.html',
    ]);
  });

  it('names the targets that are missed', () => {
    const ratio = Array.from({ length: 365 }, () => 0.12);
    const results = fixtureResults({ series: { ...yearOfMetrics(), 'staking.ratio': ratio } });
    const text = terminalSummary(runOf(results), PLAIN);
    expect(text).toMatch(/^targets of the plan met at the end: 4 of 5$/m);
    expect(text).toMatch(/^ {2}missed {2}Staked share of the circulating supply {2}12\.00%, wanted > 40%$/m);
  });

  it('does not call a target missed that has no figure', () => {
    const turnout = Array.from({ length: 365 }, () => undefined);
    const ratio = Array.from({ length: 365 }, () => 0.12);
    const results = fixtureResults({
      series: { ...yearOfMetrics(), 'staking.ratio': ratio, 'governance.turnout': turnout },
    });
    const text = terminalSummary(runOf(results), PLAIN);
    expect(text).toMatch(/^ {2}missed {3}Staked share/m);
    expect(text).toMatch(/^ {2}unknown {2}Governance participation/m);
  });

  it('says no unit of a bare number', () => {
    expect(terminalSummary(runOf(fixtureResults()), PLAIN)).toMatch(/^ {2}Nakamoto coefficient.* 13$/m);
  });

  it('uses a wider terminal for longer courses', () => {
    const barsAt = (width: number): number =>
      terminalSummary(runOf(fixtureResults()), { width, colours: false }).match(/[▁-█]+/)?.[0].length ?? 0;
    expect(barsAt(120)).toBeGreaterThan(30);
    expect(barsAt(120)).toBeLessThanOrEqual(40);
    expect(barsAt(80)).toBe(14);
  });

  it('says with colours nothing else than without', () => {
    const run = runOf(fixtureResults());
    const coloured = terminalSummary(run, { width: 80, colours: true });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(terminalSummary(run, PLAIN));
  });

  it('puts what is wrong with a run before its figures', () => {
    const sound = fixtureResults();
    const manifest = { ...sound.manifest, status: 'interrupted', vacuousKinds: ['unstake'] } as RunResults['manifest'];
    const text = terminalSummary(runOf({ ...sound, manifest }), PLAIN);
    expect(text).toMatch(/^error: This run was interrupted after 365 of 365 ticks/m);
    expect(text).toMatch(/^warning: Never once accepted: unstake\./m);
    expect(text.indexOf('warning:')).toBeLessThan(text.indexOf('▁'));
  });

  it('tells what became of each attack once', () => {
    const text = terminalSummary(runOf(fixtureResults({ spec: attackedSpec(FIXTURE_SPEC), ticks: 12 })), {
      ...PLAIN,
      width: 120,
    });
    expect(text).toMatch(/^warning: R01 [^(]*\(raiders\), paid: /m);
    expect(text).toMatch(/^attack: R01 [^(]*\(sleepers\), bounded: /m);
    expect(text.match(/\(raiders\)/g)).toHaveLength(1);
  });

  it('groups the digits of many refusals', () => {
    const failures = [
      { cohort: 'retail', kind: 'swap', errorName: 'Slippage', errorCode: 1, count: 12_345, firstTick: 0, lastTick: 9 },
    ];
    expect(terminalSummary(runOf(fixtureResults({ change: { failures } })), PLAIN)).toMatch(
      /^refused actions: 12,345; most often 12,345 x swap of retail \(Slippage\)/m,
    );
  });

  it('tells assertions with what was found, and what a broken one means', () => {
    const broken = {
      subject: 'staking.ratio',
      when: 'at the end',
      expected: 'above 40%',
      found: '38%',
      tick: 9,
      holds: false,
      message: 'Staking pays',
    };
    const kept = { ...broken, found: '41%', holds: true };
    const run = { folder: 'runs/a', resultsDigest: 'd1', report: undefined };
    expect(terminalSummary(run, PLAIN, [kept, broken])).toBe(
      'assertions that hold: 1 of 2\n' +
        '  holds   staking.ratio at the end: 41% at tick 9, expected above 40%\n' +
        '  broken  staking.ratio at the end: 38% at tick 9, expected above 40%\n' +
        '          Staking pays\n\nresults digest: d1\nrun folder: runs/a\n',
    );
  });

  it('tells the paths of a run that finished no tick', () => {
    const run = { folder: 'runs/a', resultsDigest: 'd1', report: undefined };
    expect(terminalSummary(run, PLAIN)).toBe('results digest: d1\nrun folder: runs/a\n');
  });
});

import { describe, expect, it } from 'vitest';
import type { RunResults } from '#reports/run-results.ts';
import { renderSummary } from '#reports/summary.ts';
import { attackedSpec, attackerCohort } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

/** Lines that no browser would show as a paragraph that it breaks itself. */
function fixedLines(summary: string): readonly string[] {
  return summary.split('\n').filter((line) => /^[|-]/.test(line));
}

describe('reports/summary', () => {
  it('fits on one screen, and its tables and lists into a hundred columns', () => {
    const summary = renderSummary(fixtureResults());
    expect(summary.split('\n').length).toBeLessThanOrEqual(48);
    expect(fixedLines(summary).filter((line) => Array.from(line).length > 110)).toEqual([]);
  });

  it('says first whether targets are met and who holds the power, then tables, events, refusals and how to repeat it', () => {
    const summary = renderSummary(fixtureResults());
    expect(summary.split('\n')[0]).toBe('# first-year');
    expect(summary.split('\n')[2]).toMatch(/^\*\*All 5 targets of the plan .*\*\* Voting power at the end: /);
    expect(summary).toMatch(
      /^\| Active stakers|^\| Staked share of the circulating supply \| &gt; 40% \| 44\.90% \| yes \|/m,
    );
    expect(summary).toMatch(/^\| Staked share of the circulating supply \| 0\.00 \| 44\.90 \| % \| ▁[▁-█]{19} \|$/m);
    expect(summary).toContain('- 2025-02-07: price shock, market, the price falls by 60%, to 0.02 USD');
    expect(summary).toContain('- 40 x stake of retail: StakeCapExceeded');
    expect(summary).toMatch(/^Results digest: `[0-9a-f]{64}`/m);
    expect(summary.endsWith('\n    actsim run first-year.yaml --engine litesvm --seed 42\n')).toBe(true);
  });

  it('marks a target that is missed', () => {
    const ratio = Array.from({ length: 365 }, () => 0.12);
    const summary = renderSummary(fixtureResults({ series: { 'staking.ratio': ratio } }));
    expect(summary).toContain('| Staked share of the circulating supply | &gt; 40% | 12.00% | **no** | 0% |');
  });

  it('lists as many events as fit and says how many there are', () => {
    const event = { unixSeconds: 0, date: '2025-03-01', kind: 'pause', subject: 'stake', detail: 'x'.repeat(200) };
    const events = Array.from({ length: 1_200 }, () => event);
    const summary = renderSummary(fixtureResults({ change: { events } }));
    expect(summary).toContain('Events (the most important of 1,200; all in events.csv):');
    expect(summary.match(/^- 2025-03-01: pause, stake, x+…$/gm)).toHaveLength(6);
  });

  it('prefers shocks and changes of rules to the arrivals before them', () => {
    const event = (day: number, kind: string, subject: string, detail = '') => {
      return { unixSeconds: day * 86_400, date: `2025-01-0${day}`, kind, subject, detail };
    };
    const arrivals = [1, 2, 3, 4, 5, 6, 7].map((day) => event(day, 'arrival', `a${day}`));
    const major = [
      event(8, 'proposal_executed', 'proposal 1', 'feature voteLock on'),
      event(9, 'price_shock', 'price'),
    ];
    const summary = renderSummary(fixtureResults({ change: { events: [...arrivals, ...major] } }));
    const listed = summary.split('\n').filter((line) => line.startsWith('- 2025-01'));
    expect(listed).toHaveLength(6);
    expect(listed.slice(-2)).toEqual([
      '- 2025-01-08: proposal 1 executed, feature voteLock on',
      '- 2025-01-09: price shock, price',
    ]);
  });

  it('says on top which attack succeeded, and before the targets what became of the others', () => {
    const summary = renderSummary(fixtureResults({ spec: attackedSpec(FIXTURE_SPEC), ticks: 12 }));
    const lines = summary.split('\n');
    expect(lines[2]).toMatch(/^> \*\*Attack succeeded:\*\* R01 .* \(raiders\), paid: \+51,200 ACT/);
    expect(lines[4]).toBe('Attacks:');
    expect(lines[5]).toMatch(/^- R01 .* \(sleepers\), bounded: /);
    expect(summary.match(/\(raiders\)/g)).toHaveLength(1);
    const many = Array.from({ length: 12 }, (_, index) => attackerCohort(`sleepers${index}`));
    const spec = { ...FIXTURE_SPEC, population: many };
    expect(renderSummary(fixtureResults({ spec, ticks: 12 }))).toContain('\n- 3 more in report.html\n');
  });

  it('says on top why a run is not whole', () => {
    const sound = fixtureResults();
    const manifest = { ...sound.manifest, status: 'interrupted' } as RunResults['manifest'];
    const lines = renderSummary({ ...sound, manifest }).split('\n');
    expect(lines[2]).toMatch(/^> \*\*Incomplete:\*\* This run was interrupted after 365 of 365 ticks/);
  });

  it('says so when no tick was finished, no target can be told and nothing was refused', () => {
    const change = { failures: [], cohorts: [], censuses: [], events: [] };
    const summary = renderSummary(fixtureResults({ ticks: 0, series: {}, change }));
    expect(summary).toContain('\nNo tick was finished.\n');
    expect(summary).toContain('\nNo action was refused.\n');
    expect(summary).not.toContain('Events');
  });

  it('shows names of a scenario as they are, without markup of theirs', () => {
    const name = '<b>|`x`';
    const failure = { cohort: '[x](javascript:1)\n# big', kind: 'stake', errorName: '<img onerror=1>' };
    const change = { failures: [{ ...failure, errorCode: 1, count: 3, firstTick: 0, lastTick: 0 }] };
    const summary = renderSummary(fixtureResults({ spec: { ...FIXTURE_SPEC, name }, change }));
    expect(summary).toContain('# &lt;b&gt;\\|\\`x\\`');
    expect(summary).toContain('of \\[x\\](javascript:1) \\# big: &lt;img onerror=1&gt;');
    expect(summary.replace(/^> /gm, '')).not.toMatch(/<|>/);
  });
});

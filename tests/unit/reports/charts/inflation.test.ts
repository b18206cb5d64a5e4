import { describe, expect, it } from 'vitest';
import { inflationChart } from '#reports/charts/inflation.ts';
import { chartSourceOf, loggedEvent, rowDate, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/inflation', () => {
  const chart = inflationChart(chartSourceOf(yearOfMetrics()));
  const spec = JSON.stringify(chart?.spec);
  const series = chart?.time?.panels.flatMap((panel) => panel.series.map(({ name }) => name));

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('inflation');
    expect(chart?.title).toMatch(/\(.*%.*\)/);
    for (const name of ['annualised', 'minted in the last 365 days']) {
      expect(series).toContain(name);
      expect(chart?.description).toContain(`${name} from `);
    }
  });

  it('labels its reference levels', () => {
    expect(spec).toContain('"label":"cap: 5% in any 365 days"');
  });

  it('has the cap of the scenario, and no cap where the run does not say', () => {
    const year = yearOfMetrics();
    const textOf = (inflationCap: number | undefined): string =>
      JSON.stringify(inflationChart(chartSourceOf(year, 'run', { inflationCap }))?.spec);
    expect(textOf(0.03)).toContain('"level":0.03,"label":"cap: 3% in any 365 days"');
    expect(textOf(0.0325)).toContain('"label":"cap: 3.25% in any 365 days"');
    expect(textOf(undefined)).not.toContain('cap: ');
  });

  it('draws what proposals made of the cap from where they were executed', () => {
    const events = [
      loggedEvent(50, 'proposal_defeated', 'proposal 0', 'parameter inflation_cap_bps = 900'),
      loggedEvent(100, 'proposal_executed', 'proposal 1', 'parameter inflation_cap_bps = 300'),
      loggedEvent(150, 'proposal_executed', 'proposal 2', 'parameter min_claim = 2 ACT'),
    ];
    const changed = JSON.stringify(inflationChart(chartSourceOf(yearOfMetrics(), 'run', { events }))?.spec);
    const [first, change, last] = [0, 100, 364].map(rowDate);
    expect(changed).toContain(`{"level":0.05,"label":"cap: 5% in any 365 days","date":"${first}","until":"${change}"}`);
    expect(changed).toContain(`{"level":0.03,"label":"cap: 3%","date":"${change}","until":"${last}"}`);
  });

  it('is no chart when the run holds none of its metrics', () => {
    expect(inflationChart(chartSourceOf({ 'rewards.claimed': [1, 2] }))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { aprChart } from '#reports/charts/apr.ts';
import { chartSourceOf, wholeSource } from '#tests/support/chart-source.ts';

const SOURCE = wholeSource();

describe('reports/charts/apr', () => {
  it('shows the rate of each lock that the run has, against the target', () => {
    const chart = aprChart(SOURCE);
    expect(chart?.time?.panels[0]?.series.map(({ name }) => name)).toEqual(['no lock', '180 days']);
    expect(JSON.stringify(chart?.spec)).toContain('"label":"target: over 15%"');
  });

  it('makes yearly rates of what cohorts earned in four weeks', () => {
    // 1 of 1,000 in each week: 365 / 7 a thousandth.
    expect(aprChart(SOURCE)?.description).toContain('retail from 5.21% at first to 5.21% at the end');
    const week = SOURCE.rewards[0]!;
    const rewards = [
      { ...week, earnedBaseUnits: 4, meanStakedBaseUnits: 100 },
      { ...week, unixSeconds: week.unixSeconds + 604_800, earnedBaseUnits: 0, meanStakedBaseUnits: 300 },
    ];
    expect(aprChart({ ...SOURCE, rewards })?.description).toContain(
      'retail from 208.57% at first to 52.14% at the end',
    );
  });

  it('cuts off the peaks of the first weeks, and says so', () => {
    expect(JSON.stringify(aprChart(SOURCE)?.spec)).toContain('cut off: peaks of up to 330%');
    const calm = aprChart(chartSourceOf({ 'rewards.apr_lock_7': [0.2, 0.21, 0.2] }));
    expect(JSON.stringify(calm?.spec)).not.toContain('cut off');
  });

  it('leaves out cohorts without a stake, and is no chart without rewards', () => {
    const rewards = SOURCE.rewards.map((week) => ({ ...week, meanStakedBaseUnits: 0 }));
    expect(aprChart({ ...SOURCE, rewards })?.time?.panels).toHaveLength(1);
    expect(aprChart(chartSourceOf({ 'staking.ratio': [1] }))).toBeUndefined();
  });
});

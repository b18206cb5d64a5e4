import { describe, expect, it } from 'vitest';
import { aprChart } from '#reports/charts/apr.ts';
import { cohortTimes, inCohortStyles, largestCohorts } from '#reports/charts/cohort-shares.ts';
import { powerByCohortChart } from '#reports/charts/power-by-cohort.ts';
import { rowTime, wholeSource } from '#tests/support/chart-source.ts';

const SOURCE = wholeSource();
const course = (cohort: string, power: readonly number[]) => ({
  ...SOURCE.cohorts[0]!,
  cohort,
  unixSeconds: power.map((_, row) => rowTime(row)),
  power,
});
const NAMES = Array.from({ length: 10 }, (_, index) => `c${index}`);
const cohorts = NAMES.map((name, index) => course(name, [10 - index]));

describe('reports/charts/cohort-shares', () => {
  it('has the largest cohorts by their share, and one series for the others', () => {
    expect(cohortTimes({ cohorts })).toEqual([rowTime(0)]);
    const series = largestCohorts({ cohorts }, [rowTime(0)]);
    expect(series.map(({ name }) => name)).toEqual([...NAMES.slice(0, 7), 'others (3)']);
    expect(series.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBeCloseTo(1);
  });

  it('gives other series of the same cohorts the same looks, and each its own', () => {
    const wanted = ['c9', 'c6', 'c0', 'c8', 'c2'].map((name) => ({ name, values: [1] }));
    const styles = new Map(inCohortStyles({ cohorts }, wanted).map(({ name, style }) => [name, style]));
    expect([styles.get('c0'), styles.get('c2'), styles.get('c6')]).toEqual([0, 2, 6]);
    expect(new Set(styles.values()).size).toBe(5);
  });

  it('agrees between the charts of power and of reward rates', () => {
    const week = SOURCE.rewards[0]!;
    const rewards = NAMES.toReversed().map((cohort, index) => ({ ...week, cohort, meanStakedBaseUnits: 100 - index }));
    const source = { ...SOURCE, cohorts, rewards };
    const colours = (chart: ReturnType<typeof aprChart>, panel: number) =>
      new Map(chart?.time?.panels[panel]?.series.map(({ name, colour }) => [name, colour]));
    const byPower = colours(powerByCohortChart(source), 0);
    const byRate = colours(aprChart(source), 1);
    expect(byRate.size).toBe(8);
    const shared = ['c2', 'c3', 'c4', 'c5', 'c6'];
    expect(shared.map((name) => byRate.get(name))).toEqual(shared.map((name) => byPower.get(name)));
    expect(new Set(byRate.values()).size).toBe(8);
  });
});

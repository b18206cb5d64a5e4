import { describe, expect, it } from 'vitest';
import { checkScenario, type ScenarioDraft } from '#scenarios/checks.ts';
import { PLAN_TOKEN, scenarioSchema } from '#scenarios/schema/scenario.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

function draftOf(changes: Readonly<Record<string, unknown>>): ScenarioDraft {
  return scenarioSchema(PLAN_TOKEN).parse(tinyScenario(changes));
}

/** Breaches as `path: expected, found` lines. */
function breachesOf(changes: Readonly<Record<string, unknown>>): readonly string[] {
  return checkScenario(draftOf(changes)).map(
    ({ path, expected, found }) => `${path.join('.')}: ${expected} | ${found}`,
  );
}

function locks(...list: readonly [days: number, multiplier: string][]): unknown {
  return { locks: list.map(([days, multiplier]) => ({ days, multiplier })) };
}

function cohort(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [first] = tinyScenario()['population'] as readonly Record<string, unknown>[];
  return { ...first, ...changes };
}

describe('scenarios/checks.ts', () => {
  it('finds nothing in the plan', () => {
    expect(breachesOf({})).toStrictEqual([]);
  });

  it('takes ticks of which a whole number makes a day, and a week', () => {
    const ticks = ['1h', '2h', '3h', '4h', '6h', '8h', '12h', '24h', '1d', '7d', '1w'];
    expect(ticks.flatMap((tick) => breachesOf({ tick, horizon: '4w' }))).toStrictEqual([]);
  });

  it.each(['5h', '7h', '36h', '2d', '6d'])('rejects a tick of %s', (tick) => {
    expect(breachesOf({ tick })).toStrictEqual([expect.stringMatching(/^tick: a tick of which a whole number/)]);
  });

  it('rejects a horizon that is no whole number of ticks', () => {
    expect(breachesOf({ horizon: '36h' })).toStrictEqual(['horizon: a whole number of ticks of 1d | 36h']);
    expect(breachesOf({ horizon: '1h' })).toStrictEqual(['horizon: a whole number of ticks of 1d | 1h']);
    expect(checkScenario(draftOf({ horizon: '36h' }))[0]?.hint).toBe('use 1d or 2d');
  });

  it('takes the longest horizon in ticks of an hour', () => {
    expect(breachesOf({ tick: '1h', horizon: '20y' })).toStrictEqual([]);
  });

  it('rejects stake limits that do not fit one another or the supply', () => {
    const token = { supply: '1_000 ACT' };
    const population = [cohort({ holdings: { pareto: { alpha: 1, min: '1 ACT', max: '1_000 ACT' } } })];
    const staking = { min_stake: '11 ACT', max_stake: '10 ACT' };
    expect(breachesOf({ token, population, staking })).toStrictEqual([
      'staking.min_stake: at most staking.max_stake, 10 ACT | 11 ACT',
    ]);
    const rewards = { min_claim: '1_000.5 ACT' };
    expect(breachesOf({ token, population, rewards })).toStrictEqual([
      'staking.max_stake: at most token.supply, 1_000 ACT | 10_000_000 ACT',
      'rewards.min_claim: at most token.supply, 1_000 ACT | 1_000.5 ACT',
    ]);
  });

  it('rejects a year of inflation that the pool could not pay', () => {
    expect(breachesOf({ rewards: { reward_rate: '4%', inflation: ['4%', '4.01%'] } })).toStrictEqual([
      'rewards.inflation.1: at most rewards.reward_rate, 4%: the pool takes no larger budgets | 4.01%',
    ]);
  });

  it('rejects locks that the program would refuse', () => {
    const staking = locks([1, '1.1x'], [7, '1.2x'], [7, '1.5x'], [90, '1.4x'], [180, '3.0x']);
    expect(breachesOf({ staking })).toStrictEqual([
      'staking.locks.0.days: 0 for the first lock | 1',
      'staking.locks.0.multiplier: 1.0x for the first lock | 1.1x',
      'staking.locks.2.days: more than the 7 days of the lock above | 7',
      'staking.locks.3.multiplier: at least the 1.5x of the lock above | 1.4x',
    ]);
  });

  it('takes locks of one multiplier, as the program does', () => {
    const staking = locks([0, '1.0x'], [1, '1.0x'], [2, '1.0x'], [3, '2.0x'], [4, '2.0x']);
    expect(breachesOf({ staking })).toStrictEqual([]);
  });

  it('rejects two cohorts of one name', () => {
    expect(breachesOf({ population: [cohort({}), cohort({ count: 1 })] })).toStrictEqual([
      'population.1.cohort: a name of its own: population[0] has this one already | "stakers"',
    ]);
  });

  it('rejects more agents than a run may have', () => {
    const population = [cohort({ count: 100_000 }), cohort({ cohort: 'one-more', count: 1 })];
    expect(breachesOf({ population })).toStrictEqual(['population: at most 100000 agents in all | 100001']);
  });

  it('rejects holdings that are upside down or above the supply', () => {
    const holdings = (min: string, max: string): unknown => ({ pareto: { alpha: 1, min, max } });
    const population = [
      cohort({ holdings: holdings('2 ACT', '1 ACT') }),
      cohort({ cohort: 'rich', holdings: holdings('1 ACT', '1_000_000_001 ACT') }),
    ];
    expect(breachesOf({ population })).toStrictEqual([
      'population.0.holdings.pareto.max: at least min, 2 ACT | 1 ACT',
      'population.1.holdings.pareto.max: at most token.supply, 1_000_000_000 ACT | 1_000_000_001 ACT',
    ]);
  });

  it('rejects a population whose smallest holdings exceed the supply', () => {
    const pareto = { alpha: 1, min: '600_000_000 ACT', max: '600_000_000 ACT' };
    expect(breachesOf({ population: [cohort({ holdings: { pareto } })] })).toStrictEqual([
      'population: holdings within token.supply, 1_000_000_000 ACT | at least 1_200_000_000 ACT',
    ]);
  });

  it('rejects what a policy says does not fit the pool', () => {
    const policy = { kind: 'whale', lock_mix: { 0: 1, 8: 1 } };
    const [finding] = checkScenario(draftOf({ population: [cohort({ policy })] }));
    expect(finding?.path).toStrictEqual(['population', 0, 'policy', 'lock_mix']);
    expect(finding?.expected).toContain('0, 7, 30, 90, 180');
  });

  it('checks what it can of a draft with gaps', () => {
    expect(checkScenario({})).toStrictEqual([]);
    const { population, staking, rewards } = draftOf({});
    expect(checkScenario({ population: [undefined, ...(population ?? [])] })).toStrictEqual([]);
    expect(checkScenario({ ...(staking && { staking }), ...(rewards && { rewards }) })).toStrictEqual([]);
  });
});

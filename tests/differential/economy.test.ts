import { describe, expect, it } from 'vitest';
import { historyPlan } from '#tests/support/history-plans.ts';
import { playHistory } from '#tests/support/played-history.ts';
import { describeHistories } from './economy.histories.ts';

describeHistories({
  days: 200,
  gapChance: 0.01,
  seeds: { plan: 10, hardened: 4, everything: 16 },
  least: { often: 5, seldom: 2 },
});

describe('a history', () => {
  const plan = historyPlan('hardened');
  const options = { engine: 'litesvm', plan, seed: 1, days: 60, gapChance: 0 } as const;

  it('is the same each time, and another from another seed', async () => {
    const first = await playHistory(options);
    expect(await playHistory(options)).toEqual(first);
    expect((await playHistory({ ...options, seed: 2 })).digest).not.toBe(first.digest);
  });

  it.each([
    [
      'a base unit in a wallet',
      { holdingsBaseUnits: plan.holdingsBaseUnits.map((held, i) => (i === 3 ? held + 1n : held)) },
    ],
    ['a hundredth of a percent of penalty', { staking: { ...plan.staking, penaltyBps: plan.staking.penaltyBps + 1 } }],
    ['a second vote that is refused', { governance: { ...plan.governance, minVoteStakeBaseUnits: 1n } }],
  ])('ends where the chain and the model differ by %s', async (_what, change) => {
    await expect(playHistory({ ...options, planOfModel: { ...plan, ...change } })).rejects.toThrow(
      /litesvm, seed 1, day \d+, step \d+/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { writeScript } from '#tests/support/batch-scripts.ts';
import { genesisPlan, QUOTE, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import { HISTORY_PROFILES, marketHistoryPlan } from '#tests/support/history-plans.ts';
import { addLiquidity, type Engine, removeLiquidity, stake, swap, unstake } from '#tests/support/open-chain.ts';
import { acting, expectSameInBatches, namesOf } from './batching.contract.ts';

/** That it shows in nothing how many trades share a transaction, with one another and with all else. */
export function describeMarketBatching(engineName: Engine['name']): void {
  describe(`trades in one transaction on ${engineName}`, () => {
    it.each(HISTORY_PROFILES)(
      'have the outcomes and effects of one each with trades among them, profile %s',
      async (profile) => {
        const plan = marketHistoryPlan(profile, 30);
        const days = engineName === 'litesvm' ? 20 : 8;
        const script = writeScript({ plan, seed: 5, days, gapChance: 0.3 });
        const { outcomes } = await expectSameInBatches(engineName, plan, script, [2, undefined]);
        for (const kind of ['swap', 'add_liquidity', 'remove_liquidity']) {
          expect(outcomes.get(`${kind} accepted`)).toBeGreaterThan(10);
        }
        for (const refusal of [
          'swap SlippageExceeded',
          'swap NothingOut',
          'swap TokenInsufficientFunds',
          'add_liquidity ZeroAmount',
          'remove_liquidity SharesExceeded',
        ]) {
          expect(outcomes.get(refusal)).toBeGreaterThan(0);
        }
      },
    );

    it('trade one after the other, each at the price that the one before it left', async () => {
      const { results } = await expectSameInBatches(
        engineName,
        withMarket(genesisPlan([1_000n, 1_000n, 1_000n, 1_000n, 1_000n])),
        [
          ...acting(
            swap(0, 'sell', 500n * TOKEN),
            stake(1, 100n, 0),
            swap(2, 'buy', 9_000n * QUOTE),
            swap(0, 'sell', 501n * TOKEN),
            addLiquidity(1, 800n * TOKEN, 2_000n * QUOTE),
            swap(3, 'buy', 1_000n * QUOTE, 500n * TOKEN),
            removeLiquidity(1, 1_000n),
            swap(2, 'sell', 900n * TOKEN),
            removeLiquidity(4, 1n),
            swap(0, 'buy', 100n * QUOTE),
          ),
          ...acting(
            stake(0, 100n, 0),
            swap(0, 'sell', TOKEN),
            stake(0, 100n, 0),
            unstake(0, 100n, 0),
            swap(0, 'buy', QUOTE),
          ),
        ],
      );
      expect(namesOf(results[0])).toEqual([
        'accepted',
        'accepted',
        'accepted',
        'TokenInsufficientFunds',
        'accepted',
        'SlippageExceeded',
        'accepted',
        'accepted',
        'SharesExceeded',
        'accepted',
      ]);
      expect(namesOf(results[2])).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'accepted']);
    });
  });
}

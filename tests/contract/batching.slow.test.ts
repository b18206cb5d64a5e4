import { describe, it } from 'vitest';
import { writeScript } from '#tests/support/batch-scripts.ts';
import { HISTORY_PROFILES, historyPlan, marketHistoryPlan } from '#tests/support/history-plans.ts';
import { expectSameInBatches } from './batching.contract.ts';

const SEEDS = [11, 12, 13, 14, 15, 16];
/** Of days on which something happens; seeds take turns, from years in small steps to decades in large ones. */
const GAP_CHANCES = [0.02, 0.2, 0.5];

describe('actions in one transaction, through many histories', () => {
  for (const profile of HISTORY_PROFILES) {
    it.each(SEEDS)(`have the outcomes and effects of one each, profile ${profile}, seed %d`, async (seed) => {
      const plan = historyPlan(profile);
      const gapChance = GAP_CHANCES[seed % GAP_CHANCES.length] ?? 0;
      const script = writeScript({ plan, seed, days: 80, gapChance });
      await expectSameInBatches('litesvm', plan, script);
      const traded = marketHistoryPlan(profile, 30);
      const trades = writeScript({ plan: traded, seed, days: 80, gapChance });
      await expectSameInBatches('litesvm', traded, trades, [3, undefined]);
    });
  }
});

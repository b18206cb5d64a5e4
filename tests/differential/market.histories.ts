import { describe, expect, it } from 'vitest';
import { marketHistoryPlan } from '#tests/support/history-plans.ts';
import type { Engine } from '#tests/support/open-chain.ts';
import { type HistoryReport, playHistory } from '#tests/support/played-history.ts';
import type { MarketActionKind } from './economy.histories.ts';

/** What must have happened in the histories of all markets together. */
const DEEDS: Readonly<Record<MarketActionKind, readonly string[]>> = {
  swap: ['swap sell', 'swap buy'],
  desk_swap: ['desk_swap sell', 'desk_swap buy'],
  add_liquidity: ['add_liquidity'],
  remove_liquidity: ['remove_liquidity'],
  fund_wallet: ['fund_wallet'],
};

/** What must have been refused in one market or another. Nobody fills 255 positions here. */
const REFUSALS = [
  'swap refused ZeroAmount',
  'swap refused NothingOut',
  'swap refused SlippageExceeded',
  'swap refused MathOverflow',
  'swap refused TokenInsufficientFunds',
  'desk_swap refused SlippageExceeded',
  'desk_swap refused TokenInsufficientFunds',
  'add_liquidity refused ZeroAmount',
  'add_liquidity refused MathOverflow',
  'add_liquidity refused TokenInsufficientFunds',
  'remove_liquidity refused ZeroAmount',
  'remove_liquidity refused SharesExceeded',
  'fund_wallet refused TokenInsufficientFunds',
  'fund_wallet refused TokenOverflow',
];

/** Profile, fee and decimals of each market: rounding shows differently in all. */
const MARKETS = [
  { name: 'of 9 decimals with a fee of 0.3%', profile: 'plan', feeBps: 30, decimals: 9 },
  { name: 'of 3 decimals with a fee of 10%', profile: 'everything', feeBps: 1_000, decimals: 3 },
  { name: 'of whole tokens without a fee', profile: 'hardened', feeBps: 0, decimals: 0 },
] as const;

export interface MarketHistories {
  readonly days: number;
  readonly seed: number;
  /** How often each deed has to be done in each market, and each refusal to come in all of them. */
  readonly least: { readonly deeds: number; readonly refusals: number };
}

/** Plays one history of each market on both engines; each equals the model throughout, so they equal each other. */
export function describeMarketHistories({ days, seed, least }: MarketHistories): void {
  describe(`an economy with a market through ${days} days`, () => {
    const reports: HistoryReport[] = [];

    for (const { name, profile, feeBps, decimals } of MARKETS) {
      it(`is what the model says, to the base unit, on litesvm and bankrun, ${name}`, async () => {
        const plan = marketHistoryPlan(profile, feeBps, decimals);
        const play = async (engine: Engine['name']): Promise<HistoryReport> =>
          playHistory({ engine, plan, seed, days, gapChance: 0.01 });
        const litesvm = await play('litesvm');
        const bankrun = await play('bankrun');
        expect(bankrun.digest).toBe(litesvm.digest);
        expect(bankrun.steps).toBe(litesvm.steps);
        for (const deed of Object.values(DEEDS).flat()) {
          expect([deed, litesvm.counts.of(deed) >= least.deeds]).toEqual([deed, true]);
        }
        reports.push(litesvm);
      });
    }

    it('refuses what must be refused, in one market or another', () => {
      const times = (what: string): number => reports.reduce((sum, { counts }) => sum + counts.of(what), 0);
      expect(REFUSALS.filter((name) => times(name) < least.refusals)).toEqual([]);
    });
  });
}

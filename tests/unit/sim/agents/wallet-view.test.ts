import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import type { PublicState } from '#sim/agents/wallet-view.ts';
import { WalletView } from '#sim/agents/wallet-view.ts';
import { featureBit } from '#sim/core/features.ts';
import type { PoolState } from '#sim/ports/staking-chain.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';
import {
  ACT,
  aGovernance,
  aPool,
  aProposal,
  aStake,
  aTreasury,
  FIRST_OF_2026,
  GENESIS_DAY,
  someVaults,
} from '#tests/support/sim-fixtures.ts';

const OWNERS = [
  { index: 0, id: 'a/0', attested: true },
  { index: 1, id: 'a/1', attested: false },
] as const;

function seen(pool: PoolState, changes: Partial<PublicState> = {}): PublicState {
  return {
    pool,
    governance: aGovernance(),
    treasury: aTreasury(),
    vaults: someVaults(),
    liveProposals: [],
    ...changes,
  };
}

function aView(pool: PoolState): WalletView {
  const view = new WalletView(seen(pool), new AccHistory(GENESIS_DAY), OWNERS);
  view.openTick(30, 3_600, FIRST_OF_2026 + 30 * 3_600, seen(pool));
  return view;
}

describe('sim/agents/wallet-view.ts', () => {
  it('tells the time in ticks, days and seconds', () => {
    const view = aView(aPool());
    expect(view.tickIndex).toBe(30);
    expect(view.day).toBe(GENESIS_DAY + 1);
    expect(view.unixSeconds).toBe(FIRST_OF_2026 + 108_000);
    expect(view.elapsedDays).toBe(1.25);
  });

  it('estimates the yearly rate of each lock', () => {
    // 70 of 7,300 a week are half of the weight's worth a year: 70 x 365 / 7 = 3,650.
    const pool = aPool({ budgetCurrentBaseUnits: 70n * ACT, activeWeight: 7_000n * ACT, pendingWeight: 300n * ACT });
    const view = aView(pool);
    expect(view.estimatedAprBps(0)).toBeCloseTo(5_000, 6);
    expect(view.estimatedAprBps(4)).toBeCloseTo(15_000, 6);
    expect(view.estimatedAprBps(5)).toBe(0);
  });

  it("looks at the next week's budget while the open week has none", () => {
    const pool = aPool({ budgetNextBaseUnits: 70n * ACT, activeWeight: 7_300n * ACT });
    expect(aView(pool).estimatedAprBps(0)).toBeCloseTo(5_000, 6);
  });

  it('bounds the rate while nothing is staked, and gives none without a budget', () => {
    expect(aView(aPool({ budgetCurrentBaseUnits: 1n })).estimatedAprBps(0)).toBe(1_000_000);
    expect(aView(aPool()).estimatedAprBps(0)).toBe(0);
  });

  it('shows one wallet after the other', () => {
    const view = aView(aPool());
    view.lookThrough({ walletBaseUnits: 5n, stake: aStake([], { owedBaseUnits: 9n }) }, OWNERS[0]);
    expect([view.walletBaseUnits, view.claimableBaseUnits(), view.agent, view.attested]).toEqual([5n, 9n, 0, true]);
    view.lookThrough({ walletBaseUnits: 6n, stake: undefined }, OWNERS[1]);
    expect([view.walletBaseUnits, view.claimableBaseUnits(), view.agent, view.attested]).toEqual([6n, 0n, 1, false]);
    expect(view.stake).toBeUndefined();
    expect([view.agentNamed('a/1'), view.agentNamed('b/0')]).toEqual([1, undefined]);
  });

  it('has news once for each vote that begins', () => {
    const view = aView(aPool());
    const news = (liveProposals: PublicState['liveProposals']): boolean => {
      view.openTick(31, 86_400, FIRST_OF_2026, seen(aPool(), { liveProposals }));
      return view.hasNews;
    };
    expect([news([]), news([aProposal({ state: 'draft' })])]).toEqual([false, false]);
    expect([news([aProposal()]), news([aProposal()]), news([aProposal(), aProposal({ id: 1 })])]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('offers what a running buyback programme still takes this week', () => {
    const pool = aPool({ features: 1 << featureBit('buyback'), lastDay: GENESIS_DAY + 15 });
    const running = aTreasury({
      buybackPriceQuoteUnits: 50_000n,
      buybackRemainingBaseUnits: 5_000n * ACT,
      buybackWeek: 2,
      buybackWeekBoughtBaseUnits: 300n * ACT,
    });
    const view = aView(pool);
    const offer = (treasury: PublicState['treasury'], changes: Partial<PoolState> = {}): unknown => {
      const state = seen({ ...pool, ...changes }, { treasury });
      view.openTick(15, 86_400, FIRST_OF_2026 + 15 * 86_400, state);
      return view.buyback;
    };
    expect(offer(running)).toEqual({ priceQuoteUnits: 50_000n, weekRoomBaseUnits: 700n * ACT });
    expect(view.hasNews).toBe(true);
    expect(offer({ ...running, buybackWeek: 1 })).toMatchObject({ weekRoomBaseUnits: 1_000n * ACT });
    expect(view.hasNews).toBe(false);
    expect(offer({ ...running, buybackRemainingBaseUnits: 2n })).toMatchObject({ weekRoomBaseUnits: 2n });
    expect(offer({ ...running, buybackRemainingBaseUnits: 0n })).toBeUndefined();
    expect(offer({ ...running, buybackMaxPriceQuoteUnits: 49_999n })).toBeUndefined();
    expect(offer(running, { features: 0 })).toBeUndefined();
    const until = BigInt(FIRST_OF_2026 + 16 * 86_400);
    expect(offer(running, { pauseMask: 1 << 7, pauseUntilUnixSeconds: until })).toBeUndefined();
  });

  it('shows the market and the demand of the tick, and what the wallet has of the quote asset', () => {
    const view = aView(aPool());
    expect([view.market, view.demandIndex, view.quoteUnits]).toEqual([undefined, 1, 0n]);
    const market = aMarketView();
    view.openTick(31, 86_400, FIRST_OF_2026, seen(aPool()), { market, demandIndex: 1.5 });
    view.lookThrough({ walletBaseUnits: 5n, stake: undefined, quoteUnits: 7n }, OWNERS[0]);
    expect([view.market, view.demandIndex, view.quoteUnits]).toEqual([market, 1.5, 7n]);
    view.lookThrough({ walletBaseUnits: 5n, stake: undefined }, OWNERS[1]);
    expect(view.quoteUnits).toBe(0n);
  });
});

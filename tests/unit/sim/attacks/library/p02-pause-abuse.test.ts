import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { PAUSE_ABUSE } from '#sim/attacks/library/p02-pause-abuse.ts';
import type { MarketView } from '#sim/policies/policy.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf, played } from '#tests/support/attack-play.ts';
import { aMarketState } from '#tests/support/market-fixtures.ts';
import { ACT, anEntry, aPool, aStake, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;
const EVERYTHING = 511;
const probe = aStake([anEntry({ amountBaseUnits: 200n * ACT, tier: 0, lockEndUnixSeconds: 0n })]);

/** A price that has fallen by this share of its highest. */
function aMarket(fall: number): MarketView {
  return {
    priceUsd: 1 - fall,
    poolPriceUsd: 1 - fall,
    pool: aMarketState(),
    usdQuoteUnits: 1_000_000n,
    priceUsdDaysAgo: () => 1,
    highestPriceUsd: () => 1,
    swapOutFloor: () => 0n,
  };
}

function aPlan(config: object = {}, wallets = 1): AttackPlan {
  return PAUSE_ABUSE.createPlan(config, anAttackContext({ wallets, tickSeconds: 3_600, hasPool: true }));
}

const pausedUntil = (day: number) =>
  aPool({ pauseMask: EVERYTHING, pauseUntilUnixSeconds: BigInt(FIRST_OF_2026 + day * DAY) });

describe('sim/attacks/library/p02-pause-abuse.ts', () => {
  it('keeps twice the least stake to try exits with, and waits for a crash', () => {
    const mind = mindOf(aPlan());
    const deposit = { kind: 'stake', amountBaseUnits: 200n * ACT, lockDays: 0 };
    expect(played(mind, { market: aMarket(0.1) })).toMatchObject({ intents: [deposit], calls: [] });
    expect(played(mind, { market: aMarket(0.19), stake: probe })).toMatchObject({ intents: [], calls: [] });
  });

  it('asks for as long as it likes, takes the longest that it gets, and pauses again as soon as it is let', () => {
    const mind = mindOf(aPlan({ pauses: 2 }));
    const asked = (elapsedDays: number, answer: string): unknown =>
      played(mind, { market: aMarket(0.5), stake: probe, elapsedDays, walletBaseUnits: 0n }, answer).calls;
    const pause = (days: number) => [{ kind: 'pause', mask: EVERYTHING, seconds: days * DAY }];
    expect(asked(10, 'PauseTooLong')).toEqual(pause(30));
    expect(asked(10.25, 'accepted')).toEqual(pause(7));
    expect(asked(17, 'accepted')).toEqual([]);
    expect(asked(17.25, 'PauseCoolDown')).toEqual(pause(7));
    expect(asked(18, 'PauseCoolDown')).toEqual([]);
    expect(asked(18.25, 'accepted')).toEqual(pause(7));
    expect(asked(40, 'accepted')).toEqual([]);
  });

  it('pauses at once where tokens have no price', () => {
    expect(played(mindOf(aPlan()), { stake: probe }).calls).toHaveLength(1);
  });

  it('tries an exit of one base unit a tick while everything is paused, and measures what was refused', () => {
    const plan = aPlan({ ask_days: 7 });
    const mind = mindOf(plan);
    const seen = { market: aMarket(0.5), stake: probe, walletBaseUnits: 0n };
    expect(played(mind, { ...seen, elapsedDays: 1 }).intents).toEqual([]);
    const exit = { kind: 'unstake', amountBaseUnits: 1n, force: false, entryIndex: 0 };
    const pool = pausedUntil(8);
    expect(measureOf(plan)).toBeUndefined();
    for (const answer of ['Paused', 'accepted', 'VoteLocked', 'Paused']) {
      expect(played(mind, { ...seen, pool, elapsedDays: 2 }, answer).intents).toEqual([exit]);
    }
    expect(measureOf(plan)).toBe(2 * 3_600);
    expect(played(mind, { ...seen, pool, elapsedDays: 8 }, 'PauseCoolDown').intents).toEqual([]);
  });

  it('sells in equal parts from the first pause on, with all of its wallets', () => {
    const plan = aPlan({ ask_days: 7, sell_over_days: 0.125 }, 2);
    const [first, second] = [mindOf(plan, 0), mindOf(plan, 1)];
    const seen = { market: aMarket(0.5), elapsedDays: 1 };
    expect(played(second, { ...seen, walletBaseUnits: 300n * ACT })).toMatchObject({ intents: [], calls: [] });
    played(first, { ...seen, stake: probe, walletBaseUnits: 0n });
    const sold = (walletBaseUnits: bigint): readonly unknown[] => played(second, { ...seen, walletBaseUnits }).intents;
    const sale = { kind: 'swap', side: 'sell', amountIn: 100n * ACT, minOut: 1n };
    expect([sold(300n * ACT), sold(200n * ACT), sold(100n * ACT)]).toEqual([[sale], [sale], [sale]]);
    expect(sold(100n * ACT)).toEqual([]);
  });

  it('rejects a plan without a pause', () => {
    expect(() => aPlan({ pauses: 0 })).toThrow(/pauses/);
  });
});

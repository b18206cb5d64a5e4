import { describe, expect, it } from 'vitest';
import type { Intent, Mind, Observation } from '#sim/policies/policy.ts';
import { YIELD_SEEKER_POLICY } from '#sim/policies/yield-seeker.ts';
import type { Outcome, StakeEntryState } from '#sim/ports/staking-chain.ts';
import { aMarketView, USD } from '#tests/support/market-fixtures.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const ACCEPTED: Outcome = { accepted: true };
const REFUSED: Outcome = { accepted: false, errorCode: 6003, errorName: 'StakeCapExceeded' };
/** Never needs its money, has no taste, earns 4% elsewhere. */
const PATIENT = {
  join_over_days: 0,
  horizon_days_mean: 36_500,
  need_weekly_bps: 0,
  taste_bps: 0,
  outside_yield_bps: 400,
};
const MULTIPLIERS = [1, 1.2, 1.5, 2, 3];
/** Far enough in for any review to be due, not for a use of the money. */
const LATER = 300;

function aMind(config: object = {}, seed = 1): Mind {
  const context = aPolicyContext({ hasPool: true });
  return YIELD_SEEKER_POLICY.create({ ...PATIENT, ...config }, context).createMind(someStreams(seed));
}

type Seen = Parameters<typeof anObservation>[0] & { readonly baseAprBps?: number };

/** The rate of each lock is the base rate, 10% a year, times its multiplier. */
function seen({ baseAprBps = 1_000, ...changes }: Seen = {}): Observation {
  return { ...anObservation(changes), estimatedAprBps: (lock) => baseAprBps * (MULTIPLIERS[lock] ?? 0) };
}

function kinds(intents: readonly Intent[]): string[] {
  return intents.map(({ kind }) => kind);
}

function lockOf(mind: Mind, observation = seen()): unknown {
  const [intent] = mind.decide(observation).intents;
  return intent?.kind === 'stake' ? intent.lockDays : undefined;
}

function lockedUntil(day: number, changes: Partial<StakeEntryState> = {}): StakeEntryState {
  return anEntry({ lockEndUnixSeconds: BigInt(FIRST_OF_2026 + day * 86_400), ...changes });
}

function aMindThatStaked(config: object = {}): Mind {
  const mind = aMind(config);
  expect(kinds(mind.decide(seen()).intents)).toEqual(['stake']);
  mind.learn([ACCEPTED]);
  return mind;
}

describe('sim/policies/yield-seeker.ts', () => {
  it('takes the longest lock when nothing can come between, and none when needs are near', () => {
    expect(lockOf(aMind())).toBe(180);
    expect(lockOf(aMind({ horizon_days_mean: 0.001 }))).toBe(0);
    // A need every eleven weeks costs 48% a year where there is a lock.
    expect(lockOf(aMind({ need_weekly_bps: 900 }))).toBe(0);
    expect(lockOf(aMind({ need_weekly_bps: 10 }))).toBe(180);
  });

  it('spreads over all locks by horizons and tastes of its own', () => {
    const locks = Array.from({ length: 300 }, (_, seed) => lockOf(aMind({ horizon_days_mean: 180 }, seed)));
    expect(new Set(locks)).toEqual(new Set([0, 7, 30, 90, 180]));
    const tastes = Array.from({ length: 50 }, (_, seed) => lockOf(aMind({ taste_bps: 30_000 }, seed)));
    expect(new Set(tastes).size).toBeGreaterThan(2);
  });

  it('stakes its share, and stays out where money earns more elsewhere', () => {
    expect(aMind({ stake_share_bps: 5_000 }).decide(seen()).intents).toMatchObject([
      { kind: 'stake', amountBaseUnits: 5_000n * ACT },
    ]);
    expect(aMind({ outside_yield_bps: 7_000 }).decide(seen()).intents).toEqual([]);
  });

  it('claims what is worth it, and locks again what ran out or was not locked', () => {
    const stake = aStake([lockedUntil(0), lockedUntil(9_999, { index: 1 })]);
    const changes = { elapsedDays: LATER, stake, walletBaseUnits: 0n, claimable: ACT };
    expect(aMindThatStaked().decide(seen(changes)).intents).toEqual([
      { kind: 'claim_rewards' },
      { kind: 'extend_lock', entryIndex: 0, lockDays: 180 },
    ]);
    expect(kinds(aMindThatStaked({ claim_at_bps: 100 }).decide(seen(changes)).intents)).toEqual(['extend_lock']);
    const heavier = aStake([lockedUntil(0, { tier: 4, multiplierBps: 40_000 })]);
    expect(kinds(aMindThatStaked().decide(seen({ ...changes, stake: heavier, claimable: 0n })).intents)).toEqual([
      'unstake',
      'stake',
    ]);
  });

  it('breaks a lock when the rest of it earns so much less than the outside that the penalty is worth it', () => {
    const leaves = (day: number): boolean => {
      const stake = aStake([lockedUntil(LATER + day, { tier: 4 })]);
      const mind = aMindThatStaked({ outside_yield_bps: 1_000 });
      return kinds(
        mind.decide(seen({ elapsedDays: LATER, stake, baseAprBps: 0, walletBaseUnits: 0n })).intents,
      ).includes('unstake');
    };
    // 5% to 15% elsewhere make up for a penalty of 10%, with what it would have earned itself, in 270 to 811 days.
    expect([leaves(270), leaves(812)]).toEqual([false, true]);
  });

  it('breaks a lock and sells when the price falls by more than the penalty, and buys back what it sold for', () => {
    const mind = aMindThatStaked({ trend_weight_bps: 10_000, trend_days: 2 });
    const stake = aStake([lockedUntil(9_999)]);
    const falling = aMarketView({ pricesUsd: [0.15, 0.2] });
    const leaving = mind.decide(seen({ elapsedDays: LATER, stake, market: falling, walletBaseUnits: 0n }));
    expect(leaving.intents).toMatchObject([{ kind: 'unstake', force: true }]);
    expect(leaving.sleepDays).toBeLessThanOrEqual(0);
    mind.learn([ACCEPTED]);
    const out = { stake: aStake([]), market: falling, quoteUnits: 5n * USD };
    const sale = mind.decide(seen({ ...out, elapsedDays: LATER + 1, walletBaseUnits: 90n * ACT })).intents;
    expect(sale).toMatchObject([{ kind: 'swap', side: 'sell', amountIn: 90n * ACT }]);
    mind.learn([ACCEPTED]);
    const still = { ...out, walletBaseUnits: 0n, quoteUnits: 14n * USD };
    expect(mind.decide(seen({ ...still, elapsedDays: 2 * LATER })).intents).toEqual([]);
    const calm = seen({ ...still, elapsedDays: 3 * LATER, market: aMarketView() });
    expect(mind.decide(calm).intents).toMatchObject([{ kind: 'swap', side: 'buy', amountIn: 9n * USD }]);
  });

  it('takes out what has no lock when that pays over its own time, whatever a sale costs', () => {
    const stake = aStake([lockedUntil(0)]);
    const leaves = (baseAprBps: number): boolean => {
      const market = aMarketView();
      const observation = seen({ elapsedDays: LATER, stake, market, baseAprBps, walletBaseUnits: 0n });
      return kinds(aMindThatStaked().decide(observation).intents).includes('unstake');
    };
    // 2% to 6% elsewhere for years against a sale and a purchase for 1.6%.
    expect([leaves(0), leaves(1_000)]).toEqual([true, false]);
  });

  it('does not heed a price that it cannot sell at', () => {
    const mind = aMindThatStaked({ trend_weight_bps: 10_000, trend_days: 2 });
    const market = aMarketView({ pricesUsd: [0.15, 0.2], pool: undefined });
    const stake = aStake([lockedUntil(9_999)]);
    expect(mind.decide(seen({ elapsedDays: LATER, stake, market, walletBaseUnits: 0n })).intents).toEqual([]);
  });

  it('takes everything out by force when it needs the money, sells it and rests', () => {
    const mind = aMindThatStaked({ need_weekly_bps: 5_000, rest_days_mean: 1_000 });
    const stake = aStake([lockedUntil(0), lockedUntil(9_999, { index: 1 })]);
    const market = aMarketView();
    const using = mind.decide(seen({ elapsedDays: LATER, stake, claimable: ACT, market, walletBaseUnits: 0n }));
    expect(using.intents).toMatchObject([
      { kind: 'claim_rewards' },
      { kind: 'unstake', entryIndex: 0, force: false },
      { kind: 'unstake', entryIndex: 1, force: true },
    ]);
    mind.learn([ACCEPTED, ACCEPTED, ACCEPTED]);
    const out = { stake: aStake([]), market, walletBaseUnits: 190n * ACT };
    const sold = mind.decide(seen({ ...out, elapsedDays: LATER + 1 }));
    expect(sold.intents).toMatchObject([{ kind: 'swap', side: 'sell', amountIn: 190n * ACT }]);
    mind.learn([ACCEPTED]);
    const resting = mind.decide(seen({ ...out, walletBaseUnits: 0n, quoteUnits: 19n * USD, elapsedDays: LATER + 2 }));
    expect(resting.intents).toEqual([]);
    expect(resting.sleepDays).toBeGreaterThan(7);
  });

  it('tries again when its exit is refused, and waits for the end of a vote', () => {
    const mind = aMindThatStaked({ need_weekly_bps: 5_000 });
    const stake = aStake([lockedUntil(9_999)]);
    const need = { stake, walletBaseUnits: 0n };
    expect(kinds(mind.decide(seen({ ...need, elapsedDays: LATER })).intents)).toEqual(['unstake']);
    mind.learn([REFUSED]);
    const voteLockUntilUnixSeconds = BigInt(FIRST_OF_2026 + (LATER + 6) * 86_400);
    const held = aStake([lockedUntil(9_999)], { voteLockUntilUnixSeconds });
    const waiting = mind.decide(seen({ ...need, stake: held, elapsedDays: LATER + 1 }));
    expect([waiting.intents.length, waiting.sleepDays <= 5]).toEqual([0, true]);
    expect(kinds(mind.decide(seen({ ...need, stake: held, elapsedDays: LATER + 6 })).intents)).toEqual(['unstake']);
  });

  it('stakes nothing while it waits for what it needs', () => {
    const mind = aMindThatStaked({ need_weekly_bps: 5_000, review_every_days_mean: 0.001 });
    const voteLockUntilUnixSeconds = BigInt(FIRST_OF_2026 + (LATER + 6) * 86_400);
    const stake = aStake([lockedUntil(9_999)], { voteLockUntilUnixSeconds });
    for (let day = LATER; day < LATER + 6; day++) {
      expect(mind.decide(seen({ stake, elapsedDays: day, walletBaseUnits: 9_000n * ACT })).intents).toEqual([]);
    }
    expect(kinds(mind.decide(seen({ stake, elapsedDays: LATER + 6 })).intents)).toEqual(['unstake']);
  });

  it('waits a week after a refused deposit', () => {
    const mind = aMind({ review_every_days_mean: 0.001 });
    mind.decide(seen());
    mind.learn([REFUSED]);
    expect(mind.decide(seen({ elapsedDays: 6 })).intents).toEqual([]);
    expect(kinds(mind.decide(seen({ elapsedDays: 8 })).intents)).toEqual(['stake']);
  });
});

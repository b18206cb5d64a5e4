import { describe, expect, it } from 'vitest';
import { PANIC_SELLER_POLICY } from '#sim/policies/panic-seller.ts';
import type { Intent, Mind, Observation } from '#sim/policies/policy.ts';
import { STAKER_POLICY } from '#sim/policies/staker.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
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
const NEVER = Number.POSITIVE_INFINITY;
const AS_STAKER = { participation_bps: 10_000, join_over_days: 0, patience_days_mean: 36_500, relock_bps: 10_000 };
/** Its own threshold lies between 20% and 60%. */
const CONFIG = { ...AS_STAKER, panic_at_fall_bps: 4_000, calm_days_mean: 50, max_impact_bps: 9_000 };
const LOCKED = anEntry({ lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 99_999 * 86_400) });
const CALM = aMarketView({ pricesUsd: [0.124] });
const FALLEN = aMarketView({ pricesUsd: [0.26] });

function aMind(config: object = {}): Mind {
  const context = aPolicyContext({ hasPool: true });
  return PANIC_SELLER_POLICY.create({ ...CONFIG, ...config }, context).createMind(someStreams());
}

function kinds(intents: readonly Intent[]): string[] {
  return intents.map(({ kind }) => kind);
}

/** Breaks its lock on day 1 and has sold on day 2; returns the day on which it is asked next. */
function panic(mind: Mind): number {
  const stake = aStake([LOCKED]);
  const first = mind.decide(anObservation({ elapsedDays: 1, stake, market: FALLEN, walletBaseUnits: 0n }));
  expect(first.intents).toMatchObject([{ kind: 'unstake', force: true, entryIndex: 0 }]);
  expect(first.sleepDays).toBeLessThanOrEqual(0);
  mind.learn([ACCEPTED]);
  const second = mind.decide(
    anObservation({ elapsedDays: 2, stake: aStake([]), market: FALLEN, walletBaseUnits: 90n * ACT }),
  );
  expect(second.intents).toMatchObject([{ kind: 'swap', side: 'sell', amountIn: 90n * ACT }]);
  mind.learn([ACCEPTED]);
  return 3;
}

/** The first thing that it does after its panic, in a market that is calm for long. */
function afterwards(mind: Mind, from: number): { readonly intents: readonly Intent[]; readonly now: number } {
  let now = from;
  for (let look = 0; look < 500 && now < 10_000; look++) {
    const seen = { stake: aStake([]), market: aMarketView(), walletBaseUnits: 0n, quoteUnits: 100n * USD };
    const { intents, sleepDays } = mind.decide(anObservation({ ...seen, elapsedDays: now }));
    if (intents.length > 0) return { intents, now };
    now += Math.max(1, sleepDays);
  }
  return { intents: [], now: NEVER };
}

describe('sim/policies/panic-seller.ts', () => {
  it('does what a staker does while the price is calm, and all the time where there is none', () => {
    const staker = STAKER_POLICY.create(AS_STAKER, aPolicyContext()).createMind(someStreams());
    const [calm, priceless] = [aMind(), aMind()];
    const stake = aStake([anEntry(), { ...LOCKED, index: 1 }]);
    for (const seen of [{}, { elapsedDays: 400, stake, claimable: 50n * ACT }, { elapsedDays: 900, stake }]) {
      const expected = staker.decide(anObservation(seen));
      const found = calm.decide(anObservation({ ...seen, market: CALM }));
      expect(found.intents).toEqual(expected.intents);
      expect(found.sleepDays).toBe(Math.min(1, expected.sleepDays));
      expect(priceless.decide(anObservation(seen))).toEqual(expected);
      for (const mind of [staker, calm, priceless]) mind.learn(expected.intents.map(() => ACCEPTED));
    }
  });

  it('breaks its locks at once when the price has fallen, and sells everything', () => {
    const mind = aMind();
    expect(kinds(mind.decide(anObservation({ market: CALM })).intents)).toEqual(['stake']);
    mind.learn([ACCEPTED]);
    panic(mind);
  });

  it('has a threshold of its own, within its window', () => {
    const flees = (market: Observation['market'], config: object = {}): boolean => {
      const mind = aMind(config);
      mind.decide(anObservation({ market: aMarketView() }));
      return kinds(mind.decide(anObservation({ elapsedDays: 30, stake: aStake([LOCKED]), market })).intents).includes(
        'unstake',
      );
    };
    // 19.4% and 61.5% below the highest.
    expect([flees(CALM), flees(FALLEN)]).toEqual([false, true]);
    const longAgo = aMarketView({ pricesUsd: [0.1, 0.1, 0.26] });
    expect([flees(longAgo, { fall_window_days: 1 }), flees(longAgo)]).toEqual([false, true]);
  });

  it('does not flee from a fall that was over before it came', () => {
    const mind = aMind();
    const market = aMarketView({ pricesUsd: [0.1, 0.1, 0.26] });
    const came = mind.decide(anObservation({ elapsedDays: 400, market }));
    expect(kinds(came.intents)).toEqual(['stake']);
    mind.learn([ACCEPTED]);
    const seen = { elapsedDays: 402, stake: aStake([LOCKED]), market: FALLEN };
    expect(kinds(mind.decide(anObservation(seen)).intents)).toContain('unstake');
  });

  it('flees from a price that it cannot sell at, too, and keeps its tokens', () => {
    const mind = aMind();
    const market = aMarketView({ pricesUsd: [0.26], pool: undefined });
    const fleeing = mind.decide(anObservation({ elapsedDays: 1, stake: aStake([LOCKED]), market, claimable: ACT }));
    expect(kinds(fleeing.intents)).toEqual(['claim_rewards', 'unstake']);
    mind.learn([ACCEPTED, ACCEPTED]);
    expect(mind.decide(anObservation({ elapsedDays: 2, stake: aStake([]), market })).intents).toEqual([]);
  });

  it('waits for the end of a vote that holds its stake', () => {
    const until = FIRST_OF_2026 + 5 * 86_400;
    const stake = aStake([LOCKED], { voteLockUntilUnixSeconds: BigInt(until) });
    const mind = aMind();
    const seen = { stake, market: FALLEN, walletBaseUnits: 0n };
    expect(mind.decide(anObservation({ ...seen, elapsedDays: 1 }))).toEqual({ intents: [], sleepDays: 4 });
    expect(kinds(mind.decide(anObservation({ ...seen, elapsedDays: 5 })).intents)).toEqual(['unstake']);
  });

  it('buys back with its cash and stakes again when it is calm, or never comes back', () => {
    const mind = aMind({ return_bps: 10_000, cash_share_bps: 5_000 });
    const { intents, now } = afterwards(mind, panic(mind));
    expect(now).toBeGreaterThan(3);
    expect(intents).toMatchObject([{ kind: 'swap', side: 'buy', amountIn: 50n * USD }]);
    mind.learn([ACCEPTED]);
    const richer = { stake: aStake([]), market: aMarketView(), walletBaseUnits: 500n * ACT };
    const kindsThen = [1, 60, 120].flatMap((days) =>
      kinds(mind.decide(anObservation({ ...richer, elapsedDays: now + days })).intents),
    );
    expect(kindsThen).toContain('stake');
    const gone = aMind({ return_bps: 0 });
    expect(afterwards(gone, panic(gone)).intents).toEqual([]);
    const last = gone.decide(anObservation({ elapsedDays: 20_000, market: FALLEN, stake: aStake([LOCKED]) }));
    expect(last).toEqual({ intents: [], sleepDays: NEVER });
  });

  it('does not come back while the fall goes on, and takes late rewards and tickets meanwhile', () => {
    const mind = aMind({ return_bps: 10_000 });
    panic(mind);
    const seen = { stake: aStake([]), market: FALLEN, quoteUnits: 100n * USD, walletBaseUnits: 0n };
    const late = mind.decide(anObservation({ ...seen, elapsedDays: 9, claimable: 2n * ACT, walletBaseUnits: ACT }));
    expect(late.intents).toMatchObject([{ kind: 'claim_rewards' }, { kind: 'swap', side: 'sell', amountIn: ACT }]);
    mind.learn([ACCEPTED, ACCEPTED]);
    for (let now = 10; now < 2_000; now += 7) {
      const { intents, sleepDays } = mind.decide(anObservation({ ...seen, elapsedDays: now }));
      expect(intents).toEqual([]);
      expect(sleepDays).toBeLessThanOrEqual(7);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { MERCENARY_POLICY } from '#sim/policies/mercenary.ts';
import type { Intent, Mind, Observation } from '#sim/policies/policy.ts';
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
/** Its own hurdle lies between 10% and 30%; leaves below 80% of it. */
const CONFIG = { hurdle_bps: 2_000, join_over_days: 0, review_every_days: 2, claim_at_bps: 100 };
const HIGH = 3_001;
const LOW = 799;

function aMind(config: object = {}): Mind {
  return MERCENARY_POLICY.create({ ...CONFIG, ...config }, aPolicyContext({ hasPool: true })).createMind(someStreams());
}

function kinds(intents: readonly Intent[]): string[] {
  return intents.map(({ kind }) => kind);
}

/** Locked until so many days after the run's beginning. */
function lockedUntil(day: number, index = 0): StakeEntryState {
  return anEntry({ index, amountBaseUnits: 9_500n * ACT, lockEndUnixSeconds: BigInt(FIRST_OF_2026 + day * 86_400) });
}

function inIt(config: object = {}): Mind {
  const mind = aMind(config);
  expect(kinds(mind.decide(anObservation({ aprBps: HIGH })).intents)).toEqual(['stake']);
  mind.learn([ACCEPTED]);
  return mind;
}

describe('sim/policies/mercenary.ts', () => {
  it('waits below its hurdle with what it has, and comes in above', () => {
    const mind = aMind();
    const low = mind.decide(anObservation({ aprBps: 999, market: aMarketView(), quoteUnits: USD }));
    expect(low.intents).toEqual([]);
    expect(low.sleepDays).toBeGreaterThanOrEqual(1);
    expect(low.sleepDays).toBeLessThanOrEqual(3);
    expect(mind.decide(anObservation({ elapsedDays: 10, aprBps: HIGH })).intents).toMatchObject([
      { kind: 'stake', amountBaseUnits: 9_500n * ACT },
    ]);
  });

  it('takes the best paid of its short locks', () => {
    const rates = (lock: number): number => HIGH * ([1, 1.2, 1.5, 2, 3][lock] ?? 0);
    const lockOf = (max_lock_days: number): unknown => {
      const seen: Observation = { ...anObservation(), estimatedAprBps: rates };
      const [intent] = aMind({ max_lock_days }).decide(seen).intents;
      return intent?.kind === 'stake' && intent.lockDays;
    };
    expect([lockOf(0), lockOf(7), lockOf(29), lockOf(1_000)]).toEqual([0, 7, 7, 180]);
  });

  it('buys in with its cash once, when it comes', () => {
    const mind = aMind({ max_impact_bps: 9_000 });
    const market = aMarketView();
    const { intents } = mind.decide(anObservation({ aprBps: HIGH, market, quoteUnits: 100n * USD }));
    expect(intents).toMatchObject([{ kind: 'stake' }, { kind: 'swap', side: 'buy', amountIn: 95n * USD }]);
    mind.learn([ACCEPTED, ACCEPTED]);
    const stake = aStake([lockedUntil(99)]);
    const later = { elapsedDays: 10, aprBps: HIGH, market, quoteUnits: 50n * USD, stake, walletBaseUnits: 500n * ACT };
    expect(mind.decide(anObservation(later)).intents).toEqual([]);
  });

  it('stays between its exit and its hurdle, and leaves below', () => {
    const stake = aStake([lockedUntil(0)]);
    const asked = (aprBps: number): string[] =>
      kinds(inIt().decide(anObservation({ elapsedDays: 10, aprBps, stake, walletBaseUnits: 0n })).intents);
    // It goes, or it locks again what ran out.
    expect([asked(LOW), asked(2_400)]).toEqual([['unstake'], ['unstake', 'stake']]);
  });

  it('sells what it has when it leaves, as it comes free, and does not come back in between', () => {
    const mind = inIt();
    const market = aMarketView();
    const stake = aStake([lockedUntil(0), lockedUntil(13, 1)]);
    const seen = { aprBps: LOW, market, walletBaseUnits: 5n * ACT, stake, claimable: 9_500n * ACT };
    const first = mind.decide(anObservation({ ...seen, elapsedDays: 10 })).intents;
    expect(first).toMatchObject([
      { kind: 'claim_rewards' },
      { kind: 'unstake', entryIndex: 0, force: false },
      { kind: 'swap', side: 'sell', amountIn: 5n * ACT },
    ]);
    mind.learn(first.map(() => ACCEPTED));
    const then = { ...seen, stake: aStake([lockedUntil(13, 1)]), walletBaseUnits: 200n * ACT, claimable: 0n };
    const second = mind.decide(anObservation({ ...then, elapsedDays: 14 })).intents;
    expect(second).toMatchObject([
      { kind: 'unstake', entryIndex: 1, force: false },
      { kind: 'swap', side: 'sell', amountIn: 200n * ACT },
    ]);
  });

  it('breaks a lock only when its hurdle earns more than the penalty takes', () => {
    const leaves = (lockEnd: number): boolean =>
      kinds(
        inIt({ max_lock_days: 180 }).decide(
          anObservation({ elapsedDays: 10, aprBps: 0, walletBaseUnits: 0n, stake: aStake([lockedUntil(lockEnd)]) }),
        ).intents,
      ).includes('unstake');
    // A hurdle of 10% to 30% earns the 11% that it takes in 135 days at the earliest, and in 407 at the latest.
    expect([leaves(10 + 134), leaves(10 + 407)]).toEqual([false, true]);
  });

  it('sells the rewards that it claimed, and does not stake them', () => {
    const mind = inIt();
    const market = aMarketView();
    const seen = { aprBps: HIGH, market, stake: aStake([lockedUntil(99)]), walletBaseUnits: 500n * ACT };
    expect(kinds(mind.decide(anObservation({ ...seen, elapsedDays: 10, claimable: 150n * ACT })).intents)).toEqual([
      'claim_rewards',
    ]);
    mind.learn([ACCEPTED]);
    const richer = { ...seen, walletBaseUnits: 650n * ACT, elapsedDays: 14 };
    expect(mind.decide(anObservation(richer)).intents).toMatchObject([{ kind: 'swap', amountIn: 150n * ACT }]);
  });

  it('finishes a sale of rewards before it begins the next', () => {
    // A hundredth of a percent a step: about 5 ACT.
    const mind = inIt({ max_impact_bps: 1 });
    const market = aMarketView();
    const seen = { aprBps: HIGH, market, stake: aStake([lockedUntil(99)]), walletBaseUnits: 500n * ACT };
    let [sold, claims] = [0n, 0];
    for (let day = 10; day < 200; day++) {
      const claimable = claims < 2 ? 100n * ACT : 0n;
      const { intents } = mind.decide(anObservation({ ...seen, elapsedDays: day, claimable }));
      mind.learn(intents.map(() => ACCEPTED));
      for (const intent of intents) {
        if (intent.kind === 'swap') sold += intent.amountIn;
        if (intent.kind === 'claim_rewards') claims++;
      }
    }
    expect(sold).toBe(200n * ACT);
  });

  it('counts no refused claim, and waits after a refused deposit', () => {
    const mind = inIt();
    const seen = { aprBps: HIGH, market: aMarketView(), stake: aStake([lockedUntil(99)]), walletBaseUnits: 500n * ACT };
    mind.decide(anObservation({ ...seen, elapsedDays: 10, claimable: 150n * ACT }));
    mind.learn([REFUSED]);
    expect(mind.decide(anObservation({ ...seen, elapsedDays: 14 })).intents).toEqual([]);
    const other = aMind();
    other.decide(anObservation({ aprBps: HIGH }));
    other.learn([REFUSED]);
    expect(other.decide(anObservation({ aprBps: HIGH, elapsedDays: 5 })).intents).toEqual([]);
    expect(kinds(other.decide(anObservation({ aprBps: HIGH, elapsedDays: 12 })).intents)).toEqual(['stake']);
  });

  it('works without a market', () => {
    const mind = inIt();
    const stake = aStake([lockedUntil(99)]);
    const seen = { aprBps: HIGH, stake, walletBaseUnits: 800n * ACT, claimable: 150n * ACT };
    expect(kinds(mind.decide(anObservation({ ...seen, elapsedDays: 10 })).intents)).toEqual(['claim_rewards', 'stake']);
    expect(MERCENARY_POLICY.create({}, aPolicyContext()).actionKinds).not.toContain('swap');
  });
});

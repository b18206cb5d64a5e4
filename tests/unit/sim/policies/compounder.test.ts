import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { COMPOUNDER_POLICY } from '#sim/policies/compounder.ts';
import type { Intent, Mind } from '#sim/policies/policy.ts';
import type { Outcome, StakeEntryState } from '#sim/ports/staking-chain.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aPool,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const ACCEPTED: Outcome = { accepted: true };
const REFUSED: Outcome = { accepted: false, errorCode: 6002, errorName: 'StakeBelowMinimum' };
const COMPOUNDING = aPool({ features: aPool().features | (1 << featureBit('compounding')) });
/** By hand, at a cost of 1 to 3 ACT a claim: with 10,000 ACT staked it claims from 141 to 245 ACT on. */
const BY_HAND = { join_over_days: 0, compounding_bps: 0, claim_cost_tokens: 2, stake_share_bps: 10_000 };

function aMind(config: object = {}): Mind {
  return COMPOUNDER_POLICY.create({ ...BY_HAND, ...config }, aPolicyContext()).createMind(someStreams());
}

function kinds(intents: readonly Intent[]): string[] {
  return intents.map(({ kind }) => kind);
}

function locked(index: number, amountBaseUnits = 10_000n * ACT): StakeEntryState {
  return anEntry({ index, amountBaseUnits, lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 9_999 * 86_400) });
}

const STAKED = { elapsedDays: 50, walletBaseUnits: 0n, stake: aStake([locked(0)]) };

describe('sim/policies/compounder.ts', () => {
  it('claims and restakes when the gain is worth its cost, and not before', () => {
    expect(aMind().decide(anObservation({ ...STAKED, claimable: 141n * ACT })).intents).toEqual([]);
    expect(aMind().decide(anObservation({ ...STAKED, claimable: 245n * ACT })).intents).toEqual([
      { kind: 'claim_rewards' },
      { kind: 'stake', amountBaseUnits: 245n * ACT, lockDays: 30 },
    ]);
  });

  it('waits while the rewards make no deposit, unless the wallet helps', () => {
    const seen = { ...STAKED, claimable: 99n * ACT };
    expect(aMind({ claim_cost_tokens: 0.1 }).decide(anObservation(seen)).intents).toEqual([]);
    const helped = aMind({ claim_cost_tokens: 0.1 }).decide(anObservation({ ...seen, walletBaseUnits: ACT }));
    expect(helped.intents).toMatchObject([{ kind: 'claim_rewards' }, { amountBaseUnits: 100n * ACT }]);
  });

  it('leaves claiming to the program while that compounds for it, and takes over where it does not', () => {
    const compounding = aStake([locked(0)], { compounding: true });
    const seen = { ...STAKED, stake: compounding, claimable: 500n * ACT };
    expect(aMind().decide(anObservation({ ...seen, pool: COMPOUNDING })).intents).toEqual([]);
    expect(kinds(aMind().decide(anObservation(seen)).intents)).toEqual(['claim_rewards', 'stake']);
    const pauseUntilUnixSeconds = BigInt(FIRST_OF_2026 + 99 * 86_400);
    const paused = { ...COMPOUNDING, pauseMask: 2, pauseUntilUnixSeconds };
    expect(kinds(aMind().decide(anObservation({ ...seen, pool: paused })).intents)).toEqual(['claim_rewards', 'stake']);
  });

  it('opts in to automatic compounding by default', () => {
    const config = { join_over_days: 0 };
    const mind = COMPOUNDER_POLICY.create(config, aPolicyContext()).createMind(someStreams());
    const { intents } = mind.decide(anObservation({ ...STAKED, pool: COMPOUNDING, claimable: 500n * ACT }));
    expect(intents).toContainEqual({ kind: 'set_compounding', enabled: true });
    expect(COMPOUNDER_POLICY.create(config, aPolicyContext()).actionKinds).toContain('set_compounding');
    expect(COMPOUNDER_POLICY.create(BY_HAND, aPolicyContext()).actionKinds).not.toContain('set_compounding');
  });

  it('locks again what ran out together with what was compounded', () => {
    const compound = anEntry({ index: 2, amountBaseUnits: 30n * ACT, compound: true, endDay: anEntry().startDay });
    const together = aStake([locked(0), anEntry({ index: 1 }), compound]);
    expect(aMind().decide(anObservation({ ...STAKED, stake: together })).intents).toMatchObject([
      { kind: 'unstake', entryIndex: 1, force: false },
      { kind: 'unstake', entryIndex: 2, force: false },
      { kind: 'stake', amountBaseUnits: 130n * ACT, lockDays: 30 },
    ]);
    // Alone, the compounded part waits until it is worth the trouble, as a claim by hand would.
    const alone = (tokens: bigint, config: object = {}): string[] => {
      const stake = aStake([locked(0), { ...compound, index: 1, amountBaseUnits: tokens * ACT }]);
      return kinds(aMind(config).decide(anObservation({ ...STAKED, stake })).intents);
    };
    expect([alone(140n), alone(250n)]).toEqual([[], ['unstake', 'stake']]);
    expect(alone(250n, { lock_index: 0 })).toEqual([]);
  });

  it('does not claim what it has no place for', () => {
    const full = aStake(Array.from({ length: 16 }, (_, index) => locked(index, 500n * ACT)));
    const seen = { ...STAKED, stake: full, claimable: 500n * ACT };
    expect(aMind().decide(anObservation(seen)).intents).toEqual([]);
    const capped = { ...STAKED, stake: aStake([locked(0, 99_950n * ACT)]), claimable: 5_000n * ACT };
    expect(aMind().decide(anObservation(capped)).intents).toEqual([]);
  });

  it('leaves out some reviews after a refused deposit', () => {
    const mind = aMind({ review_every_days: 7 });
    mind.decide(anObservation());
    mind.learn([REFUSED]);
    expect(mind.decide(anObservation({ elapsedDays: 34 })).intents).toEqual([]);
    expect(kinds(mind.decide(anObservation({ elapsedDays: 35 })).intents)).toEqual(['stake']);
    mind.learn([ACCEPTED]);
    expect(mind.decide(anObservation({ elapsedDays: 42 })).sleepDays).toBe(7);
  });
});

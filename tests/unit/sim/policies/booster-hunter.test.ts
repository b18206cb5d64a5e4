import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { BOOSTER_HUNTER_POLICY } from '#sim/policies/booster-hunter.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aPool,
  aProposal,
  aStake,
  FIRST_OF_2026,
  GENESIS_DAY,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const ACCEPTED: Outcome = { accepted: true };
const pool = aPool({ features: 1 << featureBit('boosters'), lastDay: GENESIS_DAY + 20 });
const ENTRY = anEntry({
  amountBaseUnits: 9_000n * ACT,
  weightLocked: 27_000n * ACT,
  weightBase: 9_000n * ACT,
  lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 180 * 86_400),
  endDay: GENESIS_DAY + 180,
  tier: 4,
});

describe('sim/policies/booster-hunter.ts', () => {
  it('keeps a long deposit, and hunts boosters with it', () => {
    const policy = BOOSTER_HUNTER_POLICY.create({}, aPolicyContext());
    const mind = policy.createMind(someStreams());
    expect(mind.decide(anObservation()).intents).toEqual([
      { kind: 'stake', amountBaseUnits: 9_000n * ACT, lockDays: 180 },
    ]);
    mind.learn([ACCEPTED]);
    const stake = aStake([ENTRY]);
    const seen = { elapsedDays: 20, pool, stake, walletBaseUnits: 1_000n * ACT };
    expect(mind.decide(anObservation(seen)).intents).toEqual([
      { kind: 'pay_debate_fee', amountBaseUnits: ACT },
      { kind: 'refresh_boosters' },
    ]);
    expect(policy.actionKinds).toEqual(
      expect.arrayContaining(['stake', 'cast_vote', 'pay_debate_fee', 'refresh_boosters']),
    );
  });

  it('votes on everything that it may vote on', () => {
    const votes = Array.from({ length: 30 }, (_, seed) => {
      const mind = BOOSTER_HUNTER_POLICY.create({}, aPolicyContext()).createMind(someStreams(seed));
      const stake = aStake([ENTRY]);
      const proposal = aProposal({ state: 'active' });
      const votingEndUnixSeconds = BigInt(FIRST_OF_2026 + 24 * 86_400);
      const live = { ...proposal, snapshotDay: GENESIS_DAY + 19, votingEndUnixSeconds };
      const kinds: string[] = [];
      for (let day = 20; day < 24; day++) {
        const { intents } = mind.decide(anObservation({ elapsedDays: day, pool, stake, liveProposals: [live] }));
        kinds.push(...intents.map(({ kind }) => kind));
        if (intents.length > 0) mind.learn(intents.map(() => ACCEPTED));
      }
      return kinds.filter((kind) => kind === 'cast_vote').length;
    });
    expect(votes).toEqual(votes.map(() => 1));
  });

  it('has no other way to boosters in its settings', () => {
    expect(() => BOOSTER_HUNTER_POLICY.create({ boosters: {} }, aPolicyContext())).toThrow('Unrecognized key');
  });
});

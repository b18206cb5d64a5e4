import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quorumOf, voteWeight } from '#client/vote-previews.ts';
import { quorumCeil } from '#sim/ledger/economy/proposal-model.ts';
import { tallyWeightFloor } from '#sim/ledger/economy/voting.ts';
import { userStakeState } from '#sim/ledger/user-model.ts';
import { powerAtSnapshot, tokensBefore } from '#sim/ledger/user-power.ts';
import { proposalAt } from '#tests/support/proposal-fixture.ts';
import { poolAndUser } from '#tests/support/stake-arbitraries.ts';

const RUNS = { seed: 17_320, numRuns: 500 };

const rules = fc.record({
  seasoningDays: fc.integer({ min: 0, max: 30 }),
  votingDays: fc.integer({ min: 1, max: 30 }),
  powerCap: fc.oneof(fc.constant((1n << 64n) - 1n), fc.bigInt({ min: 1n, max: 1n << 52n })),
  quadratic: fc.constantFrom(0, 1, 2),
  quadraticUnit: fc.bigInt({ min: 1n, max: 1n << 40n }),
});

describe('client/vote-previews', () => {
  it('weighs a vote as the ledger does', () => {
    fc.assert(
      fc.property(poolAndUser, rules, ({ pool, user }, { votingDays, ...rule }) => {
        const votingEndUnixSeconds = BigInt(pool.lastDay + votingDays) * 86_400n;
        const proposal = proposalAt({ ...rule, snapshotDay: pool.lastDay, votingEndUnixSeconds });
        const before = pool.lastDay - rule.seasoningDays;
        const power = powerAtSnapshot(user, pool.lastDay, before, votingEndUnixSeconds);
        const linear = power < rule.powerCap ? power : rule.powerCap;
        expect(voteWeight(userStakeState(user)!, proposal)).toEqual({
          tokensBaseUnits: tokensBefore(user, before),
          linear,
          weight: tallyWeightFloor(rule, linear),
        });
      }),
      RUNS,
    );
  });

  it("asks for the ledger's quorum", () => {
    const powers = fc.bigInt({ min: 1n, max: 1n << 63n });
    fc.assert(
      fc.property(powers, fc.integer({ min: 1, max: 5_000 }), (powerTotal, quorumBps) => {
        const quorum = quorumCeil({ powerTotal, quorumBps });
        expect(quorumOf(proposalAt({ powerTotal, quorumBps, turnout: quorum }))).toMatchObject({
          quorum,
          quorumReached: true,
        });
        expect(quorumOf(proposalAt({ powerTotal, quorumBps, turnout: quorum - 1n })).quorumReached).toBe(false);
      }),
      RUNS,
    );
  });
});

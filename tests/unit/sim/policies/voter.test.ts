import { describe, expect, it } from 'vitest';
import { VOTER_POLICY } from '#sim/policies/voter.ts';
import { anEntry, anObservation, aProposal, aRunSpec, aStake, someStreams } from '#tests/support/sim-fixtures.ts';

const context = { staking: aRunSpec().staking, minClaimBaseUnits: 1n, hasPool: false };

describe('sim/policies/voter.ts', () => {
  it('stakes in order to vote, and votes by default', () => {
    const policy = VOTER_POLICY.create({ voting: { turnout_bps: 10_000, turnout_large_bps: 10_000 } }, context);
    expect(policy.actionKinds).toContain('cast_vote');
    const mind = policy.createMind(someStreams());
    expect(mind.decide(anObservation()).intents).toMatchObject([{ kind: 'stake', lockDays: 180 }]);
    const seen = { stake: aStake([anEntry()]), liveProposals: [aProposal()] };
    const kinds = [4, 10.9].flatMap((elapsedDays) =>
      mind.decide(anObservation({ elapsedDays, ...seen })).intents.map(({ kind }) => kind),
    );
    expect(kinds).toEqual(['cast_vote']);
    expect(VOTER_POLICY.create({}, context).actionKinds).toContain('cast_vote');
  });
});

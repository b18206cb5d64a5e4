import { describe, expect, it } from 'vitest';
import { WATCHER_POLICY } from '#sim/policies/watcher.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aProposal,
  aStake,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

describe('sim/policies/watcher.ts', () => {
  it('stakes for the longest lock, and answers spending after its hours', () => {
    const policy = WATCHER_POLICY.create({ reaction_hours: 6 }, aPolicyContext());
    expect(policy.actionKinds).toContain('cast_vote');
    const mind = policy.createMind(someStreams());
    expect(mind.decide(anObservation()).intents).toMatchObject([{ kind: 'stake', lockDays: 180 }]);
    const passing = aProposal({ kind: 'spend', turnout: 200_000n * ACT, yes: 200_000n * ACT });
    const stake = aStake([anEntry({ amountBaseUnits: 1_000n * ACT })]);
    const kinds = [5, 5.125, 5.25].map((elapsedDays) =>
      mind.decide(anObservation({ elapsedDays, stake, liveProposals: [passing] })).intents.map(({ kind }) => kind),
    );
    expect(kinds).toEqual([[], [], ['cast_vote']]);
  });

  it('reacts in no negative time', () => {
    expect(() => WATCHER_POLICY.create({ reaction_hours: -1 }, aPolicyContext())).toThrow('reaction_hours');
  });
});

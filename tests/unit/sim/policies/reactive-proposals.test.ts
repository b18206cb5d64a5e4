import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { ReactiveProposals } from '#sim/policies/reactive-proposals.ts';
import type { ProposalPayload } from '#sim/ports/actions.ts';
import { aGovernance, anObservation, aPool } from '#tests/support/sim-fixtures.ts';

const PAYLOAD: ProposalPayload = { kind: 'feature', flag: 1, enabled: true };

function aSource(answer: ProposalPayload | undefined): ReactiveProposals {
  return new ReactiveProposals({ firstAtDays: 2, reviewDays: 7, restDays: 20, answer: () => answer });
}

describe('sim/policies/reactive-proposals.ts', () => {
  it('looks again after some days while nothing calls for a proposal, or while it could not be made', () => {
    for (const answer of [PAYLOAD, undefined]) {
      const source = aSource(answer);
      expect(source.dueAt).toBe(2);
      expect(source.propose(anObservation({ elapsedDays: 3 }))).toBe(answer);
      expect(source.dueAt).toBe(10);
    }
  });

  it('rests after a proposal, longer after a defeat where a cool-down is in force', () => {
    const pool = aPool({ features: 1 << featureBit('coolDown') });
    const governance = aGovernance({ cooldownDays: 30 });
    const next = (hasPassed: boolean, seen: object): number => {
      const source = aSource(PAYLOAD);
      source.made();
      expect(source.dueAt).toBe(Number.POSITIVE_INFINITY);
      source.decided(hasPassed, anObservation({ elapsedDays: 50, governance, ...seen }));
      return source.dueAt;
    };
    expect([next(true, { pool }), next(false, { pool }), next(false, {})]).toEqual([70, 80, 70]);
  });
});

import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { GOVERNANCE_METRICS } from '#sim/metrics/governance-metrics.ts';
import type { ProposalFigures } from '#sim/metrics/metric.ts';
import { PROPOSAL_STATES } from '#sim/ports/governance-states.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT, aGovernance } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/governance-metrics.ts', () => {
  it('counts proposals by state and kind', () => {
    expect(valuesOf(GOVERNANCE_METRICS, aMetricInput())).toMatchObject({
      'governance.proposals': 3,
      'governance.live_proposals': 1,
      'governance.proposals_active': 1,
      'governance.proposals_defeated': 1,
      'governance.proposals_executed': 1,
      'governance.proposals_vetoed': 0,
      'governance.executed_parameter': 1,
      'governance.executed_feature': 0,
      'governance.quorum_reached': 1,
      'governance.extended_votes': 1,
      'governance.decided_by_one': 1,
      // Of four.
      'governance.decided_by_one_share': 0.25,
      'governance.mean_turnout_90d': 0.25,
      'governance.mean_days_to_execution': 12.5,
      'governance.bonds': 1_000n * ACT,
    });
  });

  it('has stake held by votes only while the vote lock is on', () => {
    const input = aMetricInput();
    const heldWith = (features: number): unknown =>
      valuesOf(GOVERNANCE_METRICS, { ...input, pool: { ...input.pool, features } })['governance.votes_locked_share'];
    expect(heldWith(1 << featureBit('voteLock'))).toBe(0.25);
    expect(heldWith(~(1 << featureBit('voteLock')))).toBe(0);
  });

  it('gives each state and each kind its own count', () => {
    const input = aMetricInput();
    const countByState = Object.fromEntries(PROPOSAL_STATES.map((state, position) => [state, 10 + position]));
    const values = valuesOf(GOVERNANCE_METRICS, {
      ...input,
      proposals: { ...input.proposals, countByState: countByState as ProposalFigures['countByState'] },
      governance: aGovernance({ executedCount: [4, 3, 2, 1] }),
    });
    const states = ['draft', 'active', 'defeated', 'succeeded', 'queued', 'executed', 'expired', 'vetoed', 'cancelled'];
    const counted = states.map((state) => values[`governance.proposals_${state}`]);
    expect(counted).toEqual(states.map((state) => countByState[state]));
    expect(new Set(counted).size).toBe(9);
    const kinds = ['parameter', 'spend', 'upgrade', 'feature'];
    expect(kinds.map((kind) => values[`governance.executed_${kind}`])).toEqual([4, 3, 2, 1]);
  });

  it('tells of the vote that was decided last', () => {
    const values = valuesOf(GOVERNANCE_METRICS, aMetricInput());
    expect(values['governance.turnout']).toBeCloseTo(0.3, 12);
    expect(values['governance.quorum_margin']).toBeCloseTo(0.2, 12);
    expect(values['governance.approval']).toBeCloseTo(20 / 27, 12);
    expect(values['governance.voters']).toBe(8);
  });

  it('has nothing to tell before the first decision', () => {
    const proposals: ProposalFigures = {
      ...aMetricInput().proposals,
      lastDecided: undefined,
      decided: 0,
      decidedByOne: 0,
      meanTurnout: () => undefined,
      meanSecondsToExecution: () => undefined,
    };
    const values = valuesOf(GOVERNANCE_METRICS, aMetricInput({ proposals }));
    const means = ['decided_by_one_share', 'mean_turnout_90d', 'mean_days_to_execution'];
    for (const name of ['turnout', 'quorum_margin', 'approval', 'voters', ...means]) {
      expect(values[`governance.${name}`]).toBeUndefined();
    }
  });
});

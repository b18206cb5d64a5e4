import { describe, expect, it } from 'vitest';
import { GOVERNANCE_METRICS } from '#sim/metrics/governance-metrics.ts';
import type { ProposalFigures } from '#sim/metrics/metric.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

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
      'governance.votes_locked_share': 0.25,
    });
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

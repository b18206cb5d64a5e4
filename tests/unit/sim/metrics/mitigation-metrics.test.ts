import { describe, expect, it } from 'vitest';
import { MITIGATION_METRICS } from '#sim/metrics/mitigation-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/mitigation-metrics.ts', () => {
  it('agrees with a computation by hand', () => {
    const values = valuesOf(MITIGATION_METRICS, aMetricInput());
    expect(values).toMatchObject({
      'mitigation.largest_vote_share': 0.05,
      'mitigation.power_cap_effect': 0.25,
      'mitigation.stake_cap_wallets': 2,
      'mitigation.stake_cap_refusals': 3,
      'mitigation.cool_down_refusals': 2,
      'mitigation.tickets_outstanding': 700n * ACT,
      'mitigation.vesting_outstanding': 100_000n * ACT,
      'mitigation.paused_seconds': 3_600,
    });
    // 5,000 of 30,000 in power, 2,000 of 30,000 in votes.
    expect(values['mitigation.quadratic_effect']).toBeCloseTo(0.1, 12);
  });

  it('has no ratio before the first decision, nor of a vote without votes', () => {
    const { proposals } = aMetricInput();
    const { lastDecided } = proposals;
    const silent = lastDecided && {
      proposal: { ...lastDecided.proposal, turnout: 0n, yes: 0n, no: 0n, abstain: 0n },
      ballots: { uncappedPower: 0n, largestPower: 0n, largestWeight: 0n },
    };
    for (const decided of [undefined, silent]) {
      const values = valuesOf(MITIGATION_METRICS, aMetricInput({ proposals: { ...proposals, lastDecided: decided } }));
      expect(values['mitigation.power_cap_effect']).toBeUndefined();
      expect(values['mitigation.quadratic_effect']).toBeUndefined();
    }
  });
});

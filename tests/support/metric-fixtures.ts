import type { MetricDefinition, MetricInput } from '#sim/metrics/metric.ts';
import type { MetricValue } from '#sim/ports/run-sink.ts';
import { ACT, aPool, aRunSpec, someVaults } from './sim-fixtures.ts';

/**
 * One tick's readings in round numbers: supply 1,050,000 after 1,000,000 at genesis; 500,000 with the operator, 30,000
 * and 20,000 in the reward and penalty vaults, so 500,000 circulating; 200,000 staked.
 */
export function aMetricInput(changes: Partial<MetricInput> = {}): MetricInput {
  return {
    tickIndex: 100,
    staking: aRunSpec().staking,
    initialSupplyBaseUnits: 1_000_000n * ACT,
    pool: aPool({
      totalStakedBaseUnits: 200_000n * ACT,
      activeWeight: 365_000n * ACT,
      budgetCurrentBaseUnits: 700n * ACT,
      totalFundedBaseUnits: 50_000n * ACT,
      totalReleasedBaseUnits: 40_000n * ACT,
      totalClaimedBaseUnits: 25_000n * ACT,
      reserveOwedBaseUnits: 15_000n * ACT,
      totalPenaltiesBaseUnits: 20_000n * ACT,
    }),
    vaults: someVaults({
      mintSupplyBaseUnits: 1_050_000n * ACT,
      operatorBaseUnits: 500_000n * ACT,
      rewardVaultBaseUnits: 30_000n * ACT,
      penaltyVaultBaseUnits: 20_000n * ACT,
      stakeVaultBaseUnits: 200_000n * ACT,
    }),
    holders: {
      activeStakers: 12,
      stakedBaseUnits: 200_000n * ACT,
      promisedLockDays: 200_000n * 90n * ACT,
      concentration: () => ({
        holders: 12,
        top1Share: 0.3,
        top10Share: 0.9,
        top1PercentShare: 0.31,
        whaleShare: 0.6,
        gini: 0.7,
        hhi: 0.2,
        nakamoto: 3,
      }),
    },
    supplyWindow: { startSupplyBaseUnits: 1_000_000n * ACT, fundedDays: 182.5 },
    activity: { attempted: 9, accepted: 7, computeUnits: 90_000 },
    ...changes,
  };
}

/** Value of each metric by id. */
export function valuesOf(metrics: readonly MetricDefinition[], input: MetricInput): Record<string, MetricValue> {
  return Object.fromEntries(metrics.map((metric) => [metric.id, metric.compute(input)]));
}

import { ACTIVITY_METRICS } from './activity-metrics.ts';
import { GOVERNANCE_METRICS } from './governance-metrics.ts';
import { INFLUENCE_METRICS } from './influence-metrics.ts';
import type { MetricDefinition } from './metric.ts';
import { MITIGATION_METRICS } from './mitigation-metrics.ts';
import { lockAprMetric, REWARD_METRICS } from './reward-metrics.ts';
import { STAKING_METRICS } from './staking-metrics.ts';
import { SUPPLY_METRICS } from './supply-metrics.ts';
import { TREASURY_METRICS } from './treasury-metrics.ts';

/** Every metric of a scenario with these lock lengths, in column order. */
export function metricCatalogue(lockDays: readonly number[]): readonly MetricDefinition[] {
  return [
    ...STAKING_METRICS,
    ...SUPPLY_METRICS,
    ...INFLUENCE_METRICS,
    ...lockDays.map((length, index) => lockAprMetric(index, length)),
    ...REWARD_METRICS,
    ...GOVERNANCE_METRICS,
    ...TREASURY_METRICS,
    ...MITIGATION_METRICS,
    ...ACTIVITY_METRICS,
  ];
}

/** The metrics that a run writes: those whose values are the same on every engine. */
export function runMetrics(lockDays: readonly number[]): readonly MetricDefinition[] {
  return metricCatalogue(lockDays).filter((metric) => metric.engineDependent !== true);
}

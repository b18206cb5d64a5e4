import type { RunSpec } from '../core/run-spec.ts';
import { ACTIVITY_METRICS } from './activity-metrics.ts';
import { CAPTURE_METRICS, CAPTURE_PRICE_METRICS } from './capture-metrics.ts';
import { GOVERNANCE_METRICS } from './governance-metrics.ts';
import { INFLUENCE_METRICS } from './influence-metrics.ts';
import { MARKET_METRICS, POOL_METRICS } from './market-metrics.ts';
import type { MetricDefinition } from './metric.ts';
import { MITIGATION_METRICS } from './mitigation-metrics.ts';
import { DEMAND_METRICS, KEEPER_METRICS, PRESENCE_METRICS } from './outside-metrics.ts';
import { lockAprMetric, REWARD_METRICS } from './reward-metrics.ts';
import { lockShareMetric, STAKING_METRICS } from './staking-metrics.ts';
import { SUPPLY_METRICS } from './supply-metrics.ts';
import { TREASURY_METRICS } from './treasury-metrics.ts';

/** Parts of a scenario that bring metrics of their own. */
export type MetricSection = 'market' | 'pool' | 'demand' | 'presence' | 'keeper';

/** Metrics that only runs with the section have, in column order: behind those of every run. */
export const SECTION_METRICS: readonly {
  readonly section: MetricSection;
  readonly metrics: readonly MetricDefinition[];
}[] = [
  { section: 'market', metrics: MARKET_METRICS },
  { section: 'market', metrics: CAPTURE_PRICE_METRICS },
  { section: 'pool', metrics: POOL_METRICS },
  { section: 'demand', metrics: DEMAND_METRICS },
  { section: 'presence', metrics: PRESENCE_METRICS },
  { section: 'keeper', metrics: KEEPER_METRICS },
];

/** What of a scenario decides which sections it has. */
export interface SectionedSpec {
  readonly market?: { readonly price: unknown; readonly pool?: unknown } | undefined;
  readonly demand?: unknown;
  readonly keeper?: unknown;
  readonly events?: readonly { readonly kind: string }[] | undefined;
  readonly population: readonly { readonly arrival?: unknown; readonly lifetime?: unknown }[];
}

/** The sections that a scenario has. */
export function metricSections(spec: SectionedSpec): readonly MetricSection[] {
  const { market, demand, keeper, events = [], population } = spec;
  const sections: MetricSection[] = [];
  if (market !== undefined) sections.push('market');
  if (market?.pool !== undefined) sections.push('pool');
  if (demand !== undefined || events.some(({ kind }) => kind === 'demand')) sections.push('demand');
  const moves = population.some(({ arrival, lifetime }) => arrival !== undefined || lifetime !== undefined);
  if (moves || events.some(({ kind }) => kind === 'exodus')) sections.push('presence');
  if (keeper !== undefined) sections.push('keeper');
  return sections;
}

/** Every metric of a scenario with these lock lengths and sections, in column order. */
export function metricCatalogue(
  lockDays: readonly number[],
  sections: readonly MetricSection[] = [],
): readonly MetricDefinition[] {
  return [
    ...STAKING_METRICS,
    ...lockDays.map((length, index) => lockShareMetric(index, length)),
    ...SUPPLY_METRICS,
    ...INFLUENCE_METRICS,
    ...CAPTURE_METRICS,
    ...lockDays.map((length, index) => lockAprMetric(index, length)),
    ...REWARD_METRICS,
    ...GOVERNANCE_METRICS,
    ...TREASURY_METRICS,
    ...MITIGATION_METRICS,
    ...ACTIVITY_METRICS,
    ...SECTION_METRICS.flatMap(({ section, metrics }) => (sections.includes(section) ? metrics : [])),
  ];
}

/** The metrics that a run of a scenario writes: those whose values are the same on every engine. */
export function runMetrics(spec: SectionedSpec & Pick<RunSpec, 'staking'>): readonly MetricDefinition[] {
  const catalogue = metricCatalogue(spec.staking.lockDays, metricSections(spec));
  return catalogue.filter((metric) => metric.engineDependent !== true);
}

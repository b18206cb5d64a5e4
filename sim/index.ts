/** The simulator's public API: run a scenario on a chain, and what there is to run and to measure. */
export { type Agent, buildPopulation, type Population } from './agents/population.ts';
export type { AssertionResult } from './assertions/assertion-book.ts';
export type { ErrorCode, ErrorContexts, ScenarioProblem } from './core/errors/codes.ts';
export { isSimError, SimError } from './core/errors/sim-error.ts';
export type {
  CohortSpec,
  HoldingsSpec,
  OutputsSpec,
  PolicySpec,
  RewardsSpec,
  RunSpec,
  StakingSpec,
  TokenSpec,
} from './core/run-spec.ts';
export type {
  GenesisEvent,
  GenesisProgressEvent,
  RunObserver,
  TickEvent,
  WarningEvent,
} from './engine/run-observer.ts';
export type { BrokenInvariant, RunResult } from './engine/run-result.ts';
export { runSimulation, type SimulationOptions } from './engine/run-simulation.ts';
export type { KindCounts, OperatorActionKind } from './engine/tally.ts';
export type { Breach } from './ledger/ledger.ts';
export { metricCatalogue, runMetrics } from './metrics/catalogue.ts';
export type { MetricDefinition, MetricUnit } from './metrics/metric.ts';
export type {
  Decision,
  Intent,
  Mind,
  Observation,
  Policy,
  PolicyContext,
  PolicyDefinition,
  Streams,
} from './policies/policy.ts';
export { POLICY_KIT, type PolicyKit, type PolicyModule } from './policies/policy-kit.ts';
export {
  createPolicy,
  POLICY_DEFINITIONS,
  POLICY_KINDS,
  policyConfigSchema,
  policyDefinition,
} from './policies/registry.ts';
export type { ActionRow, FailureRow, MetricRow, MetricValue, RunSink } from './ports/run-sink.ts';
export type * from './ports/staking-chain.ts';

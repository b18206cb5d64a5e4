/** Scenario and sweep files: read one, parse it into a run or a sweep, and the JSON Schemas of both formats. */
export { type ParseOptions, parseScenario, type ScenarioSource } from './load.ts';
export type { ScenarioOverride } from './overrides.ts';
export { readScenarioFile, readSweepFile, type ScenarioFile } from './read-file.ts';
export { type SchemaNode, scenarioJsonSchema, sweepJsonSchema } from './schema/json-schema.ts';
export { formatAmount } from './schema/quantities.ts';
export { parseSweep, type SweepOptions } from './sweep/load-sweep.ts';
export type {
  BoundValue,
  ConclusionBound,
  ConclusionSpec,
  FigureTime,
  SweepChartSpec,
  SweepSpec,
  SweepVariantSpec,
} from './sweep/sweep-spec.ts';
export type { ScenarioFormat } from './text/source-document.ts';
export { writtenKeys } from './written-keys.ts';

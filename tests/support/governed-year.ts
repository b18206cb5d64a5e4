import { fileURLToPath } from 'node:url';
import { parseScenario } from '#scenarios/load.ts';
import { readScenarioFile } from '#scenarios/read-file.ts';
import type { FeatureName } from '#sim/core/features.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import type { RunResult } from '#sim/engine/run-result.ts';
import { runSimulation } from '#sim/engine/run-simulation.ts';
import { runMetrics } from '#sim/metrics/catalogue.ts';
import type { StakingChain } from '#sim/ports/staking-chain.ts';
import { createFakeChain } from './fake-chain.ts';
import { createMemorySink, type MemorySink } from './sim-fixtures.ts';

/** Long enough for the first proposal to be decided. */
const FIRST_DECISION_TICKS = 72;

const FILE = fileURLToPath(new URL('../../scenarios/library/governed-year.yaml', import.meta.url));

export async function governedYear(): Promise<RunSpec> {
  const source = await readScenarioFile(FILE);
  return parseScenario(source.text, source);
}

/** A run with a look at its metrics as numbers, amounts in base units. */
export interface MeasuredRun {
  readonly result: RunResult;
  readonly sink: MemorySink;
  /** Every defined value of a metric, tick by tick. */
  series(id: string): readonly number[];
  last(id: string): number;
}

export async function measuredRun(spec: RunSpec, chain: StakingChain): Promise<MeasuredRun> {
  const sink = createMemorySink();
  const result = await runSimulation({ spec, chain, sink });
  const ids = runMetrics(spec).map(({ id }) => id);
  const series = (id: string): readonly number[] => {
    const position = ids.indexOf(id);
    return sink.metrics.flatMap(({ values }) => (values[position] === undefined ? [] : [Number(values[position])]));
  };
  return { result, sink, series, last: (id) => series(id).at(-1) ?? Number.NaN };
}

/** The beginning of the year on a fake chain, with switches set. */
export async function beginning(
  switches: Partial<Record<FeatureName, boolean>>,
  changes: Partial<RunSpec> = {},
): Promise<MeasuredRun> {
  const year = await governedYear();
  const features = { ...year.features, ...switches };
  return measuredRun({ ...year, horizonTicks: FIRST_DECISION_TICKS, features, ...changes }, createFakeChain());
}

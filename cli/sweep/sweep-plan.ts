import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { eventMarks, type SweepConclusion, type SweepDesign, titledApart } from '#reports/index.ts';
import {
  parseSweep,
  readScenarioFile,
  readSweepFile,
  type ScenarioFile,
  type SweepSpec,
  type SweepVariantSpec,
} from '#scenarios/index.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { type MetricDefinition, type PolicyDefinition, runMetrics } from '#sim/index.ts';
import { parseChecked } from '../scenario-source.ts';
import { boundInMetricUnit, type UnfitBound } from './bound-values.ts';

/** A sweep, read and checked: nothing in it can be refused any more. */
export interface SweepPlan {
  readonly design: SweepDesign;
  /** Undefined when a scenario is swept without a file of its own. */
  readonly sweep: ScenarioFile | undefined;
  readonly scenario: ScenarioFile;
  /** The scenario as it is. */
  readonly base: RunSpec;
  /** The run of each variant, with the scenario's seed. */
  readonly specs: ReadonlyMap<string, RunSpec>;
  /** Metrics whose every tick is wanted. */
  readonly series: readonly string[];
}

/** The charts of a sweep that names none, as far as its runs have the metrics. */
const DEFAULT_CHARTS = [
  'staking.ratio',
  'supply.inflation_annualised',
  'influence.whale_share',
  'supply.circulating',
  'market.price',
];
/** Seeds of a scenario that is swept as it is. */
const DEFAULT_SEEDS = 20;
const MAX_SEED = 2 ** 32 - 1;

/**
 * Reads a sweep file, or a scenario that is to be swept as it is, and all its variants.
 * Throws what reading and parsing throw, and CLI__USAGE for seeds that there are not.
 */
export async function planSweep(
  file: string,
  seedCount: number | undefined,
  policies: readonly PolicyDefinition[],
): Promise<SweepPlan> {
  const source = await readScenarioFile(file);
  if (!isSweep(source)) {
    const base = parseChecked(source, { policies });
    return planOf({ sweep: undefined, scenario: source, spec: plainSweep(base), base, seedCount, policies });
  }
  // The metrics that it may name are those of the scenario that it names.
  const sweep = await readSweepFile(file);
  const named = parseSweep(sweep.text, sweep);
  const overrides = named.variants.flatMap((variant) => variant.overrides);
  const scenario = await readScenarioFile(join(dirname(file), named.scenario), overrides);
  const base = parseChecked(scenario, { policies });
  return planOf({ sweep, scenario, spec: named, base, seedCount, policies });
}

/** Whether the file names a scenario; a scenario does not. */
function isSweep({ text, format }: ScenarioFile): boolean {
  if (format === 'yaml') return /^(scenario|"scenario"|'scenario')[ \t]*:/m.test(text);
  try {
    return Object.hasOwn(Object(JSON.parse(text)) as object, 'scenario');
  } catch {
    return /"scenario"\s*:/.test(text);
  }
}

function plainSweep({ name, description }: RunSpec): SweepSpec {
  const variants = [{ name: 'base', title: name, overrides: [] }];
  return { name, description, scenario: '', seeds: DEFAULT_SEEDS, variants, charts: [], conclusions: [] };
}

interface Parts {
  readonly sweep: ScenarioFile | undefined;
  readonly scenario: ScenarioFile;
  readonly spec: SweepSpec;
  readonly base: RunSpec;
  readonly seedCount: number | undefined;
  readonly policies: readonly PolicyDefinition[];
}

function planOf({ sweep, scenario, spec: asWritten, base, seedCount, policies }: Parts): SweepPlan {
  const spec = { ...asWritten, variants: titledApart(asWritten.variants) };
  const specs = new Map(
    spec.variants.map(({ name, overrides }) => [name, parseChecked(scenario, { policies, overrides })]),
  );
  const metrics = [
    ...new Map([...specs.values()].flatMap((run) => runMetrics(run).map((metric) => [metric.id, metric]))).values(),
  ];
  const ids = metrics.map(({ id }) => id);
  if (sweep !== undefined) parseSweep(sweep.text, sweep, { metrics: ids });
  const charts = (spec.charts.length > 0 ? spec.charts : DEFAULT_CHARTS.map((metric) => ({ metric, title: undefined })))
    .filter(({ metric }) => ids.includes(metric))
    .map(({ metric, title }) => ({ metric, title: title ?? metrics.find(({ id }) => id === metric)?.title ?? metric }));
  const conclusions = conclusionsOf(spec, base, metrics, sweep?.file ?? scenario.file);
  const design: SweepDesign = {
    name: spec.name,
    description: spec.description,
    token: { symbol: base.token.symbol, decimals: base.token.decimals },
    quoteDecimals: base.treasury.quoteDecimals,
    seeds: seedsFrom(base.seed, seedCount ?? spec.seeds),
    variants: spec.variants.map((variant) => variantOf(variant, specs.get(variant.name) as RunSpec)),
    metrics: metrics.map(({ id, title, unit, formula }) => ({ id, title, unit, formula })),
    charts,
    conclusions,
    marks: eventMarks(base.events ?? [], base.startUnixSeconds),
  };
  const series = [...new Set([...charts, ...conclusions].map(({ metric }) => metric))];
  return { design, sweep, scenario, base, specs, series };
}

/** So many seeds from the first on. Throws CLI__USAGE for seeds that there are not. */
export function seedsFrom(first: number, count: number): readonly number[] {
  if (first + count - 1 > MAX_SEED) {
    const reason = `seeds go up to ${MAX_SEED}: expected at most ${MAX_SEED - first + 1} from ${first} on, found ${count}`;
    throw new SimError('CLI__USAGE', { reason });
  }
  return Array.from({ length: count }, (_, index) => first + index);
}

function variantOf({ name, title, overrides }: SweepVariantSpec, spec: RunSpec): SweepDesign['variants'][number] {
  return {
    name,
    title,
    changes: overrides.map(({ path, value }) => ({ path, value: textOf(value) })),
    metricIds: runMetrics(spec).map(({ id }) => id),
    tickSeconds: spec.tickSeconds,
    horizonTicks: spec.horizonTicks,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

/** With every bound as a number in its metric's unit. Throws SCENARIO__INVALID for one that cannot be. */
function conclusionsOf(
  { conclusions, variants }: SweepSpec,
  { token, treasury }: RunSpec,
  metrics: readonly MetricDefinition[],
  file: string,
): readonly SweepConclusion[] {
  return conclusions.map(({ say, metric, at, between, variant, bounds }, index) => {
    const unit = metrics.find(({ id }) => id === metric)?.unit ?? '';
    const context = { unit, token, quoteDecimals: treasury.quoteDecimals, variants };
    const fitted = bounds.map((bound) => {
      const found = boundInMetricUnit(bound, context);
      if ('than' in found) return found;
      throw unfit(file, `conclusions[${index}].${bound.side}`, found);
    });
    return { say, metric, at, between, variant, bounds: fitted };
  });
}

function unfit(file: string, path: string, { expected, found }: UnfitBound): SimError {
  return new SimError('SCENARIO__INVALID', { file, problems: [{ path, line: 0, expected, found }] });
}

/** sha256 of a run's whole specification but for its seed: equal hashes, equal economies. */
export function specSha256(spec: RunSpec): string {
  const text = JSON.stringify({ ...spec, seed: 0 }, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

import { toProblem } from '../checks/finding.ts';
import { firstOfEach, invalidFile } from '../invalid-file.ts';
import type { ScenarioSource } from '../load.ts';
import { deepFreeze } from '../resolve.ts';
import { jsonSchemaOf } from '../schema/json-schema.ts';
import { problemsOf } from '../schema/problems.ts';
import { readDuration } from '../schema/quantities.ts';
import { readDocument } from '../text/read-document.ts';
import { readWrittenValue } from '../values/written-value.ts';
import { checkSweep } from './sweep-checks.ts';
import { type Sweep, sweepSchema } from './sweep-schema.ts';
import type { ConclusionBound, ConclusionSpec, SweepSpec } from './sweep-spec.ts';

export interface SweepOptions {
  /** Ids of the metrics that charts and conclusions may name. Default: any. */
  readonly metrics?: readonly string[];
}

/**
 * Reads and validates the text of a sweep file; the result is frozen throughout. Pure: no file is opened.
 * Errors: SCENARIO__FILE_TOO_LARGE, SCENARIO__SYNTAX, SCENARIO__INVALID with every problem.
 */
export function parseSweep(text: string, source: ScenarioSource, { metrics }: SweepOptions = {}): SweepSpec {
  const document = readDocument(text, source);
  const schema = sweepSchema();
  const parsed = schema.safeParse(document.value);
  const found = parsed.success
    ? checkSweep(parsed.data, metrics).map((finding) => toProblem(finding, document))
    : problemsOf(parsed.error.issues, document, jsonSchemaOf(schema), 'sweep');
  const problems = firstOfEach([...document.problems, ...found], document);
  if (!parsed.success || problems.length > 0) throw invalidFile(source.file, problems);
  return deepFreeze(resolveSweep(parsed.data));
}

function resolveSweep({ name, description, scenario, seeds, variants, charts, conclusions }: Sweep): SweepSpec {
  return {
    name,
    description,
    scenario,
    seeds,
    variants: variants.map((variant) => ({
      name: variant.name,
      title: variant.title ?? variant.name,
      overrides: Object.entries(variant.set).map(([path, value]) => ({ path, value })),
    })),
    charts: charts.map(({ metric, title }) => ({ metric, ...(title === undefined ? {} : { title }) })),
    conclusions: conclusions.map(resolveConclusion),
  };
}

function resolveConclusion(conclusion: Sweep['conclusions'][number]): ConclusionSpec {
  const { say, metric, at, between, variant } = conclusion;
  return {
    say,
    metric,
    at:
      at === 'end' || at === 'min' || at === 'max' || at === 'mean'
        ? { kind: at }
        : { kind: 'time', atSeconds: secondsOf(at) },
    ...(between === undefined
      ? {}
      : { between: { fromSeconds: secondsOf(between[0]), toSeconds: secondsOf(between[1]) } }),
    ...(variant === undefined ? {} : { variant }),
    bounds: boundsOf(conclusion),
  };
}

function boundsOf(conclusion: Sweep['conclusions'][number]): readonly ConclusionBound[] {
  return (['above', 'below'] as const).flatMap((side) => {
    const value = readWrittenValue(conclusion[side]);
    const variant = conclusion[`${side}_variant`];
    return [
      ...(value === undefined ? [] : [{ side, than: value }]),
      ...(variant === undefined ? [] : [{ side, than: { unit: 'variant', variant } as const }]),
    ];
  });
}

/** Of a duration that was checked. */
function secondsOf(text = ''): number {
  const reading = readDuration(text, { min: 0, max: Number.MAX_SAFE_INTEGER });
  if (!reading.ok) throw new TypeError(`the duration ${text} passed the checks`);
  return reading.value;
}

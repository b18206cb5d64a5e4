import type { BaselineSpec, ToleranceSpec } from '#sim/core/assertion-spec.ts';
import type { Finding } from '../checks/finding.ts';
import { describeFound } from '../schema/problems.ts';
import type { Scenario } from '../schema/scenario.ts';
import type { SourcePath } from '../text/source-document.ts';
import { readToleranceParts } from '../values/tolerance.ts';
import { metricNameProblem } from './metric-name.ts';
import type { StatementContext } from './statement-context.ts';

type Baseline = NonNullable<Scenario['baseline']>;
type Tolerance = NonNullable<Baseline['tolerance']>;

/** Of metrics that are no whole numbers: what other machines' exp and log may differ by, and far below any change. */
export const DEFAULT_TOLERANCE: ToleranceSpec = { absolute: 0, relative: 1e-9 };

/** What says something about a baseline that there is. */
const UNKEPT_KEYS = ['metrics', 'tolerance', 'tolerances'] as const;

/** Reads the section; `report` hears what is wrong with it. Undefined when something is. */
export function readBaseline(
  baseline: Baseline,
  tickSeconds: number,
  context: StatementContext,
  report: (finding: Finding) => void,
): BaselineSpec | undefined {
  let isSound = true;
  const refuse = (finding: Finding): void => {
    isSound = false;
    report(finding);
  };
  const { kept, every, metrics, tolerance, tolerances = {} } = baseline;
  const path: SourcePath = ['baseline'];
  for (const key of kept ? [] : UNKEPT_KEYS) {
    if (baseline[key] === undefined) continue;
    refuse({
      path: [...path, key],
      expected: `no ${key}: the baseline is not kept`,
      found: describeFound(baseline[key]),
    });
  }
  checkNames(metrics ?? [], context, refuse);
  const general =
    tolerance === undefined
      ? DEFAULT_TOLERANCE
      : toleranceOf(tolerance, 'number', [...path, 'tolerance'], context, refuse);
  const single = Object.entries(tolerances).flatMap(([metric, parts]) => {
    const at = [...path, 'tolerances', metric];
    const unit = context.metrics.get(metric);
    if (unit === undefined) {
      refuse({ path: at, ...metricNameProblem(metric, context.metrics) });
      return [];
    }
    if (metrics !== undefined && !metrics.includes(metric)) {
      refuse({ path: at, expected: 'one of baseline.metrics', found: `"${metric}"` });
    }
    const read = toleranceOf(parts, unit, at, context, refuse);
    return read === undefined ? [] : [{ metric, tolerance: read }];
  });
  if (!isSound || general === undefined) return undefined;
  return {
    ...(kept ? {} : { isKept: false }),
    everyTicks: Math.max(Math.floor(every / tickSeconds), 1),
    ...(metrics === undefined ? {} : { metrics }),
    tolerance: general,
    tolerances: single,
  };
}

function checkNames(metrics: readonly string[], context: StatementContext, refuse: (finding: Finding) => void): void {
  for (const [index, metric] of metrics.entries()) {
    const path = ['baseline', 'metrics', index];
    if (!context.metrics.has(metric)) refuse({ path, ...metricNameProblem(metric, context.metrics) });
    else if (metrics.indexOf(metric) < index) {
      refuse({ path, expected: 'each metric once', found: `"${metric}" again` });
    }
  }
}

function toleranceOf(
  parts: Tolerance,
  unit: string,
  path: SourcePath,
  { token, quoteDecimals }: StatementContext,
  refuse: (finding: Finding) => void,
): ToleranceSpec | undefined {
  const reading = readToleranceParts(parts, { unit, token, quoteDecimals });
  if (reading.ok) return reading.value;
  const { part = 'absolute', expected } = reading;
  refuse({ path: [...path, part], expected, found: describeFound(parts[part]) });
  return undefined;
}

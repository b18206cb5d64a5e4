import type { Finding } from '../checks/finding.ts';
import { nearestName } from '../schema/nearest.ts';
import { absenceOf } from './statement-context.ts';

/** What is wrong with a metric that a scenario does not have: what it wants, or the nearest name. */
export function metricNameProblem(metric: string, known: ReadonlyMap<string, string>): Omit<Finding, 'path'> {
  const nearest = nearestName(metric, [...known.keys()]);
  const hint = absenceOf(metric) ?? (nearest === undefined ? undefined : `did you mean "${nearest}"?`);
  const problem = { expected: 'a metric that this scenario has', found: `"${metric}"` };
  return hint === undefined ? problem : { ...problem, hint };
}

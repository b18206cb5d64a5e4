import { metricCatalogue } from '#sim/metrics/catalogue.ts';
import type { MetricDefinition } from '#sim/metrics/metric.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';

/** Locks of the page's example; the columns of other scenarios follow theirs. */
const PLAN_LOCK_DAYS = [0, 7, 30, 90, 180];

/** The page `docs/reference/metrics.md`. */
export function metricPage(metrics: readonly MetricDefinition[]): string {
  const lines = [
    '# Metrics',
    '',
    'Generated from `sim/metrics` by `npm run generate`; do not edit. One column of `metrics.csv` each, in this order, read',
    'at the end of the tick. Amounts are base units, a `ratio` of 1 is 100%, an empty cell is a value that is not defined',
    'yet. Series marked † depend on the engine and are left out of run folders. Columns that name a lock follow the locks',
    'of the scenario; these are those of the plan.',
  ];
  const groups = [...new Set(metrics.map(({ id }) => groupOf(id)))];
  for (const group of groups) {
    lines.push('', `## ${group}`, '', '| id | what | unit | formula | read from |', '| --- | --- | --- | --- | --- |');
    for (const metric of metrics.filter(({ id }) => groupOf(id) === group)) lines.push(row(metric));
  }
  return `${lines.join('\n')}\n`;
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

function row({ id, title, unit, formula, source, engineDependent }: MetricDefinition): string {
  const cells = [`\`${id}\`${engineDependent === true ? ' †' : ''}`, title, unit.replace('_', ' '), formula, source];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

if (isMain(import.meta.url)) writeGenerated('docs/reference/metrics.md', metricPage(metricCatalogue(PLAN_LOCK_DAYS)));

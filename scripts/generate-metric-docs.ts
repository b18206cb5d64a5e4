import { type MetricSection, metricCatalogue, SECTION_METRICS } from '#sim/metrics/catalogue.ts';
import type { Direction, MetricDefinition } from '#sim/metrics/metric.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';

/** Locks of the page's example; the columns of other scenarios follow theirs. */
const PLAN_LOCK_DAYS = [0, 7, 30, 90, 180];

/** What a scenario has when its runs have the section's metrics. */
const SECTION_CONDITIONS: Readonly<Record<MetricSection, string>> = {
  market: '`market`',
  pool: '`market.pool`',
  demand: '`demand`, or a shock of demand among its `events`',
  presence: 'a cohort with `arrival` or `lifetime`, or an exodus among its `events`',
  keeper: '`keeper`',
};

const DIRECTION_WORDS: Readonly<Record<Direction, string>> = { higher: 'higher', lower: 'lower', neither: '–' };

/** The page `docs/reference/metrics.md`: metrics of every run, then those of some. */
export function metricPage(metrics: readonly MetricDefinition[], ofSections: typeof SECTION_METRICS = []): string {
  const lines = [
    '# Metrics',
    '',
    'Generated from `sim/metrics` by `npm run generate`; do not edit. One column of `metrics.csv` each, in this order, read',
    'at the end of the tick. "Better" is the direction that a designer wants when all else is equal; – where it depends on',
    'what is asked. Series marked † depend on the engine and are left out of run folders. Columns that name a lock follow',
    'the locks of the scenario; these are those of the plan.',
    '',
    'Units: base units and quote units are whole numbers of the smallest parts of the token and of the quote asset, lamports',
    "of the chain's own coin; a ratio of 1 is 100%; usd are dollars; days and seconds are time. An empty cell is a value that",
    'is not defined yet. What a formula calls `_bps` is as the accounts hold it: 10000 is 1.',
  ];
  const groups = [...new Set(metrics.map(({ id }) => groupOf(id)))];
  for (const group of groups) {
    lines.push('', `## ${group}`, '', ...table(metrics.filter(({ id }) => groupOf(id) === group)));
  }
  if (ofSections.length > 0) {
    const intro = 'Columns behind those above, in this order, in runs of scenarios that have what the heading names.';
    lines.push('', '## Metrics of some runs', '', intro);
  }
  for (const { section, metrics: own } of ofSections) {
    lines.push('', `### With ${SECTION_CONDITIONS[section]}: ${groupsOf(own)}`, '', ...table(own));
  }
  return `${lines.join('\n')}\n`;
}

function table(metrics: readonly MetricDefinition[]): readonly string[] {
  return [
    '| id | what | unit | better | formula | read from |',
    '| --- | --- | --- | --- | --- | --- |',
    ...metrics.map(row),
  ];
}

function groupsOf(metrics: readonly MetricDefinition[]): string {
  return [...new Set(metrics.map(({ id }) => groupOf(id)))].join(', ');
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

function row({ id, title, unit, better, formula, source, engineDependent }: MetricDefinition): string {
  const name = `\`${id}\`${engineDependent === true ? ' †' : ''}`;
  const cells = [name, title, unit.replace('_', ' '), DIRECTION_WORDS[better], formula, source];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

if (isMain(import.meta.url)) {
  writeGenerated('docs/reference/metrics.md', metricPage(metricCatalogue(PLAN_LOCK_DAYS), SECTION_METRICS));
}

import { countOf } from '../sweep/band-chart.ts';
import { type Comparison, endOf } from './comparison.ts';
import { differenceInWords, signedPercent } from './difference-words.ts';
import { KEY_METRICS } from './key-metrics.ts';
import { isClear, type MetricDifference } from './metric-difference.ts';
import { compareTargets, targetCount } from './target-comparison.ts';

/** Metrics that a sentence names. */
const MOST_NAMED = 3;

/** What a comparison says, in a few sentences: whether anything differs, what changed most, which targets are met. */
export function comparisonSentences(comparison: Comparison): readonly string[] {
  if (comparison.isIdentical) return [`${opening(comparison)} No difference: ${equalRuns(comparison)}.`];
  const differences = endOf(comparison).differences.filter(({ verdict }) => verdict !== 'unknown');
  const clear = differences.filter(isClear);
  if (clear.length === 0) return [`${opening(comparison)} ${nothingClear(comparison)}`, ...targetSentence(comparison)];
  const count = (verdict: MetricDifference['verdict']): number =>
    clear.filter((difference) => difference.verdict === verdict).length;
  const better = count('better');
  const worse = count('worse');
  const judged = better + worse === 0 ? '' : `: ${better} better in B, ${worse} worse`;
  return [
    `${opening(comparison)} ${clear.length} of ${countOf(differences.length, 'metric')} differ at the end${judged}.`,
    ...mostSentence(comparison, clear),
    ...targetSentence(comparison),
  ];
}

/** Differences of the key metrics at the end, those without any value left out. */
export function keyDifferences(differences: readonly MetricDifference[]): readonly MetricDifference[] {
  return KEY_METRICS.flatMap((id) =>
    differences.filter(({ metric, a, b }) => metric.id === id && (a !== undefined || b !== undefined)),
  );
}

function opening({ kind, pairs, commonTicks }: Comparison): string {
  if (kind === 'folders') return `B against A over ${countOf(commonTicks, 'tick')}.`;
  return `B against A with ${pairs.length === 1 ? 'one seed' : `the same ${countOf(pairs.length, 'seed')}`}.`;
}

function equalRuns({ kind, pairs, metrics }: Comparison): string {
  const what = `all ${countOf(metrics.length, 'metric')} are equal at every tick`;
  return kind === 'folders' || pairs.length === 1 ? what : `${what}, for every seed`;
}

function nothingClear(comparison: Comparison): string {
  const isSame = endOf(comparison).differences.every(({ verdict }) => verdict === 'same' || verdict === 'unknown');
  if (isSame) return `No difference at the end${comparison.isDifferent ? '; the runs differ before it' : ''}.`;
  return 'No clear difference: for every metric the band of the seeds has 0 in it.';
}

/** By the part of its larger figure that a metric changed; in equal parts the one that is listed first. */
function mostSentence(
  { token, quoteDecimals, pairs }: Comparison,
  clear: readonly MetricDifference[],
): readonly string[] {
  const most = keyDifferences(clear)
    .map((difference) => ({ difference, part: changedPart(difference) }))
    .sort((one, other) => other.part - one.part)
    .slice(0, MOST_NAMED)
    .map(({ difference }) => {
      const { title, a, b, difference: change } = differenceInWords(difference, { token, quoteDecimals });
      // The median of the seeds' differences is not the difference of the medians.
      if (pairs.length > 1) return `${title} ${change}`;
      const share = difference.relative === undefined ? '' : `, ${signedPercent(difference.relative)}`;
      return `${title} (${a} to ${b}${share})`;
    });
  if (most.length === 0) return [];
  const last = most.length > 1 ? ` and ${most.at(-1)}` : '';
  return [`Key metrics that changed most: ${most.slice(0, Math.max(1, most.length - 1)).join(', ')}${last}.`];
}

function changedPart({ a = 0, b = 0, difference = 0 }: MetricDifference): number {
  const larger = Math.max(Math.abs(Number(a)), Math.abs(Number(b)));
  return larger === 0 ? 0 : Math.abs(Number(difference)) / larger;
}

function targetSentence(comparison: Comparison): readonly string[] {
  const targets = compareTargets(comparison);
  if (targets.length === 0) return [];
  const every = comparison.pairs.length === 1 ? '' : ' with every seed';
  return [
    `Targets of the plan met at the end${every}: A ${targetCount(targets, 'a')}, B ${targetCount(targets, 'b')}.`,
  ];
}

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
  const { better, worse } = countsOf(clear);
  const neutral = clear.length - better - worse;
  const judged =
    better + worse === 0 ? '' : `: ${better} better in B, ${worse} worse${neutral === 0 ? '' : `, ${neutral} neither`}`;
  return [
    `${opening(comparison)} ${keySentence(keyDifferences(differences))}`,
    ...mostSentences(comparison, keyDifferences(clear)),
    ...targetSentence(comparison),
    `Of all ${countOf(differences.length, 'metric')} ${clear.length} ${clear.length === 1 ? 'differs' : 'differ'} at the end${judged}.`,
  ];
}

function countsOf(differences: readonly MetricDifference[]): { readonly better: number; readonly worse: number } {
  const having = (verdict: MetricDifference['verdict']): number =>
    differences.filter((difference) => difference.verdict === verdict).length;
  return { better: having('better'), worse: having('worse') };
}

/** Which side is better, as far as the key metrics have a good direction and are clear. */
function keySentence(differences: readonly MetricDifference[]): string {
  const { better, worse } = countsOf(differences);
  const of = `of ${countOf(differences.length, 'key metric')} at the end`;
  const others = differences.filter((difference) => !isClear(difference)).length;
  const neutral = differences.length - others - better - worse;
  const rest =
    (neutral === 0 ? '' : `; ${neutral} ${neutral === 1 ? 'differs' : 'differ'}, neither good nor bad`) +
    (others === 0 ? '' : `; ${others} ${others === 1 ? 'does' : 'do'} not clearly differ`);
  if (better + worse === 0) return `Neither side is better: ${of} none is clearly better or worse in B${rest}.`;
  if (worse === 0) return `B is better: ${of} ${better} ${isOrAre(better)} better in B, none is worse${rest}.`;
  if (better === 0) return `A is better: ${of} ${worse} ${isOrAre(worse)} worse in B, none is better${rest}.`;
  return `Each side is better in something: ${of} ${better} ${isOrAre(better)} better in B, ${worse} ${isOrAre(worse)} worse${rest}.`;
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
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
  return 'No clear difference in any metric: what differs is within the spread of the seeds.';
}

const DIRECTIONS = [
  ['Better in B', ['better']],
  ['Worse in B', ['worse']],
  ['Neither good nor bad', ['higher', 'lower']],
] as const satisfies readonly (readonly [string, readonly MetricDifference['verdict'][]])[];

/** What changed most each way, by the part of its larger figure; in equal parts the one that is listed first. */
function mostSentences(comparison: Comparison, clear: readonly MetricDifference[]): readonly string[] {
  return DIRECTIONS.flatMap(([words, verdicts]) => {
    const changed = clear.filter(({ verdict }) => verdicts.some((one) => one === verdict));
    const most = changed
      .map((difference) => ({ difference, part: changedPart(difference) }))
      .sort((one, other) => other.part - one.part)
      .slice(0, MOST_NAMED)
      .map(({ difference }) => changeInWords(difference, comparison));
    if (most.length === 0) return [];
    const rest = changed.length - most.length;
    return [`${words}: ${most.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`];
  });
}

function changeInWords(difference: MetricDifference, { pairs, token, quoteDecimals }: Comparison): string {
  const { title, a, b, difference: change, agree } = differenceInWords(difference, { token, quoteDecimals });
  // The median of the seeds' differences is not the difference of the medians.
  if (pairs.length > 1) return `${title} ${change}, in ${agree} seeds`;
  const share = difference.relative === undefined ? '' : `, ${signedPercent(difference.relative)}`;
  return `${title} (${a} to ${b}${share})`;
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

import { numberColumn } from './artifacts/run-table.ts';
import { assertionsFinding } from './assertion-story.ts';
import { type ToldAttack, toldAttacks } from './attack-story.ts';
import type { FailureTotal } from './failure-totals.ts';
import { captureFinding, powerFinding, targetsFinding } from './findings.ts';
import { allFigures, type KeyFigure } from './key-figures.ts';
import { reportNotes } from './run-notes.ts';
import type { RunResults } from './run-results.ts';
import { type Note, summarySentence } from './story.ts';
import { type SuccessRow, successTable } from './success-metrics.ts';

/** What a reader who has only one screen wants to know of a run. */
export interface RunDigest {
  readonly sentence: string;
  /** Answers to the three questions that a run is made for; undefined where the run has none. */
  readonly targets: string | undefined;
  readonly power: string | undefined;
  readonly capture: string | undefined;
  /** Whether what the scenario asserts holds; undefined where it asserts nothing. */
  readonly assertions: string | undefined;
  /** What came of each of the scenario's attacks. */
  readonly attacks: readonly Pick<ToldAttack, 'title' | 'kind' | 'sentence'>[];
  /** What to know before the figures; empty for a sound run. */
  readonly notes: readonly Note[];
  /** At most eight; none before the first tick has finished. */
  readonly figures: readonly KeyFigure[];
  /** The plan's success metrics, as far as the run can tell. */
  readonly success: readonly SuccessRow[];
  /** Refused actions, the most frequent first. */
  readonly failures: readonly FailureTotal[];
  /** Values of a metric over the run, without the ticks at which it is not defined. */
  readonly course: (metricId: string) => readonly number[];
}

/** The attacks that no note tells already. */
export function untoldAttacks({ attacks, notes }: Pick<RunDigest, 'attacks' | 'notes'>): RunDigest['attacks'] {
  return attacks.filter(({ title, sentence }) => notes.every(({ text }) => text !== `${title}, ${sentence}`));
}

const MAX_FIGURES = 8;

/** What to show of a run when there is room for a few figures, the most wanted first. */
const WANTED_FIGURES: readonly string[] = [
  'staking.ratio',
  'staking.mean_lock_days',
  'supply.inflation_annualised',
  'influence.whale_share',
  'influence.nakamoto',
  'influence.capture_capital',
  'rewards.realised_apr_365d',
  'market.price',
  'supply.circulating',
  'treasury.balance',
  'staking.active_stakers',
];

export function digestOf(results: RunResults): RunDigest {
  const all = allFigures(results.metrics, results.manifest.spec.token);
  return {
    sentence: summarySentence(results),
    targets: targetsFinding(results),
    power: powerFinding(results),
    capture: captureFinding(results),
    assertions: assertionsFinding(results.manifest),
    attacks: toldAttacks(results).map(({ title, kind, sentence }) => ({ title, kind, sentence })),
    notes: reportNotes(results),
    figures: WANTED_FIGURES.flatMap((id) => all.filter((figure) => figure.id === id)).slice(0, MAX_FIGURES),
    success: successTable(results),
    failures: results.failures,
    course: (metricId) => (numberColumn(results.metrics, metricId) ?? []).filter((value) => value !== undefined),
  };
}

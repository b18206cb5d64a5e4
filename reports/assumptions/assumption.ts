import type { FeatureName } from '#sim/core/features.ts';

/** Settings by their key, as reports show them; null: left out. */
export type ShownSettings = Readonly<Record<string, string | null>>;

/** Which settings of a run an assumption is about, and what they are where nothing else is said. */
export interface Standing {
  /** Keys of a scenario file, keys of one of its cohorts, or settings of policies of these kinds. */
  readonly in: 'run' | 'cohort' | readonly string[];
  /** Of these no source is known. */
  readonly unsourced?: ShownSettings;
  /** These follow from a source. */
  readonly sourced?: ShownSettings;
  /** They do nothing while this is off. */
  readonly feature?: FeatureName;
  /** They do nothing in a run, or a cohort, without this key. */
  readonly needs?: string;
}

/** One row of the assumptions; the texts are Markdown. */
export interface Assumption {
  readonly topic: string;
  readonly value?: string;
  /** Where it comes from, or why it was chosen. */
  readonly source?: string;
  readonly status?: string;
  readonly stands?: Standing;
}

/** The texts of an assumption, which are columns of its table. */
export type AssumptionText = Exclude<keyof Assumption, 'stands'>;

export interface AssumptionSection {
  readonly title: string;
  /** Lines before the table. */
  readonly lead?: readonly string[];
  /** Headings of the columns, and what is under them. */
  readonly columns: readonly (readonly [heading: string, text: AssumptionText])[];
  readonly rows: readonly Assumption[];
  /** Lines behind the table. */
  readonly note?: readonly string[];
}

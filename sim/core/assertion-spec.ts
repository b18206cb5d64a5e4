/** What a statement is about: a series of the run, or a figure of an attack's account at the run's end. */
export type AssertionSubject =
  | { readonly kind: 'metric'; readonly metric: string }
  /** `attack` is the cohort of the attack; `figure` the id of a column of `attacks.csv`. */
  | { readonly kind: 'attack'; readonly attack: string; readonly figure: string };

/**
 * Which values a statement is about. `end`: the last tick. `time`: the last tick at or before it. `always`: every tick of
 * the window that has a value. `once`: at least one of them. `min`, `max`, `mean`: of the window's values.
 */
export type AssertionTime =
  | { readonly kind: 'end' }
  | { readonly kind: 'time'; readonly atSeconds: number }
  | {
      readonly kind: 'always' | 'once' | 'min' | 'max' | 'mean';
      /** Both ends included; absent: the whole run. */
      readonly fromSeconds?: number;
      readonly toSeconds?: number;
    };

/** Compared in the subject's own unit: exact base units of amounts, 0.4 for 40%. `near` holds within the tolerance. */
export interface AssertionBound {
  readonly side: 'above' | 'below' | 'at_least' | 'at_most' | 'near';
  readonly value: number | bigint;
  /** The bound as the scenario has it, for messages: `above 40%`, `near 3 within 10%`. */
  readonly words: string;
}

/** How far two values may lie apart: the larger of both counts; both 0 is exact. */
export interface ToleranceSpec {
  /** In the subject's own unit. */
  readonly absolute: number;
  /** Of the expected value, as a ratio. */
  readonly relative: number;
}

/** A statement about a run that is true or makes it fail. */
export interface AssertionSpec {
  readonly subject: AssertionSubject;
  readonly when: AssertionTime;
  /** At least one; all hold. */
  readonly bounds: readonly AssertionBound[];
  readonly tolerance: ToleranceSpec;
  /** What it means when it does not hold; empty: nothing is said. */
  readonly message: string;
}

/** What a baseline keeps of a run. */
export interface BaselineSpec {
  /** The scenario has none, and may have none; absent: it has one. */
  readonly isKept?: false;
  /** A row in every so many ticks, and the last. */
  readonly everyTicks: number;
  /** Ids of metrics; absent: all of the run. */
  readonly metrics?: readonly string[];
  /** Of metrics that are floats and are not named in `tolerances`; amounts and counts that are not named are exact. */
  readonly tolerance: ToleranceSpec;
  readonly tolerances: readonly { readonly metric: string; readonly tolerance: ToleranceSpec }[];
}

import type { TopLevelSpec } from 'vega-lite';
import type { UnitsOfKind } from '../artifacts/manifest.ts';
import type { FailureTotal } from '../failure-totals.ts';
import type { AttackHistory } from '../history/attack-history.ts';
import type { Census } from '../history/census.ts';
import type { CohortCourse } from '../history/cohort-course.ts';
import type { LoggedEvent } from '../history/event-log.ts';
import type { ProposalHistory } from '../history/proposal-history.ts';
import type { RewardWeek } from '../history/reward-weeks.ts';
import type { TokenUnit } from '../text/quantity.ts';

/** What charts are made from: one run. */
export interface ChartSource {
  /** Said under every title: which run this is. */
  readonly runLabel: string;
  /** The token that amounts are counted in. */
  readonly token: TokenUnit;
  /** What cash is counted in. */
  readonly quote: TokenUnit;
  /** At genesis the most new tokens of any 365 days, as a share of the supply; undefined where the run has no limit. */
  readonly inflationCap?: number | undefined;
  /** Unix time of each row of metrics in seconds. */
  readonly unixSeconds: readonly number[];
  /** Values of a metric, one a row; undefined when the run did not record the metric. */
  metric(id: string): readonly (number | undefined)[] | undefined;
  readonly cohorts: readonly CohortCourse[];
  readonly censuses: readonly Census[];
  readonly proposals: readonly ProposalHistory[];
  readonly rewards: readonly RewardWeek[];
  readonly events: readonly LoggedEvent[];
  readonly attacks: readonly AttackHistory[];
  readonly failures: readonly FailureTotal[];
  /** Compute units by kind of action; empty while the run has not ended. */
  readonly units: readonly UnitsOfKind[];
}

/**
 * Parameters of the spec of a chart over time, which are signals of its compiled view: the milliseconds since 1970 that
 * its time axes begin and end with (by default the whole run), and where a rule is drawn (null: nowhere). Vega keeps
 * the name `cursor` for the look of the pointer.
 */
export const TIME_PARAMETERS = { from: 'from', to: 'to', cursor: 'cursor_time' } as const;

/**
 * One chart, ready to be drawn: the spec holds its data and stands on its own.
 *
 * A page may set the parameters of a chart over time, `TIME_PARAMETERS`. The data sets of its panels are wide: a row a
 * time with `date`, and a field a series.
 */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in words: first, last, least and greatest value of each series. */
  readonly description: string;
  /** What a reader has to know before it, in plain words. Default: nothing. */
  readonly note?: string | undefined;
  readonly spec: TopLevelSpec;
  /** How a page reads values off the chart; undefined for one that is not over time. */
  readonly time?: TimeReading;
}

/** What a page shows at the cursor of a chart over time. */
export interface TimeReading {
  /** Of the first and the last row, milliseconds since 1970. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly panels: readonly {
    /** Name of the panel's data set in the spec. */
    readonly dataset: string;
    /** In words, for a reader at the cursor. */
    readonly subject: string;
    /** d3 format of the values, as in `.1%`, and the unit behind them. */
    readonly format: string;
    readonly unit: string;
    readonly series: readonly {
      readonly name: string;
      readonly colour: string;
      /** Its field in the data set. Default: its name. */
      readonly field?: string;
      /** Fields between which its runs spread; the series itself is their middle. Default: it has no band. */
      readonly band?: { readonly low: string; readonly high: string };
      /** Of its own, where it is not written as the panel's values are. */
      readonly format?: string;
      readonly unit?: string;
    }[];
  }[];
}

/** Makes one chart; undefined when the run holds no value of what it is about. */
export type ChartBuilder = (source: ChartSource) => Chart | undefined;

import type { AgentActionKind } from './staking-chain.ts';

/** One row of `metrics.csv`: values in the order of the metric list that `begin` was given. */
export interface MetricRow {
  readonly tickIndex: number;
  readonly unixSeconds: number;
  readonly values: readonly MetricValue[];
}

/** Amounts stay bigint base units, ratios are floats, `undefined` is "not defined at this tick" (an empty cell). */
export type MetricValue = bigint | number | undefined;

/** One row of `actions.csv`. */
export interface ActionRow {
  readonly tickIndex: number;
  readonly agentId: string;
  readonly cohort: string;
  readonly kind: AgentActionKind;
  /**
   * Tokens that the agent asked for: of a swap what a sale pays in, of new liquidity the most that it takes; undefined
   * for what names no tokens, such as a claim, a purchase (which names what it pays) or a withdrawal of liquidity.
   */
  readonly amountBaseUnits: bigint | undefined;
  /** `accepted`, or the name of the program's error. */
  readonly outcome: string;
}

/** One row of `failures.csv`: rejected actions of a tick, counted. */
export interface FailureRow {
  readonly tickIndex: number;
  readonly cohort: string;
  readonly kind: AgentActionKind;
  readonly errorName: string;
  readonly errorCode: number;
  readonly count: number;
}

/** Where a run's rows go, tick by tick. A tick is finished when `endTick` has resolved. */
export interface RunSink {
  metric(row: MetricRow): void;
  action(row: ActionRow): void;
  failure(row: FailureRow): void;
  /** Flushes the tick's rows to where they survive a kill. */
  endTick(tickIndex: number): Promise<void>;
}

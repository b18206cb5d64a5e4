import type { AssertionSpec } from '../core/run-spec.ts';
import type { MetricDefinition } from '../metrics/metric.ts';
import type { AttackRow, MetricRow } from '../ports/run-sink.ts';

/** What became of one assertion. */
export interface AssertionResult {
  readonly spec: AssertionSpec;
  readonly holds: boolean;
  /** The value that decides: the one asked for, or of `always` the first that breaks a bound; undefined: there was none. */
  readonly found: number | bigint | undefined;
  /** Tick of `found`; undefined for a mean, and when there was none. */
  readonly tickIndex: number | undefined;
}

/** Follows a run's rows and decides the scenario's assertions. Memory does not grow with the run. */
export class AssertionBook {
  readonly #assertions: readonly AssertionSpec[];

  /** `metrics` in the order of `MetricRow.values`. Throws `CORE__VALUE_OUT_OF_RANGE` for a metric that is none of them. */
  constructor(assertions: readonly AssertionSpec[], _metrics: readonly MetricDefinition[], _tickSeconds: number) {
    this.#assertions = assertions;
  }

  /** The rows of one finished tick. */
  record(_metrics: MetricRow, _attacks: readonly AttackRow[]): void {
    if (this.#assertions.length > 0) throw new TypeError('assertions are not built yet');
  }

  /** In the order of the scenario, once the run has come to its end. */
  results(): readonly AssertionResult[] {
    return [];
  }
}

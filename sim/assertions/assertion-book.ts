import { ATTACK_FIGURES } from '../attacks/attack-figures.ts';
import type { AssertionSpec, AssertionSubject, AssertionTime } from '../core/assertion-spec.ts';
import { SimError } from '../core/errors/sim-error.ts';
import type { MetricDefinition } from '../metrics/metric.ts';
import type { AttackRow, MetricRow, MetricValue } from '../ports/run-sink.ts';
import { keepsBounds, marginOf } from './assertion-bounds.ts';
import { type Decision, Extreme, FirstThat, Mean, type Series, ValueAt } from './assertion-series.ts';

/** What became of one assertion. */
export interface AssertionResult {
  readonly spec: AssertionSpec;
  readonly holds: boolean;
  /**
   * The value that decides: the one asked for, or of `always` the first that breaks a bound, else the one nearest to
   * breaking it, and of `once` the first that keeps them, else the nearest. Undefined: there was none, and it does not hold.
   */
  readonly found: number | bigint | undefined;
  /** Tick of `found`; undefined for a mean, and when there was none. */
  readonly tickIndex: number | undefined;
}

/** One assertion, what it reads of a tick's rows, and what it has seen so far. */
interface Followed {
  readonly spec: AssertionSpec;
  readonly read: (metrics: MetricRow, attacks: readonly AttackRow[]) => MetricValue;
  readonly fromTick: number;
  readonly toTick: number;
  readonly series: Series;
}

/** Follows a run's rows and decides the scenario's assertions. Memory does not grow with the run. */
export class AssertionBook {
  readonly #followed: readonly Followed[];

  /** `metrics` in the order of `MetricRow.values`. Throws `CORE__VALUE_OUT_OF_RANGE` for a subject that the run has not. */
  constructor(assertions: readonly AssertionSpec[], metrics: readonly MetricDefinition[], tickSeconds: number) {
    this.#followed = assertions.map((spec) => ({
      spec,
      read: readerOf(spec.subject, metrics),
      ...windowOf(spec.when, tickSeconds),
      series: seriesOf(spec),
    }));
  }

  /** The rows of one finished tick. */
  record(metrics: MetricRow, attacks: readonly AttackRow[]): void {
    const { tickIndex } = metrics;
    for (const { read, fromTick, toTick, series } of this.#followed) {
      if (tickIndex >= fromTick && tickIndex <= toTick) series.take(read(metrics, attacks), tickIndex);
    }
  }

  /** In the order of the scenario, once the run has come to its end. */
  results(): readonly AssertionResult[] {
    return this.#followed.map(({ spec, series }) => resultOf(spec, series.decision()));
  }
}

function resultOf(spec: AssertionSpec, { value, tickIndex }: Decision): AssertionResult {
  const holds = value !== undefined && keepsBounds(value, spec);
  return { spec, holds, found: value, tickIndex };
}

function readerOf(subject: AssertionSubject, metrics: readonly MetricDefinition[]): Followed['read'] {
  if (subject.kind === 'metric') {
    const index = metrics.findIndex(({ id }) => id === subject.metric);
    if (index < 0) throw unknownSubject('the metric of an assertion', 'a metric of the run', subject.metric);
    return ({ values }) => values[index];
  }
  const figure = ATTACK_FIGURES.get(subject.figure);
  if (figure === undefined) {
    throw unknownSubject('the figure of an assertion', 'a figure of an attack', subject.figure);
  }
  return (_metrics, attacks) => {
    const row = attacks.find(({ attack }) => attack === subject.attack);
    return row === undefined ? undefined : figure.value(row);
  };
}

function unknownSubject(what: string, expected: string, found: string): SimError {
  return new SimError('CORE__VALUE_OUT_OF_RANGE', { what, expected, found: `"${found}"` });
}

/** Ticks that are looked at, both ends included. */
function windowOf(when: AssertionTime, tickSeconds: number): Pick<Followed, 'fromTick' | 'toTick'> {
  const whole = { fromTick: 0, toTick: Number.POSITIVE_INFINITY };
  if (when.kind === 'end') return whole;
  if (when.kind === 'time') return { ...whole, toTick: Math.floor(when.atSeconds / tickSeconds) };
  const { fromSeconds, toSeconds } = when;
  return {
    fromTick: fromSeconds === undefined ? whole.fromTick : Math.ceil(fromSeconds / tickSeconds),
    toTick: toSeconds === undefined ? whole.toTick : Math.floor(toSeconds / tickSeconds),
  };
}

function seriesOf(spec: AssertionSpec): Series {
  const keeps = (value: number | bigint): boolean => keepsBounds(value, spec);
  const margin = (value: number | bigint): number => marginOf(value, spec);
  switch (spec.when.kind) {
    case 'end':
    case 'time':
      return new ValueAt();
    case 'always':
      return new FirstThat(
        (value) => !keeps(value),
        (value) => -margin(value),
      );
    case 'once':
      return new FirstThat(keeps, margin);
    case 'min':
      return new Extreme((value, best) => value < best);
    case 'max':
      return new Extreme((value, best) => value > best);
    case 'mean':
      return new Mean();
  }
}

import type { AttackStepRow } from '#sim/ports/run-sink.ts';
import type { TableHead } from '../artifacts/run-table.ts';
import { type RowReader, rowReader } from './table-reader.ts';

/** What an outcome is called that is no refusal. */
export const ACCEPTED = 'accepted';

/** Steps of one attacker in one tick that came to the same. */
export interface AttackMoment {
  readonly unixSeconds: number;
  /** `accepted`, or the name of the program's error. */
  readonly outcome: string;
  readonly count: number;
  /** The first few of them, in words. */
  readonly actions: readonly string[];
}

/** What an attacker did, in time order. */
export interface AttackSteps {
  readonly count: number;
  /** The first of them, as many as a page lists. */
  readonly listed: readonly AttackStepRow[];
  readonly moments: readonly AttackMoment[];
  /** Refused steps by the name of the error, the most frequent first. */
  readonly refusals: readonly { readonly errorName: string; readonly count: number }[];
}

/** No step at all. */
export const NO_STEPS: AttackSteps = { count: 0, listed: [], moments: [], refusals: [] };

/** A longer list nobody reads on a page. */
const MAX_LISTED = 200;
/** Of those that are told as one. */
const MAX_ACTIONS = 3;

interface GrowingMoment extends AttackMoment {
  count: number;
  readonly actions: string[];
}

interface GrowingSteps {
  count: number;
  readonly listed: AttackStepRow[];
  readonly moments: GrowingMoment[];
  /** Of the open tick, by outcome. */
  readonly open: Map<string, GrowingMoment>;
  readonly refusals: Map<string, number>;
}

/** Takes the rows of `attack_steps.csv` one by one; memory grows with the ticks, not with the steps. */
export class AttackStepLog {
  readonly #take: (cells: readonly string[], line: number) => AttackStepRow;
  readonly #attacks = new Map<string, GrowingSteps>();

  constructor(table: TableHead) {
    this.#take = rowReader(table, rowOf);
  }

  /** Throws REPORT__RUN_FILE_INVALID. */
  take(cells: readonly string[], line: number): void {
    const row = this.#take(cells, line);
    const steps = this.#stepsOf(row.attack);
    steps.count += 1;
    if (steps.listed.length < MAX_LISTED) steps.listed.push(row);
    if (row.outcome !== ACCEPTED) steps.refusals.set(row.outcome, (steps.refusals.get(row.outcome) ?? 0) + 1);
    noteMoment(steps, row);
  }

  #stepsOf(attack: string): GrowingSteps {
    const known = this.#attacks.get(attack);
    if (known !== undefined) return known;
    const steps = { count: 0, listed: [], moments: [], open: new Map(), refusals: new Map() };
    this.#attacks.set(attack, steps);
    return steps;
  }

  /** By the attack's name; none of one that did nothing. */
  steps(): ReadonlyMap<string, AttackSteps> {
    return new Map(
      [...this.#attacks].map(([attack, { count, listed, moments, refusals }]) => [
        attack,
        {
          count,
          listed,
          moments,
          // The sort keeps the order of equals.
          refusals: [...refusals]
            .map(([errorName, times]) => ({ errorName, count: times }))
            .sort((a, b) => b.count - a.count),
        },
      ]),
    );
  }
}

function noteMoment({ open, moments }: GrowingSteps, { unixSeconds, outcome, action }: AttackStepRow): void {
  if (moments.at(-1)?.unixSeconds !== unixSeconds) open.clear();
  const known = open.get(outcome);
  const moment = known ?? { unixSeconds, outcome, count: 0, actions: [] };
  if (known === undefined) {
    open.set(outcome, moment);
    moments.push(moment);
  }
  moment.count += 1;
  if (moment.actions.length < MAX_ACTIONS) moment.actions.push(action);
}

function rowOf(row: RowReader): AttackStepRow {
  return {
    tickIndex: row.number('tick') ?? 0,
    unixSeconds: row.number('unix_seconds') ?? 0,
    attack: row.text('attack'),
    agentId: row.text('agent'),
    action: row.text('action'),
    outcome: row.text('outcome'),
  };
}

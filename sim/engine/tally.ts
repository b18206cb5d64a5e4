import type { Agent } from '../agents/population.ts';
import type { ActionRow, FailureRow } from '../ports/run-sink.ts';
import {
  AGENT_ACTION_KINDS,
  type AgentAction,
  type AgentActionKind,
  type OperatorAction,
  type Outcome,
} from '../ports/staking-chain.ts';

export type OperatorActionKind = OperatorAction['kind'];

const OPERATOR_ACTION_KINDS: readonly OperatorActionKind[] = ['roll', 'mint', 'fund_rewards'];

export interface KindCounts {
  readonly attempted: number;
  readonly accepted: number;
  /** Of all attempts. The engines' runtimes meter differently, so this belongs in no compared table. */
  readonly computeUnits: number;
}

type Counting<Kind extends string> = Record<Kind, { -readonly [Key in keyof KindCounts]: KindCounts[Key] }>;

function zeros<Kind extends string>(kinds: readonly Kind[]): Counting<Kind> {
  return Object.fromEntries(
    kinds.map((kind) => [kind, { attempted: 0, accepted: 0, computeUnits: 0 }]),
  ) as Counting<Kind>;
}

/** Counts of one run and of its open tick, and the tick's rows. Refusals are data: they are counted here, never thrown. */
export class Tally {
  /** Of the open tick. */
  attempted = 0;
  accepted = 0;
  operatorActions = 0;
  computeUnits = 0;
  /** Since genesis. */
  totalAttempted = 0;
  totalAccepted = 0;
  totalComputeUnits = 0;
  readonly agentKinds = zeros<AgentActionKind>(AGENT_ACTION_KINDS);
  readonly operatorKinds = zeros<OperatorActionKind>(OPERATOR_ACTION_KINDS);
  readonly #rowPerAction: boolean;
  #actionRows: ActionRow[] = [];
  readonly #failures = new Map<string, { row: FailureRow; count: number; cohortIndex: number }>();

  /** `rowPerAction`: keep a row an action, for `actions.csv`. */
  constructor(rowPerAction: boolean) {
    this.#rowPerAction = rowPerAction;
  }

  openTick(): void {
    this.attempted = 0;
    this.accepted = 0;
    this.operatorActions = 0;
    this.computeUnits = 0;
    this.#actionRows = [];
    this.#failures.clear();
  }

  countOperator(action: OperatorAction, outcome: Outcome): void {
    const counts = this.operatorKinds[action.kind];
    counts.attempted++;
    counts.computeUnits += outcome.computeUnits;
    if (outcome.accepted) counts.accepted++;
    this.operatorActions++;
    this.#addUnits(outcome);
  }

  countAgent(tickIndex: number, agent: Agent, action: AgentAction, outcome: Outcome): void {
    const counts = this.agentKinds[action.kind];
    counts.attempted++;
    counts.computeUnits += outcome.computeUnits;
    this.attempted++;
    this.totalAttempted++;
    this.#addUnits(outcome);
    if (outcome.accepted) {
      counts.accepted++;
      this.accepted++;
      this.totalAccepted++;
    } else {
      this.#countFailure(tickIndex, agent, action.kind, outcome.errorName, outcome.errorCode);
    }
    if (this.#rowPerAction) {
      this.#actionRows.push({
        tickIndex,
        agentId: agent.id,
        cohort: agent.cohort,
        kind: action.kind,
        amountBaseUnits: action.kind === 'claim_rewards' ? undefined : action.amountBaseUnits,
        outcome: outcome.accepted ? 'accepted' : outcome.errorName,
      });
    }
  }

  /** The tick's actions in the order of their execution; empty unless asked for. */
  get actionRows(): readonly ActionRow[] {
    return this.#actionRows;
  }

  /** The tick's refusals by cohort (scenario order), kind, then error code and name. */
  failureRows(): readonly FailureRow[] {
    const kindOrder = (row: FailureRow): number => AGENT_ACTION_KINDS.indexOf(row.kind);
    return [...this.#failures.values()]
      .sort(
        (a, b) =>
          a.cohortIndex - b.cohortIndex ||
          kindOrder(a.row) - kindOrder(b.row) ||
          a.row.errorCode - b.row.errorCode ||
          (a.row.errorName < b.row.errorName ? -1 : 1),
      )
      .map(({ row, count }) => ({ ...row, count }));
  }

  /**
   * Kinds of action that this run says nothing about: an agent's kind that was never tried or never accepted, and an
   * operator's kind that was tried and never accepted.
   */
  vacuousKinds(): readonly string[] {
    return [
      ...AGENT_ACTION_KINDS.filter((kind) => this.agentKinds[kind].accepted === 0),
      ...OPERATOR_ACTION_KINDS.filter((kind) => {
        const { attempted, accepted } = this.operatorKinds[kind];
        return attempted > 0 && accepted === 0;
      }),
    ];
  }

  #addUnits(outcome: Outcome): void {
    this.computeUnits += outcome.computeUnits;
    this.totalComputeUnits += outcome.computeUnits;
  }

  #countFailure(tickIndex: number, agent: Agent, kind: AgentActionKind, errorName: string, errorCode: number): void {
    const key = `${agent.cohortIndex} ${kind} ${errorCode} ${errorName}`;
    const known = this.#failures.get(key);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const row: FailureRow = { tickIndex, cohort: agent.cohort, kind, errorName, errorCode, count: 1 };
    this.#failures.set(key, { row, count: 1, cohortIndex: agent.cohortIndex });
  }
}

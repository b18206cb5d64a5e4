import type { Agent } from '../agents/population.ts';
import { AGENT_ACTION_KINDS } from '../ports/actions.ts';
import type { ActionRow, FailureRow } from '../ports/run-sink.ts';
import {
  type AgentAction,
  type AgentActionKind,
  type OperatorAction,
  type OperatorActionKind,
  type Outcome,
} from '../ports/staking-chain.ts';

export type { OperatorActionKind };

/** In the order of manifests. Written as a map, so that the compiler misses no kind. */
const OPERATOR_ACTION_KINDS = Object.keys({
  roll: true,
  mint_inflation: true,
  fund_rewards: true,
  compound_rewards: true,
  release_ticket: true,
  release_vested: true,
  sweep_penalties: true,
  finalize_proposal: true,
  queue_proposal: true,
  execute_proposal: true,
  expire_proposal: true,
  return_bond: true,
  veto_proposal: true,
  pause: true,
  unpause: true,
  attest: true,
  revoke_attestation: true,
  fund_wallet: true,
  desk_swap: true,
} satisfies Record<OperatorActionKind, true>) as readonly OperatorActionKind[];

export interface KindCounts {
  readonly attempted: number;
  readonly accepted: number;
}

type Counting<Kind extends string> = Record<Kind, { -readonly [Key in keyof KindCounts]: KindCounts[Key] }>;

function zeros<Kind extends string>(kinds: readonly Kind[]): Counting<Kind> {
  return Object.fromEntries(kinds.map((kind) => [kind, { attempted: 0, accepted: 0 }])) as Counting<Kind>;
}

/** Tokens that an action names: what a sale pays in, and the most that new liquidity takes; undefined when it names none, as a purchase. */
function askedBaseUnits(action: AgentAction): bigint | undefined {
  if (action.kind === 'swap') return action.side === 'sell' ? action.amountIn : undefined;
  if (action.kind === 'add_liquidity') return action.maxBaseUnits;
  return 'amountBaseUnits' in action ? action.amountBaseUnits : undefined;
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
  /** Deposits that the stake cap refused. */
  stakeCapRefusals = 0;
  /** Drafts of a payload that was defeated lately. */
  coolDownRefusals = 0;
  readonly agentKinds = zeros<AgentActionKind>(AGENT_ACTION_KINDS);
  readonly operatorKinds = zeros<OperatorActionKind>(OPERATOR_ACTION_KINDS);
  readonly #rowPerAction: boolean;
  /** What somebody else than an attacker means to do, or tried. */
  readonly #meantKinds: Set<string>;
  #actionRows: ActionRow[] = [];
  readonly #failures = new Map<string, { row: FailureRow; count: number; cohortIndex: number }>();

  /** `rowPerAction`: keep a row an action, for `actions.csv`. `expectedKinds`: what the policies mean to do. */
  constructor(rowPerAction: boolean, expectedKinds: readonly AgentActionKind[]) {
    this.#rowPerAction = rowPerAction;
    this.#meantKinds = new Set(expectedKinds);
  }

  openTick(): void {
    this.attempted = 0;
    this.accepted = 0;
    this.operatorActions = 0;
    this.computeUnits = 0;
    this.#actionRows = [];
    this.#failures.clear();
  }

  /** `isAttack`: an attacker asked for it. */
  countOperator(action: OperatorAction, outcome: Outcome, isAttack = false): void {
    const counts = this.operatorKinds[action.kind];
    counts.attempted++;
    if (!isAttack) this.#meantKinds.add(action.kind);
    if (outcome.accepted) counts.accepted++;
    this.operatorActions++;
  }

  countAgent(tickIndex: number, agent: Agent, action: AgentAction, outcome: Outcome): void {
    const counts = this.agentKinds[action.kind];
    counts.attempted++;
    if (!agent.isAttacker) this.#meantKinds.add(action.kind);
    this.attempted++;
    this.totalAttempted++;
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
        amountBaseUnits: askedBaseUnits(action),
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
   * Kinds of action that this run says nothing about: an agent's kind that a policy means to do or that was tried, and
   * an operator's kind that was tried, of which none was ever accepted. What attackers alone tried does not count: that
   * it is refused is what the run says.
   */
  vacuousKinds(): readonly string[] {
    const isMeant = (kind: string): boolean => this.#meantKinds.has(kind);
    return [
      ...AGENT_ACTION_KINDS.filter((kind) => this.agentKinds[kind].accepted === 0 && isMeant(kind)),
      ...OPERATOR_ACTION_KINDS.filter((kind) => this.operatorKinds[kind].accepted === 0 && isMeant(kind)),
    ];
  }

  /** What the chain has metered since genesis; all above the last call's belongs to the open tick. */
  meterUnits(totalComputeUnits: number): void {
    this.computeUnits += totalComputeUnits - this.totalComputeUnits;
    this.totalComputeUnits = totalComputeUnits;
  }

  #countFailure(tickIndex: number, agent: Agent, kind: AgentActionKind, errorName: string, errorCode: number): void {
    if (errorName === 'StakeCapExceeded') this.stakeCapRefusals++;
    if (errorName === 'ProposalCoolDown') this.coolDownRefusals++;
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

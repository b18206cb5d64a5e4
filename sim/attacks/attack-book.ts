import type { AccHistory } from '../agents/acc-history.ts';
import { describeAction } from '../ledger/action-text.ts';
import type { AgentAction, AgentIndex, OperatorAction } from '../ports/actions.ts';
import type { AttackRow, AttackStepRow } from '../ports/run-sink.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import { AttackAccount, type AttackedChain, type AttackTick, type WholeWealth } from './attack-account.ts';
import type { Attacker } from './attacker.ts';
import { dueBaseUnits, wealthBaseUnits } from './wealth.ts';

interface Entry {
  readonly attacker: Attacker;
  readonly account: AttackAccount;
}

/** What somebody of a run's attackers did in the open tick. */
interface Step {
  readonly attack: string;
  readonly agent: AgentIndex;
  readonly action: string;
  readonly outcome: string;
}

/** The accounts and the steps of all attackers of a run. A run without attacks keeps nothing and pays nothing. */
export class AttackBook {
  readonly #entries: readonly Entry[];
  readonly #entryOf = new Map<AgentIndex, Entry>();
  readonly #agentIds: readonly string[];
  #steps: Step[] = [];

  constructor(attackers: readonly Attacker[], agentIds: readonly string[]) {
    this.#entries = attackers.map((attacker) => ({ attacker, account: new AttackAccount(attacker) }));
    for (const entry of this.#entries) for (const agent of entry.attacker.agents) this.#entryOf.set(agent, entry);
    this.#agentIds = agentIds;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** With the pool as it is before agents act. */
  openTick(chain: Pick<AttackedChain, 'market'>): void {
    for (const { account } of this.#entries) account.openTick(chain);
  }

  /** A call that an attacker's wallet asked for, and what became of it. */
  noteCall(agent: AgentIndex, call: OperatorAction, outcome: Outcome): void {
    this.#entryOf.get(agent)?.account.noteTry(outcome);
    this.#noteStep(agent, call, outcome);
  }

  /** All actions of a tick, in the order of execution, with the treasury as it was before them. */
  noteActions(
    actions: readonly AgentAction[],
    outcomes: readonly Outcome[],
    chain: Pick<AttackedChain, 'treasury'>,
  ): void {
    if (this.isEmpty) return;
    for (let position = 0; position < actions.length; position++) {
      const action = actions[position] as AgentAction;
      const outcome = outcomes[position] as Outcome;
      for (const { account } of this.#entries) account.note(action, outcome, chain);
      this.#noteStep(action.agent, action, outcome);
    }
  }

  /** The open tick's steps, in their order; none is given twice. */
  takeSteps({ tickIndex, unixSeconds }: Pick<AttackTick, 'tickIndex' | 'unixSeconds'>): readonly AttackStepRow[] {
    const steps = this.#steps;
    this.#steps = [];
    return steps.map(({ attack, agent, action, outcome }) => ({
      tickIndex,
      unixSeconds,
      attack,
      agentId: this.#agentIds[agent] ?? String(agent),
      action,
      outcome,
    }));
  }

  /** A row for each attacker that has come. `isFullScan`: all agents were read in the tick. */
  rows(
    end: AttackTick,
    chain: AttackedChain,
    history: AccHistory,
    powerOf: (agent: AgentIndex) => bigint,
    isFullScan: boolean,
  ): readonly AttackRow[] {
    const elapsed = end.tickIndex * end.tickSeconds;
    const here = this.#entries.filter(({ attacker }) => attacker.atSeconds <= elapsed);
    const whole = isFullScan && here.length > 0 ? wholeWealth(chain, history) : undefined;
    return here.map(({ account }) => account.row(end, chain, history, powerOf, whole));
  }

  #noteStep(agent: AgentIndex, action: AgentAction | OperatorAction, outcome: Outcome): void {
    const entry = this.#entryOf.get(agent);
    if (entry === undefined) return;
    this.#steps.push({
      attack: entry.attacker.name,
      agent,
      action: describeAction(action, (index) => this.#agentIds[index] ?? String(index)),
      outcome: outcome.accepted ? 'accepted' : outcome.errorName,
    });
  }
}

function wholeWealth({ states, pool, market }: AttackedChain, history: AccHistory): WholeWealth {
  let baseUnits = 0n;
  let quoteUnits = 0n;
  for (const state of states) {
    baseUnits += wealthBaseUnits(state, dueBaseUnits(state, pool, history));
    quoteUnits += state.quoteUnits ?? 0n;
  }
  return { baseUnits, quoteUnits: market === undefined ? undefined : quoteUnits };
}

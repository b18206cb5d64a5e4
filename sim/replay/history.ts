import { SimError } from '../core/errors/sim-error.ts';
import type { AgentAction, AgentIndex, OperatorAction } from '../ports/actions.ts';
import type { ChainClock, GenesisPlan } from '../ports/staking-chain.ts';
import type { TraceRecord } from '../ports/trace.ts';

/** One action of an agent or the operator. */
export interface HistoryStep {
  /** Of all steps of the recorded run; stays when others are left out. */
  readonly id: number;
  readonly by: 'agent' | 'operator';
  readonly action: AgentAction | OperatorAction;
  /** Id that a `create_proposal` got when it was recorded; later steps name it. */
  readonly created?: number;
}

/** What was done at one moment of the clock. */
export interface HistoryTick {
  /** Clock moves since genesis. */
  readonly tickIndex: number;
  /** Undefined: genesis's own. */
  readonly clock: ChainClock | undefined;
  readonly steps: readonly HistoryStep[];
}

/** Everything that was asked of a chain, from genesis on. */
export interface History {
  readonly plan: GenesisPlan;
  readonly ticks: readonly HistoryTick[];
}

/** What a search can hold in memory and finish with. */
const MAX_STEPS = 2_000_000;

/** Collects the history that a trace tells, record by record. */
export class HistoryBuilder {
  #plan: GenesisPlan | undefined;
  #clock: ChainClock | undefined;
  #steps: HistoryStep[] = [];
  readonly #ticks: HistoryTick[] = [];
  #nextId = 0;
  /** Where the last call's steps begin. */
  #callStart = 0;

  /** Throws `CORE__VALUE_OUT_OF_RANGE` for a trace of more steps than a search can hold, or of an unknown agent. */
  take(record: TraceRecord): void {
    switch (record.kind) {
      case 'genesis':
        this.#plan = record.plan;
        break;
      case 'clock': {
        this.#closeTick();
        const { slot, clusterEpoch, unixSeconds } = record;
        this.#clock = { slot, clusterEpoch, unixSeconds };
        break;
      }
      case 'operate':
        this.#add('operator', [record.action]);
        break;
      case 'submit':
        this.#add('agent', record.actions);
        break;
      case 'compound':
        this.#add(
          'operator',
          record.agents.map((agent) => ({ kind: 'compound_rewards', agent })),
        );
        break;
      case 'outcomes':
        for (const { position, id } of record.proposals) this.#noteProposal(this.#callStart + position, id);
        break;
      case 'trace':
      case 'fund':
      case 'tx':
      case 'end':
        break;
    }
  }

  /** Undefined when the trace ends before genesis. */
  finish(): History | undefined {
    this.#closeTick();
    return this.#plan === undefined ? undefined : { plan: this.#plan, ticks: this.#ticks };
  }

  #add(by: HistoryStep['by'], actions: readonly (AgentAction | OperatorAction)[]): void {
    this.#callStart = this.#steps.length;
    const agents = this.#plan?.agentIds.length ?? 0;
    for (const action of actions) {
      const unknown = agentsOf(action).find((agent) => agent >= agents);
      if (unknown !== undefined) throw outOfRange('agent of an action', `0 to ${agents - 1}`, unknown);
      this.#steps.push({ id: this.#nextId, by, action });
      this.#nextId++;
    }
    if (this.#nextId > MAX_STEPS) throw outOfRange('actions of a trace', `at most ${MAX_STEPS}`, this.#nextId);
  }

  #noteProposal(position: number, created: number): void {
    const step = this.#steps[position];
    if (step?.action.kind === 'create_proposal') this.#steps[position] = { ...step, created };
  }

  #closeTick(): void {
    if (this.#plan === undefined) return;
    this.#ticks.push({ tickIndex: this.#ticks.length, clock: this.#clock, steps: this.#steps });
    this.#steps = [];
    this.#callStart = 0;
  }
}

/** Agents whose accounts an action concerns, who acts first. */
export function agentsOf(action: AgentAction | OperatorAction): readonly AgentIndex[] {
  const named: AgentIndex[] = 'agent' in action ? [action.agent] : [];
  if (action.kind === 'transfer') named.push(action.recipient);
  if (action.kind === 'create_proposal' && action.payload.kind === 'spend') {
    const { recipient } = action.payload;
    if (recipient !== undefined) named.push(recipient);
  }
  return named;
}

function outOfRange(what: string, expected: string, found: number): SimError<'CORE__VALUE_OUT_OF_RANGE'> {
  return new SimError('CORE__VALUE_OUT_OF_RANGE', { what, expected, found: String(found) });
}

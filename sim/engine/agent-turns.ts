import type { Agent } from '../agents/population.ts';
import type { WalletView } from '../agents/wallet-view.ts';
import { SimError } from '../core/errors/sim-error.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import type { AttackCall, Decision, Intent } from '../policies/policy.ts';
import { type ProposalPayload, SPEND_PURPOSES, SWAP_SIDES, VOTE_SIDES } from '../ports/actions.ts';
import type { AgentAction, AgentIndex, AgentState, Outcome } from '../ports/staking-chain.ts';

/** What one attacker's wallet calls in a tick. */
export interface CallsOfAgent {
  readonly agent: AgentIndex;
  readonly calls: readonly AttackCall[];
}

/** A tick that never comes. */
const NEVER = 0xffff_ffff;
const U64_MAX = (1n << 64n) - 1n;
const U32_MAX = 0xffff_ffff;
const U16_MAX = 0xffff;
const U8_MAX = 0xff;

/**
 * Whose turn it is, what they want, and what became of it. An agent sleeps until the tick that its last decision
 * named: `#nextWakeTick` is one typed array, so a sleeping agent costs one comparison a tick.
 */
export class AgentTurns {
  readonly #agents: readonly Agent[];
  readonly #ticksPerDay: number;
  readonly #nextWakeTick: Uint32Array;
  readonly #hasPool: boolean;
  #actions: AgentAction[] = [];
  #actors: AgentIndex[] = [];
  /** Position of each actor's first action. */
  #firstAction: number[] = [];
  #calls: CallsOfAgent[] = [];

  /** `hasPool`: tokens can be traded. */
  constructor(agents: readonly Agent[], tickSeconds: number, hasPool = false) {
    this.#agents = agents;
    this.#ticksPerDay = SECONDS_PER_DAY / tickSeconds;
    this.#nextWakeTick = new Uint32Array(agents.length);
    this.#hasPool = hasPool;
  }

  /** All actions of the tick: by agent index, each agent's in the order of its intents. */
  get actions(): readonly AgentAction[] {
    return this.#actions;
  }

  /** What attackers call in this tick before any agent acts, by agent index, each agent's in its own order. */
  get calls(): readonly CallsOfAgent[] {
    return this.#calls;
  }

  /** Agents with at least one action in this tick, ascending. */
  get actors(): readonly AgentIndex[] {
    return this.#actors;
  }

  /** Asks every agent that is awake, and in a tick with news those that heed it. Throws `POLICY__ACTION_INVALID`. */
  decide(tickIndex: number, view: WalletView, states: readonly AgentState[]): void {
    this.#actions = [];
    this.#actors = [];
    this.#firstAction = [];
    this.#calls = [];
    const wake = this.#nextWakeTick;
    const { hasNews } = view;
    for (let index = 0; index < wake.length; index++) {
      if ((wake[index] as number) > tickIndex && !(hasNews && this.#agents[index]?.mind.heedsNews)) continue;
      const agent = this.#agents[index] as Agent;
      view.lookThrough(states[index] as AgentState, agent);
      const decision = agent.mind.decide(view);
      wake[index] = this.#wakeTickAfter(tickIndex, agent, decision);
      if (decision.calls !== undefined && decision.calls.length > 0) this.#addCalls(agent, decision.calls, tickIndex);
      if (decision.intents.length === 0) continue;
      this.#actors.push(index);
      this.#firstAction.push(this.#actions.length);
      for (const intent of decision.intents) {
        this.#assertPossible(intent, agent, tickIndex);
        this.#actions.push(actionOf(intent, index));
      }
    }
  }

  /** Tells each actor what became of its actions. */
  learn(outcomes: readonly Outcome[]): void {
    for (let position = 0; position < this.#actors.length; position++) {
      const { mind } = this.#agents[this.#actors[position] as AgentIndex] as Agent;
      mind.learn(outcomes.slice(this.#firstAction[position], this.#firstAction[position + 1]));
    }
  }

  #addCalls(agent: Agent, calls: readonly AttackCall[], tickIndex: number): void {
    if (!agent.isAttacker) throw invalidAction(agent, tickIndex, 'calls are for attackers only');
    this.#calls.push({ agent: agent.index, calls });
  }

  #assertPossible(intent: Intent, agent: Agent, tickIndex: number): void {
    const reason = impossibility(intent, this.#agents.length, this.#hasPool);
    if (reason !== undefined) throw invalidAction(agent, tickIndex, reason);
  }

  #wakeTickAfter(tickIndex: number, agent: Agent, { sleepDays }: Decision): number {
    if (Number.isNaN(sleepDays)) throw invalidAction(agent, tickIndex, 'sleepDays is not a number');
    return Math.min(NEVER, tickIndex + Math.max(1, Math.ceil(sleepDays * this.#ticksPerDay)));
  }
}

/** Spelled out where actions are many: a spread over intents of several shapes costs a hundred times as much. */
function actionOf(intent: Intent, agent: AgentIndex): AgentAction {
  const { kind } = intent;
  switch (kind) {
    case 'stake':
      return { kind, agent, amountBaseUnits: intent.amountBaseUnits, lockDays: intent.lockDays };
    case 'unstake': {
      const { amountBaseUnits, force, entryIndex } = intent;
      return { kind, agent, amountBaseUnits, force, entryIndex };
    }
    case 'claim_rewards':
    case 'refresh_boosters':
      return { kind, agent };
    case 'cast_vote':
      return { kind, agent, proposalId: intent.proposalId, side: intent.side };
    case 'pay_debate_fee':
    case 'buy_back':
      return { kind, agent, amountBaseUnits: intent.amountBaseUnits };
    case 'swap':
      return { kind, agent, side: intent.side, amountIn: intent.amountIn, minOut: intent.minOut };
    default:
      return { ...intent, agent };
  }
}

function invalidAction({ policyKind, id }: Agent, tickIndex: number, reason: string): SimError {
  return new SimError('POLICY__ACTION_INVALID', { policy: policyKind, agentId: id, tickIndex, reason });
}

/** What keeps an intent from being encoded at all. Whether the program takes it is the program's business. */
function impossibility(intent: Intent, agentCount: number, hasPool: boolean): string | undefined {
  switch (intent.kind) {
    case 'stake':
      return amountImpossibility(intent.amountBaseUnits) ?? integerImpossibility('lockDays', intent.lockDays, U32_MAX);
    case 'unstake':
      return (
        amountImpossibility(intent.amountBaseUnits) ?? integerImpossibility('entryIndex', intent.entryIndex, U8_MAX)
      );
    case 'extend_lock':
      return (
        integerImpossibility('entryIndex', intent.entryIndex, U8_MAX) ??
        integerImpossibility('lockDays', intent.lockDays, U32_MAX)
      );
    case 'pay_debate_fee':
    case 'buy_back':
      return amountImpossibility(intent.amountBaseUnits);
    case 'create_proposal':
      return payloadImpossibility(intent.payload, agentCount);
    case 'activate_proposal':
    case 'cancel_proposal':
      return integerImpossibility('proposalId', intent.proposalId, U32_MAX);
    case 'cast_vote':
      return (
        integerImpossibility('proposalId', intent.proposalId, U32_MAX) ??
        (VOTE_SIDES.includes(intent.side) ? undefined : `side ${intent.side} is none of ${VOTE_SIDES.join(', ')}`)
      );
    case 'swap':
    case 'add_liquidity':
    case 'remove_liquidity':
      return hasPool ? tradeImpossibility(intent) : 'there is no pool to trade with';
    case 'transfer':
      return (
        amountImpossibility(intent.amountBaseUnits) ??
        integerImpossibility('recipient', intent.recipient, agentCount - 1)
      );
    case 'claim_rewards':
    case 'set_compounding':
    case 'refresh_boosters':
      return undefined;
  }
}

function tradeImpossibility(
  intent: Extract<Intent, { kind: 'swap' | 'add_liquidity' | 'remove_liquidity' }>,
): string | undefined {
  switch (intent.kind) {
    case 'swap':
      if (!SWAP_SIDES.includes(intent.side)) return `side ${intent.side} is none of ${SWAP_SIDES.join(', ')}`;
      return amountImpossibility(intent.amountIn) ?? amountImpossibility(intent.minOut);
    case 'add_liquidity':
      return amountImpossibility(intent.maxBaseUnits) ?? amountImpossibility(intent.maxQuoteUnits);
    case 'remove_liquidity':
      return amountImpossibility(intent.shares);
  }
}

function payloadImpossibility(payload: ProposalPayload, agentCount: number): string | undefined {
  switch (payload.kind) {
    case 'parameter':
      return integerImpossibility('parameter id', payload.id, U16_MAX) ?? amountImpossibility(payload.value);
    case 'spend':
      if (!SPEND_PURPOSES.includes(payload.purpose)) return `purpose ${payload.purpose} is unknown`;
      return (
        amountImpossibility(payload.amountBaseUnits) ??
        amountImpossibility(payload.priceQuoteUnits) ??
        (payload.recipient === undefined
          ? undefined
          : integerImpossibility('recipient', payload.recipient, agentCount - 1))
      );
    case 'upgrade':
      return payload.buffer.length === 0 ? 'the upgrade has no bytes' : undefined;
    case 'feature':
      return integerImpossibility('flag', payload.flag, U8_MAX);
  }
}

function amountImpossibility(amount: bigint): string | undefined {
  return amount < 0n || amount > U64_MAX ? `amount ${amount} is not an unsigned 64-bit number` : undefined;
}

function integerImpossibility(name: string, value: number, max: number): string | undefined {
  return Number.isInteger(value) && value >= 0 && value <= max
    ? undefined
    : `${name} ${value} is not an integer from 0 to ${max}`;
}

import type { AgentIndex, Outcome } from '#sim/ports/staking-chain.ts';
import type { StakeSchedule } from '../program/accounts.ts';
import type { EncodedAction } from '../program/action-template.ts';
import { MAX_TRANSACTION_BYTES, SPARE_KEY_BYTES } from '../program/transaction.ts';
import { TransactionWriter } from '../program/transaction-writer.ts';
import type { AgentSlot } from './agent-slot.ts';
import type { EngineResult } from './chain-engine.ts';
import { ACCEPTED, type ChainSite } from './chain-site.ts';
import type { ActionKind } from './kind-meter.ts';
import { stakeOf } from './settlement.ts';

/** An action that concerns one agent's accounts. */
export interface OfAgent {
  readonly agent: AgentIndex;
}

/**
 * Why an action cannot be encoded for a shared transaction: it needs transactions of its own or asks the chain, or
 * it names pages of a stake that has to be read first.
 */
export type Unshared = 'alone' | 'unread';

/** What can be done to agents' accounts, one action by one. */
export interface ShareableActions<Action extends OfAgent> {
  kindOf(action: Action): ActionKind;
  /** Encodes an action that may share a transaction. Throws `CORE__VALUE_OUT_OF_RANGE` for what no instruction can carry. */
  share(action: Action, slot: AgentSlot): EncodedAction | Unshared;
  /** Runs an action in transactions of its own, and remembers what it leaves. Throws like `share`. */
  run(action: Action, slot: AgentSlot): Promise<Outcome>;
  /** Remembers what an accepted action leaves. */
  accept(action: Action, slot: AgentSlot): void;
}

/** An action in the open transaction: its slot as it was, in case that the transaction fails. */
interface Passenger {
  readonly slot: AgentSlot;
  readonly stake: StakeSchedule | undefined;
  readonly stakeOpen: boolean;
  /** Instructions of the transaction up to this action's last one. */
  readonly endInstruction: number;
}

/**
 * Runs many agents' actions in few transactions, with the outcomes and the state of one transaction an action.
 * A transaction takes actions in their order until it is full, each encoded as if those before it had been
 * accepted. It holds as a whole or not at all: when one of its instructions is refused, what was assumed is taken
 * back, the actions before the refused one go out again, that one goes out alone, and the next transaction begins
 * behind it.
 */
export class ActionBatch<Action extends OfAgent> {
  readonly #site: ChainSite;
  readonly #actions: ShareableActions<Action>;
  readonly #limit: number;
  /** With room for the key that a repeat may need. */
  readonly #writer = new TransactionWriter(MAX_TRANSACTION_BYTES - SPARE_KEY_BYTES);
  readonly #passengers: Passenger[] = [];
  /** Of all passengers; undefined when they differ. */
  #kind: ActionKind | undefined;

  /** `limit`: most actions that share a transaction. */
  constructor(site: ChainSite, actions: ShareableActions<Action>, limit: number) {
    this.#site = site;
    this.#actions = actions;
    this.#limit = limit;
  }

  /** Outcomes in the order of the actions. Throws `CORE__VALUE_OUT_OF_RANGE` for what no instruction can carry. */
  async run(actions: readonly Action[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    while (outcomes.length < actions.length) await this.#runNext(actions, actions.length, outcomes);
    return outcomes;
  }

  /** Runs the next actions that have no outcome yet, at least one and none from `end` on. */
  async #runNext(actions: readonly Action[], end: number, outcomes: Outcome[]): Promise<void> {
    const first = outcomes.length;
    await this.#board(actions, first, end);
    const count = this.#passengers.length;
    // What cannot share, or is alone anyway, has its refusal named.
    if (count <= 1) {
      this.#takeBack();
      return this.#runAlone(actions, outcomes);
    }
    const result = await this.#site.transmit(this.#writer.finish());
    if (result.error === undefined) {
      this.#site.computeUnits += result.computeUnits;
      if (this.#kind !== undefined) this.#site.kinds.count(this.#kind, count, result.computeUnits);
      for (let i = 0; i < count; i += 1) outcomes.push(ACCEPTED);
      return;
    }
    const refused = this.#refusedPassenger(result.error);
    this.#takeBack();
    const split = first + (refused ?? count >> 1);
    while (outcomes.length < split) await this.#runNext(actions, split, outcomes);
    if (refused !== undefined) await this.#runAlone(actions, outcomes);
  }

  async #runAlone(actions: readonly Action[], outcomes: Outcome[]): Promise<void> {
    const action = actions[outcomes.length] as Action;
    const site = this.#site;
    const before = site.singleUnits;
    const outcome = await this.#actions.run(action, site.slot(action.agent));
    if (outcome.accepted) site.kinds.count(this.#actions.kindOf(action), 1, site.singleUnits - before);
    outcomes.push(outcome);
  }

  /** Begins a transaction and fills it. */
  async #board(actions: readonly Action[], first: number, end: number): Promise<void> {
    this.#passengers.length = 0;
    this.#writer.begin(this.#site.deployment.relay.address);
    try {
      await this.#fill(actions, first, Math.min(end, first + this.#limit));
    } catch (error) {
      // What no instruction can carry is thrown when its turn comes, after those on board.
      if (this.#passengers.length === 0) throw error;
    }
  }

  async #fill(actions: readonly Action[], first: number, last: number): Promise<void> {
    for (let i = first; i < last; i += 1) {
      const action = actions[i] as Action;
      const slot = this.#site.slot(action.agent);
      let encoded = this.#actions.share(action, slot);
      if (encoded === 'unread') {
        // An action of the same agent is under way: only then can its account tell.
        if (this.#passengers.some((passenger) => passenger.slot === slot)) return;
        await stakeOf(this.#site, slot);
        encoded = this.#actions.share(action, slot);
      }
      if (typeof encoded === 'string' || !this.#writer.add(encoded.instructions)) return;
      const kind = this.#actions.kindOf(action);
      if (this.#passengers.length === 0) this.#kind = kind;
      else if (kind !== this.#kind) this.#kind = undefined;
      const { stake, stakeOpen } = slot;
      this.#passengers.push({ slot, stake, stakeOpen, endInstruction: this.#writer.instructionCount });
      this.#actions.accept(action, slot);
    }
  }

  /** Undefined when the transaction was refused as a whole. */
  #refusedPassenger(error: NonNullable<EngineResult['error']>): number | undefined {
    if (error.kind === 'transaction') return undefined;
    return this.#passengers.findIndex(({ endInstruction }) => error.index < endInstruction);
  }

  /** Nothing of the transaction holds: slots are again as they were. */
  #takeBack(): void {
    for (let i = this.#passengers.length - 1; i >= 0; i -= 1) {
      const { slot, stake, stakeOpen } = this.#passengers[i] as Passenger;
      slot.stake = stake;
      slot.stakeOpen = stakeOpen;
    }
    this.#passengers.length = 0;
  }
}

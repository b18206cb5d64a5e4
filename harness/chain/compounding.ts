import type { Outcome } from '#sim/ports/staking-chain.ts';
import type { EncodedAction } from '../program/action-template.ts';
import type { OfAgent, ShareableActions, Unshared } from './action-batch.ts';
import type { AgentSlot } from './agent-slot.ts';
import type { ChainSite } from './chain-site.ts';
import type { ActionKind } from './kind-meter.ts';
import { knownStake, settleAnd, settleWithin, stakeOf } from './settlement.ts';

/** Compounds agents' rewards, which anyone may. */
export class Compounding implements ShareableActions<OfAgent> {
  readonly #site: ChainSite;

  constructor(site: ChainSite) {
    this.#site = site;
  }

  kindOf(): ActionKind {
    return 'compound_rewards';
  }

  share(_: OfAgent, slot: AgentSlot): EncodedAction | Unshared {
    const stake = knownStake(slot);
    if (stake === undefined) return 'unread';
    return settleWithin(this.#site, stake.entries, 0, this.#encode(slot)) ?? 'alone';
  }

  async run(action: OfAgent, slot: AgentSlot): Promise<Outcome> {
    const { entries } = await stakeOf(this.#site, slot);
    const outcome = await settleAnd(this.#site, slot, entries, 0, this.#encode(slot));
    if (outcome.accepted) this.accept(action, slot);
    return outcome;
  }

  /** The new entry's place only the account can tell. */
  accept(_: OfAgent, slot: AgentSlot): void {
    slot.stake = undefined;
  }

  #encode({ staker }: AgentSlot): (historyPages: readonly number[]) => EncodedAction {
    return (historyPages) => this.#site.encoder.compoundRewards(staker, historyPages);
  }
}

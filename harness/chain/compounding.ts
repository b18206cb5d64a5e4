import type { Outcome } from '#sim/ports/staking-chain.ts';
import type { EncodedAction } from '../program/action-template.ts';
import { planSettlement } from '../program/page-plan.ts';
import type { OfAgent, ShareableActions, Unshared } from './action-batch.ts';
import type { AgentSlot } from './agent-slot.ts';
import type { ChainSite } from './chain-site.ts';
import { NO_STAKE, settleAnd, stakeOf } from './settlement.ts';

/** Compounds agents' rewards, which anyone may. */
export class Compounding implements ShareableActions<OfAgent> {
  readonly #site: ChainSite;

  constructor(site: ChainSite) {
    this.#site = site;
  }

  share(_: OfAgent, slot: AgentSlot): EncodedAction | Unshared {
    const stake = slot.stakeOpen ? slot.stake : NO_STAKE;
    if (stake === undefined) return 'unread';
    const { encoder, pageCapacity, schedule } = this.#site;
    const { ahead, rest } = planSettlement(stake.entries, schedule.lastDay, pageCapacity, pageCapacity);
    return ahead.length === 0 ? encoder.compoundRewards(slot.staker, rest) : 'alone';
  }

  async run(_: OfAgent, slot: AgentSlot): Promise<Outcome> {
    const { entries } = await stakeOf(this.#site, slot);
    const encode = (historyPages: readonly number[]): EncodedAction =>
      this.#site.encoder.compoundRewards(slot.staker, historyPages);
    const outcome = await settleAnd(this.#site, slot, entries, 0, encode);
    if (outcome.accepted) this.accept(_, slot);
    return outcome;
  }

  /** The new entry's place only the account can tell. */
  accept(_: OfAgent, slot: AgentSlot): void {
    slot.stake = undefined;
  }
}

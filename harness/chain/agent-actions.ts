import { createHash } from 'node:crypto';
import { featureBit } from '#sim/core/features.ts';
import type { AgentAction } from '#sim/ports/actions.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { TICKET_COST_PAGES } from '../program/action-encoder.ts';
import { expiryPagesOfBoosters, expiryPagesOfEntry, reducedEntries, settledEntries } from '../program/page-plan.ts';
import type { AgentSlot } from './agent-slot.ts';
import type { ChainSite } from './chain-site.ts';
import type { ProposalBook } from './proposal-book.ts';
import { settleAnd, stakeOf } from './settlement.ts';

type ActionOf<Kind extends AgentAction['kind']> = AgentAction & { readonly kind: Kind };

const UNSTAKE_TICKETS = 1 << featureBit('unstakeTickets');
/** Of an empty text: the simulator's proposals say nothing beyond their payload. */
const EMPTY_CONTENT_HASH = createHash('sha256').digest();

/** Runs what agents' own wallets sign. */
export class AgentActions {
  readonly #site: ChainSite;
  readonly #proposals: ProposalBook;

  constructor(site: ChainSite, proposals: ProposalBook) {
    this.#site = site;
    this.#proposals = proposals;
  }

  /** Throws `CORE__VALUE_OUT_OF_RANGE` for what no instruction can carry. */
  async run(action: AgentAction): Promise<Outcome> {
    const site = this.#site;
    const { encoder, governanceEncoder } = site;
    const slot = site.slot(action.agent);
    const { staker } = slot;
    switch (action.kind) {
      case 'stake':
        return this.#stake(slot, action);
      case 'unstake':
        return this.#unstake(slot, action);
      case 'claim_rewards':
        return this.#claim(slot);
      case 'extend_lock':
        return this.#extendLock(slot, action);
      case 'refresh_boosters':
        return this.#refreshBoosters(slot);
      case 'set_compounding':
        return site.send(encoder.setCompounding(staker, action.enabled), slot.wallet);
      case 'pay_debate_fee':
        return site.send(encoder.payDebateFee(staker, action.amountBaseUnits), slot.wallet);
      case 'create_proposal':
        return this.#propose(slot, action);
      case 'activate_proposal':
        return site.send(governanceEncoder.activateProposal(staker, action.proposalId), slot.wallet);
      case 'cancel_proposal':
        return site.send(governanceEncoder.cancelProposal(staker, action.proposalId), slot.wallet);
      case 'cast_vote': {
        const { proposalId, side } = action;
        const attested = await this.#proposals.wantsAttestation(proposalId);
        const attestation = attested ? slot.attestation : undefined;
        return site.send(governanceEncoder.castVote(staker, proposalId, side, attestation), slot.wallet);
      }
      case 'buy_back':
        return this.#sell(slot, action);
    }
  }

  async #stake(slot: AgentSlot, { amountBaseUnits, lockDays }: ActionOf<'stake'>): Promise<Outcome> {
    const encoded = this.#site.encoder.stake(slot.staker, amountBaseUnits, lockDays, !slot.stakeOpen);
    const outcome = await this.#site.sign(slot, encoded);
    if (outcome.accepted) slot.stakeOpen = true;
    return outcome;
  }

  async #unstake(slot: AgentSlot, action: ActionOf<'unstake'>): Promise<Outcome> {
    const { amountBaseUnits, force, entryIndex } = action;
    const { encoder, schedule } = this.#site;
    const { entries, ticketCount } = await stakeOf(this.#site, slot);
    const leaving = entries.find(({ index }) => index === entryIndex);
    const expiryPages = expiryPagesOfEntry(leaving, schedule.lastDay);
    const byTicket = (schedule.features & UNSTAKE_TICKETS) !== 0;
    const ticket = byTicket ? slot.ticket(ticketCount) : undefined;
    const otherPages = expiryPages.length + (byTicket ? TICKET_COST_PAGES : 0);
    const outcome = await settleAnd(this.#site, slot, slot, entries, otherPages, (historyPages) =>
      encoder.unstake(slot.staker, amountBaseUnits, force, entryIndex, expiryPages, historyPages, ticket),
    );
    // Whether an exit made a ticket only the account can tell: one that is all penalty has nothing to pay out.
    if (outcome.accepted && !byTicket) {
      const left = settledEntries(reducedEntries(entries, entryIndex, amountBaseUnits), schedule.lastDay);
      slot.stake = { entries: left, ticketCount };
    }
    return outcome;
  }

  async #claim(slot: AgentSlot): Promise<Outcome> {
    const { encoder, schedule } = this.#site;
    const { entries, ticketCount } = await stakeOf(this.#site, slot);
    const outcome = await settleAnd(this.#site, slot, slot, entries, 0, (historyPages) =>
      encoder.claimRewards(slot.staker, historyPages),
    );
    if (outcome.accepted) slot.stake = { entries: settledEntries(entries, schedule.lastDay), ticketCount };
    return outcome;
  }

  async #extendLock(slot: AgentSlot, { entryIndex, lockDays }: ActionOf<'extend_lock'>): Promise<Outcome> {
    const { encoder, schedule } = this.#site;
    const { entries } = await stakeOf(this.#site, slot);
    const extended = entries.find(({ index }) => index === entryIndex);
    const expiryPages = expiryPagesOfEntry(extended, schedule.lastDay);
    return settleAnd(this.#site, slot, slot, entries, expiryPages.length, (historyPages) =>
      encoder.extendLock(slot.staker, entryIndex, lockDays, expiryPages, historyPages),
    );
  }

  async #refreshBoosters(slot: AgentSlot): Promise<Outcome> {
    const { encoder, schedule } = this.#site;
    const { entries } = await stakeOf(this.#site, slot);
    const expiryPages = expiryPagesOfBoosters(entries, schedule.lastDay, schedule.boostDays);
    return settleAnd(this.#site, slot, slot, entries, expiryPages.length, (historyPages) =>
      encoder.refreshBoosters(slot.staker, expiryPages, historyPages),
    );
  }

  async #propose(slot: AgentSlot, { agent, payload }: ActionOf<'create_proposal'>): Promise<Outcome> {
    const addressed = await this.#proposals.address(payload);
    const { nextId } = this.#proposals;
    const encoded = this.#site.governanceEncoder.createProposal(slot.staker, nextId, addressed, EMPTY_CONTENT_HASH);
    const outcome = await this.#site.send(encoded, slot.wallet);
    if (outcome.accepted) return { ...outcome, proposalId: this.#proposals.add(agent) };
    await this.#proposals.recount();
    return outcome;
  }

  async #sell(slot: AgentSlot, { amountBaseUnits }: ActionOf<'buy_back'>): Promise<Outcome> {
    const { wallet, tokenAccount, quoteAccount } = slot;
    const seller = { owner: wallet.address, tokenAccount, quoteAccount };
    const encoded = this.#site.governanceEncoder.buyBack(seller, amountBaseUnits, !slot.quoteOpen);
    const outcome = await this.#site.send(encoded, wallet);
    if (outcome.accepted) slot.quoteOpen = true;
    return outcome;
  }
}

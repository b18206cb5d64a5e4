import { createHash } from 'node:crypto';
import { featureBit } from '#sim/core/features.ts';
import type { AgentAction } from '#sim/ports/actions.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import type { StakeSchedule } from '../program/accounts.ts';
import { TICKET_COST_PAGES } from '../program/action-encoder.ts';
import type { EncodedAction } from '../program/action-template.ts';
import type { MarketEncoder } from '../program/market-encoder.ts';
import { expiryPagesOfBoosters, expiryPagesOfEntry, reducedEntries, settledEntries } from '../program/page-plan.ts';
import type { ShareableActions, Unshared } from './action-batch.ts';
import type { AgentSlot } from './agent-slot.ts';
import type { ChainSite } from './chain-site.ts';
import type { ProposalBook } from './proposal-book.ts';
import { knownStake, settleAnd, settleWithin, stakeOf } from './settlement.ts';

type ActionOf<Kind extends AgentAction['kind']> = AgentAction & { readonly kind: Kind };
/** Actions that settle the agent's entries, so that they name pages. */
type SettlingAction = ActionOf<'unstake' | 'claim_rewards' | 'extend_lock' | 'refresh_boosters'>;

const UNSTAKE_TICKETS = 1 << featureBit('unstakeTickets');
/** Of an empty text: the simulator's proposals say nothing beyond their payload. */
const EMPTY_CONTENT_HASH = createHash('sha256').digest();
const NO_PAGES: readonly number[] = [];

/** Actions that name the same accounts whatever state these are in. */
type SimpleAction = ActionOf<
  'stake' | 'set_compounding' | 'pay_debate_fee' | 'swap' | 'add_liquidity' | 'remove_liquidity' | 'transfer'
>;

/** Encodes what agents' own wallets sign, and remembers what accepted actions leave. */
export class AgentActions implements ShareableActions<AgentAction> {
  readonly #site: ChainSite;
  readonly #proposals: ProposalBook;

  constructor(site: ChainSite, proposals: ProposalBook) {
    this.#site = site;
    this.#proposals = proposals;
  }

  kindOf({ kind }: AgentAction): AgentAction['kind'] {
    return kind;
  }

  share(action: AgentAction, slot: AgentSlot): EncodedAction | Unshared {
    switch (action.kind) {
      case 'unstake':
      case 'claim_rewards':
      case 'extend_lock':
      case 'refresh_boosters':
        return this.#shareSettling(action, slot);
      case 'create_proposal':
      case 'activate_proposal':
      case 'cancel_proposal':
        return 'alone';
      case 'cast_vote': {
        const wantsAttestation = this.#proposals.knownToWantAttestation(action.proposalId);
        return wantsAttestation === undefined ? 'alone' : this.#vote(action, slot, wantsAttestation);
      }
      case 'buy_back':
        return slot.quoteOpen ? this.#sale(action, slot) : 'alone';
      case 'stake':
      case 'set_compounding':
      case 'pay_debate_fee':
      case 'swap':
      case 'add_liquidity':
      case 'remove_liquidity':
      case 'transfer':
        return this.#simple(action, slot);
    }
  }

  async run(action: AgentAction, slot: AgentSlot): Promise<Outcome> {
    const outcome = await this.#run(action, slot);
    if (outcome.accepted) this.accept(action, slot);
    return outcome;
  }

  accept(action: AgentAction, slot: AgentSlot): void {
    switch (action.kind) {
      case 'stake':
        slot.stakeOpen = true;
        slot.stake = undefined;
        break;
      case 'claim_rewards':
        if (slot.stake !== undefined) slot.stake = this.#settled(slot.stake);
        break;
      case 'unstake':
        // Whether an exit made a ticket only the account can tell: one that is all penalty has nothing to pay out.
        slot.stake = slot.stake === undefined || this.#exitsByTicket ? undefined : this.#reduced(slot.stake, action);
        break;
      case 'extend_lock':
      case 'refresh_boosters':
        slot.stake = undefined;
        break;
      case 'buy_back':
        slot.quoteOpen = true;
        break;
      default:
    }
  }

  get #exitsByTicket(): boolean {
    return (this.#site.schedule.features & UNSTAKE_TICKETS) !== 0;
  }

  #settled({ entries, ticketCount }: StakeSchedule): StakeSchedule {
    return { entries: settledEntries(entries, this.#site.schedule.lastDay), ticketCount };
  }

  #reduced({ entries, ticketCount }: StakeSchedule, action: ActionOf<'unstake'>): StakeSchedule {
    const left = reducedEntries(entries, action.entryIndex, action.amountBaseUnits);
    return { entries: settledEntries(left, this.#site.schedule.lastDay), ticketCount };
  }

  async #run(action: AgentAction, slot: AgentSlot): Promise<Outcome> {
    const site = this.#site;
    switch (action.kind) {
      case 'unstake':
      case 'claim_rewards':
      case 'extend_lock':
      case 'refresh_boosters':
        return this.#runSettling(action, slot);
      case 'create_proposal':
        return this.#propose(action, slot);
      case 'activate_proposal':
        return site.send(site.governanceEncoder.activateProposal(slot.staker, action.proposalId));
      case 'cancel_proposal':
        return site.send(site.governanceEncoder.cancelProposal(slot.staker, action.proposalId));
      case 'cast_vote':
        return site.send(this.#vote(action, slot, await this.#proposals.wantsAttestation(action.proposalId)));
      case 'buy_back':
        return site.send(this.#sale(action, slot));
      case 'stake':
      case 'set_compounding':
      case 'pay_debate_fee':
      case 'swap':
      case 'add_liquidity':
      case 'remove_liquidity':
      case 'transfer':
        return site.send(this.#simple(action, slot));
    }
  }

  #simple(action: SimpleAction, slot: AgentSlot): EncodedAction {
    const { encoder } = this.#site;
    const { staker, stakeOpen } = slot;
    switch (action.kind) {
      case 'stake':
        return encoder.stake(staker, action.amountBaseUnits, action.lockDays, !stakeOpen);
      case 'set_compounding':
        return encoder.setCompounding(staker, action.enabled);
      case 'pay_debate_fee':
        return encoder.payDebateFee(staker, action.amountBaseUnits);
      case 'swap':
        return this.#market(action).swap(slot, action.side, action.amountIn, action.minOut);
      case 'add_liquidity':
        return this.#market(action).addLiquidity(slot, action.maxBaseUnits, action.maxQuoteUnits);
      case 'remove_liquidity':
        return this.#market(action).removeLiquidity(slot, action.shares);
      case 'transfer':
        return encoder.transfer(staker, this.#site.slot(action.recipient).tokenAccount, action.amountBaseUnits);
    }
  }

  #market({ kind }: SimpleAction): MarketEncoder {
    return this.#site.marketFor(kind).encoder;
  }

  #shareSettling(action: SettlingAction, slot: AgentSlot): EncodedAction | Unshared {
    const stake = knownStake(slot);
    if (stake === undefined) return 'unread';
    const expiryPages = this.#expiryPages(action, stake);
    const encoded = settleWithin(
      this.#site,
      stake.entries,
      this.#otherPages(action, expiryPages),
      // Without a name: this runs with every action, and naming a function takes longer than making it.
      (historyPages) => this.#settling(action, slot, stake, expiryPages, historyPages),
    );
    return encoded ?? 'alone';
  }

  async #runSettling(action: SettlingAction, slot: AgentSlot): Promise<Outcome> {
    const stake = await stakeOf(this.#site, slot);
    const expiryPages = this.#expiryPages(action, stake);
    return settleAnd(this.#site, slot, stake.entries, this.#otherPages(action, expiryPages), (historyPages) =>
      this.#settling(action, slot, stake, expiryPages, historyPages),
    );
  }

  /** Expiry pages that an action rewrites. */
  #expiryPages(action: SettlingAction, { entries }: StakeSchedule): readonly number[] {
    const { lastDay, boostDays } = this.#site.schedule;
    switch (action.kind) {
      case 'claim_rewards':
        return NO_PAGES;
      case 'refresh_boosters':
        return expiryPagesOfBoosters(entries, lastDay, boostDays);
      case 'unstake':
      case 'extend_lock': {
        const changed = entries.find(({ index }) => index === action.entryIndex);
        return expiryPagesOfEntry(changed, lastDay);
      }
    }
  }

  /** What an action names beside history pages, in pages. */
  #otherPages({ kind }: SettlingAction, expiryPages: readonly number[]): number {
    return expiryPages.length + (kind === 'unstake' && this.#exitsByTicket ? TICKET_COST_PAGES : 0);
  }

  #settling(
    action: SettlingAction,
    slot: AgentSlot,
    { ticketCount }: StakeSchedule,
    expiryPages: readonly number[],
    historyPages: readonly number[],
  ): EncodedAction {
    const { encoder } = this.#site;
    const { staker } = slot;
    switch (action.kind) {
      case 'claim_rewards':
        return encoder.claimRewards(staker, historyPages);
      case 'extend_lock':
        return encoder.extendLock(staker, action.entryIndex, action.lockDays, expiryPages, historyPages);
      case 'refresh_boosters':
        return encoder.refreshBoosters(staker, expiryPages, historyPages);
      case 'unstake': {
        const { amountBaseUnits, force, entryIndex } = action;
        const ticket = this.#exitsByTicket ? slot.ticket(ticketCount) : undefined;
        return encoder.unstake(staker, amountBaseUnits, force, entryIndex, expiryPages, historyPages, ticket);
      }
    }
  }

  #vote({ proposalId, side }: ActionOf<'cast_vote'>, slot: AgentSlot, wantsAttestation: boolean): EncodedAction {
    const attestation = wantsAttestation ? slot.attestation : undefined;
    return this.#site.governanceEncoder.castVote(slot.staker, proposalId, side, attestation);
  }

  #sale({ amountBaseUnits }: ActionOf<'buy_back'>, slot: AgentSlot): EncodedAction {
    return this.#site.governanceEncoder.buyBack(slot, amountBaseUnits, !slot.quoteOpen);
  }

  async #propose({ agent, payload }: ActionOf<'create_proposal'>, { staker }: AgentSlot): Promise<Outcome> {
    const addressed = await this.#proposals.address(payload);
    const { nextId } = this.#proposals;
    const encoded = this.#site.governanceEncoder.createProposal(staker, nextId, addressed, EMPTY_CONTENT_HASH);
    const outcome = await this.#site.send(encoded);
    if (outcome.accepted) return { ...outcome, proposalId: this.#proposals.add(agent) };
    await this.#proposals.recount();
    return outcome;
  }
}

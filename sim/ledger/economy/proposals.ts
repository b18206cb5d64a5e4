import { FEATURE_NAMES } from '../../core/features.ts';
import { SECONDS_PER_DAY } from '../../core/units.ts';
import type { AgentIndex, ProposalPayload } from '../../ports/actions.ts';
import { hasFeature } from '../pool-features.ts';
import { ACCEPTED, type Prediction, REFUSED, type Refusal } from '../predictions.ts';
import { type ModelMode, notReady, userOf } from '../staking-book.ts';
import type { EconomyBook } from './economy-book.ts';
import { coolsDown, freeProposalSlot } from './governance-model.ts';
import { parameterHolders, proposableRefusal } from './parameter-table.ts';
import { createDraft, isLive, type ProposalModel, payloadKey } from './proposal-model.ts';

/** The book of an economy, whose list of proposals grows. */
export type GrowingBook = EconomyBook & { readonly proposals: ProposalModel[] };

/** Makes a draft and takes the bond. */
export function createProposal(
  book: GrowingBook,
  agent: AgentIndex,
  payload: ProposalPayload,
  mode: ModelMode,
): Prediction {
  const { staking, governance } = book;
  const { pool, vaults, nowUnixSeconds: now } = staking;
  const user = userOf(staking, agent);
  if (!user.opened) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const refusal = notReady(staking, 'propose') ?? payloadRefusal(book, payload);
  if (refusal !== undefined) {
    return refusal;
  }
  if (user.liveProposal !== 0) {
    return REFUSED.ProposalPending;
  }
  if (user.amount < governance.minProposalStake) {
    return REFUSED.BelowMinProposalStake;
  }
  const key = payloadKey(payload);
  if (hasFeature(pool, 'coolDown') && coolsDown(governance, key, pool.lastDay)) {
    return REFUSED.ProposalCoolDown;
  }
  const slot = freeProposalSlot(governance);
  if (slot < 0) {
    return REFUSED.ProposalLimit;
  }
  if (governance.bond > user.wallet) {
    return REFUSED.TokenInsufficientFunds;
  }
  if (mode === 'commit') {
    const id = governance.proposalCount;
    const { bond, graceDays } = governance;
    const expiresAt = now + BigInt(graceDays * SECONDS_PER_DAY);
    book.proposals[id] = createDraft({
      id,
      proposer: agent,
      payload,
      bond,
      slot,
      createdAt: now,
      expiresAt,
    });
    governance.proposalCount += 1;
    governance.slots[slot] = id + 1;
    user.liveProposal = id + 1;
    user.wallet -= bond;
    vaults.bond += bond;
  }
  return ACCEPTED;
}

/** What can be known of a payload before the vote; execution checks it again. */
function payloadRefusal(book: EconomyBook, payload: ProposalPayload): Refusal | undefined {
  switch (payload.kind) {
    case 'parameter':
      return proposableRefusal(payload.id, payload.value, parameterHolders(book));
    case 'spend': {
      const priced = payload.priceQuoteUnits === 0n || payload.purpose === 'buyback';
      return payload.amountBaseUnits > 0n && priced ? undefined : REFUSED.PayloadInvalid;
    }
    case 'upgrade':
      return undefined;
    case 'feature':
      return payload.flag < FEATURE_NAMES.length ? undefined : REFUSED.UnknownFeature;
  }
}

/** The proposer takes a draft back. */
export function cancelProposal(book: EconomyBook, agent: AgentIndex, id: number, mode: ModelMode): Prediction {
  const proposal = book.proposals[id];
  if (proposal === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  if (proposal.proposer !== agent) {
    return REFUSED.NotProposer;
  }
  if (proposal.state !== 'draft') {
    return REFUSED.WrongProposalState;
  }
  if (mode === 'commit') {
    end(book, proposal, 'cancelled');
  }
  return ACCEPTED;
}

/** Starts the timelock. */
export function queueProposal(book: EconomyBook, id: number, mode: ModelMode): Prediction {
  const { staking } = book;
  const now = staking.nowUnixSeconds;
  const proposal = book.proposals[id];
  if (proposal === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const refusal = notReady(staking);
  if (refusal !== undefined) {
    return refusal;
  }
  if (proposal.state !== 'succeeded') {
    return REFUSED.WrongProposalState;
  }
  if (now > proposal.expiresAt) {
    return REFUSED.ProposalExpired;
  }
  if (mode === 'commit') {
    proposal.state = 'queued';
    proposal.eta = now + BigInt(proposal.timelockDays * SECONDS_PER_DAY);
    proposal.expiresAt = proposal.eta + BigInt(proposal.graceDays * SECONDS_PER_DAY);
  }
  return ACCEPTED;
}

/** Ends what nobody acted on in time. */
export function expireProposal(book: EconomyBook, id: number, mode: ModelMode): Prediction {
  const { staking } = book;
  const proposal = book.proposals[id];
  if (proposal === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const refusal = notReady(staking);
  if (refusal !== undefined) {
    return refusal;
  }
  if (!isLive(proposal) || proposal.state === 'active') {
    return REFUSED.WrongProposalState;
  }
  if (staking.nowUnixSeconds <= proposal.expiresAt) {
    return REFUSED.ProposalNotExpired;
  }
  if (mode === 'commit') {
    end(book, proposal, 'expired');
  }
  return ACCEPTED;
}

/** The guardian stops a proposal, while it has this right. */
export function vetoProposal(book: EconomyBook, id: number, mode: ModelMode): Prediction {
  const { staking, governance } = book;
  const proposal = book.proposals[id];
  if (proposal === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const refusal = notReady(staking);
  if (refusal !== undefined) {
    return refusal;
  }
  if (!hasFeature(staking.pool, 'veto')) {
    return REFUSED.FeatureDisabled;
  }
  if (!isLive(proposal) || proposal.state === 'draft') {
    return REFUSED.WrongProposalState;
  }
  if (staking.nowUnixSeconds > governance.vetoUntil) {
    return REFUSED.VetoEnded;
  }
  if (mode === 'commit') {
    end(book, proposal, 'vetoed');
  }
  return ACCEPTED;
}

/** Pays the bond back, whatever the outcome was, and frees the proposer for a next proposal. */
export function returnBond(book: EconomyBook, id: number, mode: ModelMode): Prediction {
  const { staking } = book;
  const proposal = book.proposals[id];
  if (proposal === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  if (isLive(proposal)) {
    return REFUSED.ProposalLive;
  }
  if (proposal.bondReturned) {
    return REFUSED.BondAlreadyReturned;
  }
  if (mode === 'commit') {
    const user = userOf(staking, proposal.proposer);
    proposal.bondReturned = true;
    if (user.liveProposal === id + 1) {
      user.liveProposal = 0;
    }
    staking.vaults.bond -= proposal.bond;
    user.wallet += proposal.bond;
  }
  return ACCEPTED;
}

function end(book: EconomyBook, proposal: ProposalModel, state: 'cancelled' | 'expired' | 'vetoed'): void {
  proposal.state = state;
  book.governance.slots[proposal.slot] = 0;
}

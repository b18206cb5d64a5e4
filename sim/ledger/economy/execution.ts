import { PARAMETERS } from '../../core/parameters.ts';
import type { ProposalPayload } from '../../ports/actions.ts';
import { addBudget, budgetFits, burned } from '../pool-budget.ts';
import { ACCEPTED, type Prediction, REFUSED, type Refusal } from '../predictions.ts';
import { U64_MAX } from '../reward-math.ts';
import { type ModelMode, notReady, userOf } from '../staking-book.ts';
import type { EconomyBook } from './economy-book.ts';
import { parameterHolders, parameterRefusal, writeParameter } from './parameter-table.ts';
import { kindIndex, type ProposalModel } from './proposal-model.ts';
import { recordOutflow, spendRefusal } from './treasury-model.ts';

const MAX_STAKE = PARAMETERS.max_stake.id;
const MIN_PROPOSAL_STAKE = PARAMETERS.min_proposal_stake.id;
const MIN_VOTE_STAKE = PARAMETERS.min_vote_stake.id;

type ParameterPayload = Extract<ProposalPayload, { readonly kind: 'parameter' }>;
type SpendPayload = Extract<ProposalPayload, { readonly kind: 'spend' }>;

/** The execute instruction of the proposal's kind: takes effect once, or fails as a whole. */
export function executeProposal(book: EconomyBook, id: number, mode: ModelMode): Prediction {
  const { staking, governance } = book;
  const proposal = book.proposals[id];
  if (proposal === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const refusal =
    notReady(staking, 'execute') ??
    executionRefusal(proposal, staking.nowUnixSeconds) ??
    effectRefusal(book, proposal.payload);
  if (refusal !== undefined) {
    return refusal;
  }
  if (mode === 'commit') {
    takeEffect(book, proposal.payload);
    proposal.state = 'executed';
    proposal.executedAt = staking.nowUnixSeconds;
    const kind = kindIndex(proposal.payload.kind);
    governance.slots[proposal.slot] = 0;
    governance.executedCount[kind] = (governance.executedCount[kind] as number) + 1;
  }
  return ACCEPTED;
}

function executionRefusal(proposal: ProposalModel, now: bigint): Refusal | undefined {
  if (proposal.state === 'executed') {
    return REFUSED.AlreadyExecuted;
  }
  if (proposal.state !== 'queued') {
    return REFUSED.WrongProposalState;
  }
  if (now < proposal.eta) {
    return REFUSED.TimelockActive;
  }
  return now > proposal.expiresAt ? REFUSED.ProposalExpired : undefined;
}

/** What only shows on the day: bounds move with other parameters, limits with what was spent. */
function effectRefusal(book: EconomyBook, payload: ProposalPayload): Refusal | undefined {
  const { staking, treasury } = book;
  switch (payload.kind) {
    case 'parameter':
      return parameterRefusal(payload.id, payload.value, parameterHolders(book)) ?? unmeetable(book, payload);
    case 'spend': {
      if (payload.purpose === 'buyback') {
        const fits = payload.priceQuoteUnits > 0n && payload.priceQuoteUnits <= treasury.buybackMaxPrice;
        return fits ? undefined : REFUSED.BuybackPriceOutOfRange;
      }
      const balance = staking.vaults.treasury;
      const limited = spendRefusal(treasury, staking.pool, balance, payload.amountBaseUnits);
      if (limited !== undefined) {
        return limited;
      }
      if (!canBeBooked(book, payload)) {
        return REFUSED.MathOverflow;
      }
      return payload.amountBaseUnits > balance ? REFUSED.TokenInsufficientFunds : undefined;
    }
    case 'upgrade':
      // A buffer is more than its header.
      return payload.buffer.length === 0 ? REFUSED.BufferInvalid : undefined;
    case 'feature':
      return undefined;
  }
}

/** A change after which nobody new could ever have what a vote or a proposal asks for. */
function unmeetable({ staking, governance }: EconomyBook, { id, value }: ParameterPayload): Refusal | undefined {
  const after = (parameter: number, present: bigint): bigint => (id === parameter ? value : present);
  if (id !== MAX_STAKE && id !== MIN_PROPOSAL_STAKE && id !== MIN_VOTE_STAKE) {
    return undefined;
  }
  const mostStake = after(MAX_STAKE, staking.pool.maxStake);
  const proposing = after(MIN_PROPOSAL_STAKE, governance.minProposalStake);
  const voting = after(MIN_VOTE_STAKE, governance.minVoteStake);
  return mostStake >= proposing && mostStake >= voting ? undefined : REFUSED.ParameterOutOfRange;
}

/** Sums are u64, and written before tokens move: an amount that no vault ever holds fails there. */
function canBeBooked({ staking, treasury }: EconomyBook, { purpose, amountBaseUnits: amount }: SpendPayload): boolean {
  if (treasury.totalSpent + amount > U64_MAX) {
    return false;
  }
  if (purpose === 'reward_grant') {
    return budgetFits(staking.pool, amount);
  }
  return purpose !== 'burn' || amount <= staking.pool.totalSupply;
}

function takeEffect(book: EconomyBook, payload: ProposalPayload): void {
  const { pool } = book.staking;
  switch (payload.kind) {
    case 'parameter':
      writeParameter(payload.id, payload.value, parameterHolders(book));
      pool.lastUpdate = book.staking.nowUnixSeconds;
      break;
    case 'spend':
      spend(book, payload);
      pool.lastUpdate = book.staking.nowUnixSeconds;
      break;
    case 'upgrade':
      break;
    case 'feature': {
      const bit = 1 << payload.flag;
      pool.features = payload.enabled ? pool.features | bit : pool.features & ~bit;
      pool.lastUpdate = book.staking.nowUnixSeconds;
    }
  }
}

function spend(book: EconomyBook, payload: SpendPayload): void {
  const { staking, treasury } = book;
  const { pool, vaults } = staking;
  const amount = payload.amountBaseUnits;
  if (payload.purpose === 'buyback') {
    // A programme only sets limits: it pays when somebody sells.
    treasury.buybackPrice = payload.priceQuoteUnits;
    treasury.buybackRemaining = amount;
    return;
  }
  recordOutflow(treasury, pool.lastDay, amount);
  vaults.treasury -= amount;
  switch (payload.purpose) {
    case 'payment':
      if (payload.recipient === undefined) {
        vaults.operator += amount;
      } else {
        userOf(staking, payload.recipient).wallet += amount;
      }
      break;
    case 'reward_grant':
      treasury.totalGranted += amount;
      addBudget(pool, amount, 'grant');
      vaults.reward += amount;
      break;
    case 'burn':
      burned(pool, amount);
      vaults.mintSupply -= amount;
  }
}

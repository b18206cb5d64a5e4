import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { effectiveEnd, isLive, type ProposalModel } from '#sim/ledger/economy/proposal-model.ts';
import { VOTE_SIDES, type VoteSide } from '#sim/ports/actions.ts';
import type { Dice } from './dice.ts';
import { payloadWish } from './payload-wishes.ts';
import { agentsWho, type HistoryAction, takesPart, type Wish } from './staker-wishes.ts';

/** Proposals that nobody brings further, by what is left of their id: as draft, when they have won, when they wait. */
const FORGOTTEN_EVERY = 11;
const FORGOTTEN_DRAFT = 4;
const FORGOTTEN_WIN = 6;
const FORGOTTEN_QUEUED = 8;
/** One in so many finds few friends. */
const UNPOPULAR_EVERY = 7;

/** So many at a time, mostly: who proposes cannot leave. */
const LIVE_AT_A_TIME = 7;

/** By somebody who could carry it. */
export const createProposal: Wish = (model, dice) => {
  const { governance, staking } = model;
  const live = governance.slots.filter((slot) => slot !== 0).length;
  if (live >= LIVE_AT_A_TIME && dice.chance(0.9)) return undefined;
  const able = agentsWho(model, (agent) => {
    const user = staking.users[agent];
    return (
      user !== undefined &&
      takesPart(model, agent) &&
      user.liveProposal === 0 &&
      user.amount >= governance.minProposalStake &&
      user.wallet >= governance.bond
    );
  });
  const agent = dice.oneOf(able);
  if (agent === undefined) return undefined;
  return { kind: 'create_proposal', agent, payload: payloadWish(model, dice) };
};

/** The next step of a proposal that waits for one. */
export const tendProposal: Wish = (model, dice) => {
  const waiting = model.proposals.slice(-60).filter((proposal) => isLive(proposal) || !proposal.bondReturned);
  const proposal = dice.oneOf(waiting);
  return proposal === undefined ? undefined : nextStep(model, dice, proposal);
};

/** A vote where voting goes on, seldom where it has ended. */
export const vote: Wish = (model, dice) => {
  const { staking, nowUnixSeconds: now } = model;
  const isStrict = dice.chance(0.97);
  const open = model.proposals
    .slice(-60)
    .filter((found) => found.state === 'active' && (!isStrict || now < effectiveEnd(found, staking.pool, now)));
  const proposal = dice.oneOf(open);
  return proposal === undefined ? undefined : voteOn(model, dice, proposal);
};

/** The guardian stops something, seldom. */
export const veto: Wish = (model, dice) => {
  const proposal = dice.oneOf(model.proposals.slice(-20).filter((found) => isLive(found)));
  return proposal === undefined ? undefined : { kind: 'veto_proposal', proposalId: proposal.id };
};

/** A proposer takes a draft back. */
export const cancel: Wish = (model, dice) => {
  const proposal = dice.oneOf(model.proposals.slice(-20).filter(({ state }) => state === 'draft'));
  if (proposal === undefined) return undefined;
  return { kind: 'cancel_proposal', agent: proposal.proposer, proposalId: proposal.id };
};

function nextStep(model: EconomyModel, dice: Dice, proposal: ProposalModel): HistoryAction | undefined {
  const { id, proposer, state, expiresAt } = proposal;
  const now = model.nowUnixSeconds;
  const proposalId = id;
  const fate = id % FORGOTTEN_EVERY;
  // Now and then nobody notices that it is too late.
  const isLate = now > expiresAt && dice.chance(0.9);
  switch (state) {
    case 'draft':
      if (isLate) return { kind: 'expire_proposal', proposalId };
      return fate === FORGOTTEN_DRAFT ? undefined : { kind: 'activate_proposal', agent: proposer, proposalId };
    case 'active':
      return now >= effectiveEnd(proposal, model.staking.pool, now)
        ? { kind: 'finalize_proposal', proposalId }
        : voteOn(model, dice, proposal);
    case 'succeeded':
      if (isLate) return { kind: 'expire_proposal', proposalId };
      return fate === FORGOTTEN_WIN ? undefined : { kind: 'queue_proposal', proposalId };
    case 'queued':
      if (isLate) return { kind: 'expire_proposal', proposalId };
      if (fate === FORGOTTEN_QUEUED || (now < proposal.eta && dice.chance(0.8))) return undefined;
      return { kind: 'execute_proposal', proposalId };
    default:
      return { kind: 'return_bond', proposalId };
  }
}

/** By somebody who has not voted there yet, mostly. */
function voteOn(model: EconomyModel, dice: Dice, { id, slot }: ProposalModel): HistoryAction | undefined {
  const mayRepeat = dice.chance(0.03);
  const agent = dice.oneOf(
    agentsWho(model, (who) => {
      const user = model.staking.users[who];
      const isWilling = user !== undefined && user.amount > 0n && takesPart(model, who);
      return isWilling && (mayRepeat || user.voted[slot] !== id + 1);
    }),
  );
  if (agent === undefined) return undefined;
  const mood: VoteSide = id % UNPOPULAR_EVERY === 3 ? 'no' : 'yes';
  const side = dice.chance(0.85) ? mood : (dice.oneOf(VOTE_SIDES) ?? 'abstain');
  return { kind: 'cast_vote', agent, proposalId: id, side };
}

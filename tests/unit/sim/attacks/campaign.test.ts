import { describe, expect, it } from 'vitest';
import { Campaign, type CampaignTerms, canPropose, isSeasoned, secondsToVote } from '#sim/attacks/campaign.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import {
  ACT,
  aGovernance,
  anEntry,
  anObservation,
  aPool,
  aProposal,
  aStake,
  GENESIS_DAY,
} from '#tests/support/sim-fixtures.ts';

const HOUR = 3_600;
const DRAFT = { kind: 'parameter', id: 2, value: 1n } as const;
const stake = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
const ACCEPTED = { accepted: true, proposalId: 0 } as const;

function aCampaign(changes: Partial<CampaignTerms> = {}): Campaign {
  return new Campaign(
    { payload: () => DRAFT, proposes: 'seasoned', votes: 'last_tick', ...changes },
    { tickSeconds: HOUR },
  );
}

/** With a proposal of its own, seen in this state at this time. */
function campaignWith(proposal: ProposalState | undefined, changes: Partial<CampaignTerms> = {}): Campaign {
  const campaign = aCampaign(changes);
  campaign.note({ kind: 'create_proposal', payload: DRAFT }, ACCEPTED);
  campaign.see(anObservation({ liveProposals: proposal === undefined ? [] : [proposal] }));
  return campaign;
}

const at = (elapsedDays: number, changes = {}) =>
  anObservation({ elapsedDays, stake, pool: aPool({ lastDay: GENESIS_DAY + Math.floor(elapsedDays) }), ...changes });

describe('sim/attacks/campaign.ts', () => {
  it('proposes and activates when its stake is old enough, once a day', () => {
    const campaign = aCampaign();
    expect(campaign.propose(at(0))).toEqual([]);
    expect(campaign.propose(at(1))).toEqual([
      { kind: 'create_proposal', payload: DRAFT },
      { kind: 'activate_proposal', proposalId: 0 },
    ]);
    expect(campaign.propose(at(1.5))).toEqual([]);
    campaign.note(
      { kind: 'create_proposal', payload: DRAFT },
      { accepted: false, errorCode: 1, errorName: 'ProposalLimit' },
    );
    expect([campaign.phase, campaign.proposalId]).toEqual(['before', undefined]);
    expect(campaign.propose(at(2))).toHaveLength(2);
    campaign.note({ kind: 'create_proposal', payload: DRAFT }, { accepted: true, proposalId: 3 });
    expect([campaign.phase, campaign.proposalId]).toEqual(['draft', 3]);
    expect(campaign.propose(at(3))).toEqual([{ kind: 'activate_proposal', proposalId: 3 }]);
    campaign.note({ kind: 'activate_proposal', proposalId: 3 }, { accepted: true });
    expect(campaign.phase).toBe('voting');
    expect(campaign.propose(at(4))).toEqual([]);
  });

  it('waits for a payload, and for nothing else when it is in haste', () => {
    expect(aCampaign({ payload: () => undefined }).propose(at(1))).toEqual([]);
    const hasty = aCampaign({ proposes: 'at_once', votes: 'at_once' });
    const first = anObservation({ governance: aGovernance({ proposalCount: 4 }) });
    expect(hasty.propose(first)).toHaveLength(2);
    expect(hasty.vote(first)).toEqual({ kind: 'cast_vote', proposalId: 4, side: 'yes' });
    expect(hasty.vote(at(1))).toBeUndefined();
  });

  it('votes in the last tick, once', () => {
    const proposal = aProposal();
    const campaign = campaignWith(proposal);
    expect(campaign.phase).toBe('voting');
    expect(campaign.vote(at(10.9))).toBeUndefined();
    expect(campaign.vote(at(11 - 1 / 24))).toEqual({ kind: 'cast_vote', proposalId: 0, side: 'yes' });
    expect(campaign.vote(at(5), 'abstain', 'at_once')).toMatchObject({ side: 'abstain' });
    expect(campaign.vote(at(11))).toBeUndefined();
    expect(campaign.vote(at(11 - 1 / 24, { stake: undefined }))).toBeUndefined();
    const voted = aStake(stake.entries, { voted: [1] });
    expect(campaign.vote(at(11 - 1 / 24, { stake: voted }))).toBeUndefined();
  });

  it('takes the steps that nobody has taken when they are due', () => {
    expect(aCampaign().call(at(1))).toBeUndefined();
    expect(campaignWith(aProposal()).call(at(10))).toBeUndefined();
    expect(campaignWith(aProposal()).call(at(11))).toEqual({ kind: 'finalize_proposal', proposalId: 0 });
    expect(campaignWith(aProposal({ state: 'succeeded' })).call(at(11))).toEqual({
      kind: 'queue_proposal',
      proposalId: 0,
    });
    const etaUnixSeconds = BigInt(at(14).unixSeconds);
    const queued = campaignWith(aProposal({ state: 'queued', etaUnixSeconds }));
    expect(queued.phase).toBe('decided');
    expect(queued.call(at(13.9))).toBeUndefined();
    expect(queued.call(at(14))).toEqual({ kind: 'execute_proposal', proposalId: 0 });
  });

  it('is over when the proposal is not live any more', () => {
    const campaign = campaignWith(undefined);
    expect([campaign.phase, campaign.proposal]).toEqual(['over', undefined]);
    expect(campaignWith(aProposal({ state: 'draft' })).phase).toBe('draft');
  });

  it('knows who can propose, and what is old enough', () => {
    expect(canPropose(at(1))).toBe(true);
    expect(canPropose(at(1, { walletBaseUnits: 999n * ACT }))).toBe(false);
    expect(canPropose(at(1, { stake: aStake(stake.entries, { liveProposal: 2 }) }))).toBe(false);
    expect(canPropose(at(1, { governance: aGovernance({ slots: [1] }) }))).toBe(false);
    expect(isSeasoned(at(1))).toBe(true);
    expect(isSeasoned(at(1, { governance: aGovernance({ seasoningDays: 1 }) }))).toBe(false);
    expect(isSeasoned(at(1, { stake: aStake([]) }))).toBe(false);
  });

  it('counts the seconds in which a vote still counts, without those in which voting was paused', () => {
    expect(secondsToVote(aProposal(), at(10))).toBe(86_400);
    expect(secondsToVote(aProposal(), at(10, { pool: aPool({ votePausedSeconds: 60n }) }))).toBe(86_460);
  });
});

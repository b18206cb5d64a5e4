import { describe, expect, it } from 'vitest';
import { Campaign } from '#sim/attacks/campaign.ts';
import { CampaignMind, type CampaignPart } from '#sim/attacks/campaign-mind.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
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

const DRAFT = { kind: 'parameter', id: 2, value: 1n } as const;
const stake = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
const yes: Outcome = { accepted: true };
const refused = (errorName: string): Outcome => ({ accepted: false, errorCode: 1, errorName });

function aMind(changes: Partial<CampaignPart> = {}): CampaignMind {
  const terms = { payload: () => DRAFT, proposes: 'seasoned', votes: 'at_once' } as const;
  const campaign = new Campaign(terms, { tickSeconds: 3_600 });
  return new CampaignMind({ campaign, isProposer: true, lockIndex: 4, exit: 'forced', ...changes });
}

const at = (elapsedDays: number, changes = {}) =>
  anObservation({ elapsedDays, pool: aPool({ lastDay: GENESIS_DAY + Math.floor(elapsedDays) }), ...changes });

describe('sim/attacks/campaign-mind.ts', () => {
  it('stakes all but the bond, once, and again only when that was refused', () => {
    const mind = aMind();
    const deposit = [{ kind: 'stake', amountBaseUnits: 9_000n * ACT, lockDays: 180 }];
    expect(mind.decide(at(0)).intents).toEqual(deposit);
    mind.learn([refused('PoolNotRolled')]);
    expect(mind.decide(at(0.1)).intents).toEqual(deposit);
    mind.learn([yes]);
    expect(mind.decide(at(0.2)).intents).toEqual([]);
    const voter = aMind({ isProposer: false, keepBaseUnits: 4_000n * ACT });
    expect(voter.decide(at(0)).intents).toMatchObject([{ amountBaseUnits: 6_000n * ACT }]);
  });

  it('proposes, votes with the activation, and leaves by force when it is over', () => {
    const mind = aMind();
    mind.decide(at(0));
    mind.learn([yes]);
    const seen = { stake, governance: aGovernance() };
    expect(mind.decide(at(1, seen)).intents.map(({ kind }) => kind)).toEqual([
      'create_proposal',
      'activate_proposal',
      'cast_vote',
    ]);
    mind.learn([{ accepted: true, proposalId: 0 }, yes, yes]);
    expect(mind.decide(at(11, { ...seen, liveProposals: [aProposal()] })).calls).toEqual([
      { kind: 'finalize_proposal', proposalId: 0 },
    ]);
    expect(mind.decide(at(12, { ...seen, claimable: ACT })).intents).toMatchObject([
      { kind: 'unstake', force: true },
      { kind: 'claim_rewards' },
    ]);
  });

  it('stays when it has no exit', () => {
    const mind = aMind({ exit: undefined });
    mind.learn([]);
    const campaign = new Campaign(
      { payload: () => DRAFT, proposes: 'seasoned', votes: 'at_once' },
      { tickSeconds: 3_600 },
    );
    campaign.note({ kind: 'create_proposal', payload: DRAFT }, { accepted: true, proposalId: 0 });
    expect(aMind({ campaign, exit: undefined }).decide(at(12, { stake })).intents).toEqual([]);
  });

  it('tries a refused vote the next day, and not at all when the snapshot will not have it', () => {
    const campaign = new Campaign(
      { payload: () => DRAFT, proposes: 'seasoned', votes: 'at_once' },
      { tickSeconds: 3_600 },
    );
    campaign.note({ kind: 'create_proposal', payload: DRAFT }, { accepted: true, proposalId: 0 });
    const mind = aMind({ campaign, isProposer: false, abstains: true });
    const seen = { stake, liveProposals: [aProposal()], walletBaseUnits: 0n };
    expect(mind.decide(at(5, seen)).intents).toMatchObject([{ kind: 'cast_vote', side: 'abstain' }]);
    mind.learn([refused('PoolNotRolled')]);
    expect(mind.decide(at(5.5, seen)).intents).toEqual([]);
    expect(mind.decide(at(6, seen)).intents).toHaveLength(1);
    mind.learn([refused('NoPowerAtSnapshot')]);
    expect(mind.decide(at(7, seen)).intents).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { PROPOSAL_SPAM } from '#sim/attacks/library/g14-proposal-spam.ts';
import { featureMask } from '#sim/core/features.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPool,
  aProposal,
  aStake,
  GENESIS_DAY,
  someStreams,
  someVaults,
} from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const stake = aStake([anEntry({ amountBaseUnits: 1_000n * ACT })]);
const accepted = { accepted: true } as const;
const refused = { accepted: false, errorCode: 1, errorName: 'ProposalPending' } as const;

const at = (elapsedDays: number, changes = {}) =>
  anObservation({
    elapsedDays,
    stake,
    pool: aPool({ features: featureMask(onlyFeatures('boosters')), lastDay: GENESIS_DAY + Math.floor(elapsedDays) }),
    ...changes,
  });

function begun() {
  const plan = PROPOSAL_SPAM.createPlan({ proposals_each: 2, rounds: 1 }, anAttackContext());
  const mind = plan.createMind(0, someStreams());
  expect(mind.decide(at(0, { stake: undefined })).intents).toMatchObject([
    { kind: 'stake', amountBaseUnits: 1_000n * ACT, lockDays: 180 },
  ]);
  mind.learn([accepted]);
  const { intents } = mind.decide(at(1));
  return { plan, mind, intents };
}

const reading = { figures: attackRow(3), unixSeconds: 0, elapsedDays: 3, pool: aPool(), vaults: someVaults() };

describe('sim/attacks/library/g14-proposal-spam.ts', () => {
  it('asks for as many proposals as it wants, each another one', () => {
    const { intents } = begun();
    expect(intents.map(({ kind }) => kind)).toEqual(['create_proposal', 'create_proposal']);
    const values = intents.map((intent) =>
      intent.kind === 'create_proposal' && intent.payload.kind === 'parameter' ? intent.payload.value : 0n,
    );
    expect(new Set(values).size).toBe(2);
  });

  it('is judged by how many were live at once', () => {
    const idle = PROPOSAL_SPAM.createPlan({}, anAttackContext());
    expect(idle.measure(reading), 'it has not proposed').toBeUndefined();
    const bounded = begun();
    bounded.mind.learn([{ accepted: true, proposalId: 0 }, refused]);
    bounded.mind.decide(at(2, { liveProposals: [aProposal({ state: 'draft' }), aProposal({ id: 1 })] }));
    expect(bounded.plan.measure(reading)).toBe(1);
    const flawed = begun();
    flawed.mind.learn([
      { accepted: true, proposalId: 0 },
      { accepted: true, proposalId: 1 },
    ]);
    flawed.mind.decide(at(2, { liveProposals: [aProposal(), aProposal({ id: 1 })] }));
    expect(flawed.plan.measure(reading)).toBe(2);
  });

  it('activates its own, votes on its own, and asks for a booster when they are over', () => {
    const { mind } = begun();
    mind.learn([{ accepted: true, proposalId: 0 }, refused]);
    expect(mind.decide(at(2, { liveProposals: [aProposal({ state: 'draft' })] })).intents).toEqual([
      { kind: 'activate_proposal', proposalId: 0 },
    ]);
    const open = { liveProposals: [aProposal(), aProposal({ id: 1 })] };
    expect(mind.decide(at(5, open)).intents).toEqual([{ kind: 'cast_vote', proposalId: 0, side: 'no' }]);
    expect(mind.decide(at(6, open)).intents).toEqual([]);
    expect(mind.decide(at(12)).intents).toEqual([{ kind: 'refresh_boosters' }]);
    expect(mind.decide(at(13)).intents).toEqual([]);
    expect(mind.decide(at(15)).intents).toEqual([{ kind: 'refresh_boosters' }]);
  });

  it('wants no more than there are slots', () => {
    expect(() => PROPOSAL_SPAM.createPlan({ proposals_each: 17 }, anAttackContext())).toThrow('proposals_each');
  });
});

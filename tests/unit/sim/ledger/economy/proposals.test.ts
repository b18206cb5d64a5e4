import { beforeEach, describe, expect, it } from 'vitest';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { ACCEPTED, type Prediction, REFUSED } from '#sim/ledger/predictions.ts';
import type { AgentAction, ProposalPayload } from '#sim/ports/actions.ts';
import { carry, openEconomy, PAYMENT, propose } from '#tests/support/economy-play.ts';
import type { LedgerPlay } from '#tests/support/ledger-play.ts';
import { ANN, BOB, CAT, clockAt } from '#tests/support/staking-plans.ts';

let play: LedgerPlay;
let model: EconomyModel;

beforeEach(() => {
  play = openEconomy();
  model = play.economy;
});

function at(day: number): void {
  model.advanceTo(clockAt(day).unixSeconds);
  model.apply({ kind: 'roll' });
}

const create = (payload: ProposalPayload = PAYMENT, agent = ANN): Prediction =>
  model.apply({ kind: 'create_proposal', agent, payload });
const operate = (kind: 'queue_proposal' | 'expire_proposal' | 'veto_proposal' | 'return_bond'): Prediction =>
  model.apply({ kind, proposalId: 0 });

describe('sim/ledger/economy/proposals: creation', () => {
  it('takes the bond, a slot and the proposer', () => {
    expect(create()).toBe(ACCEPTED);
    expect(model.staking.vaults.bond).toBe(500n);
    expect(model.staking.users[ANN]).toMatchObject({ wallet: 69_500n, liveProposal: 1 });
    expect(model.governanceState()).toMatchObject({ proposalCount: 1 });
    expect(model.proposalState(0)).toMatchObject({ state: 'draft', expiresAtUnixSeconds: clockAt(14).unixSeconds });
  });

  it('rejects payloads that make no sense, each by its name', () => {
    const spend = PAYMENT as Extract<ProposalPayload, { kind: 'spend' }>;
    expect(create({ ...spend, amountBaseUnits: 0n })).toBe(REFUSED.PayloadInvalid);
    expect(create({ ...spend, priceQuoteUnits: 1n })).toBe(REFUSED.PayloadInvalid);
    expect(create({ kind: 'feature', flag: 18, enabled: true })).toBe(REFUSED.UnknownFeature);
    expect(create({ kind: 'parameter', id: 5, value: 1n })).toBe(REFUSED.UnknownParameter);
    expect(create({ kind: 'parameter', id: 44, value: 1n })).toBe(REFUSED.BelowTimelockFloor);
  });

  it('rejects a second one, one without stake, and one without the bond', () => {
    expect([create(), create()]).toEqual([ACCEPTED, REFUSED.ProposalPending]);
    expect(create(PAYMENT, CAT)).toBe(REFUSED.AccountOwnedByWrongProgram);
    model.apply({ kind: 'stake', agent: CAT, amountBaseUnits: 999n, lockDays: 0 });
    expect(create(PAYMENT, CAT)).toBe(REFUSED.BelowMinProposalStake);
    model.governance.bond = 75_001n;
    expect(create(PAYMENT, BOB)).toBe(REFUSED.TokenInsufficientFunds);
    model.governance.slots.fill(1);
    expect(create(PAYMENT, BOB)).toBe(REFUSED.ProposalLimit);
  });

  it('rejects a defeated payload until it has cooled down', () => {
    propose(play, PAYMENT, 1);
    model.apply({ kind: 'cast_vote', agent: BOB, proposalId: 0, side: 'no' });
    at(6);
    model.apply({ kind: 'finalize_proposal', proposalId: 0 });
    expect(operate('return_bond')).toBe(ACCEPTED);
    at(35);
    expect(create()).toBe(REFUSED.ProposalCoolDown);
    at(36);
    expect(create()).toBe(ACCEPTED);
  });
});

describe('sim/ledger/economy/proposals: the rest of its life', () => {
  it('is cancelled as a draft by its proposer only', () => {
    create();
    const cancel = (agent: number): AgentAction => ({ kind: 'cancel_proposal', agent, proposalId: 0 });
    expect(model.apply(cancel(BOB))).toBe(REFUSED.NotProposer);
    expect(model.apply(cancel(ANN))).toBe(ACCEPTED);
    expect(model.apply(cancel(ANN))).toBe(REFUSED.WrongProposalState);
    expect(model.governance.slots[0]).toBe(0);
  });

  it('is queued in time, and expires when nobody acts', () => {
    propose(play, PAYMENT, 1);
    at(6);
    expect(operate('queue_proposal')).toBe(REFUSED.WrongProposalState);
    model.apply({ kind: 'finalize_proposal', proposalId: 0 });
    expect(operate('expire_proposal')).toBe(REFUSED.ProposalNotExpired);
    at(21);
    expect(operate('queue_proposal')).toBe(REFUSED.ProposalExpired);
    expect(operate('expire_proposal')).toBe(ACCEPTED);
    expect(operate('expire_proposal')).toBe(REFUSED.WrongProposalState);
  });

  it('starts its timelock when it is queued', () => {
    carry(play, PAYMENT, 1);
    expect(model.proposalState(0)).toMatchObject({
      state: 'queued',
      etaUnixSeconds: clockAt(9).unixSeconds,
      expiresAtUnixSeconds: clockAt(23).unixSeconds,
    });
  });

  it('is vetoed while the guardian may', () => {
    create();
    expect(operate('veto_proposal')).toBe(REFUSED.WrongProposalState);
    at(1);
    model.apply({ kind: 'activate_proposal', agent: ANN, proposalId: 0 });
    at(181);
    expect(operate('veto_proposal')).toBe(REFUSED.VetoEnded);
    at(182);
    model.staking.pool.features &= ~(1 << 16);
    expect(operate('veto_proposal')).toBe(REFUSED.FeatureDisabled);
    play = openEconomy();
    model = play.economy;
    propose(play, PAYMENT, 1);
    expect(operate('veto_proposal')).toBe(ACCEPTED);
    expect(model.proposalState(0)).toMatchObject({ state: 'vetoed' });
  });

  it('gives the bond back once, when it is over', () => {
    expect(operate('return_bond')).toBe(REFUSED.AccountOwnedByWrongProgram);
    create();
    expect(operate('return_bond')).toBe(REFUSED.ProposalLive);
    model.apply({ kind: 'cancel_proposal', agent: ANN, proposalId: 0 });
    expect([operate('return_bond'), operate('return_bond')]).toEqual([ACCEPTED, REFUSED.BondAlreadyReturned]);
    expect(model.staking.users[ANN]).toMatchObject({ wallet: 70_000n, liveProposal: 0 });
    expect(model.staking.vaults.bond).toBe(0n);
  });
});

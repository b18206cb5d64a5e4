import { beforeEach, describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { tallyWeightFloor } from '#sim/ledger/economy/voting.ts';
import { ACCEPTED, type Prediction, REFUSED } from '#sim/ledger/predictions.ts';
import type { VoteSide } from '#sim/ports/actions.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { openEconomy, PAYMENT } from '#tests/support/economy-play.ts';
import { ANN, BOB, CAT, clockAt } from '#tests/support/staking-plans.ts';

let model: EconomyModel;

function open(overrides: Partial<GenesisPlan> = {}): void {
  model = openEconomy(overrides).economy;
  at(1);
  model.apply({ kind: 'create_proposal', agent: ANN, payload: PAYMENT });
}

function at(day: number, hour = 6): void {
  model.advanceTo(clockAt(day, hour).unixSeconds);
  model.apply({ kind: 'roll' });
}

const activate = (agent = ANN): Prediction => model.apply({ kind: 'activate_proposal', agent, proposalId: 0 });
const vote = (agent: number, side: VoteSide = 'yes'): Prediction =>
  model.apply({ kind: 'cast_vote', agent, proposalId: 0, side });
const finalize = (): Prediction => model.apply({ kind: 'finalize_proposal', proposalId: 0 });

beforeEach(() => open());

describe('sim/ledger/economy/voting: activation', () => {
  it('takes the snapshot and copies the rules', () => {
    expect(activate()).toBe(ACCEPTED);
    expect(model.proposalState(0)).toMatchObject({
      state: 'active',
      powerTotal: 140_000n,
      quorumBps: 1_500,
      approvalBps: 6_600,
      lateHours: 24,
      powerCap: 2n ** 64n - 1n,
      quadratic: 0,
      voteLock: true,
      votingEndUnixSeconds: clockAt(6).unixSeconds,
    });
  });

  it('rejects strangers, a second time, late drafts and proposers with too little', () => {
    expect(activate(BOB)).toBe(REFUSED.NotProposer);
    expect(activate(CAT)).toBe(REFUSED.AccountOwnedByWrongProgram);
    at(16);
    expect(activate()).toBe(REFUSED.ProposalExpired);
    open();
    model.governance.minProposalStake = 1_000_000n;
    expect(activate()).toBe(REFUSED.BelowMinProposalStake);
    open();
    expect([activate(), activate()]).toEqual([ACCEPTED, REFUSED.WrongProposalState]);
  });

  it('rejects a draft that lay ready while the same payload was defeated', () => {
    const activateSecond = (): Prediction => model.apply({ kind: 'activate_proposal', agent: BOB, proposalId: 1 });
    model.apply({ kind: 'create_proposal', agent: BOB, payload: PAYMENT });
    activate();
    vote(BOB, 'no');
    at(7);
    expect([finalize(), model.proposalState(0)?.state]).toEqual([ACCEPTED, 'defeated']);
    expect(activateSecond()).toBe(REFUSED.ProposalCoolDown);
    model.governance.minProposalStake = 1_000_000n;
    expect(activateSecond()).toBe(REFUSED.BelowMinProposalStake);
    model.governance.minProposalStake = 0n;
    model.staking.pool.features &= ~(1 << featureBit('coolDown'));
    expect(activateSecond()).toBe(ACCEPTED);
  });

  it('copies caps, quadratic counting and attestation when they are switched on', () => {
    open({ features: { ...economyPlan().features, powerCap: true, quadratic: true, lateQuorum: false } });
    model.governance.quadraticMode = 2;
    activate();
    expect(model.proposalState(0)).toMatchObject({
      powerCap: 70_000n,
      quadratic: 2,
      quadraticUnit: 100n,
      lateHours: 0,
    });
  });
});

describe('sim/ledger/economy/voting: votes', () => {
  it('counts power of the snapshot once and locks the voter', () => {
    activate();
    expect(vote(BOB, 'no')).toBe(ACCEPTED);
    expect(vote(BOB)).toBe(REFUSED.AlreadyVoted);
    expect(model.proposalState(0)).toMatchObject({ no: 50_000n, turnout: 50_000n, voterCount: 1 });
    // The vote brought quorum in time: nothing can extend voting any more.
    expect(model.staking.users[BOB]?.voteLockUntil).toBe(clockAt(6).unixSeconds);
    const exit = { kind: 'unstake', agent: BOB, amountBaseUnits: 25_000n, force: true, entryIndex: 0 } as const;
    expect(model.apply(exit)).toBe(REFUSED.VoteLocked);
  });

  it('rejects whoever staked after the snapshot, too little, or votes too late or too early', () => {
    expect(vote(BOB)).toBe(REFUSED.WrongProposalState);
    activate();
    model.apply({ kind: 'stake', agent: CAT, amountBaseUnits: 5_000n, lockDays: 0 });
    expect(vote(CAT)).toBe(REFUSED.NoPowerAtSnapshot);
    const proposal = model.proposals[0];
    if (proposal !== undefined) proposal.minVoteStake = 25_001n;
    expect(vote(BOB)).toBe(REFUSED.BelowMinVoterStake);
    expect(vote(BOB, 'maybe' as VoteSide)).toBe(REFUSED.InvalidSide);
    at(6);
    expect(vote(ANN)).toBe(REFUSED.VotingEnded);
    expect(model.apply({ kind: 'cast_vote', agent: ANN, proposalId: 7, side: 'no' })).toBe(
      REFUSED.AccountOwnedByWrongProgram,
    );
  });

  it('asks for an attestation where one is wanted', () => {
    open({ features: { ...economyPlan().features, quadratic: true } });
    model.governance.quadraticMode = 2;
    activate();
    expect(vote(BOB)).toBe(REFUSED.NotAttested);
    model.apply({ kind: 'attest', agent: BOB });
    expect(vote(BOB)).toBe(ACCEPTED);
    // floor(sqrt(50,000 * 100)) = 2,236 of 50,000.
    expect(model.proposalState(0)).toMatchObject({ yes: 2_236n, turnout: 50_000n });
  });

  it('extends voting once when quorum comes late', () => {
    activate();
    at(5, 20);
    expect(vote(BOB)).toBe(ACCEPTED);
    expect(model.proposalState(0)).toMatchObject({ extended: true, votingEndUnixSeconds: clockAt(6, 20).unixSeconds });
    at(6, 19);
    expect(vote(ANN, 'no')).toBe(ACCEPTED);
    expect(model.proposalState(0)).toMatchObject({ votingEndUnixSeconds: clockAt(6, 20).unixSeconds });
  });

  it('never weighs a quadratic vote more than a linear one', () => {
    for (const linear of [0n, 1n, 99n, 100n, 101n, 10n ** 18n]) {
      expect(tallyWeightFloor({ quadratic: 1, quadraticUnit: 100n }, linear)).toBeLessThanOrEqual(linear);
    }
    expect(tallyWeightFloor({ quadratic: 1, quadraticUnit: 100n }, 100n)).toBe(100n);
    expect(tallyWeightFloor({ quadratic: 0, quadraticUnit: 100n }, 101n)).toBe(101n);
  });
});

describe('sim/ledger/economy/voting: decision', () => {
  it('waits for the end, also for time in which voting was paused', () => {
    activate();
    vote(ANN);
    model.apply({ kind: 'pause', mask: 1 << 5, seconds: 3_600 });
    expect(vote(BOB)).toBe(REFUSED.Paused);
    at(6, 6);
    expect(finalize()).toBe(REFUSED.VotingActive);
    at(6, 7);
    expect(finalize()).toBe(ACCEPTED);
    expect(model.proposalState(0)).toMatchObject({ state: 'succeeded', quorumReached: true });
    expect(model.governance.quorumIds[0]).toBe(0);
  });

  it('is a defeat without quorum or with too few yes, and frees the slot', () => {
    activate();
    vote(ANN);
    vote(BOB, 'no');
    at(6);
    expect(finalize()).toBe(ACCEPTED);
    // 90,000 of 140,000 are 64.3%.
    expect(model.proposalState(0)).toMatchObject({ state: 'defeated', quorumReached: true });
    expect(model.governance.slots[0]).toBe(0);
    expect(model.governance.defeatedCount).toBe(1);
    open();
    activate();
    at(6);
    expect([finalize(), finalize()]).toEqual([ACCEPTED, REFUSED.WrongProposalState]);
    expect(model.proposalState(0)).toMatchObject({ state: 'defeated', quorumReached: false });
  });
});

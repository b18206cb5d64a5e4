import { EventParser } from '@coral-xyz/anchor';
import type { Keypair } from '@solana/web3.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { featuresOn, PLAN_ECONOMY, ProgramRefusal, stakingProgram } from '#client/index.ts';
import type { AnchorSession } from '#tests/support/anchor-session.ts';
import { ACT, ClientStage } from '#tests/support/client-stage.ts';

const WITH_VOTE_LOCK = {
  ...PLAN_ECONOMY,
  features: { ...PLAN_ECONOMY.features, voteLock: true },
};

/** A rejected promise's error name. */
async function refusalOf(sent: Promise<unknown>): Promise<string> {
  const error: unknown = await sent.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProgramRefusal);
  return (error as ProgramRefusal).errorName;
}

/** The plan's integration tests, told by the clients over one engine. */
export function describeClientStories(engine: string, open: () => Promise<AnchorSession>): void {
  describe(`the plan's stories by the clients on ${engine}`, () => {
    let stage: ClientStage;
    let ann: Keypair;
    let bob: Keypair;
    let cat: Keypair;
    beforeEach(async () => {
      stage = new ClientStage(await open());
      ({ ann, bob, cat } = stage);
    });

    it('runs the full staking cycle: stake, govern, wait, earn, claim, unstake, close', async () => {
      await stage.open(WITH_VOTE_LOCK);
      const { staking, rewards, governance } = stage;
      await staking.stake(ann, 50_000n * ACT, 30);
      await rewards.distributeRewards(stage.payer, 7_000n * ACT);
      expect(await refusalOf(staking.unstake(ann, 50_000n * ACT))).toBe('StillLocked');

      stage.setDay(2);
      const { proposalId } = await governance.createProposal(ann, 'Halve the penalty', 'From 10% to 5%.', {
        kind: 'parameter',
        parameter: 'penalty_bps',
        value: 500n,
      });
      await governance.activateProposal(ann, proposalId);
      expect(await governance.calculateVoteWeight(ann.publicKey, proposalId)).toMatchObject({ linear: 75_000n * ACT });
      await governance.voteOnProposal(ann, proposalId, 'yes');
      expect(await refusalOf(governance.voteOnProposal(ann, proposalId, 'no'))).toBe('AlreadyVoted');
      expect(await refusalOf(staking.unstake(ann, 50_000n * ACT, { force: true }))).toBe('ProposerLocked');
      expect(await governance.checkQuorum(proposalId)).toMatchObject({ quorumReached: true, approved: true });
      expect(await refusalOf(governance.finalizeProposal(proposalId))).toBe('VotingActive');

      stage.setDay(9);
      await governance.finalizeProposal(proposalId);
      expect(await governance.getProposalStatus(proposalId)).toMatchObject({ state: 'succeeded', nextStep: 'queue' });
      await governance.queueProposal(proposalId);
      expect(await refusalOf(governance.executeProposal(proposalId))).toBe('TimelockActive');
      stage.setDay(12);
      expect(await governance.getProposalStatus(proposalId)).toMatchObject({ nextStep: 'execute' });
      await governance.executeProposal(proposalId);
      expect((await staking.getPool()).penaltyBps).toBe(500);
      expect(await governance.listLiveProposals()).toEqual([]);
      await governance.returnBond(proposalId);
      expect(await governance.getVotingHistory(ann.publicKey)).toMatchObject([
        { proposalId, side: 'yes', weight: 75_000n * ACT },
      ]);

      stage.setDay(31);
      await staking.roll();
      const { claimableBaseUnits } = await rewards.getRewards(ann.publicKey);
      // The only staker earns the whole budget but for the accumulator's rounding.
      expect(claimableBaseUnits).toBe(7_000n * ACT - 1n);
      await rewards.claimRewards(ann);
      expect(await rewards.getRewardHistory(ann.publicKey)).toMatchObject([
        { kind: 'claim', amountBaseUnits: claimableBaseUnits },
      ]);
      expect(await staking.previewUnstake(ann.publicKey, 50_000n * ACT)).toMatchObject({ matured: true });
      await staking.unstake(ann, 50_000n * ACT);
      expect(await stage.balanceOf(ann)).toBe(100_000n * ACT + claimableBaseUnits);
      expect(await stage.vault(stage.addresses.stakeVault)).toBe(0n);
      expect(await stage.vault(stage.addresses.penaltyVault)).toBe(0n);
      await staking.closeAccount(ann);
      expect(await staking.getStakeInfo(ann.publicKey)).toBeUndefined();
    });

    it('weighs votes by tokens and locks: two heads are outvoted by one long lock', async () => {
      await stage.open();
      const { staking, governance } = stage;
      await staking.stake(ann, 10_000n * ACT, 0);
      await staking.stake(bob, 10_000n * ACT, 30);
      await staking.stake(cat, 30_000n * ACT, 180);
      stage.setDay(1);
      await staking.roll();
      const powers = await Promise.all(
        [ann, bob, cat].map(async ({ publicKey }) => staking.calculateVotingPower(publicKey)),
      );
      expect(powers).toEqual([10_000n * ACT, 15_000n * ACT, 90_000n * ACT]);

      const action = { kind: 'feature', feature: 'penaltyBurn', enabled: true } as const;
      const { proposalId, contentHash } = await governance.createProposal(cat, 'Burn penalties', 'All.', action);
      await governance.activateProposal(cat, proposalId);
      await governance.voteOnProposal(ann, proposalId, 'no');
      await governance.voteOnProposal(bob, proposalId, 'no');
      expect(await governance.checkQuorum(proposalId)).toMatchObject({ approved: false, no: 25_000n * ACT });
      await governance.voteOnProposal(cat, proposalId, 'yes');
      const tally = { yes: 90_000n * ACT, no: 25_000n * ACT, turnout: 115_000n * ACT, quorum: 11_500n * ACT };
      expect(await governance.checkQuorum(proposalId)).toMatchObject({ ...tally, approved: true });
      expect(contentHash).toHaveLength(32);

      stage.setDay(8);
      await governance.finalizeProposal(proposalId);
      await governance.queueProposal(proposalId);
      stage.setDay(11);
      await governance.executeProposal(proposalId);
      expect(await governance.getProposalStatus(proposalId)).toMatchObject({
        state: 'executed',
        nextStep: 'return_bond',
      });

      // A proposer leaves when the bond is back.
      expect(await refusalOf(staking.unstake(cat, 10_000n * ACT, { force: true }))).toBe('ProposerLocked');
      await governance.returnBond(proposalId);
      // What passed is what happens: penalties are burned from now on.
      await staking.unstake(cat, 10_000n * ACT, { force: true });
      const before = await stage.token.getTotalSupply();
      await stage.rewards.sweepPenalties();
      expect(before - (await stage.token.getTotalSupply())).toBe(1_000n * ACT);
    });

    it('distributes a week in proportion to amount and lock', async () => {
      await stage.open();
      const { staking, rewards } = stage;
      // Weights 10,000 * 1.0, 10,000 * 1.5, 5,000 * 3.0: shares of 1/4, 3/8 and 3/8.
      await staking.stake(ann, 10_000n * ACT, 0);
      await staking.stake(bob, 10_000n * ACT, 30);
      await staking.stake(cat, 5_000n * ACT, 180);
      await rewards.distributeRewards(stage.payer, 8_000n * ACT);
      stage.setDay(7);
      await staking.roll();
      const shares = [2_000n * ACT, 3_000n * ACT, 3_000n * ACT];
      for (const [i, staker] of [ann, bob, cat].entries()) {
        expect(await rewards.calculateUserReward(staker.publicKey, 8_000n * ACT)).toBe(shares[i]);
      }
      stage.setDay(14);
      await staking.roll();
      for (const [i, staker] of [ann, bob, cat].entries()) {
        const { claimableBaseUnits } = await rewards.getRewards(staker.publicKey);
        const before = await stage.balanceOf(staker);
        await rewards.claimRewards(staker);
        expect((await stage.balanceOf(staker)) - before).toBe(claimableBaseUnits);
        expect(shares[i]! - claimableBaseUnits).toBeGreaterThanOrEqual(0n);
        expect(shares[i]! - claimableBaseUnits).toBeLessThanOrEqual(1n);
      }
      expect(await refusalOf(rewards.claimRewards(ann))).toBe('NothingToClaim');
    });

    it('takes exactly a tenth, rounded up, for leaving early, and extends locks', async () => {
      await stage.open();
      const { staking } = stage;
      await staking.stake(bob, 1_000n * ACT, 90);
      stage.setDay(10);
      await staking.extendLock(bob, 0, 180);
      stage.setDay(20);
      const amount = 333n * ACT + 1n;
      const { penaltyBaseUnits, toOwnerBaseUnits } = await staking.previewUnstake(bob.publicKey, amount, {
        force: true,
      });
      expect(penaltyBaseUnits).toBe(33_300_000_001n);
      await staking.unstake(bob, amount, { force: true });
      expect(await stage.vault(stage.addresses.penaltyVault)).toBe(penaltyBaseUnits);
      expect(await stage.balanceOf(bob)).toBe(99_000n * ACT + toOwnerBaseUnits);
      expect(await staking.getStakeInfo(bob.publicKey)).toMatchObject({
        amountBaseUnits: 1_000n * ACT - amount,
        votingPowerToday: 3n * (1_000n * ACT - amount),
      });
    });

    it('finds its way after more than a year without anyone', async () => {
      await stage.open();
      const { staking, rewards } = stage;
      for (const lockDays of [0, 7, 30, 90, 180]) await staking.stake(ann, 1_000n * ACT, lockDays);
      await rewards.distributeRewards(stage.payer, 7_000n * ACT);
      stage.setDay(40);
      await staking.stake(ann, 1_000n * ACT, 90);
      stage.setDay(400);
      await staking.roll();
      const { claimableBaseUnits } = await rewards.getRewards(ann.publicKey);
      // All of the budget, but for the accumulator's rounding.
      expect(7_000n * ACT - claimableBaseUnits).toBeLessThanOrEqual(1n);
      await rewards.claimRewards(ann);
      expect(await stage.balanceOf(ann)).toBe(94_000n * ACT + claimableBaseUnits);
      expect(await rewards.getRewards(ann.publicKey)).toEqual({
        claimableBaseUnits: 0n,
        openBaseUnits: 0n,
        waitingBaseUnits: 0n,
      });
    });

    it('settles ahead what one exit has no room for, from sixteen deposits of sixteen months', async () => {
      await stage.open({ ...PLAN_ECONOMY, features: { ...PLAN_ECONOMY.features, boostVests: true } });
      const { staking, rewards } = stage;
      for (let month = 0; month < 16; month += 1) {
        stage.setDay(month * 32);
        await staking.stake(cat, 1_000n * ACT, [180, 90, 7, 0][month % 4] ?? 0);
        await rewards.distributeRewards(stage.payer, 100n * ACT);
      }
      expect(await refusalOf(staking.stake(cat, 1_000n * ACT, 0))).toBe('EntriesFull');
      stage.setDay(16 * 32 + 40);
      await staking.roll();
      const { claimableBaseUnits, waitingBaseUnits } = await rewards.getRewards(cat.publicKey);
      expect(waitingBaseUnits).toBeGreaterThan(0n);
      await staking.unstake(cat, 1_000n * ACT);
      await rewards.claimRewards(cat);
      // Settled in two parts, so that the closed weeks are rounded down twice.
      const paid = (await stage.balanceOf(cat)) - 85_000n * ACT;
      expect(claimableBaseUnits - paid).toBeGreaterThanOrEqual(0n);
      expect(claimableBaseUnits - paid).toBeLessThanOrEqual(1n);
      expect((await rewards.getRewards(cat.publicKey)).waitingBaseUnits).toBe(waitingBaseUnits);
    });

    it('buys back and burns what a vote allowed, at its price', async () => {
      await stage.open();
      const { staking, governance, token } = stage;
      await staking.stake(ann, 20_000n * ACT, 0);
      stage.setDay(1);
      expect(await refusalOf(token.sellToBuyback(bob, ACT))).toBe('BuybackInactive');
      // Five cents a token.
      const action = { kind: 'buyback', amountBaseUnits: 100n * ACT, priceQuoteUnits: 50_000n } as const;
      const { proposalId } = await governance.createProposal(ann, 'Buy back', '100 ACT.', action);
      await governance.activateProposal(ann, proposalId);
      await governance.voteOnProposal(ann, proposalId, 'yes');
      stage.setDay(8);
      await governance.finalizeProposal(proposalId);
      await governance.queueProposal(proposalId);
      stage.setDay(11);
      await governance.executeProposal(proposalId);
      const before = await token.getTotalSupply();
      await token.sellToBuyback(bob, 60n * ACT);
      expect(await stage.dollarsOf(bob)).toBe(3_000_000n);
      expect(before - (await token.getTotalSupply())).toBe(60n * ACT);
      expect(await refusalOf(token.sellToBuyback(bob, 41n * ACT))).toBe('BuybackCapExceeded');
    });

    it('pays exits by tickets where tickets are on', async () => {
      await stage.open({ ...PLAN_ECONOMY, features: { ...PLAN_ECONOMY.features, unstakeTickets: true } });
      const { staking } = stage;
      await staking.stake(bob, 1_000n * ACT, 0);
      stage.setDay(1);
      const index = (await staking.getStakeInfo(bob.publicKey))?.ticketCount ?? -1;
      await staking.unstake(bob, 1_000n * ACT);
      expect(await stage.balanceOf(bob)).toBe(99_000n * ACT);
      expect(await refusalOf(staking.releaseTicket(bob.publicKey, index))).toBe('NothingReleasable');
      stage.setDay(4, 12);
      expect(await staking.getTicket(bob.publicKey, index)).toMatchObject({ releasableBaseUnits: 500n * ACT });
      await staking.releaseTicket(bob.publicKey, index);
      stage.setDay(8);
      await staking.releaseTicket(bob.publicKey, index);
      expect(await stage.balanceOf(bob)).toBe(100_000n * ACT);
      expect(await staking.getTicket(bob.publicKey, index)).toBeUndefined();
    });

    it("agrees with Anchor's own client: return data, events, and who may not", async () => {
      await stage.open();
      const { staking, addresses, session } = stage;
      await staking.stake(ann, 1_000n * ACT, 90);
      stage.setDay(1);
      await staking.roll();
      const program = stakingProgram(session.provider);
      const accounts = { pool: addresses.pool, userStake: addresses.userStake(ann.publicKey) };
      const ask = program.methods.getVotingPower(ann.publicKey).accountsStrict(accounts);
      // anchor-bankrun simulates only what is signed already.
      const power: unknown = await ask.signers([session.payer]).view();
      expect(String(power)).toBe(String(await staking.calculateVotingPower(ann.publicKey)));

      const compounding = program.methods.setCompounding(true);
      const own = { owner: ann.publicKey, userStake: accounts.userStake };
      const { logs } = await session.send(await compounding.accountsStrict(own).transaction(), [ann]);
      const events = [...new EventParser(program.programId, program.coder).parseLogs([...logs])];
      expect(events).toMatchObject([{ name: 'compoundingSet', data: { owner: ann.publicKey, enabled: true } }]);

      const strange = await compounding.accountsStrict({ ...own, owner: bob.publicKey }).transaction();
      await expect(session.send(strange, [bob])).rejects.toThrow(/0x1783|6019/);
    });

    it('boosts who pays fees, mints inflation, and compounds for who asked', async () => {
      await stage.open();
      const { staking, rewards } = stage;
      await staking.stake(ann, 10_000n * ACT, 0);
      await staking.stake(bob, 10_000n * ACT, 0);
      stage.setDay(1);
      expect(await refusalOf(rewards.refreshBoosters(ann))).toBe('NoBoosterEarned');
      await rewards.payDebateFee(ann, ACT);
      expect(await rewards.calculateBoosters(ann.publicKey)).toMatchObject({ byDeposit: [1_000] });
      await rewards.refreshBoosters(ann);
      expect(await staking.getStakeInfo(ann.publicKey)).toMatchObject({
        rewardWeightToday: 11_000n * ACT,
        votingPowerToday: 10_000n * ACT,
      });
      await rewards.mintInflation();
      expect(await refusalOf(rewards.mintInflation())).toBe('AlreadyMintedThisWeek');
      expect((await rewards.getEmission()).mintCount).toBe(1);
      await rewards.setCompounding(ann, true);
      stage.setDay(14);
      await staking.roll();
      const { claimableBaseUnits } = await rewards.getRewards(ann.publicKey);
      expect(claimableBaseUnits).toBeGreaterThan(ACT);
      await rewards.compoundRewards(ann.publicKey);
      expect((await staking.getStakeInfo(ann.publicKey))?.amountBaseUnits).toBe(10_000n * ACT + claimableBaseUnits);
      expect(await refusalOf(rewards.compoundRewards(bob.publicKey))).toBe('NotOptedIn');
    });

    it('distributes the supply and releases grants in step with time', async () => {
      await stage.open();
      const { token } = stage;
      expect(await token.getTotalSupply()).toBe(1_000_000_000n * ACT);
      expect(await token.getBalance(stage.exchange)).toBe(100_000_000n * ACT);
      expect(await stage.vault(stage.addresses.treasuryVault)).toBe(200_000_000n * ACT);
      expect(await stage.vault(stage.addresses.vestingVault)).toBe(300_000_000n * ACT);
      expect(await refusalOf(token.releaseVested(stage.team, 0))).toBe('NothingReleasable');
      stage.setDay(365);
      expect(await token.getVesting(stage.team, 0)).toMatchObject({ releasableBaseUnits: 50_000_000n * ACT });
      await token.releaseVested(stage.team, 0);
      expect(await token.getBalance(stage.team)).toBe(50_000_000n * ACT);
      const terms = { beneficiary: stage.team, totalBaseUnits: ACT, cliffDays: 0, durationDays: 1 };
      expect(await token.createVesting(ann, terms)).toBe(1);
      await token.burn(ann, ACT);
      expect(await stage.balanceOf(ann)).toBe(99_998n * ACT);
      expect(await refusalOf(token.burn(ann, 100_000n * ACT))).toBe('TokenInsufficientFunds');
      expect(await refusalOf(token.mintTokens(ann.publicKey, 1n))).toBe('TokenOwnerMismatch');
    });

    it('pays from the treasury what a vote decided, and heeds guardian, attestor and pauses', async () => {
      const features = featuresOn('powerByLock', 'pause', 'veto', 'quadratic');
      const rules = { ...PLAN_ECONOMY.governance, quadratic: 'feature_proposals', quadraticAttested: true } as const;
      await stage.open({ ...PLAN_ECONOMY, governance: rules, features });
      const { staking, governance } = stage;
      const { roles } = governance;
      await staking.stake(ann, 20_000n * ACT, 180);
      await staking.stake(bob, 20_000n * ACT, 0);
      stage.setDay(1);
      const payment = { kind: 'payment', recipient: cat.publicKey, amountBaseUnits: 5n * ACT } as const;
      const paid = await governance.createProposal(ann, 'Pay cat', 'For the audit.', payment);
      const flag = { kind: 'feature', feature: 'boosters', enabled: true } as const;
      const vetoed = await governance.createProposal(bob, 'Boosters', 'On.', flag);
      await governance.activateProposal(ann, paid.proposalId);
      await governance.activateProposal(bob, vetoed.proposalId);
      await governance.voteOnProposal(ann, paid.proposalId, 'yes');

      expect(await refusalOf(governance.voteOnProposal(bob, vetoed.proposalId, 'yes'))).toBe('NotAttested');
      await roles.attest(stage.attestor, bob.publicKey);
      expect(await roles.isAttested(bob.publicKey)).toBe(true);
      await governance.voteOnProposal(bob, vetoed.proposalId, 'yes');
      // sqrt(20,000 * 1,000) of 20,000.
      expect((await governance.checkQuorum(vetoed.proposalId)).yes).toBe(4_472_135_954_999n);
      expect(await refusalOf(governance.vetoProposal(bob, vetoed.proposalId))).toBe('NotGuardian');
      await governance.vetoProposal(stage.guardian, vetoed.proposalId);
      expect((await governance.getProposalStatus(vetoed.proposalId)).state).toBe('vetoed');

      await roles.pause(stage.guardian, ['stake', 'vote'], 86_400);
      expect(await refusalOf(staking.stake(cat, 1_000n * ACT, 0))).toBe('Paused');
      stage.setDay(8);
      expect(await governance.getProposalStatus(paid.proposalId)).toMatchObject({ nextStep: 'vote' });
      stage.setDay(9);
      expect(await governance.listLiveProposals()).toMatchObject([{ id: paid.proposalId, nextStep: 'finalize' }]);
      await governance.finalizeProposal(paid.proposalId);
      await governance.queueProposal(paid.proposalId);
      stage.setDay(12);
      await governance.executeProposal(paid.proposalId);
      expect(await stage.balanceOf(cat)).toBe(100_005n * ACT);

      await roles.proposeAuthority(stage.payer, cat.publicKey);
      expect(await refusalOf(roles.acceptAuthority(bob))).toBe('NotPendingAuthority');
      await roles.acceptAuthority(cat);
      expect((await roles.get()).authority).toEqual(cat.publicKey);
      await roles.setGuardian(cat, bob.publicKey);
      expect((await roles.get()).guardian).toEqual(bob.publicKey);
    });
  });
}

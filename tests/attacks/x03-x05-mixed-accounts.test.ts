import { beforeEach, describe, expect, it } from 'vitest';
import type { Instruction } from '#harness/program/message.ts';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter, spend, YES } from './assembly.ts';
import { type AttackStage, withAccount } from './attack-stage.ts';
import { everyCall, openCatalogueStage, sendSigned, THIEF, VICTIM } from './call-catalogue.ts';

const USER_STAKE = 2;
const OWNER_TOKEN = 3;

describe('accounts of the right type and the wrong owner, or twice the same (X03, X05)', () => {
  let stage: AttackStage;
  let before: readonly bigint[];
  beforeEach(async () => {
    stage = await openCatalogueStage();
    before = await stage.holdings();
  });

  const namedCall = async (name: string) => (await everyCall(stage)).find((listed) => listed.name === name)!;

  it('X03 refuses the thiefs signature with the victims stake account, in every instruction that has both', async () => {
    // Weak: the thief claims, unstakes or votes with a stake that is not his.
    const { rewards, ballots, at, calls } = stage;
    const mixed = { ...stage.staker(THIEF), userStake: stage.staker(VICTIM).userStake };
    const attempts: readonly (readonly [string, Instruction])[] = [
      ['pay_debate_fee', rewards.payDebateFee(mixed, TOKEN)],
      ['set_compounding', rewards.setCompounding(mixed, true)],
      ['refresh_boosters', rewards.refreshBoosters(mixed, [], [])],
      ['extend_lock', calls.extendLock(mixed, 0, 30, [], [])],
      ['stake', calls.stake(mixed, 100n * TOKEN, 0)],
      ['unstake', calls.unstake(mixed, 100n * TOKEN, true, 0, [], [], at.ticket(mixed.owner, 1))],
      ['claim_rewards', calls.claimRewards(mixed, [])],
      ['close_stake_account', calls.closeStakeAccount(mixed)],
      ['create_proposal', ballots.createProposal(mixed, 1, parameter(0, TOKEN), new Uint8Array(32))],
      ['cast_vote', ballots.castVote(mixed, at.proposal(0), YES)],
    ];
    for (const [name, call] of attempts) {
      expect([name, await stage.send(THIEF, call)]).toEqual([name, 'WrongOwner']);
    }
    expect(await stage.send(THIEF, ballots.activateProposal(mixed, at.proposal(0)))).toBe('NotProposer');
    expect(await stage.holdings()).toEqual(before);
  });

  it('X03 pays a bond, a ticket and a grant to their own owner only', async () => {
    // Weak: calls that nobody signs pay whoever names himself.
    const thief = stage.staker(THIEF);
    const bond = (await namedCall('return_bond')).call;
    expect(await stage.send(THIEF, withAccount(bond, 1, thief.userStake))).toBe('WrongStakeAccount');
    expect(await stage.send(THIEF, withAccount(bond, 2, thief.tokenAccount))).toBe('DestinationNotOwned');
    await stage.rollTo(5);
    const ticket = (await namedCall('release_ticket')).call;
    expect(await stage.send(THIEF, withAccount(ticket, 2, thief.owner))).toBe('WrongOwner');
    expect(await stage.send(THIEF, withAccount(ticket, 3, thief.tokenAccount))).toBe('DestinationNotOwned');
    const vested = (await namedCall('release_vested')).call;
    expect(await stage.send(THIEF, withAccount(vested, 1, thief.owner))).toBe('WrongOwner');
    expect(await stage.send(THIEF, withAccount(vested, 2, thief.tokenAccount))).toBe('DestinationNotOwned');
    const compound = (await namedCall('compound_rewards')).call;
    expect(await stage.send(THIEF, withAccount(compound, 2, thief.tokenAccount))).toBe('DestinationNotOwned');
    expect(await stage.holdings()).toEqual(before);
    expect(await stage.send(THIEF, ticket)).toBe('accepted');
    expect(await stage.balance(thief.tokenAccount)).toBe(80_000n * TOKEN);
  });

  it('X03 takes neither a grant for a ticket nor a ticket for a grant', async () => {
    // Weak: a grant of one unit with the ticket's type is paid from the stake vault, out of others' principal.
    await stage.rollTo(5);
    const ticket = (await namedCall('release_ticket')).call;
    const vested = (await namedCall('release_vested')).call;
    const swappedTicket = withAccount(ticket, 1, vested.accounts[0]!.address);
    const swappedGrant = withAccount(vested, 0, ticket.accounts[1]!.address);
    expect(await stage.send(THIEF, swappedTicket)).toBe('ConstraintSeeds');
    expect(await stage.send(THIEF, swappedGrant)).toBe('ConstraintSeeds');
    expect(await stage.holdings()).toEqual(before);
  });

  it('X05 refuses one account in two places of a call, whichever they are', async () => {
    // Weak: written twice, the second copy undoes what the first one booked.
    let tried = 0;
    for (const listed of await everyCall(stage)) {
      const { accounts } = listed.call;
      for (const [from, meta] of accounts.entries()) {
        for (const [to, other] of accounts.entries()) {
          if (from === to || meta.signer || other.signer || !meta.writable || !other.writable) continue;
          if (Buffer.compare(meta.address, other.address) === 0) continue;
          const result = await sendSigned(stage, { ...listed, call: withAccount(listed.call, to, meta.address) });
          expect([listed.name, from, to, result]).not.toEqual([listed.name, from, to, 'accepted']);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(300);
    expect(await stage.holdings()).toEqual(before);
  });

  it('X05 names the refusal of a duplicate by borrow or by type', async () => {
    const { at } = stage;
    const thief = stage.staker(THIEF);
    const claim = stage.calls.claimRewards(thief, []);
    expect(await stage.send(THIEF, withAccount(claim, USER_STAKE, at.pool))).toBe('AccountBorrowFailed');
    expect(await stage.send(THIEF, withAccount(claim, OWNER_TOKEN, at.rewardVault))).toBe('DestinationNotOwned');
    const vote = stage.ballots.castVote(thief, thief.userStake, YES);
    expect(await stage.send(THIEF, vote)).toBe('AccountBorrowFailed');
    const finalize = stage.ballots.finalizeProposal(at.governance);
    expect(await stage.send(THIEF, finalize)).toBe('AccountBorrowFailed');
    const stake = stage.calls.stake(thief, 100n * TOKEN, 0);
    expect(await stage.send(THIEF, withAccount(stake, OWNER_TOKEN, at.stakeVault))).toBe('TokenOwnerMismatch');
    expect(await stage.holdings()).toEqual(before);
  });

  it('X05 takes no vault as the destination of a payment, nor another purposes vault', async () => {
    // Weak: the treasury pays the stake vault, and nobody owns the surplus; or itself, and the cap is used up.
    const { at } = stage;
    const assembly = new Assembly(stage);
    for (const vault of [
      at.stakeVault,
      at.rewardVault,
      at.penaltyVault,
      at.treasuryVault,
      at.bondVault,
      at.vestingVault,
      at.quoteVault,
    ]) {
      expect(await assembly.draft(THIEF, spend(vault, 1n))).toBe('PayloadInvalid');
    }
    expect(await assembly.draft(THIEF, spend(at.treasuryVault, 1n, 'reward_grant'))).toBe('PayloadInvalid');
    expect(await assembly.draft(THIEF, spend(at.treasuryVault, 1n, 'buyback', 1n))).toBe('PayloadInvalid');
    expect(await assembly.draft(THIEF, spend(at.rewardVault, 1n, 'burn'))).toBe('PayloadInvalid');
    expect(await assembly.draft(THIEF, spend(stage.staker(THIEF).tokenAccount, 1n, 'burn'))).toBe('PayloadInvalid');
    expect(await assembly.draft(THIEF, spend(stage.wallet(THIEF).address, 1n, 'payment', 1n))).toBe('PayloadInvalid');
    expect(await stage.holdings()).toEqual(before);
  });
});

import { expect } from 'vitest';
import type { Instruction } from '#harness/program/message.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';
import { FIRST_DAY, featuresWith, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';
import { SMALL_GOVERNANCE, SMALL_POOL } from './bare-stage.ts';

export const VICTIM = 0;
export const THIEF = 1;

/** One well-formed call of an instruction, and who must sign it. */
export interface CataloguedCall {
  readonly name: string;
  readonly call: Instruction;
  /** Undefined: anyone may send it. */
  readonly signer: Wallet | undefined;
}

/** A chain on which every account of every instruction exists: grant, ticket, attestation, proposal. */
export async function openCatalogueStage(): Promise<AttackStage> {
  const stage = await AttackStage.open([100_000n, 100_000n], {
    features: featuresWith({ unstakeTickets: true }),
    grants: [{ beneficiary: VICTIM, group: 'team', totalBaseUnits: TOKEN, cliffDays: 0, durationDays: 100 }],
  });
  for (const agent of [VICTIM, THIEF]) await stage.enter(agent, 20_000n, 0);
  await stage.rollTo(2);
  const ticket = await nextTicket(stage);
  expect(await stage.send(VICTIM, stage.leave(VICTIM, 1_000n, { ticket }))).toBe('accepted');
  const { owner } = stage.staker(VICTIM);
  const attest = stage.roles.attest(stage.attestor.address, owner, stage.at.attestation(owner));
  expect(await stage.sendAs(stage.attestor, attest)).toBe('accepted');
  await new Assembly(stage).propose(VICTIM, parameter(0, TOKEN));
  return stage;
}

async function nextTicket(stage: AttackStage): Promise<Uint8Array> {
  return stage.at.ticket(stage.staker(VICTIM).owner, (await stage.user(VICTIM)).ticketCount);
}

/** Every instruction once, with the accounts of the victim, the operator and the other roles. */
export async function everyCall(stage: AttackStage): Promise<readonly CataloguedCall[]> {
  const { calls, rewards, ballots, roles, money, at, mint, operator, guardian, attestor } = stage;
  const victim = stage.staker(VICTIM);
  const owner = stage.wallet(VICTIM);
  const { quoteMint, grants } = stage.opened.chain.deployment;
  const firstTicket = at.ticket(victim.owner, (await stage.user(VICTIM)).ticketCount - 1);
  const ticket = await nextTicket(stage);
  const { vesting } = grants[0]!;
  const proposal = at.proposal(0);
  const attestation = at.attestation(victim.owner);
  const stranger = deriveWallet(7, 'stranger', 'wallet').address;
  const governance = { ...SMALL_GOVERNANCE, guardian: stranger, attestor: stranger };
  const emission = { inflationBps: [500, 500, 500], capBps: 500 };
  const page = Math.floor(Number(FIRST_DAY) / 32);
  const terms = {
    beneficiary: victim.owner,
    index: 1,
    totalBaseUnits: 1n,
    startUnixSeconds: FIRST_DAY * 86_400n,
    cliffDays: 0,
    durationDays: 1,
  };
  const seller = { owner: victim.owner, tokenAccount: victim.tokenAccount, quoteAccount: victim.tokenAccount };
  const { owner: boss, tokenAccount: bossToken, wallet } = operator;
  const listed: readonly (readonly [string, Instruction, Wallet | undefined])[] = [
    ['initialize_pool', calls.initializePool(boss, mint, 1n, 1, SMALL_POOL), wallet],
    ['initialize_governance', ballots.initializeGovernance(boss, mint, quoteMint, governance), wallet],
    ['initialize_emission', rewards.initializeEmission(boss, mint, emission), wallet],
    ['open_expiry_page', calls.openExpiryPage(boss, 0), wallet],
    ['open_history_page', calls.openHistoryPage(boss, page), wallet],
    ['roll', calls.roll([]), undefined],
    ['fund_rewards', calls.fundRewards(boss, bossToken, TOKEN), wallet],
    ['mint_inflation', rewards.mintInflation(mint), undefined],
    ['pay_debate_fee', rewards.payDebateFee(victim, TOKEN), owner],
    ['open_stake_account', calls.openStakeAccount(victim), owner],
    ['stake', calls.stake(victim, 100n * TOKEN, 0), owner],
    ['extend_lock', calls.extendLock(victim, 0, 30, [], []), owner],
    ['unstake', calls.unstake(victim, 100n * TOKEN, true, 0, [], [], ticket), owner],
    ['release_ticket', calls.releaseTicket(victim, firstTicket), undefined],
    ['claim_rewards', calls.claimRewards(victim, []), owner],
    ['set_compounding', rewards.setCompounding(victim, true), owner],
    ['compound_rewards', rewards.compoundRewards(victim, []), undefined],
    ['refresh_boosters', rewards.refreshBoosters(victim, [], []), owner],
    ['settle_entries', calls.settleEntries(victim.userStake, 1, []), undefined],
    ['close_stake_account', calls.closeStakeAccount(victim), owner],
    ['get_voting_power', calls.getVotingPower(victim.owner, victim.userStake), undefined],
    ['sweep_penalties', money.sweepPenalties(mint), undefined],
    ['create_vesting', money.createVesting(boss, bossToken, at.vesting(victim.owner, 1), terms), wallet],
    ['release_vested', money.releaseVested(vesting, victim.owner, victim.tokenAccount), undefined],
    ['propose_authority', roles.proposeAuthority(boss, stranger), wallet],
    ['accept_authority', roles.acceptAuthority(victim.owner), owner],
    ['set_guardian', roles.setGuardian(boss, stranger), wallet],
    ['set_attestor', roles.setAttestor(boss, stranger), wallet],
    ['pause', roles.pause(guardian.address, 1, 60), guardian],
    ['unpause', roles.unpause(guardian.address), guardian],
    ['attest', roles.attest(attestor.address, victim.owner, attestation), attestor],
    ['revoke_attestation', roles.revokeAttestation(attestor.address, attestation), attestor],
    ['create_proposal', ballots.createProposal(victim, 1, parameter(0, TOKEN), new Uint8Array(32)), owner],
    ['activate_proposal', ballots.activateProposal(victim, proposal), owner],
    ['cancel_proposal', ballots.cancelProposal(victim.owner, proposal), owner],
    ['cast_vote', ballots.castVote(victim, proposal, 1), owner],
    ['finalize_proposal', ballots.finalizeProposal(proposal), undefined],
    ['queue_proposal', ballots.queueProposal(proposal), undefined],
    ['execute_parameter_change', ballots.executeParameterChange(proposal), undefined],
    ['execute_treasury_spend', ballots.executeTreasurySpend(proposal, victim.tokenAccount, mint), undefined],
    ['execute_protocol_upgrade', ballots.executeProtocolUpgrade(proposal, stranger), undefined],
    ['execute_feature_activation', ballots.executeFeatureActivation(proposal), undefined],
    ['expire_proposal', ballots.expireProposal(proposal), undefined],
    ['veto_proposal', roles.vetoProposal(guardian.address, proposal), guardian],
    ['return_bond', ballots.returnBond(victim, proposal), undefined],
    ['buy_back', money.buyBack(seller, mint, TOKEN), owner],
  ];
  return listed.map(([name, call, signer]) => ({ name, call, signer }));
}

/** Sends a call with its signer's signature, the thief paying. */
export async function sendSigned(stage: AttackStage, { call, signer }: CataloguedCall): Promise<string> {
  const thief = stage.wallet(THIEF);
  return (await stage.attempt(signer === undefined ? [thief] : [thief, signer], [call])).result;
}

import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { ProgramAddresses } from '#client/program-addresses.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { keyOf } from '#tests/support/client-stage.ts';

describe('client/program-addresses', () => {
  const programId = keyOf(9).publicKey;
  const ours = new ProgramAddresses(programId);
  const theirs = new StakingAddresses(programId.toBytes());
  const owner = keyOf(3).publicKey;

  it('finds the single accounts and vaults where the simulator does', () => {
    const names = ['pool', 'governance', 'treasury', 'emission', 'stakeVault', 'rewardVault', 'penaltyVault'] as const;
    const vaults = ['treasuryVault', 'bondVault', 'vestingVault', 'quoteVault'] as const;
    for (const name of [...names, ...vaults]) expect(ours[name]).toEqual(new PublicKey(theirs[name]));
  });

  it('finds numbered and owned accounts likewise', () => {
    const bytes = owner.toBytes();
    expect(ours.userStake(owner)).toEqual(new PublicKey(theirs.userStake(bytes)));
    expect(ours.historyPage(641)).toEqual(new PublicKey(theirs.historyPage(641)));
    expect(ours.expiryPage(7)).toEqual(new PublicKey(theirs.expiryPage(7)));
    expect(ours.proposal(70_000)).toEqual(new PublicKey(theirs.proposal(70_000)));
    expect(ours.vesting(owner, 2)).toEqual(new PublicKey(theirs.vesting(bytes, 2)));
    expect(ours.ticket(owner, 2)).toEqual(new PublicKey(theirs.ticket(bytes, 2)));
    expect(ours.attestation(owner)).toEqual(new PublicKey(theirs.attestation(bytes)));
  });
});

import { describe, expect, it } from 'vitest';
import { loadProgramArtifacts } from '#harness/index.ts';
import { encodeAddress } from '#harness/program/base58.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';

describe('harness/program/pda', () => {
  const { programId, idl } = loadProgramArtifacts();
  const addresses = new StakingAddresses(programId);

  it('derives the vaults that are compiled into the program', () => {
    const { instructions } = idl as { instructions: { accounts: { name: string; address?: string }[] }[] };
    const named = instructions.flatMap(({ accounts }) => accounts).filter(({ address }) => address !== undefined);
    const compiledIn = new Map(named.map(({ name, address }) => [name, address]));
    const { stakeVault, rewardVault, penaltyVault } = addresses;
    expect(encodeAddress(stakeVault)).toBe(compiledIn.get('stake_vault'));
    expect(encodeAddress(rewardVault)).toBe(compiledIn.get('reward_vault'));
    expect(encodeAddress(penaltyVault)).toBe(compiledIn.get('penalty_vault'));
  });

  it('gives different pages, owners and mints different addresses, and the same ones the same', () => {
    const [a, b] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const all = [
      addresses.pool,
      addresses.userStake(a),
      addresses.userStake(b),
      addresses.historyPage(0),
      addresses.historyPage(640),
      addresses.expiryPage(0),
      addresses.expiryPage(7),
      associatedTokenAddress(a, b),
      associatedTokenAddress(b, a),
    ].map(encodeAddress);
    expect(new Set(all).size).toBe(all.length);
    expect(addresses.historyPage(640)).toBe(addresses.historyPage(640));
    expect(addresses.expiryPage(7)).toBe(addresses.expiryPage(7));
    expect(addresses.userStake(a)).toEqual(addresses.userStake(a));
  });
});

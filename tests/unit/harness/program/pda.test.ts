import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { MARKET_PROGRAM } from '#harness/program/addresses.ts';
import { encodeAddress } from '#harness/program/base58.ts';
import { associatedTokenAddress, marketAuthority, StakingAddresses, VAULT_KINDS } from '#harness/program/pda.ts';

const PROGRAM = new Uint8Array(32).fill(7);
const [A, B] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];

/** What web3.js finds for the seeds that the program's README names. */
function found(...seeds: readonly (string | Uint8Array)[]): string {
  const parts = seeds.map((seed) => (typeof seed === 'string' ? Buffer.from(seed) : seed));
  return PublicKey.findProgramAddressSync(parts, new PublicKey(PROGRAM))[0].toBase58();
}
const u32 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >> 8) & 0xff, 0, 0);

describe('harness/program/pda', () => {
  const addresses = new StakingAddresses(PROGRAM);

  it('has every account of the deployment at the seeds of the README', () => {
    const { pool, governance, treasury, emission } = addresses;
    const { stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault } = addresses;
    const vaults = [stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault];
    expect(vaults.map(encodeAddress)).toEqual(VAULT_KINDS.map((kind) => found('vault', kind)));
    expect([pool, governance, treasury, emission].map(encodeAddress)).toEqual(
      ['pool', 'governance', 'treasury', 'emission'].map((seed) => found(seed)),
    );
  });

  it('has numbered accounts and those of owners at the seeds of the README', () => {
    expect(
      [
        addresses.historyPage(640),
        addresses.expiryPage(7),
        addresses.proposal(258),
        addresses.userStake(A),
        addresses.vesting(A, 258),
        addresses.ticket(A, 258),
        addresses.attestation(A),
      ].map(encodeAddress),
    ).toEqual([
      found('hist', u32(640)),
      found('expiry', Uint8Array.of(7)),
      found('proposal', u32(258)),
      found('stake', A),
      found('vesting', A, u32(258)),
      found('ticket', A, u32(258)),
      found('attest', A),
    ]);
  });

  it("has a market's authority at the seeds of the market's README", () => {
    const [theirs] = PublicKey.findProgramAddressSync([Buffer.from('authority'), A], new PublicKey(MARKET_PROGRAM));
    expect(encodeAddress(marketAuthority(A))).toBe(theirs.toBase58());
    expect(marketAuthority(B)).not.toEqual(marketAuthority(A));
  });

  it('gives different pages, owners and mints different addresses, and the same ones the same', () => {
    const all = [
      addresses.userStake(A),
      addresses.userStake(B),
      addresses.ticket(A, 0),
      addresses.ticket(A, 1),
      addresses.vesting(A, 0),
      addresses.historyPage(0),
      addresses.proposal(0),
      addresses.expiryPage(0),
      associatedTokenAddress(A, B),
      associatedTokenAddress(B, A),
    ].map(encodeAddress);
    expect(new Set(all).size).toBe(all.length);
    expect(addresses.historyPage(640)).toBe(addresses.historyPage(640));
    expect(addresses.expiryPage(7)).toBe(addresses.expiryPage(7));
    expect(addresses.proposal(7)).toBe(addresses.proposal(7));
    expect(addresses.userStake(A)).toEqual(addresses.userStake(A));
  });
});

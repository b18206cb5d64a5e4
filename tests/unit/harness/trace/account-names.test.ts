import { describe, expect, it } from 'vitest';
import type { WholeAccount } from '#harness/chain/chain-engine.ts';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { encodeAddress } from '#harness/program/base58.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { AccountNames } from '#harness/trace/account-names.ts';
import { deriveWallet } from '#harness/wallet.ts';

const PROGRAM = new Uint8Array(32).fill(7);
const ANN = new Uint8Array(32).fill(8);
const ELSEWHERE = encodeAddress(new Uint8Array(32).fill(9));
const QUOTE_MINT = deriveWallet(3, 'operator', 'quote-mint').address;
const NAMES = new AccountNames(PROGRAM, { seed: 3 }, (address) => (address === encodeAddress(ANN) ? 'ann' : ''));

function tokensOf(owner: Uint8Array, mint: Uint8Array): WholeAccount {
  const data = new Uint8Array(165);
  data.set(mint);
  data.set(owner, 32);
  return { lamports: 1n, owner: TOKEN_PROGRAM, executable: false, data };
}

describe('harness/trace/account-names', () => {
  it('names vaults, wallets, and accounts by their owners', () => {
    const { rewardVault, quoteVault } = new StakingAddresses(PROGRAM);
    expect(NAMES.nameOf(encodeAddress(rewardVault), undefined)).toBe('reward vault');
    expect(NAMES.nameOf(encodeAddress(quoteVault), tokensOf(quoteVault, QUOTE_MINT))).toBe('quote vault');
    expect(NAMES.nameOf(encodeAddress(ANN), undefined)).toBe('ann');
    expect(NAMES.nameOf(ELSEWHERE, tokensOf(ANN, ANN))).toBe('ann');
    expect(NAMES.nameOf(ELSEWHERE, undefined)).toBe('');
  });

  it('knows what is counted in the quote asset', () => {
    expect(NAMES.isOfQuote(ELSEWHERE, tokensOf(ANN, QUOTE_MINT))).toBe(true);
    expect(NAMES.isOfQuote(encodeAddress(QUOTE_MINT), undefined)).toBe(true);
    expect(NAMES.isOfQuote(ELSEWHERE, tokensOf(QUOTE_MINT, ANN))).toBe(false);
    const wallet = { lamports: 1n, owner: SYSTEM_PROGRAM, executable: false, data: new Uint8Array(0) };
    expect(NAMES.isOfQuote(ELSEWHERE, wallet)).toBe(false);
  });
});

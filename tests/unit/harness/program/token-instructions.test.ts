import {
  AccountLayout,
  AuthorityType,
  createAssociatedTokenAccountInstruction,
  createInitializeAccount3Instruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
  createSetAuthorityInstruction,
  createTransferInstruction,
  MintLayout,
} from '@solana/spl-token';
import { PublicKey, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import type { Instruction } from '#harness/program/message.ts';
import {
  createAccount,
  createTokenAccount,
  initializeMint,
  initializeTokenAccount,
  MINT_BYTES,
  mintTokens,
  rentExemptLamports,
  setMintAuthority,
  TOKEN_ACCOUNT_BYTES,
  transferLamports,
  transferTokens,
} from '#harness/program/token-instructions.ts';

const [A, B, C, D] = [1, 2, 3, 4].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const key = (address: Uint8Array): PublicKey => new PublicKey(address);

function asTheirs(instruction: Instruction): unknown {
  return {
    programId: key(instruction.programId).toBase58(),
    keys: instruction.accounts.map(({ address, signer, writable }) => [key(address).toBase58(), signer, writable]),
    data: [...instruction.data],
  };
}

function comparable({ programId, keys, data }: TransactionInstruction): unknown {
  return {
    programId: programId.toBase58(),
    keys: keys.map(({ pubkey, isSigner, isWritable }) => [pubkey.toBase58(), isSigner, isWritable]),
    data: [...data],
  };
}

describe('harness/program/token-instructions', () => {
  it.each([
    [
      'a transfer of lamports',
      transferLamports(A, B, 5_000_000_000n),
      SystemProgram.transfer({ fromPubkey: key(A), toPubkey: key(B), lamports: 5_000_000_000n }),
    ],
    [
      'a mint handed over',
      setMintAuthority(A, B, C),
      createSetAuthorityInstruction(key(A), key(B), AuthorityType.MintTokens, key(C)),
    ],
    [
      'a new account',
      createAccount(A, B, 1_461_600n, MINT_BYTES, TOKEN_PROGRAM),
      SystemProgram.createAccount({
        fromPubkey: key(A),
        newAccountPubkey: key(B),
        lamports: 1_461_600,
        space: MINT_BYTES,
        programId: key(TOKEN_PROGRAM),
      }),
    ],
    ['a mint', initializeMint(A, 9, B), createInitializeMint2Instruction(key(A), 9, key(B), null)],
    ['a token account', initializeTokenAccount(A, B, C), createInitializeAccount3Instruction(key(A), key(B), key(C))],
    [
      'an associated token account',
      createTokenAccount(A, B, C, D),
      createAssociatedTokenAccountInstruction(key(A), key(B), key(C), key(D)),
    ],
    ['minting', mintTokens(A, B, C, 2n ** 63n), createMintToInstruction(key(A), key(B), key(C), 2n ** 63n)],
    ['a transfer of tokens', transferTokens(A, B, C, 7n), createTransferInstruction(key(A), key(B), key(C), 7n)],
  ])('encodes %s as the SPL client does', (_, ours, theirs) => {
    // The mint leaves out the 32 bytes of a freeze authority that is not there; programs read both.
    const expected = comparable(theirs) as { data: number[] };
    expected.data.length = Math.min(expected.data.length, ours.data.length);
    expect(asTheirs(ours)).toEqual(expected);
  });

  it('knows account sizes and their rent', () => {
    expect(MINT_BYTES).toBe(MintLayout.span);
    expect(TOKEN_ACCOUNT_BYTES).toBe(AccountLayout.span);
    expect(rentExemptLamports(TOKEN_ACCOUNT_BYTES)).toBe(2_039_280n);
  });
});

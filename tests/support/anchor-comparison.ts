import { utils } from '@coral-xyz/anchor';
import {
  type AccountMeta,
  Keypair,
  PublicKey,
  type TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import type { EncodedAction } from '#harness/program/action-template.ts';
import type { Instruction } from '#harness/program/message.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import type { StakerAccounts } from '#harness/program/staking-instructions.ts';
import { TransactionWriter } from '#harness/program/transaction-writer.ts';
import { type Wallet, walletFromSeed } from '#harness/wallet.ts';
import { AnchorClient, offlineProvider, PROGRAMS, tokenAccountOf } from './anchor-session.ts';

/** Anchor's client and ours, both of the committed program. */
export const client = new AnchorClient(offlineProvider());
export const addresses = new StakingAddresses(loadProgramArtifacts().programId);

/** Accounts that exist once, by the names that the IDL gives them. */
export const SINGLE = {
  pool: client.pool,
  governance: client.pda('governance'),
  treasury: client.pda('treasury'),
  emission: client.pda('emission'),
  stakeVault: client.stakeVault,
  rewardVault: client.rewardVault,
  penaltyVault: client.penaltyVault,
  treasuryVault: client.pda('vault', 'treasury'),
  bondVault: client.pda('vault', 'bond'),
  vestingVault: client.pda('vault', 'vesting'),
  quoteVault: client.pda('vault', 'quote'),
  ...PROGRAMS,
} as const;

export const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
export const amount = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
export const anyU32 = fc.nat(0xffff_ffff);
export const anyU16 = fc.nat(0xffff);
export const anyPages = fc.uniqueArray(fc.nat(700), { maxLength: 12 });
export const anyExpiryPages = fc.uniqueArray(fc.nat(7), { maxLength: 6 });
/** Random wallets and addresses of one case. */
export const scene = fc.record({ seed: bytes32, mint: bytes32, other: bytes32, blockhash: bytes32 });

/** One staker in both notations. */
export interface Cast {
  readonly keypair: Keypair;
  readonly wallet: Wallet;
  readonly owner: PublicKey;
  readonly ownerToken: PublicKey;
  readonly userStake: PublicKey;
  readonly staker: StakerAccounts;
  readonly mint: PublicKey;
  /** An address that means nothing. */
  readonly other: PublicKey;
  readonly blockhash: Uint8Array;
}

export function cast({
  seed,
  mint,
  other,
  blockhash,
}: Readonly<Record<'seed' | 'mint' | 'other' | 'blockhash', Uint8Array>>): Cast {
  const keypair = Keypair.fromSeed(seed);
  const owner = keypair.publicKey;
  const mintKey = new PublicKey(mint);
  const ownerToken = tokenAccountOf(owner, mintKey);
  const userStake = client.userStake(owner);
  const wallet = walletFromSeed(seed);
  // The wallet's own array: a writer knows an account by it.
  const staker = { owner: wallet.address, tokenAccount: ownerToken.toBytes(), userStake: userStake.toBytes() };
  return {
    keypair,
    wallet,
    owner,
    ownerToken,
    userStake,
    staker,
    mint: mintKey,
    other: new PublicKey(other),
    blockhash,
  };
}

/** One for all comparisons: a later transaction finds the buffer as an earlier one left it. */
const writer = new TransactionWriter();

/** Both encodings of the same transaction, signed by the same key, are the same bytes. */
export function expectSameBytes(ours: EncodedAction, theirs: readonly TransactionInstruction[], who: Cast): void {
  writer.begin(who.wallet.address);
  expect(writer.add(ours.instructions)).toBe(true);
  const compiled = writer.finish();
  const message = new TransactionMessage({
    payerKey: who.owner,
    recentBlockhash: utils.bytes.bs58.encode(who.blockhash),
    instructions: [...theirs],
  });
  const transaction = new VersionedTransaction(message.compileToLegacyMessage());
  transaction.sign([who.keypair]);
  sealTransaction(compiled, who.blockhash, [who.wallet]);
  expect(Buffer.from(compiled.bytes).toString('hex')).toBe(Buffer.from(transaction.serialize()).toString('hex'));
}

/** One instruction of ours has the data and the accounts, in order and with their roles, that Anchor gives it. */
export async function expectSameInstruction(ours: Instruction, theirs: Promise<TransactionInstruction>): Promise<void> {
  const { programId, keys, data } = await theirs;
  expect({
    programId: new PublicKey(ours.programId).toBase58(),
    keys: ours.accounts.map(({ address, signer, writable }) => [new PublicKey(address).toBase58(), signer, writable]),
    data: Buffer.from(ours.data).toString('hex'),
  }).toEqual({
    programId: programId.toBase58(),
    keys: keys.map(({ pubkey, isSigner, isWritable }) => [pubkey.toBase58(), isSigner, isWritable]),
    data: data.toString('hex'),
  });
}

export function metas(keys: readonly PublicKey[], isWritable: boolean): readonly AccountMeta[] {
  return keys.map((pubkey) => ({ pubkey, isSigner: false, isWritable }));
}

/** Writable expiry pages, then history pages, as accounts behind an instruction's own. */
export function pageMetas(expiry: readonly number[], history: readonly number[]): readonly AccountMeta[] {
  return [
    ...metas(
      expiry.map((page) => client.expiryPage(page)),
      true,
    ),
    ...metas(
      history.map((page) => client.historyPage(page)),
      false,
    ),
  ];
}

/** Holds for 25 random cases. */
export async function check<T>(
  arbitrary: fc.Arbitrary<T>,
  property: (value: T) => Promise<void>,
  seed: number,
): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitrary, property), { seed, numRuns: 25 });
}

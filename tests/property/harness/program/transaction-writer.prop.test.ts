import { utils } from '@coral-xyz/anchor';
import {
  Keypair,
  type PublicKey,
  type TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import { MAX_TRANSACTION_BYTES } from '#harness/program/transaction.ts';
import { SIGNS, TransactionWriter, WRITES } from '#harness/program/transaction-writer.ts';
import { walletFromSeed } from '#harness/wallet.ts';
import { bytes32 } from '#tests/support/anchor-comparison.ts';
import { BothEncoders, ENCODED_KINDS, encodedActionOf } from '#tests/support/encoded-actions.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const population = fc.record({
  seeds: fc.uniqueArray(bytes32, { minLength: 1, maxLength: 6, selector: hex }),
  relay: bytes32,
  mint: bytes32,
  quoteMint: bytes32,
  blockhash: bytes32,
});
/** Actions of a few kinds, as in a tick, that are offered to one transaction. */
const offers = fc
  .subarray([...ENCODED_KINDS], { minLength: 1, maxLength: 6 })
  .chain((kinds) => fc.array(encodedActionOf(kinds), { minLength: 1, maxLength: 16 }));
/** Transactions after each other. */
const batches = fc.array(offers, { minLength: 1, maxLength: 4 });

/** The transaction as web3.js compiles and signs it; undefined when it is longer than the network carries. */
function theirTransaction(
  instructions: readonly TransactionInstruction[],
  payerKey: PublicKey,
  blockhash: Uint8Array,
  keypairs: readonly Keypair[],
): Uint8Array | undefined {
  const recentBlockhash = utils.bytes.bs58.encode(blockhash);
  const message = new TransactionMessage({ payerKey, recentBlockhash, instructions: [...instructions] });
  const compiled = message.compileToLegacyMessage();
  const signers = compiled.accountKeys.slice(0, compiled.header.numRequiredSignatures);
  try {
    const transaction = new VersionedTransaction(compiled);
    transaction.sign(keypairs.filter(({ publicKey }) => signers.some((key) => key.equals(publicKey))));
    const bytes = transaction.serialize();
    return bytes.length <= MAX_TRANSACTION_BYTES ? bytes : undefined;
  } catch (error) {
    // Its buffer ends at 2,048 bytes.
    if (error instanceof RangeError || (error as Error).message.includes('encoding overruns')) return undefined;
    throw error;
  }
}

/** What instructions ask of each account, by address; the payer apart, which signs and pays in any case. */
function wantedOf(instructions: readonly TransactionInstruction[], payer: PublicKey): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  for (const { programId, keys } of instructions) {
    for (const { pubkey, isSigner, isWritable } of [
      { pubkey: programId, isSigner: false, isWritable: false },
      ...keys,
    ]) {
      const address = pubkey.toBase58();
      const flags = (isSigner ? SIGNS : 0) | (isWritable ? WRITES : 0);
      if (!pubkey.equals(payer)) wanted.set(address, (wanted.get(address) ?? 0) | flags);
    }
  }
  return wanted;
}

/** Whether both would find the accounts that they share as they find them alone. */
function agree(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return [...one].every(([address, flags]) => (other.get(address) ?? flags) === flags);
}

describe('harness/program/transaction-writer', () => {
  it('writes actions of several agents, as many as fit, as web3.js and Anchor do', async () => {
    const fitting = { together: 0, tooLong: 0, otherFlags: 0, repeated: 0 };
    const property = fc.asyncProperty(population, batches, async (people, offered) => {
      const { seeds, mint, quoteMint, blockhash } = people;
      const both = new BothEncoders(seeds, mint, quoteMint);
      const relay = Keypair.fromSeed(people.relay);
      fc.pre(seeds.every((seed) => hex(seed) !== hex(people.relay)));
      const keypairs = [relay, ...both.keypairs];
      const wallets = [people.relay, ...seeds].map(walletFromSeed);
      const writer = new TransactionWriter();
      const payer = relay.publicKey.toBytes();
      const finished = (): string => {
        const transaction = writer.finish();
        sealTransaction(transaction, blockhash, wallets);
        return hex(transaction.bytes);
      };
      for (const actions of offered) {
        writer.begin(payer);
        const taken: TransactionInstruction[] = [];
        const agents = new Set<number>();
        for (const action of actions) {
          const theirs = await both.theirs(action);
          const wanted = wantedOf(theirs, relay.publicKey);
          const isAtHome = agree(wanted, wantedOf(taken, relay.publicKey));
          const longer = theirTransaction([...taken, ...theirs], relay.publicKey, blockhash, keypairs);
          const fits = longer !== undefined && isAtHome;
          // What is there when the action does not fit must be there afterwards.
          const before = !fits && taken.length > 0 ? finished() : '';
          expect(writer.add(both.ours(action).instructions)).toBe(fits);
          if (!fits) {
            fitting[isAtHome ? 'tooLong' : 'otherFlags'] += 1;
            if (taken.length > 0) expect(finished()).toBe(before);
            continue;
          }
          taken.push(...theirs);
          expect(writer.instructionCount).toBe(taken.length);
          expect(finished()).toBe(hex(longer));
          if (agents.size > 0) fitting.together += 1;
          const agent = action.agent % seeds.length;
          if (agents.has(agent)) fitting.repeated += 1;
          agents.add(agent);
        }
      }
    });
    await fc.assert(property, { seed: 1, numRuns: 60 });
    // All of it occurred, and often.
    expect(Math.min(...Object.values(fitting))).toBeGreaterThan(40);
  });
});

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
import { describe, expect, it } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { ActionEncoder } from '#harness/program/action-encoder.ts';
import { type CompiledTransaction, compileTransaction, type Instruction } from '#harness/program/message.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import { walletFromSeed } from '#harness/wallet.ts';
import { AnchorClient, offlineProvider, PROGRAMS, tokenAccountOf, u64 } from '#tests/support/anchor-session.ts';

const client = new AnchorClient(offlineProvider());
const { pool, stakeVault, rewardVault, penaltyVault } = client;
const { tokenProgram, systemProgram } = PROGRAMS;
const addresses = new StakingAddresses(loadProgramArtifacts().programId);
const encoder = new ActionEncoder(addresses);
const instructions = new StakingInstructions(addresses);

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const amount = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const u32 = fc.nat(0xffff_ffff);
const page = fc.nat(700);
const pages = fc.uniqueArray(page, { maxLength: 20 });
const scene = fc.record({ seed: bytes32, mint: bytes32, blockhash: bytes32 });

/** One staker in both notations. */
function cast({ seed, mint, blockhash }: { seed: Uint8Array; mint: Uint8Array; blockhash: Uint8Array }) {
  const keypair = Keypair.fromSeed(seed);
  const owner = keypair.publicKey;
  const ownerToken = tokenAccountOf(owner, new PublicKey(mint));
  const userStake = client.userStake(owner);
  const staker = { owner: owner.toBytes(), tokenAccount: ownerToken.toBytes(), userStake: userStake.toBytes() };
  return { keypair, wallet: walletFromSeed(seed), owner, ownerToken, userStake, staker, blockhash };
}
type Cast = ReturnType<typeof cast>;

/** Both encodings of the same transaction, signed by the same key, are the same bytes. */
function expectSameBytes(ours: CompiledTransaction, theirs: readonly TransactionInstruction[], who: Cast): void {
  const message = new TransactionMessage({
    payerKey: who.owner,
    recentBlockhash: utils.bytes.bs58.encode(who.blockhash),
    instructions: [...theirs],
  });
  const transaction = new VersionedTransaction(message.compileToLegacyMessage());
  transaction.sign([who.keypair]);
  sealTransaction(ours, who.blockhash, [who.wallet]);
  expect(Buffer.from(ours.bytes).toString('hex')).toBe(Buffer.from(transaction.serialize()).toString('hex'));
}

const metas = (keys: readonly PublicKey[], isWritable: boolean): readonly AccountMeta[] =>
  keys.map((pubkey) => ({ pubkey, isSigner: false, isWritable }));
const historyMetas = (numbers: readonly number[]): readonly AccountMeta[] =>
  metas(
    numbers.map((number) => client.historyPage(number)),
    false,
  );

async function check<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => Promise<void>, seed: number) {
  await fc.assert(fc.asyncProperty(arbitrary, property), { seed, numRuns: 25 });
}

describe('harness/program/action-encoder', () => {
  it('encodes a stake, with and without opening the account, as web3.js and Anchor do', async () => {
    const inputs = fc.record({ scene, amount, lockDays: u32, open: fc.boolean() });
    await check(
      inputs,
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake } = who;
        const opening = await client.instruction('openStakeAccount', [], { owner, userStake, systemProgram });
        const staking = await client.instruction('stake', [u64(input.amount), input.lockDays], {
          owner,
          pool,
          userStake,
          ownerToken,
          stakeVault,
          tokenProgram,
        });
        const { transaction } = encoder.stake(who.staker, input.amount, input.lockDays, input.open);
        expectSameBytes(transaction, input.open ? [opening, staking] : [staking], who);
      },
      1,
    );
  });

  it('encodes an unstake with any pages as web3.js and Anchor do', async () => {
    const expiry = fc.option(fc.nat(7), { nil: undefined });
    const inputs = fc.record({ scene, amount, force: fc.boolean(), entry: fc.nat(255), expiry, pages });
    await check(
      inputs,
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake } = who;
        const unstaking = await client.instruction(
          'unstake',
          [u64(input.amount), input.force, input.entry],
          { owner, pool, userStake, ownerToken, stakeVault, penaltyVault, tokenProgram },
          [
            ...(input.expiry === undefined ? [] : metas([client.expiryPage(input.expiry)], true)),
            ...historyMetas(input.pages),
          ],
        );
        const { transaction } = encoder.unstake(
          who.staker,
          input.amount,
          input.force,
          input.entry,
          input.expiry,
          input.pages,
        );
        expectSameBytes(transaction, [unstaking], who);
      },
      2,
    );
  });

  it('encodes a claim and a settlement with any pages as web3.js and Anchor do', async () => {
    const inputs = fc.record({ scene, pages, mask: fc.nat(0xffff) });
    await check(
      inputs,
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake } = who;
        const paged = historyMetas(input.pages);
        const accounts = { owner, pool, userStake, ownerToken, rewardVault, tokenProgram };
        const claiming = await client.instruction('claimRewards', [], accounts, paged);
        expectSameBytes(encoder.claimRewards(who.staker, input.pages).transaction, [claiming], who);
        const settling = await client.instruction('settleEntries', [input.mask], { pool, userStake }, paged);
        expectSameBytes(encoder.settleEntries(who.staker, input.mask, input.pages).transaction, [settling], who);
      },
      3,
    );
  });

  it('encodes every other instruction as web3.js and Anchor do', async () => {
    const params = fc.record({
      minStake: amount,
      maxStake: amount,
      minClaim: amount,
      lockDays: fc.array(u32, { minLength: 5, maxLength: 5 }),
      multiplierBps: fc.array(u32, { minLength: 5, maxLength: 5 }),
      penaltyBps: u32,
    });
    const inputs = fc.record({ scene, amount, page, expiry: fc.nat(7), params, rateBps: u32 });
    await check(
      inputs,
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake, staker } = who;
        const mint = new PublicKey(input.scene.mint);
        const compare = async (ours: Instruction, theirs: Promise<TransactionInstruction>): Promise<void> =>
          expectSameBytes(compileTransaction(staker.owner, [ours]), [await theirs], who);

        const historyPage = client.historyPage(input.page);
        const expiryPage = client.expiryPage(input.expiry);
        const tokens = u64(input.amount);
        const { minStake, maxStake, minClaim, lockDays, multiplierBps, penaltyBps } = input.params;
        await compare(
          instructions.initializePool(staker.owner, mint.toBytes(), input.amount, input.rateBps, {
            minStakeBaseUnits: minStake,
            maxStakeBaseUnits: maxStake,
            minClaimBaseUnits: minClaim,
            lockDays,
            multiplierBps,
            penaltyBps,
          }),
          client.instruction(
            'initializePool',
            [
              tokens,
              u64(BigInt(input.rateBps)),
              { ...input.params, minStake: u64(minStake), maxStake: u64(maxStake), minClaim: u64(minClaim) },
            ],
            {
              authority: owner,
              tokenMint: mint,
              pool,
              stakeVault,
              rewardVault,
              penaltyVault,
              tokenProgram,
              systemProgram,
            },
          ),
        );
        await compare(
          instructions.openExpiryPage(staker.owner, input.expiry),
          client.instruction('openExpiryPage', [input.expiry], { payer: owner, pool, expiryPage, systemProgram }),
        );
        await compare(
          instructions.openHistoryPage(staker.owner, input.page),
          client.instruction('openHistoryPage', [input.page], { payer: owner, historyPage, systemProgram }),
        );
        await compare(
          instructions.roll([historyPage.toBytes(), expiryPage.toBytes()]),
          client.instruction('roll', [], { pool }, metas([historyPage, expiryPage], true)),
        );
        await compare(
          instructions.fundRewards(staker.owner, staker.tokenAccount, input.amount),
          client.instruction('fundRewards', [tokens], {
            funder: owner,
            pool,
            funderToken: ownerToken,
            rewardVault,
            tokenProgram,
          }),
        );
        await compare(
          instructions.closeStakeAccount(staker),
          client.instruction('closeStakeAccount', [], {
            owner,
            pool,
            userStake,
            ownerToken,
            rewardVault,
            tokenProgram,
          }),
        );
        await compare(
          instructions.getVotingPower(staker.owner, staker.userStake),
          client.instruction('getVotingPower', [owner], { pool, userStake }),
        );
      },
      4,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { createBuffer, setBufferAuthority, writeBuffer } from '#harness/program/loader-instructions.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { initializeMint, transferLamports } from '#harness/program/token-instructions.ts';
import { deriveWallet } from '#harness/wallet.ts';
import type { Engine } from './open-chain.ts';

const PAYER = deriveWallet(7, 'payer', 'wallet');
const OTHER = deriveWallet(7, 'other', 'wallet').address;
const SOL = 1_000_000_000n;

/** What both engines do below the staking program. */
export function describeEngine(path: string, open: () => Promise<Engine>): void {
  describe(path, () => {
    const send = async (engine: Engine, ...instructions: readonly Instruction[]): Promise<unknown> => {
      const transaction = compileTransaction(PAYER.address, instructions);
      sealTransaction(transaction, await engine.freshBlockhash(undefined), [PAYER]);
      return engine.send(transaction.bytes);
    };

    it('executes a transfer and counts its compute units', async () => {
      const engine = await open();
      await engine.fund(PAYER.address, 10n * SOL);
      expect(await send(engine, transferLamports(PAYER.address, OTHER, SOL))).toEqual({
        computeUnits: 150,
        error: undefined,
      });
      const [payer, other, nobody] = await engine.accounts([PAYER.address, OTHER, new Uint8Array(32).fill(5)]);
      expect([payer?.length, other?.length, nobody]).toEqual([0, 0, undefined]);
    });

    it('reads whole accounts, and none of one without lamports', async () => {
      const engine = await open();
      await engine.fund(OTHER, 3n * SOL);
      const [other, program, nobody] = await engine.wholeAccounts([OTHER, TOKEN_PROGRAM, new Uint8Array(32).fill(5)]);
      expect(other).toMatchObject({ lamports: 3n * SOL, executable: false });
      expect(Buffer.from(other?.owner ?? [])).toEqual(Buffer.from(SYSTEM_PROGRAM));
      expect(other?.data).toHaveLength(0);
      expect(program?.executable).toBe(true);
      expect(nobody).toBeUndefined();
    });

    it('gives another blockhash than the one before', async () => {
      const engine = await open();
      const first = await engine.freshBlockhash(undefined);
      const second = await engine.freshBlockhash(first);
      expect(first).toHaveLength(32);
      expect(second).not.toEqual(first);
    });

    it('tells why a program, the runtime or the bank refused', async () => {
      const engine = await open();
      expect(await send(engine, transferLamports(PAYER.address, OTHER, SOL))).toMatchObject({
        error: { kind: 'transaction', name: 'AccountNotFound' },
      });
      await engine.fund(PAYER.address, 2n * SOL);
      expect(await send(engine, transferLamports(PAYER.address, OTHER, 5n * SOL))).toMatchObject({
        error: { kind: 'program', index: 0, code: 1 },
      });
      expect(
        await send(engine, transferLamports(PAYER.address, OTHER, SOL), initializeMint(OTHER, 9, OTHER)),
      ).toMatchObject({ error: { kind: 'instruction', index: 1 } });
      expect(await send(engine, { programId: SYSTEM_PROGRAM, accounts: [], data: new Uint8Array(3) })).toMatchObject({
        error: { kind: 'instruction', index: 0, name: 'InvalidInstructionData' },
      });
      expect(await send(engine, transferLamports(PAYER.address, OTHER, 1n))).toMatchObject({
        error: { kind: 'transaction', name: 'InsufficientFundsForRent' },
      });
    });

    it('rejects a signature of anyone but the payer, and a missing one', async () => {
      const engine = await open();
      await engine.fund(PAYER.address, SOL);
      const transaction = compileTransaction(PAYER.address, [transferLamports(PAYER.address, OTHER, 5_000_000n)]);
      const refused = { computeUnits: 0, error: { kind: 'transaction', name: 'SignatureFailure' } };
      sealTransaction(transaction, await engine.freshBlockhash(undefined), () => deriveWallet(7, 'other', 'wallet'));
      expect(await engine.send(transaction.bytes)).toEqual(refused);
      transaction.bytes.fill(0, 1, 65);
      expect(await engine.send(transaction.bytes)).toEqual(refused);
      expect(await engine.accounts([OTHER])).toEqual([undefined]);
    });

    it('looks at signatures when it is told to, each time anew', async () => {
      const engine = await open();
      await engine.fund(PAYER.address, 10n * SOL);
      const stranger = deriveWallet(7, 'other', 'wallet');
      const results: unknown[] = [];
      for (const [turn, [isChecked, wallet]] of (
        [
          [false, stranger],
          [true, stranger],
          [true, PAYER],
          [false, stranger],
          [undefined, stranger],
          [undefined, PAYER],
        ] as const
      ).entries()) {
        const transfer = transferLamports(PAYER.address, OTHER, SOL + BigInt(turn));
        const transaction = compileTransaction(PAYER.address, [transfer]);
        sealTransaction(transaction, await engine.freshBlockhash(undefined), () => wallet);
        const { error } = await engine.send(transaction.bytes, isChecked);
        results.push(error === undefined ? 'accepted' : 'name' in error && error.name);
      }
      const refused = 'SignatureFailure';
      expect(results).toEqual(['accepted', refused, 'accepted', 'accepted', refused, 'accepted']);
    });

    it('takes a transaction without signatures that is not to be checked, where it says so', async () => {
      const engine = await open();
      await engine.fund(PAYER.address, 10n * SOL);
      const transaction = compileTransaction(PAYER.address, [transferLamports(PAYER.address, OTHER, SOL)]);
      transaction.bytes.set(await engine.freshBlockhash(undefined), transaction.blockhashOffset);
      expect(engine.takesUnsigned).toBe(engine.name === 'litesvm');
      const accepted = { error: undefined };
      if (engine.name === 'litesvm') expect(engine.send(transaction.bytes, false)).toMatchObject(accepted);
      expect(await engine.send(transaction.bytes, true)).toMatchObject({ error: { name: 'SignatureFailure' } });
    });

    it('has the token program', async () => {
      const engine = await open();
      const [program] = await engine.accounts([TOKEN_PROGRAM]);
      expect(program?.length).toBeGreaterThan(0);
    });

    it('has the upgradeable loader, and writes buffers by it', async () => {
      const engine = await open();
      const buffer = deriveWallet(7, 'buffer', 'wallet');
      const [from, governance] = [PAYER.address, OTHER];
      await engine.fund(from, SOL);
      const made = compileTransaction(from, [
        ...createBuffer(from, buffer.address, from, 3),
        writeBuffer(buffer.address, from, 0, Uint8Array.of(7, 8, 9)),
        setBufferAuthority(buffer.address, from, governance),
      ]);
      sealTransaction(made, await engine.freshBlockhash(undefined), [PAYER, buffer]);
      expect(await engine.send(made.bytes)).toMatchObject({ error: undefined });
      const [data] = await engine.accounts([buffer.address]);
      expect([...(data ?? [])]).toEqual([1, 0, 0, 0, 1, ...governance, 7, 8, 9]);
      // It is no longer the payer's to write.
      expect(await send(engine, writeBuffer(buffer.address, from, 0, Uint8Array.of(1)))).toMatchObject({
        error: { kind: 'instruction', index: 0, name: 'IncorrectAuthority' },
      });
    });

    it('has lamports for a hundred thousand agents', async () => {
      const engine = await open();
      await engine.fund(PAYER.address, 400_000n * SOL);
      expect(await engine.accounts([PAYER.address])).toHaveLength(1);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { ChainEngine, EngineResult } from '#harness/chain/chain-engine.ts';
import { PROBE_PROGRAM } from '#harness/program/addresses.ts';
import { encodeAddress } from '#harness/program/base58.ts';
import { compileTransaction } from '#harness/program/message.ts';
import { transferLamports } from '#harness/program/token-instructions.ts';
import { RecordingEngine } from '#harness/trace/recording-engine.ts';
import { deriveWallet } from '#harness/wallet.ts';
import type { TraceRecord } from '#sim/ports/trace.ts';
import { genesisPlan } from '#tests/support/chain-plan.ts';

const PLAN = genesisPlan([1n]);
const OPERATOR = deriveWallet(PLAN.seed, 'operator', 'operator-wallet').address;
const SOMEBODY = new Uint8Array(32).fill(9);

/** Answers with the given results, in their order. */
function engineOf(...results: readonly EngineResult[]): ChainEngine {
  const left = [...results];
  return {
    name: 'litesvm',
    takesUnsigned: true,
    open: () => undefined,
    setClock: () => undefined,
    freshBlockhash: () => new Uint8Array(32),
    fund: () => undefined,
    send: () => left.shift() ?? { computeUnits: 0, error: undefined },
    accounts: () => [SOMEBODY],
    wholeAccounts: () => [undefined],
    close: () => undefined,
  };
}

const TRANSFER = compileTransaction(OPERATOR, [transferLamports(OPERATOR, SOMEBODY, 5n)]).bytes;

describe('harness/trace/recording-engine', () => {
  it('writes calls, funding and transactions in their order', async () => {
    const records: TraceRecord[] = [];
    const results = [
      { computeUnits: 150, error: undefined },
      { computeUnits: 150, error: { kind: 'program', index: 0, code: 1 } },
    ] as const;
    const engine = new RecordingEngine(engineOf(...results), new Map(), { write: (record) => records.push(record) });
    engine.log.write({ kind: 'genesis', plan: PLAN });
    await engine.fund(OPERATOR, 7n);
    expect(await engine.send(TRANSFER)).toEqual(results[0]);
    expect(await engine.send(TRANSFER)).toEqual(results[1]);
    const told = { kind: 'tx', signers: [encodeAddress(OPERATOR)], by: 'operator: send lamports', computeUnits: 150 };
    expect(records).toEqual([
      { kind: 'genesis', plan: PLAN },
      { kind: 'fund', address: encodeAddress(OPERATOR), lamports: 7n },
      { ...told, number: 1, result: 'ok', message: expect.any(String) },
      { ...told, number: 2, result: 'SystemResultWithNegativeLamports', message: expect.any(String) },
    ]);
    expect(engine.transactions).toBe(2);
  });

  it('leaves out what was not taken, and what the probe reads', async () => {
    const records: TraceRecord[] = [];
    const refusals = (['BlockhashNotFound', 'AlreadyProcessed'] as const).map((name) => ({
      computeUnits: 0,
      error: { kind: 'transaction' as const, name },
    }));
    const engine = new RecordingEngine(engineOf(...refusals), new Map(), { write: (record) => records.push(record) });
    await engine.send(TRANSFER);
    await engine.send(TRANSFER);
    const probe = { programId: PROBE_PROGRAM, accounts: [], data: new Uint8Array(0) };
    await engine.send(compileTransaction(OPERATOR, [probe]).bytes);
    expect(records).toEqual([]);
    expect(engine.transactions).toBe(0);
  });

  it('hands everything else on', async () => {
    const engine = new RecordingEngine(engineOf(), new Map(), { write: () => undefined });
    expect([engine.name, engine.takesUnsigned]).toEqual(['litesvm', true]);
    expect(await engine.accounts([SOMEBODY])).toEqual([SOMEBODY]);
    expect(await engine.wholeAccounts([SOMEBODY])).toEqual([undefined]);
    expect(await engine.freshBlockhash(undefined)).toEqual(new Uint8Array(32));
  });

  it('hashes what its transactions and its funding may have written', async () => {
    const wallet = { lamports: 1n, owner: SOMEBODY, executable: false, data: new Uint8Array(0) };
    const asked: string[] = [];
    const there: ChainEngine = {
      ...engineOf(),
      wholeAccounts: (addresses) => {
        asked.push(...addresses.map(encodeAddress));
        return addresses.map(() => wallet);
      },
    };
    const engine = new RecordingEngine(there, new Map(), { write: () => undefined });
    const empty = await engine.accountsSha256();
    await engine.fund(OPERATOR, 7n);
    const funded = await engine.accountsSha256();
    await engine.send(TRANSFER);
    expect(new Set([empty, funded, await engine.accountsSha256()]).size).toBe(3);
    expect([...new Set(asked)].sort()).toEqual([OPERATOR, SOMEBODY].map(encodeAddress).sort());
  });
});

import { verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChainEngine, EngineResult } from '#harness/chain/chain-engine.ts';
import { sealTransaction, TransactionSender } from '#harness/chain/transaction-sender.ts';
import { compileTransaction } from '#harness/program/message.ts';
import type { TransactionErrorName } from '#harness/program/runtime-errors.ts';
import { transferLamports } from '#harness/program/token-instructions.ts';
import { deriveWallet } from '#harness/wallet.ts';

const WALLET = deriveWallet(1, 'a', 'wallet');
const ACCEPTED: EngineResult = { computeUnits: 150, error: undefined };

/** An engine that answers a planned list and remembers what it was sent. Everything else throws. */
class ScriptedEngine implements ChainEngine {
  readonly name = 'bankrun';
  readonly sent: Uint8Array[] = [];
  blockhashes = 0;
  readonly #answers: EngineResult[];

  constructor(answers: readonly (EngineResult | TransactionErrorName)[]) {
    this.#answers = answers.map((answer) =>
      typeof answer === 'string' ? { computeUnits: 0, error: { kind: 'transaction', name: answer } } : answer,
    );
  }

  send(transaction: Uint8Array): EngineResult {
    this.sent.push(Uint8Array.from(transaction));
    const answer = this.#answers.shift();
    if (answer === undefined) throw new Error('an unplanned send');
    return answer;
  }

  freshBlockhash(): Uint8Array {
    this.blockhashes += 1;
    return new Uint8Array(32).fill(this.blockhashes);
  }

  open(): never {
    throw new Error('an unplanned open');
  }

  setClock(): never {
    throw new Error('an unplanned clock');
  }

  fund(): never {
    throw new Error('an unplanned fund');
  }

  accounts(): never {
    throw new Error('an unplanned read');
  }

  close(): never {
    throw new Error('an unplanned close');
  }
}

const transfer = (): ReturnType<typeof compileTransaction> =>
  compileTransaction(WALLET.address, [transferLamports(WALLET.address, new Uint8Array(32).fill(9), 5n)]);

describe('harness/chain/transaction-sender', () => {
  it('signs what lies behind the signatures, blockhash included', () => {
    const transaction = transfer();
    sealTransaction(transaction, new Uint8Array(32).fill(4), [WALLET]);
    const { bytes, messageOffset, blockhashOffset } = transaction;
    expect(bytes.subarray(blockhashOffset, blockhashOffset + 32)).toEqual(new Uint8Array(32).fill(4));
    expect(verify(null, bytes.subarray(messageOffset), WALLET.signingKey, bytes.subarray(1, 65))).toBe(true);
  });

  it('sends once and keeps its blockhash', async () => {
    const engine = new ScriptedEngine([ACCEPTED, ACCEPTED]);
    const sender = new TransactionSender(engine);
    expect(await sender.send(transfer(), [WALLET])).toBe(ACCEPTED);
    expect(await sender.send(transfer(), [WALLET])).toBe(ACCEPTED);
    expect(engine.blockhashes).toBe(1);
    expect(engine.sent).toHaveLength(2);
  });

  it('sends again under a fresh blockhash when the engine has forgotten the old one', async () => {
    const engine = new ScriptedEngine(['BlockhashNotFound', ACCEPTED]);
    const transaction = transfer();
    expect(await new TransactionSender(engine).send(transaction, [WALLET])).toBe(ACCEPTED);
    const hashes = engine.sent.map((bytes) => bytes[transaction.blockhashOffset]);
    expect(hashes).toEqual([1, 2]);
  });

  it('makes a repeat another transaction by a spare key', async () => {
    const engine = new ScriptedEngine(['AlreadyProcessed', 'AlreadyProcessed', ACCEPTED, 'AlreadyProcessed', ACCEPTED]);
    const sender = new TransactionSender(engine);
    expect(await sender.send(transfer(), [WALLET])).toBe(ACCEPTED);
    expect(await sender.send(transfer(), [WALLET])).toBe(ACCEPTED);
    expect(engine.blockhashes).toBe(1);
    const lengths = engine.sent.map((bytes) => bytes.length - engine.sent[0]!.length);
    expect(lengths).toEqual([0, 32, 32, 0, 32]);
    expect(new Set(engine.sent.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(4);
  });

  it('returns every other refusal as it is', async () => {
    const refused: EngineResult = { computeUnits: 9, error: { kind: 'program', index: 0, code: 6000 } };
    expect(await new TransactionSender(new ScriptedEngine([refused])).send(transfer(), [WALLET])).toBe(refused);
    const engine = new ScriptedEngine(['SignatureFailure']);
    expect((await new TransactionSender(engine).send(transfer(), [WALLET])).error).toEqual({
      kind: 'transaction',
      name: 'SignatureFailure',
    });
  });

  it('rejects to go on for ever', async () => {
    const engine = new ScriptedEngine(Array.from({ length: 8 }, () => 'BlockhashNotFound' as const));
    await expect(new TransactionSender(engine).send(transfer(), [WALLET])).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { engine: 'bankrun', step: 'send' },
    });
  });
});

import { verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChainEngine, EngineResult } from '#harness/chain/chain-engine.ts';
import { sealTransaction, TransactionSender } from '#harness/chain/transaction-sender.ts';
import { compileTransaction } from '#harness/program/message.ts';
import type { TransactionErrorName } from '#harness/program/runtime-errors.ts';
import { transferLamports } from '#harness/program/token-instructions.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';

const WALLET = deriveWallet(1, 'a', 'wallet');
const ACCEPTED: EngineResult = { computeUnits: 150, error: undefined };

/** An engine that answers a planned list and remembers what it was sent. Everything else throws. */
class ScriptedEngine implements ChainEngine {
  readonly name = 'bankrun';
  readonly takesUnsigned: boolean;
  readonly sent: Uint8Array[] = [];
  /** Which of them it was told to check. */
  readonly checked: (boolean | undefined)[] = [];
  blockhashes = 0;
  readonly #answers: EngineResult[];

  constructor(answers: readonly (EngineResult | TransactionErrorName)[], takesUnsigned = false) {
    this.takesUnsigned = takesUnsigned;
    this.#answers = answers.map((answer) =>
      typeof answer === 'string' ? { computeUnits: 0, error: { kind: 'transaction', name: answer } } : answer,
    );
  }

  send(transaction: Uint8Array, isChecked?: boolean): EngineResult {
    this.sent.push(Uint8Array.from(transaction));
    this.checked.push(isChecked);
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

  wholeAccounts(): never {
    throw new Error('an unplanned read');
  }

  close(): never {
    throw new Error('an unplanned close');
  }
}

const transfer = (): ReturnType<typeof compileTransaction> =>
  compileTransaction(WALLET.address, [transferLamports(WALLET.address, new Uint8Array(32).fill(9), 5n)]);

/** Has a valid signature of the wallet. */
function isSigned(bytes: Uint8Array): boolean {
  return verify(null, bytes.subarray(65), WALLET.signingKey, bytes.subarray(1, 65));
}

describe('harness/chain/transaction-sender', () => {
  it('signs what lies behind the signatures, blockhash included', () => {
    const transaction = transfer();
    sealTransaction(transaction, new Uint8Array(32).fill(4), [WALLET]);
    const { bytes, messageOffset, blockhashOffset } = transaction;
    expect(bytes.subarray(blockhashOffset, blockhashOffset + 32)).toEqual(new Uint8Array(32).fill(4));
    expect(verify(null, bytes.subarray(messageOffset), WALLET.signingKey, bytes.subarray(1, 65))).toBe(true);
  });

  it('signs for each signer with the wallet of its address', () => {
    const other = deriveWallet(1, 'b', 'wallet');
    const payment = transferLamports(other.address, new Uint8Array(32).fill(9), 5n);
    for (const wallets of [
      [other, WALLET],
      (address: Uint8Array) => (Buffer.compare(address, other.address) === 0 ? other : WALLET),
    ]) {
      const transaction = compileTransaction(WALLET.address, [payment]);
      sealTransaction(transaction, new Uint8Array(32).fill(4), wallets);
      const { bytes, messageOffset } = transaction;
      const message = bytes.subarray(messageOffset);
      expect(verify(null, message, WALLET.signingKey, bytes.subarray(1, 65))).toBe(true);
      expect(verify(null, message, other.signingKey, bytes.subarray(65, 129))).toBe(true);
    }
  });

  it('rejects a signer that is none of the wallets', () => {
    const stranger = deriveWallet(1, 'b', 'wallet');
    expect(() => sealTransaction(transfer(), new Uint8Array(32), [stranger])).toThrow(RangeError);
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

  it.each([
    ['all', true],
    ['all', false],
    ['sampled', true],
    ['sampled', false],
    [undefined, true],
  ] as const)(
    'has %s transactions checked, where the engine takes unsigned ones: %s',
    async (signatures, takesUnsigned) => {
      const count = 200;
      const engine = new ScriptedEngine(
        Array.from({ length: count }, () => ACCEPTED),
        takesUnsigned,
      );
      const sender = new TransactionSender(engine, { signatures });
      for (let i = 0; i < count; i += 1) await sender.send(transfer(), [WALLET]);
      const every = Array.from({ length: count }, (_, i) => i);
      const sample = signatures === 'all' ? every : [0, 64, 128, 192];
      expect(every.filter((i) => engine.checked[i])).toEqual(sample);
      // What is to be checked is signed; the rest only where the engine wants signatures.
      expect(every.filter((i) => isSigned(engine.sent[i]!))).toEqual(takesUnsigned ? sample : every);
    },
  );

  it('leaves an unsigned transaction without signatures and with its blockhash', async () => {
    const engine = new ScriptedEngine([ACCEPTED, 'BlockhashNotFound', 'AlreadyProcessed', ACCEPTED], true);
    const sender = new TransactionSender(engine);
    await sender.send(transfer(), [WALLET]);
    const transaction = transfer();
    await sender.send(transaction, [WALLET]);
    const { blockhashOffset } = transaction;
    expect(engine.checked).toEqual([true, false, false, false]);
    for (const bytes of engine.sent.slice(1)) expect([...bytes.subarray(1, 65)]).toEqual([...new Uint8Array(64)]);
    const hashes = engine.sent.map((bytes) => bytes[bytes.length - transaction.bytes.length + blockhashOffset]);
    expect(hashes).toEqual([1, 1, 2, 2]);
  });

  it('has a checked transaction checked in every attempt, signed anew', async () => {
    const engine = new ScriptedEngine(['BlockhashNotFound', 'AlreadyProcessed', ACCEPTED, ACCEPTED], true);
    const sender = new TransactionSender(engine);
    await sender.send(transfer(), [WALLET]);
    await sender.send(transfer(), [WALLET]);
    expect(engine.checked).toEqual([true, true, true, false]);
    expect(engine.sent.map(isSigned)).toEqual([true, true, true, false]);
  });

  it('signs by the function that it is given', async () => {
    const engine = new ScriptedEngine([ACCEPTED]);
    const asked: unknown[] = [];
    const signMessage = (wallet: Wallet, message: Uint8Array): Uint8Array => {
      asked.push([wallet, message.length]);
      return new Uint8Array(64).fill(7);
    };
    const transaction = transfer();
    await new TransactionSender(engine, { signMessage }).send(transaction, [WALLET]);
    expect(asked).toEqual([[WALLET, transaction.bytes.length - transaction.messageOffset]]);
    expect([...engine.sent[0]!.subarray(1, 65)]).toEqual([...new Uint8Array(64).fill(7)]);
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

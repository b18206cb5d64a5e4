import { FailedTransactionMetadata, LiteSvm } from 'litesvm/dist/internal.js';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { sealTransaction, TransactionSender } from '#harness/chain/transaction-sender.ts';
import { SysvarClockTracker } from '#harness/clock.ts';
import { TOKEN_PROGRAM, UPGRADEABLE_LOADER_PROGRAM } from '#harness/program/addresses.ts';
import { loadProgramArtifacts } from '#harness/program/artifacts.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { type ErrorSpace, nameRefusal } from '#harness/program/program-errors.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';
import { clockAt } from '#tests/support/chain-plan.ts';
import type { Engine } from '#tests/support/open-chain.ts';
import { AccountStore, hex, type Snapshot } from './account-store.ts';

const LAMPORTS_PER_SIGNATURE = 5_000n;
/** Pays every fee and is no party to any instruction, so that no flag that a case drops comes back through it. */
const FEE_PAYER = deriveWallet(7, 'matrix', 'fee-payer');
/** Signs where nobody of the world should. */
export const STRANGER = deriveWallet(7, 'matrix', 'stranger');
/** Owner of forged accounts. */
export const FOREIGN_PROGRAM = new Uint8Array(32).fill(0x0b);
const SOL = 1_000_000_000n;

const { errorNames, programId } = loadProgramArtifacts();

/** Where cases are tried: sends one instruction, and sees to it that a refusal leaves nothing behind. */
export class Arena {
  readonly engine: Engine;
  readonly store: AccountStore;
  readonly #sender: TransactionSender;
  readonly #wallets: ReadonlyMap<string, Wallet>;
  readonly #watched: readonly Uint8Array[] | undefined;

  /** `watched`: whose state counts; where the engine can list accounts, all of the programs' are added. */
  private constructor(engine: Engine, wallets: readonly Wallet[], watched: readonly Uint8Array[] | undefined) {
    this.engine = engine;
    this.store = new AccountStore(engine);
    this.#sender = new TransactionSender(engine);
    this.#wallets = new Map(wallets.map((wallet) => [hex(wallet.address), wallet]));
    this.#watched = watched;
  }

  static async open(engine: Engine, wallets: readonly Wallet[], watched?: readonly Uint8Array[]): Promise<Arena> {
    for (const { address } of [FEE_PAYER, STRANGER]) await engine.fund(address, 100n * SOL);
    return new Arena(engine, [...wallets, FEE_PAYER, STRANGER], watched);
  }

  /** The same state in a chain of its own. Only on litesvm. */
  fork(): Arena {
    if (!(this.engine instanceof LitesvmEngine)) throw new Error('bankrun cannot be forked');
    const svm = LiteSvm.fromBytes(this.engine.svm.toBytes());
    svm.setTransactionHistory(0n);
    svm.setLogBytesLimit(0n);
    const engine = new LitesvmEngine();
    Object.defineProperty(engine, 'svm', { value: svm });
    return new Arena(engine, [...this.#wallets.values()], this.#watched);
  }

  setTime(day: number, secondOfDay: number): void {
    this.engine.setClock(new SysvarClockTracker().next(clockAt(day, secondOfDay)));
  }

  /** What is watched: accounts of the programs, and the wallets. */
  watched(): readonly Uint8Array[] {
    if (this.#watched !== undefined) return this.#watched;
    const programs = [programId, TOKEN_PROGRAM, UPGRADEABLE_LOADER_PROGRAM, FOREIGN_PROGRAM];
    const wallets = [...this.#wallets.values()].filter((wallet) => wallet !== FEE_PAYER);
    return [...programs.flatMap((program) => this.store.listOwned(program)), ...wallets.map(({ address }) => address)];
  }

  /** Sends instructions; `accepted`, or the name of the refusal. Nothing is looked at. */
  async send(instructions: readonly Instruction[], space: ErrorSpace = 'token'): Promise<string> {
    const compiled = compileTransaction(FEE_PAYER.address, instructions);
    const { error } = await this.#sender.send(compiled, (address) => this.#wallet(address));
    if (error === undefined) return 'accepted';
    const spaces = instructions.map(() => space);
    return nameRefusal(error, spaces, errorNames).errorName;
  }

  /** Whether an instruction would be accepted. Only on litesvm. */
  async accepts(instruction: Instruction): Promise<boolean> {
    if (!(this.engine instanceof LitesvmEngine)) throw new Error('only litesvm simulates');
    const compiled = compileTransaction(FEE_PAYER.address, [instruction]);
    sealTransaction(compiled, this.engine.freshBlockhash(undefined), (address) => this.#wallet(address));
    return !(this.engine.svm.simulateLegacyTransaction(compiled.bytes) instanceof FailedTransactionMetadata);
  }

  /**
   * Sends an instruction that must be refused. All accounts that it names are byte-identical afterwards (I26), and no
   * lamport moved but the fee payer's fee (I27): throws if not.
   */
  async refuse(instruction: Instruction, space: ErrorSpace = 'token'): Promise<string> {
    const named = instruction.accounts.map(({ address }) => address);
    const before = await this.store.snapshot(named);
    const purse = await this.store.lamports(FEE_PAYER.address);
    const result = await this.send([instruction], space);
    if (result === 'accepted') return result;
    expectSame(result, before, await this.store.snapshot(named));
    const signers = new Set(instruction.accounts.filter(({ signer }) => signer).map(({ address }) => hex(address)));
    const fee = LAMPORTS_PER_SIGNATURE * BigInt(1 + signers.size);
    const paid = purse - (await this.store.lamports(FEE_PAYER.address));
    if (paid !== fee) throw new Error(`I27: refused with ${result}, yet the fee payer paid ${paid} in place of ${fee}`);
    return result;
  }

  /** Everything that is watched, before or after many refusals. */
  async snapshot(): Promise<Snapshot> {
    return this.store.snapshot(this.watched());
  }

  #wallet(address: Uint8Array): Wallet {
    const wallet = this.#wallets.get(hex(address));
    if (wallet === undefined) throw new RangeError(`no wallet signs for ${hex(address)}`);
    return wallet;
  }

  /** A copy of an account's bytes at another address, under a program that is not its own. */
  async forge(genuine: Uint8Array): Promise<Uint8Array> {
    const address = Uint8Array.from(genuine, (byte) => byte ^ 0xa5);
    if ((await this.store.find(address)) === undefined) {
      this.store.put(address, FOREIGN_PROGRAM, (await this.store.read(genuine)).data);
    }
    return address;
  }

  /** Where nothing is and no seeds lead. */
  get nowhere(): Uint8Array {
    return new Uint8Array(32).fill(0x0e);
  }

  /** A program that no instruction calls. */
  get otherProgram(): Uint8Array {
    return programId;
  }
}

/** Throws if an account is another than before. */
export function expectSame(what: string, before: Snapshot, after: Snapshot): void {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const changed = [...keys].filter((key) => before.get(key) !== after.get(key));
  if (changed.length > 0) throw new Error(`I26: refused with ${what}, yet changed: ${changed.join(', ')}`);
}

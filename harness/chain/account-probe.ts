import { USER_STAKE_BYTES } from '../program/accounts.ts';
import { PROBE_PROGRAM } from '../program/addresses.ts';
import { TOKEN_ACCOUNT_BYTES } from '../program/token-instructions.ts';
import { type CompiledTransaction, MAX_ACCOUNT_LOCKS, SIGNATURE_BYTES } from '../program/transaction.ts';
import { TransactionWriter, WRITES } from '../program/transaction-writer.ts';
import type { ChainEngine, EngineResult } from './chain-engine.ts';

/** Accounts of one call: payer, program and sheet are in its table too. */
export const PROBE_SOURCES = MAX_ACCOUNT_LOCKS - 3;
const LENGTH_BYTES = 4;
/** Signature, addresses with their indices, and what frames them. It never leaves the process: no packet's limit. */
const MAX_CALL_BYTES = SIGNATURE_BYTES + MAX_ACCOUNT_LOCKS * 33 + 64;
/** Room for what is read in numbers, the stake and token accounts of as many agents as a call names. The sheet is copied whole. */
export const PROBE_SHEET_BYTES =
  Math.ceil(PROBE_SOURCES / 2) * (2 * LENGTH_BYTES + USER_STAKE_BYTES + TOKEN_ACCOUNT_BYTES);
const NO_DATA = new Uint8Array(0);

/**
 * Reads many accounts at once: the probe program (`programs/probe`) copies them into one, the sheet, which is read in
 * their place. Engines hand out accounts one by one, which costs more than executing the copy.
 */
export class AccountProbe {
  readonly #engine: ChainEngine;
  readonly #transmit: (transaction: CompiledTransaction) => Promise<EngineResult>;
  readonly #payer: Uint8Array;
  readonly #sheet: Uint8Array;
  readonly #flags = new Uint8Array(1 + PROBE_SOURCES).fill(WRITES, 0, 1);
  readonly #writer = new TransactionWriter(MAX_CALL_BYTES);

  /** `transmit` sends a transaction that `payer` pays. */
  constructor(
    engine: ChainEngine,
    transmit: (transaction: CompiledTransaction) => Promise<EngineResult>,
    { payer, sheet }: { readonly payer: Uint8Array; readonly sheet: Uint8Array },
  ) {
    this.#engine = engine;
    this.#transmit = transmit;
    this.#payer = payer;
    this.#sheet = sheet;
  }

  /**
   * Data of up to `PROBE_SOURCES` accounts in the given order, empty for one that does not exist; it holds until the
   * next call. Undefined when the program refused: an account came twice, or they are too long for the sheet.
   */
  async read(addresses: readonly Uint8Array[]): Promise<readonly Uint8Array[] | undefined> {
    this.#writer.begin(this.#payer);
    const call = {
      programId: PROBE_PROGRAM,
      addresses: [this.#sheet, ...addresses],
      flags: this.#flags,
      data: NO_DATA,
    };
    if (!this.#writer.add([call])) return undefined;
    const { error } = await this.#transmit(this.#writer.finish());
    if (error !== undefined) return undefined;
    const [sheet] = await this.#engine.accounts([this.#sheet]);
    return sheet === undefined ? undefined : cut(sheet, addresses.length);
  }
}

function cut(sheet: Uint8Array, count: number): readonly Uint8Array[] {
  const lengths = new DataView(sheet.buffer, sheet.byteOffset, sheet.byteLength);
  const found: Uint8Array[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const start = at + LENGTH_BYTES;
    at = start + lengths.getUint32(at, true);
    found.push(sheet.subarray(start, at));
  }
  return found;
}

import { DISCRIMINATOR_BYTES } from './instruction-names.ts';
import { type CompiledTransaction, compileTransaction, type Instruction } from './message.ts';

/** Stand-ins for the addresses that differ from action to action; no key can equal them. */
export const STAND_IN = {
  owner: standIn(0),
  tokenAccount: standIn(1),
  userStake: standIn(2),
  ticket: standIn(3),
  proposal: standIn(4),
  attestation: standIn(5),
  quoteAccount: standIn(6),
} as const;
export type StandInName = keyof typeof STAND_IN;

const NAMES = Object.keys(STAND_IN) as readonly StandInName[];
const FIRST_PAGE = 16;

/** Stand-in of the n-th page. */
export function pageStandIn(index: number): Uint8Array {
  return standIn(FIRST_PAGE + index);
}

/** A transaction compiled once, with known places for what changes; its payer is the owner. */
export class TransactionTemplate {
  readonly transaction: CompiledTransaction;
  readonly view: DataView;
  /** First byte of the last instruction's arguments. */
  readonly lastArgsOffset: number;
  readonly #offsets: Readonly<Partial<Record<StandInName, number>>>;
  readonly #pageOffsets: readonly number[];

  constructor(instructions: readonly Instruction[], pages: readonly Uint8Array[]) {
    const transaction = compileTransaction(STAND_IN.owner, instructions);
    this.transaction = transaction;
    this.view = new DataView(transaction.bytes.buffer, transaction.bytes.byteOffset, transaction.bytes.byteLength);
    this.lastArgsOffset = (transaction.dataOffsets.at(-1) ?? 0) + DISCRIMINATOR_BYTES;
    const used = new Set(instructions.flatMap(({ accounts }) => accounts.map(({ address }) => address)));
    used.add(STAND_IN.owner);
    const offsets: Partial<Record<StandInName, number>> = {};
    for (const name of NAMES) {
      if (used.has(STAND_IN[name])) offsets[name] = transaction.addressOffset(STAND_IN[name]);
    }
    this.#offsets = offsets;
    this.#pageOffsets = pages.map((page) => transaction.addressOffset(page));
  }

  /** Puts an address in place of its stand-in; nothing if the transaction does not name it. */
  set(name: StandInName, address: Uint8Array): void {
    const offset = this.#offsets[name];
    if (offset !== undefined) this.transaction.bytes.set(address, offset);
  }

  setPage(index: number, address: Uint8Array): void {
    const offset = this.#pageOffsets[index];
    if (offset !== undefined) this.transaction.bytes.set(address, offset);
  }
}

/** Templates by shape: which instructions, and how many pages. */
export class TemplateShelf {
  readonly #templates = new Map<string, TransactionTemplate>();

  /** The template of a shape; `instructions` is asked once, and gets the stand-ins of the pages. */
  take(
    shape: string,
    pageCount: number,
    instructions: (pages: readonly Uint8Array[]) => readonly Instruction[],
  ): TransactionTemplate {
    const key = `${shape} ${pageCount}`;
    let template = this.#templates.get(key);
    if (template === undefined) {
      const pages = Array.from({ length: pageCount }, (_, i) => pageStandIn(i));
      template = new TransactionTemplate(instructions(pages), pages);
      this.#templates.set(key, template);
    }
    return template;
  }
}

function standIn(index: number): Uint8Array {
  const address = new Uint8Array(32).fill(0xff);
  address[0] = index;
  return address;
}

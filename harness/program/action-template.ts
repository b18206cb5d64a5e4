import { DISCRIMINATOR_BYTES } from './instruction-names.ts';
import { type Instruction, writableInstruction } from './message.ts';
import type { ErrorSpace } from './program-errors.ts';
import type { WritableInstruction } from './transaction-writer.ts';

/** Stand-ins for the addresses that differ from action to action; no key can equal them. */
export const STAND_IN = {
  owner: standIn(0),
  tokenAccount: standIn(1),
  userStake: standIn(2),
  ticket: standIn(3),
  proposal: standIn(4),
  attestation: standIn(5),
  quoteAccount: standIn(6),
  recipient: standIn(7),
} as const;
export type StandInName = keyof typeof STAND_IN;

const NAMES = Object.keys(STAND_IN) as readonly StandInName[];
const FIRST_PAGE = 16;

/** Stand-in of the n-th page. */
export function pageStandIn(index: number): Uint8Array {
  return standIn(FIRST_PAGE + index);
}

/** Instructions that belong to one action and, for each, whose error numbers it may return. */
export interface EncodedAction {
  readonly instructions: readonly WritableInstruction[];
  readonly errorSpaces: readonly ErrorSpace[];
}

/** Where an address stands: which instruction, which of its accounts. */
interface Place {
  readonly addresses: Uint8Array[];
  readonly index: number;
}

/** An action's instructions, compiled once; what changes from action to action is put over what was there before. */
export class ActionTemplate implements EncodedAction {
  readonly instructions: readonly WritableInstruction[];
  readonly errorSpaces: readonly ErrorSpace[];
  /** The last instruction's arguments, behind its discriminator or tag. */
  readonly args: DataView;
  readonly #places: Readonly<Record<StandInName, readonly Place[]>>;
  readonly #pagePlaces: readonly (readonly Place[])[];

  constructor(
    instructions: readonly (readonly [Instruction, ErrorSpace])[],
    pages: readonly Uint8Array[] = [],
    tagBytes = DISCRIMINATOR_BYTES,
  ) {
    // Its own copy of the data: another template may be made of the same instruction.
    const compiled = instructions.map(([{ data, ...rest }]) => writableInstruction({ ...rest, data: data.slice() }));
    const placesOf = (wanted: Uint8Array): readonly Place[] =>
      compiled.flatMap(({ addresses }) =>
        addresses.flatMap((address, index) =>
          address === wanted ? [{ addresses: addresses as Uint8Array[], index }] : [],
        ),
      );
    this.#places = Object.fromEntries(NAMES.map((name) => [name, placesOf(STAND_IN[name])])) as Record<
      StandInName,
      readonly Place[]
    >;
    this.#pagePlaces = pages.map(placesOf);
    this.instructions = compiled;
    this.errorSpaces = instructions.map(([, space]) => space);
    const data = compiled.at(-1)?.data ?? new Uint8Array(tagBytes);
    this.args = new DataView(data.buffer, data.byteOffset + tagBytes, data.length - tagBytes);
  }

  /** Puts an address in place of its stand-in; nothing if no instruction names it. */
  set(name: StandInName, address: Uint8Array): void {
    putIn(this.#places[name], address);
  }

  setPage(index: number, address: Uint8Array): void {
    const places = this.#pagePlaces[index];
    if (places !== undefined) putIn(places, address);
  }
}

/** Templates of one kind of action by the numbers of its two sorts of pages. */
export class TemplateShelf {
  readonly #make: (expiry: readonly Uint8Array[], history: readonly Uint8Array[]) => ActionTemplate;
  readonly #templates: ActionTemplate[][] = [];

  /** `make` is asked once for each shape, and gets the stand-ins of the pages. */
  constructor(
    make: (
      expiry: readonly Uint8Array[],
      history: readonly Uint8Array[],
    ) => readonly (readonly [Instruction, ErrorSpace])[],
  ) {
    this.#make = (expiry, history) => new ActionTemplate(make(expiry, history), [...expiry, ...history]);
  }

  take(expiryPages = 0, historyPages = 0): ActionTemplate {
    const row = (this.#templates[expiryPages] ??= []);
    let template = row[historyPages];
    if (template === undefined) {
      const pages = Array.from({ length: expiryPages + historyPages }, (_, i) => pageStandIn(i));
      template = this.#make(pages.slice(0, expiryPages), pages.slice(expiryPages));
      row[historyPages] = template;
    }
    return template;
  }
}

function putIn(places: readonly Place[], address: Uint8Array): void {
  for (let i = 0; i < places.length; i += 1) {
    const { addresses, index } = places[i] as Place;
    addresses[index] = address;
  }
}

function standIn(index: number): Uint8Array {
  const address = new Uint8Array(32).fill(0xff);
  address[0] = index;
  return address;
}

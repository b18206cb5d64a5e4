import type { Instruction } from '#harness/program/message.ts';
import type { ErrorSpace } from '#harness/program/program-errors.ts';
import type { Arena } from './arena.ts';

/** One instruction in its good version, and what of the matrix it may take. */
export interface Call {
  readonly good: Instruction;
  /** Further good versions, whose arguments alone are varied. */
  readonly variants?: readonly Instruction[];
  /** Accounts, by their names in the IDL, that the instruction makes. */
  readonly makes?: readonly string[];
  /** An account of the same type in place of the good one, by name; without one there is none. */
  readonly others?: Readonly<Record<string, Uint8Array>>;
  /** Day and second of the world's life, if not its 40th day at one o'clock. */
  readonly time?: readonly [day: number, secondOfDay: number];
  /** What small error numbers mean, if not what the token program means by them. */
  readonly space?: ErrorSpace;
  /** Sent before the cases. */
  readonly before?: readonly Instruction[];
  /**
   * Why a case is accepted. `row column` is the case, `row column|column` more of them, and a row that ends in a
   * star stands for all that begin so.
   */
  readonly accepted?: Readonly<Record<string, string>>;
}

/** By instruction; a further good version of one has a few words behind its name. */
export type Calls = Readonly<Record<string, Call>>;

export function instructionOf(key: string): string {
  return key.split(' ')[0] ?? key;
}

/** A chain whose accounts stand in for wrong ones. */
export interface Scene {
  readonly arena: Arena;
  /** Substitutes that the chain has. */
  readonly wrong: {
    /** Accounts of the program, each of another type. */
    readonly typed: readonly Uint8Array[];
    readonly vaults: readonly Uint8Array[];
    /** A token account of somebody who is no party to any call. */
    readonly tokenAccount: Uint8Array;
    readonly mint: Uint8Array;
    readonly otherMint: Uint8Array;
    /** The token account of the same owner and another mint. */
    readonly otherMintOf: (tokenAccount: Uint8Array) => Uint8Array;
  };
}

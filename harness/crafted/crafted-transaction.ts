import type { Instruction } from '../program/message.ts';
import type { Wallet } from '../wallet.ts';

/** A transaction written by hand. */
export interface CraftedTransaction {
  /** The first pays. */
  readonly signers: readonly [Wallet, ...Wallet[]];
  readonly instructions: readonly Instruction[];
}

import { SimError } from '#sim/core/errors/sim-error.ts';
import type { ChainEngine } from '../chain/chain-engine.ts';
import type { TransactionSender } from '../chain/transaction-sender.ts';
import { compileTransaction, type Instruction } from '../program/message.ts';
import { type ErrorSpace, nameRefusal, type ProgramErrorNames } from '../program/program-errors.ts';
import type { Wallet } from '../wallet.ts';

/** Where genesis takes place. */
export interface GenesisSite {
  readonly engine: ChainEngine;
  readonly sender: TransactionSender;
  readonly programId: Uint8Array;
  readonly errorNames: ProgramErrorNames;
}

/** An instruction and whose error numbers it may return. */
export type GenesisInstruction = readonly [Instruction, ErrorSpace];

/** Runs one transaction of genesis; the first wallet pays. Throws `CHAIN__FAILED` with the step and the refusal. */
export async function runStep(
  site: GenesisSite,
  step: string,
  signers: readonly [Wallet, ...Wallet[]],
  instructions: readonly GenesisInstruction[],
): Promise<void> {
  const compiled = compileTransaction(
    signers[0].address,
    instructions.map(([instruction]) => instruction),
  );
  const { error } = await site.sender.send(compiled, signers);
  if (error === undefined) return;
  const spaces = instructions.map(([, space]) => space);
  const { errorName } = nameRefusal(error, spaces, site.errorNames);
  throw new SimError('CHAIN__FAILED', { engine: site.engine.name, step: `genesis: ${step}`, reason: errorName });
}

import { ACCEPTED_RESULT } from '#sim/ports/trace.ts';
import type { EngineResult } from '../chain/chain-engine.ts';
import { MARKET_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../program/addresses.ts';
import { type ErrorSpace, nameRefusal, type ProgramErrorNames } from '../program/program-errors.ts';
import type { ReadMessage } from './message-reader.ts';
import { isSame } from './transaction-words.ts';

/**
 * What a transaction came to, by name, on every engine the same. Small numbers that the staking program passes on from a
 * program it calls keep their number, since a message does not say which one that was.
 */
export function resultName({ error }: EngineResult, { instructions }: ReadMessage, names: ProgramErrorNames): string {
  if (error === undefined) return ACCEPTED_RESULT;
  const spaces = instructions.map(({ programId }) => spaceOf(programId)) as readonly ErrorSpace[];
  return nameRefusal(error, spaces, names).errorName;
}

function spaceOf(programId: Uint8Array): ErrorSpace | undefined {
  if (isSame(programId, MARKET_PROGRAM)) return 'market';
  if (isSame(programId, TOKEN_PROGRAM)) return 'token';
  return isSame(programId, SYSTEM_PROGRAM) ? 'system' : undefined;
}

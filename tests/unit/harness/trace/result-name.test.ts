import { describe, expect, it } from 'vitest';
import type { EngineResult } from '#harness/chain/chain-engine.ts';
import { MARKET_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import type { ReadMessage } from '#harness/trace/message-reader.ts';
import { resultName } from '#harness/trace/result-name.ts';

const STAKING = new Uint8Array(32).fill(7);
const PROGRAMS = [STAKING, TOKEN_PROGRAM, MARKET_PROGRAM, SYSTEM_PROGRAM];
const MESSAGE: ReadMessage = {
  signers: [],
  writable: [],
  instructions: PROGRAMS.map((programId) => ({ programId, accounts: [], data: new Uint8Array(0) })),
  blockhashOffset: 0,
};
const NAMES = new Map([[6_001, 'StillLocked']]);

function named(error: EngineResult['error']): string {
  return resultName({ computeUnits: 1, error }, MESSAGE, NAMES);
}

describe('harness/trace/result-name', () => {
  it("names refusals in the words of the instruction's program", () => {
    expect(named(undefined)).toBe('ok');
    expect(named({ kind: 'program', index: 0, code: 6_001 })).toBe('StillLocked');
    expect(named({ kind: 'program', index: 1, code: 1 })).toBe('TokenInsufficientFunds');
    expect(named({ kind: 'program', index: 2, code: 7_005 })).toBe('SlippageExceeded');
    expect(named({ kind: 'program', index: 3, code: 1 })).toBe('SystemResultWithNegativeLamports');
    expect(named({ kind: 'transaction', name: 'SignatureFailure' })).toBe('SignatureFailure');
    expect(named({ kind: 'instruction', index: 0, name: 'ProgramFailedToComplete' })).toBe('ProgramFailedToComplete');
  });

  it('keeps a small number that some called program gave, as nobody says which', () => {
    expect(named({ kind: 'program', index: 0, code: 1 })).toBe('Custom1');
  });
});

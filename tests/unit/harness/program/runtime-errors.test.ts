import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { INSTRUCTION_ERROR_NAMES, parseRuntimeText, TRANSACTION_ERROR_NAMES } from '#harness/program/runtime-errors.ts';

describe('harness/program/runtime-errors', () => {
  it('numbers refusals as the litesvm binding declares them', () => {
    const declared = readFileSync(fileURLToPath(import.meta.resolve('litesvm/dist/internal.d.ts')), 'utf8');
    const members = (name: string): readonly string[] => {
      const body = new RegExp(`const enum ${name} \\{([^}]*)\\}`).exec(declared)?.[1] ?? '';
      return [...body.matchAll(/(\w+) = (\d+)/g)].map(([, member, value]) => `${value} ${member}`);
    };
    const numbered = (names: readonly string[]): readonly string[] => names.map((name, i) => `${i} ${name}`);
    expect(members('InstructionErrorFieldless')).toEqual(numbered(INSTRUCTION_ERROR_NAMES));
    expect(members('TransactionErrorFieldless')).toEqual(numbered(TRANSACTION_ERROR_NAMES));
  });

  it.each([
    ['Error processing Instruction 0: custom program error: 0x1770', { kind: 'program', index: 0, code: 6000 }],
    ['Error processing Instruction 12: custom program error: 0x0', { kind: 'program', index: 12, code: 0 }],
    [
      'Error processing Instruction 1: Program failed to complete',
      { kind: 'instruction', index: 1, name: 'ProgramFailedToComplete' },
    ],
    [
      'Error processing Instruction 0: missing required signature for instruction',
      { kind: 'instruction', index: 0, name: 'MissingRequiredSignature' },
    ],
    [
      'Error processing Instruction 0: Failed to serialize or deserialize account data: Unknown',
      { kind: 'instruction', index: 0, name: 'BorshIoError' },
    ],
    ['Blockhash not found', { kind: 'transaction', name: 'BlockhashNotFound' }],
    ['This transaction has already been processed', { kind: 'transaction', name: 'AlreadyProcessed' }],
    [
      'Transaction results in an account (1) with insufficient funds for rent',
      { kind: 'transaction', name: 'InsufficientFundsForRent' },
    ],
    [
      'Transaction contains a duplicate instruction (3) that is not allowed',
      { kind: 'transaction', name: 'DuplicateInstruction' },
    ],
  ])('reads "%s"', (text, error) => {
    expect(parseRuntimeText(text)).toEqual(error);
  });

  it.each(['', 'something else', 'Error processing Instruction 0: no such reason'])('rejects "%s"', (text) => {
    expect(parseRuntimeText(text)).toBeUndefined();
  });
});

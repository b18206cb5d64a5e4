import { SendTransactionError } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { AccountMissing, ProgramRefusal, translateRefusal } from '#client/refusal.ts';

const NAMES = new Map([[6_008, 'StillLocked']]);

function nameOf(error: unknown): string | undefined {
  const refusal = translateRefusal(error, ['system', 'token'], NAMES);
  return refusal instanceof ProgramRefusal ? refusal.errorName : undefined;
}

describe('client/refusal', () => {
  it('names a refusal in the words of each provider', () => {
    const inWords = 'Error processing Instruction 1: custom program error: 0x1778';
    expect(nameOf(new Error(inWords))).toBe('StillLocked');
    expect(nameOf(new Error(`Transaction simulation failed: ${inWords}. `))).toBe('StillLocked');
    expect(nameOf(new Error(`failed ({"err":{"InstructionError":[1,{"Custom":6008}]}})`))).toBe('StillLocked');
    expect(nameOf(new Error('InstructionError(1, Custom(6008))\nlog line'))).toBe('StillLocked');
    const logs = ['Program log: x'];
    const message = `Simulation failed. \nMessage: Transaction simulation failed: ${inWords}. \nLogs: []`;
    expect(nameOf(new Error(message))).toBe('StillLocked');
    const sent = new SendTransactionError({ action: 'send', signature: '', transactionMessage: inWords, logs });
    const refusal = translateRefusal(sent, ['system', 'token'], NAMES);
    expect(refusal).toMatchObject({ errorName: 'StillLocked', errorCode: 6_008, logs, cause: sent });
  });

  it('puts the name of the token and the system program before their small numbers', () => {
    expect(nameOf(new Error('Error processing Instruction 1: custom program error: 0x1'))).toBe(
      'TokenInsufficientFunds',
    );
    expect(nameOf(new Error('Error processing Instruction 0: custom program error: 0x0'))).toBe(
      'SystemAccountAlreadyInUse',
    );
  });

  it("names the runtime's own refusals", () => {
    const text = 'Error processing Instruction 0: missing required signature for instruction';
    expect(nameOf(new Error(text))).toBe('MissingRequiredSignature');
    expect(nameOf(new Error('This transaction has already been processed'))).toBe('AlreadyProcessed');
  });

  it('leaves other errors as they are', () => {
    const error = new Error('fetch failed');
    expect(translateRefusal(error, [], NAMES)).toBe(error);
    expect(translateRefusal(undefined, [], NAMES)).toBeUndefined();
  });

  it('says which account is missing', () => {
    expect(new AccountMissing('UserStake', 'abc').message).toBe('there is no UserStake at abc');
  });
});

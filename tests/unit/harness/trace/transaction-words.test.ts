import { describe, expect, it } from 'vitest';
import { readonly, signer, writable } from '#harness/program/account-metas.ts';
import { MARKET_PROGRAM, PROBE_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { stakingInstruction } from '#harness/program/instruction-names.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { transferLamports } from '#harness/program/token-instructions.ts';
import { type ReadMessage, readMessage } from '#harness/trace/message-reader.ts';
import { instructionName, isProbe, isSame, transactionWords } from '#harness/trace/transaction-words.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const [RELAY, ANN, BOB, STAKING] = [key(1), key(2), key(3), key(4)];
const NAMES = new Map([
  [1, 'relay'],
  [2, 'ann'],
  [3, 'bob'],
]);
const nameOf = (address: Uint8Array): string => NAMES.get(address[0] ?? 0) ?? 'somebody';

function read(...instructions: readonly Instruction[]): ReadMessage {
  const { bytes, messageOffset } = compileTransaction(RELAY, instructions);
  return readMessage(bytes.slice(messageOffset));
}

describe('harness/trace/transaction-words', () => {
  it('says who does what', () => {
    const claim = (owner: Uint8Array): Instruction => stakingInstruction(STAKING, 'claim_rewards', [signer(owner)]);
    const stake = stakingInstruction(STAKING, 'stake', [writable(key(9)), signer(ANN)]);
    expect(transactionWords(read(stake, claim(ANN), claim(BOB)), nameOf)).toBe(
      'ann: stake, claim_rewards; bob: claim_rewards',
    );
  });

  it('counts what would make the line too long, and names the payer where nobody else signs', () => {
    const rolls = Array.from({ length: 9 }, () => stakingInstruction(STAKING, 'roll', [readonly(key(9))]));
    expect(transactionWords(read(...rolls), nameOf)).toBe('relay: roll, roll, roll, roll, roll, roll and 3 more');
  });

  it('names instructions of every program', () => {
    const of = (programId: Uint8Array, ...data: readonly number[]): string =>
      instructionName({ programId, accounts: [], data: Uint8Array.from(data) });
    expect(of(MARKET_PROGRAM, 3)).toBe('swap');
    expect(of(TOKEN_PROGRAM, 3)).toBe('transfer');
    expect(of(TOKEN_PROGRAM, 99)).toBe('an instruction of the token program');
    expect(of(STAKING, 1, 2, 3)).toBe('an unknown instruction');
    expect(read(transferLamports(RELAY, ANN, 1n)).instructions.map(instructionName)).toEqual(['send lamports']);
  });

  it('knows the probe, which only reads', () => {
    expect(isProbe(read({ programId: PROBE_PROGRAM, accounts: [], data: new Uint8Array(0) }))).toBe(true);
    expect(isProbe(read(transferLamports(RELAY, ANN, 1n)))).toBe(false);
    expect([isSame(ANN, key(2)), isSame(ANN, BOB)]).toEqual([true, false]);
  });
});

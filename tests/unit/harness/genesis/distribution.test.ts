import { describe, expect, it } from 'vitest';
import { AGENTS_PER_TRANSACTION, GRANTS_PER_TRANSACTION } from '#harness/genesis/distribution.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { createTokenAccount, transferLamports, transferTokens } from '#harness/program/token-instructions.ts';
import { MAX_TRANSACTION_BYTES } from '#harness/program/transaction.ts';
import { TreasuryInstructions } from '#harness/program/treasury-instructions.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { openChain } from '#tests/support/open-chain.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const [OPERATOR, OPERATOR_TOKENS, MINT] = [key(1), key(2), key(3)] as [Uint8Array, Uint8Array, Uint8Array];

/** Size of a transaction of the operator. */
function size(count: number, instructions: (i: number) => readonly Instruction[]): number {
  return compileTransaction(OPERATOR, Array.from({ length: count }, (_, i) => instructions(i)).flat()).bytes.length;
}

describe('harness/genesis/distribution', () => {
  it('funds as many agents a transaction as fit the network', () => {
    const fund = (i: number): readonly Instruction[] => [
      transferLamports(OPERATOR, key(10 + i), 1n),
      createTokenAccount(OPERATOR, key(100 + i), key(10 + i), MINT),
      transferTokens(OPERATOR_TOKENS, key(100 + i), OPERATOR, 1n),
    ];
    expect(size(AGENTS_PER_TRANSACTION, fund)).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
    expect(size(AGENTS_PER_TRANSACTION + 1, fund)).toBeGreaterThan(MAX_TRANSACTION_BYTES);
  });

  it('makes as many grants a transaction as fit the network', () => {
    const calls = new TreasuryInstructions(new StakingAddresses(key(7)));
    const terms = { index: 0, totalBaseUnits: 1n, startUnixSeconds: 0n, cliffDays: 0, durationDays: 1 };
    const grant = (i: number): readonly Instruction[] => [
      calls.createVesting(OPERATOR, OPERATOR_TOKENS, key(10 + i), { ...terms, beneficiary: key(100 + i) }),
    ];
    expect(size(GRANTS_PER_TRANSACTION, grant)).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
    expect(size(GRANTS_PER_TRANSACTION + 1, grant)).toBeGreaterThan(MAX_TRANSACTION_BYTES);
  });

  it('says which grants were refused', async () => {
    const grant = { beneficiary: 0, group: 'team', totalBaseUnits: TOKEN, cliffDays: 11, durationDays: 10 };
    await expect(openChain('litesvm', genesisPlan([1n], { grants: [grant] }))).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { step: 'genesis: create vestings from 0', reason: 'VestingOutOfRange' },
    });
  });

  it('says when the treasury asks for more than the supply', async () => {
    const plan = genesisPlan([], { treasuryBaseUnits: 1_000_000_001n * TOKEN });
    await expect(openChain('litesvm', plan)).rejects.toMatchObject({
      context: { step: 'genesis: fill treasury', reason: 'TokenInsufficientFunds' },
    });
  });
});

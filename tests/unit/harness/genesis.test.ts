import { describe, expect, it } from 'vitest';
import { AGENTS_PER_TRANSACTION } from '#harness/genesis.ts';
import { compileTransaction, MAX_TRANSACTION_BYTES } from '#harness/program/message.ts';
import { createTokenAccount, transferLamports, transferTokens } from '#harness/program/token-instructions.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { openChain } from '#tests/support/open-chain.ts';

describe('harness/genesis', () => {
  it('funds as many agents a transaction as fit the network', () => {
    const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
    const [operator, operatorTokens, mint] = [key(1), key(2), key(3)] as [Uint8Array, Uint8Array, Uint8Array];
    const size = (agents: number): number => {
      const instructions = Array.from({ length: agents }, (_, i) => [
        transferLamports(operator, key(10 + i), 1n),
        createTokenAccount(operator, key(100 + i), key(10 + i), mint),
        transferTokens(operatorTokens, key(100 + i), operator, 1n),
      ]).flat();
      return compileTransaction(operator, instructions).bytes.length;
    };
    expect(size(AGENTS_PER_TRANSACTION)).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
    expect(size(AGENTS_PER_TRANSACTION + 1)).toBeGreaterThan(MAX_TRANSACTION_BYTES);
  });

  it('leaves the whole supply with the operator and the agents, whatever the population', async () => {
    for (const count of [0, 1, AGENTS_PER_TRANSACTION, AGENTS_PER_TRANSACTION + 1]) {
      const { chain } = await openChain('litesvm', genesisPlan(Array.from({ length: count }, (_, i) => BigInt(i))));
      const agents = await chain.readAgents(Array.from({ length: count }, (_, i) => i));
      expect(agents.map(({ walletBaseUnits }) => walletBaseUnits)).toEqual(agents.map((_, i) => BigInt(i) * TOKEN));
      const held = agents.reduce((sum, { walletBaseUnits }) => sum + walletBaseUnits, 0n);
      expect((await chain.readVaults()).operatorBaseUnits + held).toBe(1_000_000_000n * TOKEN);
    }
  });

  it('rejects a second wallet of the same id', async () => {
    const plan = genesisPlan([1n, 1n], { agentIds: ['same', 'same'] });
    await expect(openChain('litesvm', plan)).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { engine: 'litesvm', step: 'genesis: fund agents from 0' },
    });
  });
});

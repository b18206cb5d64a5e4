import { describe, expect, it } from 'vitest';
import { createBankrunChain } from '#harness/chain/bankrun-chain.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';

describe('harness/chain/bankrun-chain', () => {
  it('runs the committed program when no folder is named', async () => {
    const chain = createBankrunChain();
    expect(chain.engine).toBe('bankrun');
    await chain.genesis(genesisPlan([5n]));
    expect((await chain.readAgents([0]))[0]?.walletBaseUnits).toBe(5n * TOKEN);
    await chain.close();
  });

  it('rejects a folder without a program', () => {
    expect(() => createBankrunChain({ artifactsDir: import.meta.dirname })).toThrow(
      expect.objectContaining({ code: 'PROGRAM__FILE_UNREADABLE' }),
    );
  });
});

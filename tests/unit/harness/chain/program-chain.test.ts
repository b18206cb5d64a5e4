import { describe, expect, it } from 'vitest';
import { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { ProgramChain } from '#harness/chain/program-chain.ts';
import type { SignMessage } from '#harness/chain/transaction-sender.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { signBytes } from '#harness/wallet.ts';
import type { AgentAction } from '#sim/ports/staking-chain.ts';
import { clockAt, genesisPlan } from '#tests/support/chain-plan.ts';
import { claim, openChain, stake, submitOne, unstake } from '#tests/support/open-chain.ts';

// The contract suite holds the behaviour; this is what no other chain need have.
describe('harness/chain/program-chain', () => {
  it('signs for everyone with wallets of the run seed', async () => {
    const wallets = async (seed: number): Promise<unknown> => {
      const { chain } = await openChain('litesvm', genesisPlan([1n, 1n], { seed }));
      const { agents, operator, mint } = chain.deployment;
      return [...agents, operator].map(({ wallet, tokenAccount }) => [wallet.address, tokenAccount, mint]);
    };
    expect(await wallets(1)).toEqual(await wallets(1));
    expect(await wallets(1)).not.toEqual(await wallets(2));
  });

  it('counts the compute units of the settlements that go ahead', async () => {
    const { chain } = await openChain('litesvm', genesisPlan([100_000n]));
    for (let i = 0; i < 16; i += 1) {
      await chain.advanceTo(clockAt(i * 67));
      await chain.operate({ kind: 'roll' });
      expect(await submitOne(chain, stake(0, 100n, 30))).toBe('accepted');
    }
    await chain.advanceTo(clockAt(17 * 67));
    await chain.operate({ kind: 'roll' });
    // Two pages an entry are more than one transaction holds: what is settled ahead stays settled.
    const before = chain.computeUnits;
    const [refused] = await chain.submit([claim(0)]);
    expect(refused).toMatchObject({ accepted: false, errorName: 'NothingToClaim' });
    const afterFirst = chain.computeUnits;
    await chain.submit([claim(0)]);
    expect(afterFirst - before).toBeGreaterThan((chain.computeUnits - afterFirst) * 2);
  });

  it('reads an entry again after a transaction may have changed it', async () => {
    const { chain } = await openChain('litesvm', genesisPlan([1_000n]));
    await submitOne(chain, stake(0, 500n, 30));
    await chain.readAgents([0]);
    expect(await submitOne(chain, unstake(0, 500n, 0, true))).toBe('accepted');
    await chain.advanceTo(clockAt(1));
    await chain.operate({ kind: 'roll' });
    expect(await submitOne(chain, stake(0, 450n, 180))).toBe('accepted');
    await chain.advanceTo(clockAt(2));
    await chain.operate({ kind: 'roll' });
    // Slot 0 holds another deposit now, whose exit needs another expiry page.
    expect(await submitOne(chain, unstake(0, 450n, 0, true))).toBe('accepted');
  });

  it.each(['litesvm', 'bankrun'] as const)('rejects to go on after a wrong signature, on %s', async (engineName) => {
    let isForging = false;
    const signMessage: SignMessage = (wallet, message) => {
      const signature = signBytes(wallet, message);
      return isForging ? signature.fill(1, 0, 1) : signature;
    };
    const engine = engineName === 'litesvm' ? new LitesvmEngine() : new BankrunEngine();
    const chain = new ProgramChain(engine, loadProgramArtifacts(), { signMessage });
    await chain.genesis(genesisPlan([10_000n, 10_000n]));
    isForging = true;
    // Two agents share each transaction; one of any 64 is checked.
    const submitAll = async (): Promise<void> => {
      for (let i = 0; i < 64; i += 1) await chain.submit([optIn(0), optIn(1)]);
    };
    await expect(submitAll()).rejects.toMatchObject({ code: 'CHAIN__FAILED', context: { step: 'sign' } });
    await chain.close();
  });
});

function optIn(agent: number): AgentAction {
  return { kind: 'set_compounding', agent, enabled: true };
}

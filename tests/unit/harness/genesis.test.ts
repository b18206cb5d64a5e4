import { describe, expect, it } from 'vitest';
import { AGENTS_PER_TRANSACTION } from '#harness/genesis/distribution.ts';
import { QUOTE_ACCOUNTS_PER_TRANSACTION } from '#harness/genesis/market-setup.ts';
import { genesisPlan, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import { openChain } from '#tests/support/open-chain.ts';

describe('harness/genesis', () => {
  it('leaves the whole supply with the operator and the agents, whatever the population', async () => {
    for (const count of [0, 1, AGENTS_PER_TRANSACTION, AGENTS_PER_TRANSACTION + 1]) {
      const { chain } = await openChain('litesvm', genesisPlan(Array.from({ length: count }, (_, i) => BigInt(i))));
      const agents = await chain.readAgents(Array.from({ length: count }, (_, i) => i));
      expect(agents.map(({ walletBaseUnits }) => walletBaseUnits)).toEqual(agents.map((_, i) => BigInt(i) * TOKEN));
      const held = agents.reduce((sum, { walletBaseUnits }) => sum + walletBaseUnits, 0n);
      expect((await chain.readVaults()).operatorBaseUnits + held).toBe(1_000_000_000n * TOKEN);
    }
  });

  it('counts grants by beneficiary and gives each group outside the population one wallet', async () => {
    const grant = { group: 'team', totalBaseUnits: TOKEN, cliffDays: 0, durationDays: 10 };
    const plan = genesisPlan([1n, 1n], {
      grants: [
        { ...grant, beneficiary: 1 },
        { ...grant, beneficiary: undefined },
        { ...grant, beneficiary: 1 },
        { ...grant, beneficiary: undefined, group: 'partners' },
        { ...grant, beneficiary: undefined },
      ],
    });
    const { deployment } = (await openChain('litesvm', plan)).chain;
    expect(deployment.grants.map(({ index }) => index)).toEqual([0, 0, 1, 0, 1]);
    expect(deployment.reserves).toHaveLength(2);
    expect(deployment.grants[2]?.beneficiary).toEqual(deployment.agents[1]?.wallet.address);
    expect(deployment.grants[4]?.tokenAccount).toEqual(deployment.reserves[0]?.tokenAccount);
    expect(new Set(deployment.grants.map(({ vesting }) => Buffer.from(vesting).toString('hex'))).size).toBe(5);
  });

  it('opens a quote account for every agent where there is a market, and makes nothing of it elsewhere', async () => {
    for (const count of [1, QUOTE_ACCOUNTS_PER_TRANSACTION + 1]) {
      const plan = genesisPlan(Array.from({ length: count }, () => 5n));
      const cashQuoteUnits = plan.agentIds.map((_, agent) => BigInt(agent === 2 ? 0 : agent + 1));
      const { chain } = await openChain('litesvm', withMarket(plan, { cashQuoteUnits }));
      const agents = await chain.readAgents(plan.agentIds.map((_, agent) => agent));
      expect(agents.map(({ quoteUnits }) => quoteUnits)).toEqual(cashQuoteUnits);
      const { market, ...others } = chain.deployment;
      expect(market).toBeDefined();
      const without = (await openChain('litesvm', plan)).chain.deployment;
      expect(without.market).toBeUndefined();
      expect(without.agents.every(({ quoteAccount }) => quoteAccount === undefined)).toBe(true);
      expect(others.agents.map(({ tokenAccount }) => tokenAccount)).toEqual(
        without.agents.map(({ tokenAccount }) => tokenAccount),
      );
    }
  });

  it('rejects a grant to an agent that there is not', async () => {
    const grant = { group: 'team', totalBaseUnits: TOKEN, cliffDays: 0, durationDays: 10, beneficiary: 1 };
    await expect(openChain('litesvm', genesisPlan([1n], { grants: [grant] }))).rejects.toMatchObject({
      code: 'CORE__VALUE_OUT_OF_RANGE',
      context: { what: 'beneficiary', expected: '0 to 0', found: '1' },
    });
  });

  it('rejects a second wallet of the same id', async () => {
    const plan = genesisPlan([1n, 1n], { agentIds: ['same', 'same'] });
    await expect(openChain('litesvm', plan)).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { engine: 'litesvm', step: 'genesis: fund agents from 0' },
    });
  });
});

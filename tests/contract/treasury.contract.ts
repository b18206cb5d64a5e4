import { describe, expect, it } from 'vitest';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { genesisPlan, QUOTE, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, type OpenChain, stake, submitOne } from '#tests/support/open-chain.ts';
import { act, ContractStage, carry, DAYS_TO_EXECUTION, operate, rollTo } from './contract-stage.ts';

const HOLDINGS = [2_000_000n, 10_000n] as const;
const TREASURY = 1_000_000n;

/** What the treasury pays and buys, and grants that vest, on every chain. */
export function describeTreasury(engineName: Engine['name']): void {
  describe(`treasury on ${engineName}`, () => {
    const stage = new ContractStage(engineName);

    const openFilled = async (changes: Partial<GenesisPlan> = {}): Promise<OpenChain> => {
      const { treasury } = genesisPlan([]);
      const quoteReserveQuoteUnits = 1_000n * QUOTE;
      const opened = await stage.open(HOLDINGS, {
        treasuryBaseUnits: TREASURY * TOKEN,
        treasury: { ...treasury, quoteReserveQuoteUnits },
        ...changes,
      });
      await act(opened, stake(0, 1_000_000n, 180));
      await rollTo(opened, 3);
      return opened;
    };
    const spend = {
      kind: 'spend',
      recipient: undefined,
      amountBaseUnits: 1_000n * TOKEN,
      priceQuoteUnits: 0n,
    } as const;
    const executeSpend = async (opened: OpenChain, payload: Parameters<typeof carry>[3]): Promise<void> => {
      const proposalId = await carry(opened, 3, 0, payload);
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('accepted');
    };

    it('pays an agent', async () => {
      const opened = await openFilled();
      await executeSpend(opened, { ...spend, purpose: 'payment', recipient: 1 });
      expect((await opened.chain.readAgents([1]))[0]?.walletBaseUnits).toBe(11_000n * TOKEN);
      expect((await opened.chain.readVaults()).treasuryVaultBaseUnits).toBe((TREASURY - 1_000n) * TOKEN);
      expect((await opened.chain.readTreasury()).totalSpentBaseUnits).toBe(1_000n * TOKEN);
    });

    it('pays the operator when no agent is named', async () => {
      const opened = await openFilled();
      const before = (await opened.chain.readVaults()).operatorBaseUnits;
      await executeSpend(opened, { ...spend, purpose: 'payment' });
      expect((await opened.chain.readVaults()).operatorBaseUnits).toBe(before + 1_000n * TOKEN);
    });

    it('grants to the reward budget', async () => {
      const opened = await openFilled();
      await executeSpend(opened, { ...spend, purpose: 'reward_grant' });
      expect((await opened.chain.readVaults()).rewardVaultBaseUnits).toBe(1_000n * TOKEN);
      expect(await opened.chain.readPool()).toMatchObject({
        fundedGrantsBaseUnits: 1_000n * TOKEN,
        budgetNextBaseUnits: 1_000n * TOKEN,
      });
    });

    it('burns', async () => {
      const opened = await openFilled();
      await executeSpend(opened, { ...spend, purpose: 'burn' });
      expect(await opened.chain.readVaults()).toMatchObject({
        treasuryVaultBaseUnits: (TREASURY - 1_000n) * TOKEN,
        mintSupplyBaseUnits: (1_000_000_000n - 1_000n) * TOKEN,
      });
    });

    it('buys back from agents and burns what it bought', async () => {
      const opened = await openFilled();
      const { chain } = opened;
      const sell = { kind: 'buy_back', agent: 1, amountBaseUnits: 100n * TOKEN } as const;
      expect(await submitOne(chain, sell)).toBe('BuybackInactive');
      await executeSpend(opened, { ...spend, purpose: 'buyback', priceQuoteUnits: 2n * QUOTE });
      await act(opened, sell, { ...sell, amountBaseUnits: 50n * TOKEN });
      expect(await submitOne(chain, { ...sell, amountBaseUnits: 900n * TOKEN })).toBe('BuybackCapExceeded');
      expect((await chain.readAgents([1]))[0]?.walletBaseUnits).toBe((10_000n - 150n) * TOKEN);
      expect(await chain.readVaults()).toMatchObject({
        quoteVaultQuoteUnits: (1_000n - 300n) * QUOTE,
        mintSupplyBaseUnits: (1_000_000_000n - 150n) * TOKEN,
      });
      expect(await chain.readTreasury()).toMatchObject({
        buybackRemainingBaseUnits: 850n * TOKEN,
        buybackTotalBoughtBaseUnits: 150n * TOKEN,
        buybackTotalQuoteUnits: 300n * QUOTE,
      });
    });

    it('releases grants over time, to agents and to groups outside the population', async () => {
      const grant = { group: 'partners', totalBaseUnits: 1_000n * TOKEN, cliffDays: 10, durationDays: 100 };
      const opened = await openFilled({
        grants: [
          { ...grant, beneficiary: 1 },
          { ...grant, beneficiary: undefined },
        ],
      });
      const release = async (index: number): Promise<string> =>
        operate(opened, { kind: 'release_vested', grant: index });
      expect(await release(0)).toBe('NothingReleasable');
      await rollTo(opened, 50);
      expect([await release(0), await release(1), await release(1)]).toEqual([
        'accepted',
        'accepted',
        'NothingReleasable',
      ]);
      expect((await opened.chain.readAgents([1]))[0]?.walletBaseUnits).toBe(10_500n * TOKEN);
      expect(await opened.chain.readVaults()).toMatchObject({
        vestingVaultBaseUnits: 1_000n * TOKEN,
        reserveWalletsBaseUnits: 500n * TOKEN,
      });
      await rollTo(opened, 100);
      expect(await release(0)).toBe('accepted');
      expect(await opened.chain.readGrant(0)).toMatchObject({ releasedBaseUnits: 1_000n * TOKEN });
      await expect(release(2)).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
    });

    it('keeps to what it may spend in 30 days', async () => {
      const opened = await openFilled();
      const amountBaseUnits = (TREASURY / 10n + 1n) * TOKEN;
      const proposalId = await carry(opened, 3, 0, { ...spend, purpose: 'burn', amountBaseUnits });
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('SpendingCapExceeded');
      expect((await opened.chain.readPool()).lastDay - (await opened.chain.readPool()).genesisDay).toBe(
        3 + DAYS_TO_EXECUTION,
      );
    });
  });
}

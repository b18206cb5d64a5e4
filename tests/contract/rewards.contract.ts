import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { claim, type Engine, outcomeName, stake, submitOne, unstake } from '#tests/support/open-chain.ts';
import { act, ContractStage, fund, operate, rollTo } from './contract-stage.ts';

const WEEKLY_BUDGET = 700_000n;

/** Where rewards come from, compounding and boosters, on every chain. */
export function describeRewards(engineName: Engine['name']): void {
  describe(`rewards on ${engineName}`, () => {
    const stage = new ContractStage(engineName);

    it('mints a week of inflation into the next budget, once', async () => {
      const opened = await stage.open([1_000n]);
      expect(await operate(opened, { kind: 'mint_inflation' })).toBe('accepted');
      expect(await operate(opened, { kind: 'mint_inflation' })).toBe('AlreadyMintedThisWeek');
      const emission = await opened.chain.readEmission();
      const minted = emission.totalMintedBaseUnits;
      // About 5% a year, week by week.
      expect(minted).toBeGreaterThan(958_000n * TOKEN);
      expect(minted).toBeLessThan(959_000n * TOKEN);
      expect(emission).toMatchObject({ mintCount: 1, lastWeek: 1 });
      expect(emission.mints[0]).toMatchObject({
        mintedBaseUnits: minted,
        supplyBeforeBaseUnits: 1_000_000_000n * TOKEN,
      });
      expect(await opened.chain.readVaults()).toMatchObject({
        rewardVaultBaseUnits: minted,
        mintSupplyBaseUnits: 1_000_000_000n * TOKEN + minted,
      });
      expect(await opened.chain.readPool()).toMatchObject({
        totalMintedBaseUnits: minted,
        fundedInflationBaseUnits: minted,
        budgetNextBaseUnits: minted,
      });
    });

    it('takes debate fees into the next budget', async () => {
      const opened = await stage.open([1_000n]);
      await act(opened, stake(0, 500n, 30), { kind: 'pay_debate_fee', agent: 0, amountBaseUnits: 5n * TOKEN });
      const tooSmall = { kind: 'pay_debate_fee', agent: 0, amountBaseUnits: TOKEN - 1n } as const;
      expect(await submitOne(opened.chain, tooSmall)).toBe('DebateFeeTooSmall');
      const pool = await opened.chain.readPool();
      expect(pool).toMatchObject({ fundedFeesBaseUnits: 5n * TOKEN, budgetNextBaseUnits: 5n * TOKEN });
      const [agent] = await opened.chain.readAgents([0]);
      expect(agent).toMatchObject({ walletBaseUnits: 495n * TOKEN, stake: { lastDebateDay: pool.lastDay } });
    });

    it('compounds for those who opted in, and for nobody else', async () => {
      const opened = await stage.open([1_000n, 1_000n]);
      await act(opened, stake(0, 1_000n, 30), stake(1, 1_000n, 30));
      await act(opened, { kind: 'set_compounding', agent: 0, enabled: true });
      await fund(opened, WEEKLY_BUDGET);
      await rollTo(opened, 14);
      expect(await operate(opened, { kind: 'compound_rewards', agent: 1 })).toBe('NotOptedIn');
      expect(await operate(opened, { kind: 'compound_rewards', agent: 0 })).toBe('accepted');
      const [agent] = await opened.chain.readAgents([0]);
      const { amountBaseUnits, rewardsCompoundedBaseUnits, entries, payouts } = agent!.stake!;
      expect(rewardsCompoundedBaseUnits).toBeGreaterThan(349_999n * TOKEN);
      expect(amountBaseUnits).toBe(1_000n * TOKEN + rewardsCompoundedBaseUnits);
      expect(entries[1]).toMatchObject({ compound: true, tier: 0, amountBaseUnits: rewardsCompoundedBaseUnits });
      expect(payouts).toEqual([
        { amountBaseUnits: rewardsCompoundedBaseUnits, day: entries[1]?.startDay, kind: 'compound' },
      ]);
      await act(opened, { kind: 'set_compounding', agent: 0, enabled: false });
      expect((await opened.chain.readAgents([0]))[0]?.stake?.compounding).toBe(false);
    });

    it('pays out what would be compounded when every entry is taken', async () => {
      const opened = await stage.open([10_000n]);
      for (let i = 0n; i < 16n; i += 1n) await act(opened, stake(0, 100n + i, 0));
      await act(opened, { kind: 'set_compounding', agent: 0, enabled: true });
      await fund(opened, WEEKLY_BUDGET);
      await rollTo(opened, 14);
      const [before] = await opened.chain.readAgents([0]);
      expect(await operate(opened, { kind: 'compound_rewards', agent: 0 })).toBe('accepted');
      const [after] = await opened.chain.readAgents([0]);
      const { amountBaseUnits, rewardsClaimedBaseUnits, rewardsCompoundedBaseUnits, entries } = after!.stake!;
      expect([amountBaseUnits, rewardsCompoundedBaseUnits]).toEqual([before!.stake!.amountBaseUnits, 0n]);
      expect(entries).toHaveLength(16);
      expect(rewardsClaimedBaseUnits).toBeGreaterThan(699_999n * TOKEN);
      expect(after!.walletBaseUnits).toBe(before!.walletBaseUnits + rewardsClaimedBaseUnits);
    });

    it('settles ahead of compounding what needs more pages than a transaction holds', async () => {
      const opened = await stage.open([100_000n]);
      await fund(opened, WEEKLY_BUDGET);
      for (let i = 0; i < 15; i += 1) {
        await rollTo(opened, i * 67);
        await act(opened, stake(0, 100n, 30));
      }
      await act(opened, { kind: 'set_compounding', agent: 0, enabled: true });
      await rollTo(opened, 15 * 67 + 40);
      const outcome = await opened.chain.operate({ kind: 'compound_rewards', agent: 0 });
      expect(outcomeName(outcome)).toBe('accepted');
      const masks = outcome.settledAhead ?? [];
      expect(masks.length).toBeGreaterThan(0);
      expect((await opened.chain.readAgents([0]))[0]?.stake?.entries).toHaveLength(16);
    });

    it('boosts who takes part, until the grant ends', async () => {
      const opened = await stage.open([10_000n]);
      const { chain } = opened;
      await act(opened, stake(0, 1_000n, 30), stake(0, 500n, 0));
      await rollTo(opened, 1);
      expect(await submitOne(chain, { kind: 'refresh_boosters', agent: 0 })).toBe('NoBoosterEarned');
      await act(opened, { kind: 'pay_debate_fee', agent: 0, amountBaseUnits: TOKEN });
      await act(opened, { kind: 'refresh_boosters', agent: 0 });
      const pool = await chain.readPool();
      // 1.5x and 1.0x, a tenth more of each.
      expect(pool.activeWeight).toBe(2_200n * TOKEN);
      expect((await chain.readAgents([0]))[0]?.stake?.entries).toMatchObject([
        { boostBps: 1_000, boostEndDay: pool.lastDay + 89, boostOver: false },
        { boostBps: 1_000, boostEndDay: pool.lastDay + 89, boostOver: false },
      ]);
      await rollTo(opened, 60);
      expect((await chain.readPool()).activeWeight).toBe(1_650n * TOKEN);
      await act(opened, unstake(0, 200n, 1));
      await rollTo(opened, 200);
      expect((await chain.readPool()).activeWeight).toBe(1_300n * TOKEN);
      await act(opened, unstake(0, 300n, 1), unstake(0, 1_000n, 0));
      expect((await chain.readPool()).activeWeight).toBe(0n);
    });

    it('renews boosters with pages for both the old end and the new one', async () => {
      const opened = await stage.open([10_000n]);
      await act(opened, stake(0, 1_000n, 180), { kind: 'pay_debate_fee', agent: 0, amountBaseUnits: TOKEN });
      await rollTo(opened, 1);
      await act(opened, { kind: 'refresh_boosters', agent: 0 });
      await rollTo(opened, 25);
      await act(opened, { kind: 'refresh_boosters', agent: 0 });
      await rollTo(opened, 120);
      expect((await opened.chain.readPool()).activeWeight).toBe(3_000n * TOKEN);
      // A deposit of 90 days is a long-term one.
      await act(opened, { kind: 'refresh_boosters', agent: 0 }, unstake(0, 1_000n, 0, true));
      await rollTo(opened, 400);
      expect((await opened.chain.readPool()).activeWeight).toBe(0n);
    });

    it('sweeps penalties into the treasury, or burns them', async () => {
      for (const penaltyBurn of [false, true]) {
        const opened = await stage.openWith([1_000n], { penaltyBurn });
        expect(await operate(opened, { kind: 'sweep_penalties' })).toBe('NothingToSweep');
        await act(opened, stake(0, 1_000n, 180), unstake(0, 1_000n, 0, true));
        expect(await operate(opened, { kind: 'sweep_penalties' })).toBe('accepted');
        expect(await opened.chain.readVaults()).toMatchObject({
          penaltyVaultBaseUnits: 0n,
          treasuryVaultBaseUnits: penaltyBurn ? 0n : 100n * TOKEN,
          mintSupplyBaseUnits: (1_000_000_000n - (penaltyBurn ? 100n : 0n)) * TOKEN,
        });
      }
    });

    it('remembers the last payouts', async () => {
      const opened = await stage.open([1_000n]);
      await act(opened, stake(0, 1_000n, 30));
      await fund(opened, WEEKLY_BUDGET);
      await rollTo(opened, 14);
      await act(opened, claim(0));
      const { lastDay } = await opened.chain.readPool();
      const [agent] = await opened.chain.readAgents([0]);
      expect(agent?.stake?.payoutCount).toBe(1);
      expect(agent?.stake?.payouts).toEqual([
        { amountBaseUnits: agent?.stake?.rewardsClaimedBaseUnits, day: lastDay, kind: 'claim' },
      ]);
    });
  });
}

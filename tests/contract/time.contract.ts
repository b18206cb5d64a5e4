import { describe, expect, it } from 'vitest';
import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import { claim, type Engine, stake, submitOne, unstake } from '#tests/support/open-chain.ts';
import { ContractStage, fund, rollTo } from './contract-stage.ts';

const WEEKLY_BUDGET = 700_000n;

/** How every chain lives through many days. */
export function describeTime(engineName: Engine['name']): void {
  describe(`time on ${engineName}`, () => {
    const stage = new ContractStage(engineName);
    it('runs ten years of daily ticks', async () => {
      const opened = await stage.open([100_000n, 100_000n]);
      const { chain } = opened;
      const days = 3_652;
      await chain.submit([stake(0, 10_000n, 0), stake(1, 10_000n, 180)]);
      const refused = new Set<string>();
      for (let day = 1; day <= days; day += 1) {
        const rolled = await rollTo(opened, day, 30);
        if (!rolled.accepted) refused.add(rolled.errorName);
        if (day % 365 === 0) {
          const outcomes = [await fund(opened, WEEKLY_BUDGET), ...(await chain.submit([claim(day % 2)]))];
          // Nothing is owed before the first funded week has closed.
          if (day > 365) for (const outcome of outcomes) if (!outcome.accepted) refused.add(outcome.errorName);
        }
      }
      expect([...refused]).toEqual([]);
      const pool = await chain.readPool();
      expect(pool.lastDay).toBe(Number(FIRST_DAY) + days);
      expect(pool.totalFundedBaseUnits).toBe(10n * WEEKLY_BUDGET * TOKEN);
      expect(pool.activeWeight).toBe(20_000n * TOKEN);
      expect(await submitOne(chain, unstake(1, 10_000n, 0))).toBe('accepted');
    });

    it('comes to the same pool by one roll of many days as by a roll a day', async () => {
      const play = async (days: readonly number[]): Promise<unknown> => {
        const opened = await stage.open([100_000n]);
        await opened.chain.submit([7, 30, 90, 180].map((lockDays) => stake(0, 1_000n, lockDays)));
        await fund(opened, WEEKLY_BUDGET);
        for (const day of days) await rollTo(opened, day, 5);
        await submitOne(opened.chain, claim(0));
        return [await opened.chain.readPool(), await opened.chain.readAgents([0])];
      };
      const daily = await play(Array.from({ length: 200 }, (_, i) => i + 1));
      expect(await play([200])).toEqual(daily);
    });

    it('rolls twice a day without effect', async () => {
      const opened = await stage.open([]);
      await rollTo(opened, 2);
      const before = await opened.chain.readPool();
      expect(await rollTo(opened, 2, 50)).toMatchObject({ accepted: true });
      expect(await opened.chain.readPool()).toEqual(before);
    });
  });
}

import type { PoolModel } from './pool-model.ts';
import { U64_MAX, weeklyBudgetCapFloor } from './reward-math.ts';

/** Where a budget's tokens come from; a plain `fund_rewards` is none of these. */
export type FundSource = 'fee' | 'inflation' | 'grant';

/** Whether a budget can take so much more: its sums are u64. */
export function budgetFits(pool: PoolModel, amountBaseUnits: bigint): boolean {
  return pool.budgetNext + amountBaseUnits <= U64_MAX && pool.totalFunded + amountBaseUnits <= U64_MAX;
}

/** Adds to next week's budget without a limit: what the weekly cap leaves over waits for later weeks. */
export function addBudget(pool: PoolModel, amountBaseUnits: bigint, source: FundSource): void {
  pool.budgetNext += amountBaseUnits;
  pool.totalFunded += amountBaseUnits;
  switch (source) {
    case 'fee':
      pool.fundedFees += amountBaseUnits;
      break;
    case 'inflation':
      pool.fundedInflation += amountBaseUnits;
      break;
    case 'grant':
      pool.fundedGrants += amountBaseUnits;
      break;
  }
}

/** The program minted: supply and the weekly cap follow. */
export function minted(pool: PoolModel, amountBaseUnits: bigint): void {
  pool.totalMinted += amountBaseUnits;
  setSupply(pool, pool.totalSupply + amountBaseUnits);
}

/** The program burned: supply and the weekly cap follow. */
export function burned(pool: PoolModel, amountBaseUnits: bigint): void {
  pool.totalBurned += amountBaseUnits;
  setSupply(pool, pool.totalSupply - amountBaseUnits);
}

/** A new rate, with the weekly cap that follows from it. */
export function setRewardRate(pool: PoolModel, rewardRateBps: number): void {
  pool.rewardRateBps = rewardRateBps;
  pool.weeklyBudgetCap = weeklyBudgetCapFloor(pool.totalSupply, rewardRateBps);
}

/** Rewards of a vesting entry that its owner gave up go into later weeks, under the cap. */
export function takeBack(pool: PoolModel, amountBaseUnits: bigint): void {
  pool.reserveOwed -= amountBaseUnits;
  pool.budgetIdle += amountBaseUnits;
  pool.totalForfeited += amountBaseUnits;
}

function setSupply(pool: PoolModel, supplyBaseUnits: bigint): void {
  pool.totalSupply = supplyBaseUnits;
  pool.weeklyBudgetCap = weeklyBudgetCapFloor(supplyBaseUnits, pool.rewardRateBps);
}

import { beforeEach, describe, expect, it } from 'vitest';
import {
  createTreasuryModel,
  purchase,
  quoteFloor,
  recordOutflow,
  recordPurchase,
  spendRefusal,
  type TreasuryModel,
  treasuryState,
  windowOutflow,
} from '#sim/ledger/economy/treasury-model.ts';
import { createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import { REFUSED } from '#sim/ledger/predictions.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { GENESIS_DAY } from '#tests/support/staking-plans.ts';

let pool: PoolModel;
let treasury: TreasuryModel;

beforeEach(() => {
  pool = createPoolModel(economyPlan());
  treasury = createTreasuryModel(economyPlan().treasury, 0);
});

describe('sim/ledger/economy/treasury-model', () => {
  it('lets 30 days spend a tenth of what was there before them, in one piece or in slices', () => {
    expect(spendRefusal(treasury, pool, 200_000n, 20_000n)).toBeUndefined();
    expect(spendRefusal(treasury, pool, 200_000n, 20_001n)).toBe(REFUSED.SpendingCapExceeded);
    recordOutflow(treasury, GENESIS_DAY, 15_000n);
    expect(spendRefusal(treasury, pool, 185_000n, 5_000n)).toBeUndefined();
    expect(spendRefusal(treasury, pool, 185_000n, 5_001n)).toBe(REFUSED.SpendingCapExceeded);
    pool.lastDay = GENESIS_DAY + 29;
    expect(windowOutflow(treasury, pool.lastDay)).toBe(15_000n);
    pool.lastDay = GENESIS_DAY + 30;
    expect(windowOutflow(treasury, pool.lastDay)).toBe(0n);
    expect(spendRefusal(treasury, pool, 185_000n, 18_500n)).toBeUndefined();
  });

  it('forgets the days since the last payment, whatever their slots held', () => {
    recordOutflow(treasury, GENESIS_DAY, 1n);
    recordOutflow(treasury, GENESIS_DAY + 32, 2n);
    expect(windowOutflow(treasury, GENESIS_DAY + 32)).toBe(2n);
    recordOutflow(treasury, GENESIS_DAY + 33, 4n);
    expect(windowOutflow(treasury, GENESIS_DAY + 33)).toBe(6n);
    expect(treasury.totalSpent).toBe(7n);
  });

  it('keeps the reserve floor', () => {
    treasury.spendingCapBps = 10_000;
    expect(spendRefusal(treasury, pool, 2_000n, 1_000n)).toBeUndefined();
    expect(spendRefusal(treasury, pool, 2_000n, 1_001n)).toBe(REFUSED.ReserveFloorBreached);
    pool.features = 0;
    expect(spendRefusal(treasury, pool, 2_000n, 3_000n)).toBeUndefined();
  });

  it('rejects purchases in the order of the program', () => {
    expect(purchase(treasury, 3, 0n)).toBe(REFUSED.ZeroAmount);
    expect(purchase(treasury, 3, 1n)).toBe(REFUSED.BuybackInactive);
    Object.assign(treasury, { buybackRemaining: 400n, buybackPrice: 10n });
    expect(purchase(treasury, 3, (1n << 64n) - 1n)).toBe(REFUSED.BuybackCapExceeded);
    expect(purchase(treasury, 3, 401n)).toBe(REFUSED.BuybackCapExceeded);
    expect(purchase(treasury, 3, 400n)).toBe(4_000n);
    treasury.buybackMaxPrice = 9n;
    expect(purchase(treasury, 3, 400n)).toBe(REFUSED.BuybackPriceOutOfRange);
    treasury.buybackPrice = 0n;
    expect(purchase(treasury, 3, 400n)).toBe(REFUSED.BuybackDust);
  });

  it('limits a week across programmes', () => {
    Object.assign(treasury, { buybackRemaining: 1_000n, buybackPrice: 10n });
    recordPurchase(treasury, 3, 300n, 3_000n);
    expect(purchase(treasury, 3, 200n)).toBe(2_000n);
    expect(purchase(treasury, 3, 201n)).toBe(REFUSED.BuybackCapExceeded);
    expect(purchase(treasury, 4, 500n)).toBe(5_000n);
    expect(treasuryState(treasury)).toMatchObject({ buybackWeek: 3, buybackWeekBoughtBaseUnits: 300n });
  });

  it('rounds the price down', () => {
    const fine = createTreasuryModel(economyPlan().treasury, 3);
    fine.buybackPrice = 7n;
    expect(quoteFloor(fine, 999n)).toBe(6n);
  });
});

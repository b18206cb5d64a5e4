import { beforeEach, describe, expect, it } from 'vitest';
import { PAUSE } from '#sim/ledger/pool-features.ts';
import { ACCEPTED, REFUSED } from '#sim/ledger/predictions.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { ANN, BOB, clockAt, GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

let model: StakingModel;

beforeEach(() => {
  model = createStakingModel(smallPlan());
});

describe('sim/ledger/funding: fund_rewards', () => {
  it('rejects funding of nothing, above the cap of a week, or beyond what the operator holds', () => {
    expect(model.fundRewards(0n)).toBe(REFUSED.ZeroAmount);
    expect(model.fundRewards(9_590n)).toBe(REFUSED.WeeklyBudgetExceeded);
    expect(model.fundRewards(9_589n)).toBe(ACCEPTED);
    expect(model.fundRewards(1n)).toBe(REFUSED.WeeklyBudgetExceeded);
    expect(model.fundRewards((1n << 64n) - 1n)).toBe(REFUSED.MathOverflow);
    const poor = createStakingModel(smallPlan({ holdingsBaseUnits: [1_000_000n, 0n, 0n] }));
    expect(poor.fundRewards(1n)).toBe(REFUSED.TokenInsufficientFunds);
  });

  it('counts for no source of its own', () => {
    model.fundRewards(70n);
    expect(model.poolState()).toMatchObject({
      budgetNextBaseUnits: 70n,
      totalFundedBaseUnits: 70n,
      fundedFeesBaseUnits: 0n,
      fundedInflationBaseUnits: 0n,
      fundedGrantsBaseUnits: 0n,
    });
  });
});

describe('sim/ledger/funding: pay_debate_fee', () => {
  beforeEach(() => {
    model.stake(ANN, 1_000n, 0);
  });

  it('moves the fee into the next budget, beyond the cap of a week, and remembers the day', () => {
    expect(model.payDebateFee(ANN, 10_000n)).toBe(ACCEPTED);
    expect(model.agentState(ANN)).toMatchObject({ walletBaseUnits: 89_000n, stake: { lastDebateDay: GENESIS_DAY } });
    expect(model.poolState()).toMatchObject({ budgetNextBaseUnits: 10_000n, fundedFeesBaseUnits: 10_000n });
    expect(model.vaultState().rewardVaultBaseUnits).toBe(10_000n);
    model.advanceTo(clockAt(7).unixSeconds);
    model.roll();
    expect([model.pool.budgetCurrent, model.pool.budgetIdle]).toEqual([9_589n, 411n]);
  });

  it('rejects a fee with the first thing wrong with it', () => {
    expect(model.payDebateFee(BOB, 5n)).toBe(REFUSED.AccountOwnedByWrongProgram);
    expect(model.payDebateFee(ANN, 0n)).toBe(REFUSED.ZeroAmount);
    expect(model.payDebateFee(ANN, 4n)).toBe(REFUSED.DebateFeeTooSmall);
    expect(model.payDebateFee(ANN, 99_001n)).toBe(REFUSED.TokenInsufficientFunds);
    model.fundRewards(1n);
    expect(model.payDebateFee(ANN, (1n << 64n) - 1n)).toBe(REFUSED.MathOverflow);
    Object.assign(model.pool, { pauseMask: PAUSE.fund, pauseUntil: clockAt(9).unixSeconds });
    expect(model.payDebateFee(ANN, 0n)).toBe(REFUSED.Paused);
    expect(model.fundRewards(0n)).toBe(REFUSED.Paused);
  });

  it('takes any fee above nothing when there is no least one', () => {
    model.pool.minDebateFee = 0n;
    expect(model.payDebateFee(ANN, 1n)).toBe(ACCEPTED);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ACCEPTED, REFUSED } from '#sim/ledger/predictions.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { SMALL_MARKET } from '#tests/support/market-plans.ts';
import { ANN, BOB, CAT, clockAt, GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

let model: StakingModel;

/** Moves the clock to a day since genesis and closes the days before it. */
function goTo(day: number, hour = 6): void {
  model.advanceTo(clockAt(day, hour).unixSeconds);
  model.roll();
}

beforeEach(() => {
  model = createStakingModel(smallPlan());
});

describe('sim/ledger/staking-model: a cycle by hand', () => {
  it('shares a week by weight: 1,024 of 4,096 earn a quarter, 3,072 three quarters', () => {
    // Day 0: Ann 1,024 without a lock (weight 1,024), Bob 2,048 for 30 days at 1.5x (weight 3,072).
    expect(model.stake(ANN, 1_024n, 0)).toBe(ACCEPTED);
    expect(model.stake(BOB, 2_048n, 30)).toBe(ACCEPTED);
    expect(model.fundRewards(700n)).toBe(ACCEPTED);
    expect(model.vaultState()).toEqual({
      stakeVaultBaseUnits: 3_072n,
      rewardVaultBaseUnits: 700n,
      penaltyVaultBaseUnits: 0n,
      treasuryVaultBaseUnits: 0n,
      bondVaultBaseUnits: 0n,
      vestingVaultBaseUnits: 0n,
      quoteVaultQuoteUnits: 100_000n,
      reserveWalletsBaseUnits: 0n,
      operatorBaseUnits: 699_300n,
      mintSupplyBaseUnits: 1_000_000n,
    });
    // Week 0 pays nothing; week 1 (days 7 to 13) pays 100 a day: 25 to Ann, 75 to Bob.
    goTo(8);
    expect(model.pool.acc).toBe((100n << 64n) / 4_096n);
    expect(model.claimRewards(ANN)).toBe(REFUSED.NothingToClaim);
    goTo(14);
    expect(model.claimRewards(ANN)).toBe(ACCEPTED);
    expect(model.claimRewards(BOB)).toBe(ACCEPTED);
    expect(model.agentState(ANN).walletBaseUnits).toBe(100_000n - 1_024n + 175n);
    expect(model.agentState(BOB).walletBaseUnits).toBe(100_000n - 2_048n + 525n);
    expect(model.poolState()).toMatchObject({ reserveOwedBaseUnits: 0n, totalClaimedBaseUnits: 700n });
    expect(model.claimRewards(ANN)).toBe(REFUSED.NothingToClaim);
    // Day 30, 06:00: Bob's lock has run out.
    goTo(30);
    expect(model.unstake(BOB, 2_048n, false, 0)).toBe(ACCEPTED);
    expect(model.agentState(BOB)).toMatchObject({ walletBaseUnits: 100_525n, stake: { entries: [], votingPower: 0n } });
    expect(model.poolState()).toMatchObject({ stakerCount: 1, activeWeight: 1_024n, totalStakedBaseUnits: 1_024n });
  });
});

describe('sim/ledger/staking-model: genesis', () => {
  it('takes holdings, treasury, grants, pool and desk out of the supply; the rest is the operator', () => {
    const grant = { beneficiary: ANN, group: 'team', totalBaseUnits: 50_000n, cliffDays: 30, durationDays: 90 };
    model = createStakingModel(smallPlan({ treasuryBaseUnits: 200_000n, grants: [grant, grant] }));
    expect(model.vaultState()).toMatchObject({
      treasuryVaultBaseUnits: 200_000n,
      vestingVaultBaseUnits: 100_000n,
      operatorBaseUnits: 400_000n,
      mintSupplyBaseUnits: 1_000_000n,
    });
    model = createStakingModel(smallPlan({ market: SMALL_MARKET }));
    expect(model.vaultState().operatorBaseUnits).toBe(700_000n - 150_000n);
    expect([model.agentState(ANN).quoteUnits, model.agentState(CAT).quoteUnits]).toEqual([10_000n, 0n]);
    expect([model.hooks.recentQuorumIds(), model.hooks.openTicket(ANN, 1n, 0)]).toEqual([[], undefined]);
  });
});

describe('sim/ledger/staking-model: the roll', () => {
  it('closes at most 64 days an instruction, and all of them as an action', () => {
    model.advanceTo(clockAt(150).unixSeconds);
    expect(model.rollOnce()).toBe(64);
    expect(model.rollOnce()).toBe(64);
    expect(model.rollOnce()).toBe(22);
    expect(model.rollOnce()).toBe(0);
    expect(model.poolState().lastDay).toBe(GENESIS_DAY + 150);
  });

  it('dates the pool only when it closed a day', () => {
    goTo(0, 9);
    expect(model.poolState().lastUpdateUnixSeconds).toBe(clockAt(0, 6).unixSeconds);
    goTo(1, 9);
    expect(model.poolState().lastUpdateUnixSeconds).toBe(clockAt(1, 9).unixSeconds);
  });

  it('gives the record of a day long ago', () => {
    model.stake(ANN, 1_000n, 7);
    goTo(100);
    expect(model.dayRecord(GENESIS_DAY)).toEqual({ acc: 0n, powerBaseUnits: 1_200n, stakedBaseUnits: 1_000n });
    expect(model.dayRecord(GENESIS_DAY + 7).powerBaseUnits).toBe(1_000n);
  });
});

describe('sim/ledger/staking-model: refusals', () => {
  it('rejects every instruction but the roll while an ended day is open', () => {
    model.stake(ANN, 100n, 0);
    model.advanceTo(clockAt(1, 0).unixSeconds);
    expect(model.stake(ANN, 100n, 0)).toBe(REFUSED.PoolNotRolled);
    expect(model.unstake(ANN, 100n, false, 0)).toBe(REFUSED.PoolNotRolled);
    expect(model.claimRewards(ANN)).toBe(REFUSED.PoolNotRolled);
    expect(model.fundRewards(1n)).toBe(REFUSED.PoolNotRolled);
    expect(model.settleEntries(ANN, 1)).toBe(REFUSED.PoolNotRolled);
    expect(model.settleEntries(BOB, 1)).toBe(REFUSED.AccountOwnedByWrongProgram);
    expect(model.roll()).toBe(ACCEPTED);
    expect(model.stake(ANN, 100n, 0)).toBe(ACCEPTED);
  });

  it('rejects a clock before the last update', () => {
    model.stake(ANN, 100n, 0);
    model.advanceTo(clockAt(0, 5).unixSeconds);
    expect(model.stake(ANN, 100n, 0)).toBe(REFUSED.ClockWentBack);
    expect(model.roll()).toBe(REFUSED.ClockWentBack);
    model.advanceTo(clockAt(-1).unixSeconds);
    expect([model.roll(), model.rollOnce()]).toEqual([REFUSED.ClockWentBack, 0]);
  });

  it('rejects holdings, treasury, grants, pool and desk above the supply', () => {
    expect(() => createStakingModel(smallPlan({ holdingsBaseUnits: [1_000_001n, 0n, 0n] }))).toThrow(SimError);
    expect(() => createStakingModel(smallPlan({ treasuryBaseUnits: 700_001n }))).toThrow(SimError);
    const market = { ...SMALL_MARKET, deskBaseUnits: 600_001n };
    expect(() => createStakingModel(smallPlan({ market }))).toThrow(SimError);
  });

  it('changes nothing when an action is only predicted', () => {
    model.pool.features |= 0b11;
    model.stake(ANN, 1_000n, 0);
    model.fundRewards(700n);
    goTo(14);
    const before = [model.poolState(), model.agentState(ANN), model.vaultState()];
    model.advanceTo(clockAt(14, 7).unixSeconds);
    expect(model.applyAgent({ kind: 'claim_rewards', agent: ANN }, 'predict')).toBe(ACCEPTED);
    expect(
      model.applyAgent(
        { kind: 'unstake', agent: ANN, amountBaseUnits: 1_000n, force: false, entryIndex: 0 },
        'predict',
      ),
    ).toBe(ACCEPTED);
    expect(model.applyAgent({ kind: 'stake', agent: ANN, amountBaseUnits: 100n, lockDays: 0 }, 'predict')).toBe(
      ACCEPTED,
    );
    model.setCompounding(ANN, true);
    before[1] = model.agentState(ANN);
    const agentActions = [
      { kind: 'extend_lock', agent: ANN, entryIndex: 0, lockDays: 30 },
      { kind: 'set_compounding', agent: ANN, enabled: false },
      { kind: 'pay_debate_fee', agent: ANN, amountBaseUnits: 5n },
    ] as const;
    for (const action of agentActions) {
      expect(model.applyAgent(action, 'predict')).toBe(ACCEPTED);
    }
    goTo(20, 7);
    before[0] = model.poolState();
    expect(model.applyAgent({ kind: 'refresh_boosters', agent: ANN }, 'predict')).toBe(ACCEPTED);
    expect(model.applyOperator({ kind: 'compound_rewards', agent: ANN }, 'predict')).toBe(ACCEPTED);
    expect(model.applyOperator({ kind: 'fund_rewards', amountBaseUnits: 1n }, 'predict')).toBe(ACCEPTED);
    expect(model.applyOperator({ kind: 'roll' }, 'predict')).toBe(ACCEPTED);
    expect([model.poolState(), model.agentState(ANN), model.vaultState()]).toEqual(before);
  });
});

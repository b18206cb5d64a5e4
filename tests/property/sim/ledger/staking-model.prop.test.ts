import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { accrue } from '#sim/ledger/user-model.ts';
import type { AgentIndex } from '#sim/ports/staking-chain.ts';
import { ExactStaking } from '#tests/support/exact-staking.ts';
import { GENESIS_DAY } from '#tests/support/staking-plans.ts';
import { applyAction, scaledPlan, stakingStep } from '#tests/support/staking-steps.ts';

const SEED = 20_261_122;
const RUNS = { seed: SEED, numRuns: 60 };
/** Rewards are compared in millionths of a base unit. */
const SCALE = 1_000_000n;

const decimals = fc.constantFrom(0, 3, 9);
const history = fc.array(stakingStep, { minLength: 10, maxLength: 60 });

/** Settled and unsettled rewards of an agent since genesis, in base units, floored. */
function earned(model: StakingModel, agent: AgentIndex): bigint {
  const user = model.users[agent];
  if (user === undefined) return 0n;
  const accrual = { earned: 0n, closed: 0n, dustQ64: 0n };
  accrue(model.pool, user, accrual);
  return user.rewardsEarned + accrual.earned;
}

function expectSolvent({ pool, vaults }: StakingModel): void {
  const unreleased = pool.budgetCurrent - pool.budgetReleased + pool.budgetNext + pool.budgetIdle;
  expect(vaults.reward).toBe(pool.reserveOwed + unreleased);
  expect(vaults.reward).toBe(pool.totalFunded - pool.totalClaimed);
  expect(pool.reserveOwed).toBe(pool.totalReleased - pool.totalClaimed);
}

describe('sim/ledger/staking-model against exact fractions', () => {
  it('has the weights, budgets and rewards that the rules give, day by day', () => {
    let accepted = 0;
    fc.assert(
      fc.property(decimals, history, (places, steps) => {
        const plan = scaledPlan(places);
        const model = createStakingModel(plan);
        const exact = new ExactStaking(plan, GENESIS_DAY);
        for (const { hoursLater, act } of steps) {
          model.advanceTo(model.nowUnixSeconds + BigInt(hoursLater * 3_600));
          model.roll();
          exact.closeDaysBefore(model.pool.lastDay);
          const action = act(model);
          if (applyAction(model, action)) {
            accepted += 1;
            exact.accept(action);
          }
          const { pool } = model;
          expect(pool.activeWeight).toBe(exact.weightOn(pool.lastDay));
          expect(pool.pendingWeight).toBe(exact.pendingWeight);
          expect([pool.activePower, pool.pendingPower]).toEqual([pool.activeWeight, pool.pendingWeight]);
          expect(pool.totalStaked).toBe(exact.staked);
          expect(model.vaults.stake).toBe(exact.staked);
          expect(pool.totalReleased).toBe(exact.totalReleased);
          expect([pool.budgetCurrent, pool.budgetReleased, pool.budgetNext, pool.budgetIdle]).toEqual([
            exact.budgetCurrent,
            exact.budgetReleased,
            exact.budgetNext,
            exact.budgetIdle,
          ]);
          expectSolvent(model);
          for (const agent of plan.agentIds.keys()) {
            // However often an account is settled, less than a unit waits in its dust; the carry moves less than one
            // unit between days.
            const difference = earned(model, agent) * SCALE - exact.rewardScaled(agent, SCALE);
            expect(difference).toBeLessThan(SCALE);
            expect(difference).toBeGreaterThan(-2n * SCALE);
          }
        }
      }),
      RUNS,
    );
    expect(accepted).toBeGreaterThan(RUNS.numRuns * 5);
  });
});

describe('sim/ledger/staking-model: the roll', () => {
  it('comes to the same state lazily as with a roll every day', () => {
    fc.assert(
      fc.property(decimals, history, (places, steps) => {
        const plan = scaledPlan(places);
        const daily = createStakingModel(plan);
        const lazy = createStakingModel(plan);
        for (const { hoursLater, act } of steps) {
          const now = daily.nowUnixSeconds + BigInt(hoursLater * 3_600);
          for (let hour = daily.nowUnixSeconds; hour < now; hour += 43_200n) {
            daily.advanceTo(hour);
            daily.roll();
          }
          daily.advanceTo(now);
          lazy.advanceTo(now);
          // Both predict for the daily pool's state, which is the same.
          const action = act(daily);
          daily.roll();
          lazy.roll();
          expect(applyAction(lazy, action)).toBe(applyAction(daily, action));
        }
        const end = daily.nowUnixSeconds + 86_400n;
        for (const model of [daily, lazy]) {
          model.advanceTo(end);
          model.roll();
        }
        expect(lazy.poolState()).toEqual(daily.poolState());
        expect(lazy.vaultState()).toEqual(daily.vaultState());
        for (const agent of plan.agentIds.keys()) {
          expect(lazy.agentState(agent)).toEqual(daily.agentState(agent));
        }
      }),
      RUNS,
    );
  });
});

describe('sim/ledger/staking-model: the way out', () => {
  it('pays everyone everything but dust when all leave', () => {
    fc.assert(
      fc.property(decimals, history, (places, steps) => {
        const plan = { ...scaledPlan(places), minClaimBaseUnits: 0n };
        const model = createStakingModel(plan);
        for (const { hoursLater, act } of steps) {
          model.advanceTo(model.nowUnixSeconds + BigInt(hoursLater * 3_600));
          model.roll();
          const action = act(model);
          applyAction(model, action);
        }
        // All locks run out, everybody leaves, and the last week closes.
        model.advanceTo(model.nowUnixSeconds + 181n * 86_400n);
        model.roll();
        for (const [agent, user] of model.users.entries()) {
          for (const [index, entry] of user.entries.entries()) {
            if (entry.live) {
              expect(model.unstake(agent, entry.amount, false, index).accepted).toBe(true);
            }
          }
        }
        model.advanceTo(model.nowUnixSeconds + 7n * 86_400n);
        model.roll();
        for (const agent of model.users.keys()) {
          model.claimRewards(agent);
          expect(model.users[agent]).toMatchObject({ amount: 0n, votingPower: 0n, owed: 0n, owedOpen: 0n });
        }
        const { pool, vaults } = model;
        expect([vaults.stake, pool.totalStaked, pool.activeWeight, pool.pendingWeight]).toEqual([0n, 0n, 0n, 0n]);
        expect(pool.stakerCount).toBe(0);
        expect(pool.reserveOwed).toBeGreaterThanOrEqual(0n);
        expect(pool.reserveOwed).toBeLessThanOrEqual(BigInt(model.users.length) + 1n);
        const wallets = model.users.reduce((sum, { wallet }) => sum + wallet, 0n);
        expect(wallets + vaults.operator + vaults.reward + vaults.penalty).toBe(vaults.mintSupply);
      }),
      RUNS,
    );
  });
});

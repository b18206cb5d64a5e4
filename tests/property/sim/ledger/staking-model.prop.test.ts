import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureName } from '#sim/core/features.ts';
import { accrue, createAccrual } from '#sim/ledger/settlement.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { openPower, tokensBefore } from '#sim/ledger/user-power.ts';
import type { AgentIndex } from '#sim/ports/staking-chain.ts';
import { ExactStaking, type Observed } from '#tests/support/exact-staking.ts';
import { GENESIS_DAY } from '#tests/support/staking-plans.ts';
import {
  applyAction,
  featuredStep,
  type StakingAction,
  type StakingStep,
  scaledPlan,
  stakingFeatures,
  stakingStep,
} from '#tests/support/staking-steps.ts';

const SEED = 20_261_122;
const RUNS = { seed: SEED, numRuns: 60 };
/** Rare events need more histories. */
const MANY_RUNS = { seed: SEED, numRuns: 200 };
/** Rewards are compared in millionths of a base unit. */
const SCALE = 1_000_000n;

const decimals = fc.constantFrom(0, 3, 9);
const history = fc.array(stakingStep, { minLength: 10, maxLength: 60 });
const featuredHistory = fc.array(featuredStep, { minLength: 40, maxLength: 100, size: 'max' });
/** A plan's decimals and features, with a history that they allow. */
const plain = fc.record({ places: decimals, features: fc.constant(undefined), steps: history });
const featured = fc.record({ places: decimals, features: stakingFeatures, steps: featuredHistory });

interface Play {
  readonly places: number;
  readonly features: readonly FeatureName[] | undefined;
  readonly steps: readonly StakingStep[];
}

/** Base units of an agent's rewards since genesis by what became of them, settled to now. */
function rewardsOf(model: StakingModel, agent: AgentIndex): { readonly total: bigint; readonly waiting: bigint[] } {
  const user = model.users[agent];
  if (user === undefined) return { total: 0n, waiting: [] };
  const accrual = createAccrual();
  accrue(model.pool, user, accrual);
  const waiting = user.entries.map((entry, index) => {
    const ended = entry.endDay !== entry.startDay && model.pool.lastDay > entry.endDay;
    return ended ? 0n : entry.boostOwed + (accrual.waiting[index] ?? 0n);
  });
  const credited = user.rewardsEarned + accrual.earned + accrual.unlocked;
  return { total: credited + user.rewardsForfeited + waiting.reduce((sum, part) => sum + part, 0n), waiting };
}

function expectSolvent({ pool, vaults }: StakingModel): void {
  const unreleased = pool.budgetCurrent - pool.budgetReleased + pool.budgetNext + pool.budgetIdle;
  expect(vaults.reward).toBe(pool.reserveOwed + unreleased);
  expect(vaults.reward).toBe(pool.totalFunded - pool.totalClaimed);
  expect(pool.reserveOwed).toBe(pool.totalReleased - pool.totalClaimed - pool.totalForfeited);
}

/** Applies an action and tells what exact fractions cannot know of it; undefined when it is refused. */
function applyObserved(model: StakingModel, action: StakingAction): Observed | undefined {
  const { totalForfeited, totalCompounded } = model.pool;
  const entry = action.kind === 'unstake' ? model.users[action.agent]?.entries[action.entryIndex] : undefined;
  const early = entry !== undefined && model.nowUnixSeconds < entry.lockEnd;
  if (!applyAction(model, action)) {
    return undefined;
  }
  return {
    early,
    forfeitedBaseUnits: model.pool.totalForfeited - totalForfeited,
    compoundedBaseUnits: model.pool.totalCompounded - totalCompounded,
  };
}

function advance(model: StakingModel, hours: number): void {
  model.advanceTo(model.nowUnixSeconds + BigInt(hours * 3_600));
  model.roll();
}

function expectSameTotals({ pool, vaults }: StakingModel, exact: ExactStaking): void {
  expect(pool.activeWeight).toBe(exact.weightOn(pool.lastDay));
  expect(pool.pendingWeight).toBe(exact.pendingWeight);
  expect(pool.activePower).toBe(exact.powerOn(pool.lastDay));
  expect(pool.pendingPower).toBe(exact.pendingPower);
  expect([pool.totalStaked, vaults.stake]).toEqual([exact.staked, exact.staked]);
  expect(pool.totalReleased).toBe(exact.totalReleased);
  expect([pool.budgetCurrent, pool.budgetReleased, pool.budgetNext, pool.budgetIdle]).toEqual([
    exact.budgetCurrent,
    exact.budgetReleased,
    exact.budgetNext,
    exact.budgetIdle,
  ]);
}

function expectSameRewards(model: StakingModel, exact: ExactStaking, stepsPlayed: number): void {
  for (const agent of model.users.keys()) {
    const { total, waiting } = rewardsOf(model, agent);
    // However often an account is settled, less than a unit waits in its dust; the carry moves less than one unit
    // between days.
    const difference = total * SCALE - exact.rewardScaled(agent, SCALE);
    expect(difference).toBeLessThan(SCALE);
    expect(difference).toBeGreaterThan(-2n * SCALE);
    for (const [slot, keptBack] of waiting.entries()) {
      // Each settlement credits the fraction of what it keeps back; each early exit forfeits up to a unit more.
      const kept = keptBack * SCALE - exact.waitingScaled(agent, slot, SCALE);
      expect(kept).toBeLessThan(2n * SCALE);
      expect(kept).toBeGreaterThan(-BigInt(2 * stepsPlayed + 2) * SCALE);
    }
  }
}

/** How often actions of each kind were accepted, and how often what is rare came about. */
type Seen = Map<StakingAction['kind'] | 'forfeited' | 'merged', number>;

function note(seen: Seen, what: Parameters<Seen['set']>[0]): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

/** Plays a history beside the exact one, and counts what was accepted in it. */
function playExactly({ places, features, steps }: Play, seen: Seen): void {
  const plan = scaledPlan(places, features);
  const model = createStakingModel(plan);
  const exact = new ExactStaking(plan, GENESIS_DAY);
  for (const [index, { hoursLater, act }] of steps.entries()) {
    advance(model, hoursLater);
    exact.closeDaysBefore(model.pool.lastDay);
    const action = act(model);
    const entriesBefore = liveEntries(model);
    const observed = applyObserved(model, action);
    if (observed !== undefined) {
      note(seen, action.kind);
      if (observed.forfeitedBaseUnits > 0n) note(seen, 'forfeited');
      if (observed.compoundedBaseUnits > 0n && liveEntries(model) <= entriesBefore) note(seen, 'merged');
      exact.accept(action, observed);
    }
    expectSameTotals(model, exact);
    expectSolvent(model);
    expectSameRewards(model, exact, index + 1);
  }
}

function liveEntries({ users }: StakingModel): number {
  return users.reduce((sum, { entries }) => sum + entries.filter(({ live }) => live).length, 0);
}

describe('sim/ledger/staking-model against exact fractions', () => {
  it('has the weights, budgets and rewards that the rules give, day by day', () => {
    const seen: Seen = new Map();
    fc.assert(
      fc.property(plain, (play) => playExactly(play, seen)),
      RUNS,
    );
    for (const kind of ['stake', 'unstake', 'claim_rewards', 'fund_rewards'] as const) {
      expect([kind, (seen.get(kind) ?? 0) > 10]).toEqual([kind, true]);
    }
  });

  it('has them with boosters, vesting, compounding, extensions and power by age too', () => {
    const seen: Seen = new Map();
    fc.assert(
      fc.property(featured, (play) => playExactly(play, seen)),
      MANY_RUNS,
    );
    for (const kind of ['extend_lock', 'refresh_boosters', 'compound_rewards', 'forfeited', 'merged'] as const) {
      expect([kind, (seen.get(kind) ?? 0) > 10]).toEqual([kind, true]);
    }
  });
});

describe('sim/ledger/staking-model: sums', () => {
  it('has as pool totals what its users have, after every action', () => {
    fc.assert(
      fc.property(featured, ({ places, features, steps }) => {
        const model = createStakingModel(scaledPlan(places, features));
        for (const { hoursLater, act } of steps) {
          advance(model, hoursLater);
          applyAction(model, act(model));
          const { pool, users } = model;
          expect(users.reduce((sum, user) => sum + openPower(pool, user), 0n)).toBe(pool.activePower);
          expect(users.reduce((sum, user) => sum + tokensBefore(user, pool.lastDay + 1), 0n)).toBe(pool.totalStaked);
          expect(pool.totalForfeited).toBe(users.reduce((sum, user) => sum + user.rewardsForfeited, 0n));
          expect(pool.totalCompounded).toBe(users.reduce((sum, user) => sum + user.rewardsCompounded, 0n));
          expect(pool.stakerCount).toBe(users.filter(({ amount }) => amount > 0n).length);
        }
      }),
      RUNS,
    );
  });

  it('has given every fraction of what it released: claimed, owed, kept back, forfeited, dust and carry', () => {
    fc.assert(
      fc.property(featured, ({ places, features, steps }) => {
        const model = createStakingModel(scaledPlan(places, features));
        for (const { hoursLater, act } of steps) {
          advance(model, hoursLater);
          applyAction(model, act(model));
        }
        let givenQ64 = model.pool.carry;
        for (const [agent, user] of model.users.entries()) {
          model.settleEntries(agent, 0xffff);
          const waiting = user.entries.reduce((sum, { boostOwed }) => sum + boostOwed, 0n);
          expect(user.rewardsEarned).toBe(user.rewardsClaimed + user.owed + user.owedOpen);
          givenQ64 += (user.rewardsEarned + waiting + user.rewardsForfeited) << 64n;
          givenQ64 += user.rewardDustQ64;
        }
        expect(givenQ64).toBe(model.pool.totalReleased << 64n);
      }),
      RUNS,
    );
  });
});

describe('sim/ledger/staking-model: the roll', () => {
  it.each([
    ['plain', plain],
    ['featured', featured],
  ])('comes to the same state lazily as with a roll every day: %s', (_name, plays) => {
    fc.assert(
      fc.property(plays, ({ places, features, steps }) => {
        const plan = scaledPlan(places, features);
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

  it('credits the same to the last fraction whether an account is settled every day or once', () => {
    // Early exits would forfeit other units; without vesting nothing is rounded but what waits as dust.
    const unvested = featured.filter(({ features }) => !features.includes('boostVests'));
    fc.assert(
      fc.property(unvested, ({ places, features, steps }) => {
        const plan = scaledPlan(places, features);
        const often = createStakingModel(plan);
        const once = createStakingModel(plan);
        for (const { hoursLater, act } of steps) {
          for (let hours = 24; hours < hoursLater; hours += 24) {
            advance(often, 24);
            for (const agent of often.users.keys()) {
              often.settleEntries(agent, 0xffff);
            }
          }
          advance(once, hoursLater);
          advance(often, Number((once.nowUnixSeconds - often.nowUnixSeconds) / 3_600n));
          const action = act(once);
          // What can be claimed may differ by the unit that a fraction makes whole in another week.
          if (action.kind !== 'claim_rewards' && action.kind !== 'compound_rewards') {
            expect(applyAction(often, action)).toBe(applyAction(once, action));
          }
        }
        const { lastUpdateUnixSeconds } = once.poolState();
        expect({ ...often.poolState(), lastUpdateUnixSeconds }).toEqual(once.poolState());
        for (const agent of often.users.keys()) {
          often.settleEntries(agent, 0xffff);
          once.settleEntries(agent, 0xffff);
          expect(settledRewards(often, agent)).toEqual(settledRewards(once, agent));
        }
      }),
      RUNS,
    );
  });
});

function settledRewards(model: StakingModel, agent: AgentIndex): readonly unknown[] {
  const stake = model.userStakeState(agent);
  return [stake?.rewardsEarnedBaseUnits, stake?.rewardDustQ64, stake?.votingPower, stake?.entries];
}

describe('sim/ledger/staking-model: the way out', () => {
  it.each([
    ['plain', plain],
    ['featured', featured],
  ])('pays everyone everything but dust when all leave: %s', (_name, plays) => {
    fc.assert(
      fc.property(plays, ({ places, features, steps }) => {
        const plan = { ...scaledPlan(places, features), minClaimBaseUnits: 0n };
        const model = createStakingModel(plan);
        for (const { hoursLater, act } of steps) {
          advance(model, hoursLater);
          applyAction(model, act(model));
        }
        // All locks run out, everybody leaves, and the last week closes.
        advance(model, 181 * 24);
        for (const [agent, user] of model.users.entries()) {
          for (const [index, entry] of user.entries.entries()) {
            if (entry.live) {
              expect(model.unstake(agent, entry.amount, false, index).accepted).toBe(true);
            }
          }
        }
        advance(model, 7 * 24);
        for (const agent of model.users.keys()) {
          model.claimRewards(agent);
          expect(model.users[agent]).toMatchObject({ amount: 0n, votingPower: 0n, owed: 0n, owedOpen: 0n });
        }
        const { pool, vaults } = model;
        expect([vaults.stake, pool.totalStaked, pool.activeWeight, pool.pendingWeight]).toEqual([0n, 0n, 0n, 0n]);
        expect([pool.activePower, pool.pendingPower]).toEqual([0n, 0n]);
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

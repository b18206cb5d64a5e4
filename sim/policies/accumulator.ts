import { z } from 'zod';
import { bpsFloor, divCeil, divFloor, maxBigint, minBigint } from '../core/fixed.ts';
import { BASIS_POINTS, DAYS_PER_WEEK } from '../core/units.ts';
import { shareBps } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { entriesOf, isMatured, stakeCapBaseUnits, stakedBaseUnits } from './holding.ts';
import { costCeil } from './liquidity.ts';
import type { Observation } from './policy.ts';
import { isSwitchedOn } from './program-switches.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingOrder } from './standing-order.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';
import { TradingHabit } from './trading-habit.ts';

const configSchema = z.strictObject({
  target_power_bps: shareBps(
    2_000,
    'Share of all voting power that it wants; it neither buys nor stakes beyond that. Basis points.',
  ),
  spend_weekly_bps: shareBps(500, 'Share of its cash that it spends a week at most. Basis points.'),
  ...tradingFields,
  ...standingStakeFields({ stakeShareBps: 10_000, lockIndex: 4 }),
  ...habitFields,
});

/** A large holder who wants a say: buys week by week, locks longest and restakes, up to its share of all voting power. */
export const ACCUMULATOR_POLICY = definePolicy({
  kind: 'accumulator',
  description:
    'Builds voting power over years: buys with its cash, locks longest, restakes, up to a share of all power.',
  configSchema,
  actionKinds: (config, { hasPool }) => [
    ...STAKING_KINDS,
    ...(hasPool ? (['swap'] as const) : []),
    ...habitKinds(config),
  ],
  prepare: (config) => (streams) => {
    const ceiling = (observation: Observation): bigint =>
      stakedBaseUnits(observation) + missingStake(observation, config.target_power_bps, config.lock_index);
    const buying = new TradingHabit({
      firstAtDays: DAYS_PER_WEEK * streams.own('buying').nextFloat(),
      everyDays: DAYS_PER_WEEK,
      order: new StandingOrder('buy', tradingTerms(config)),
      wish(observation) {
        const missing = missingStake(observation, config.target_power_bps, config.lock_index);
        const budget = bpsFloor(observation.quoteUnits, config.spend_weekly_bps);
        return minBigint(budget, costCeil(observation.market?.pool, missing - observation.walletBaseUnits));
      },
    });
    const plan = new StandingStake(config, streams.own('policy'), ceiling);
    return withHabits(plan, [buying, ...createHabits(config, streams)]);
  },
});

/**
 * Stake in this lock that lifts the agent to its share of all power, the cap per wallet at most; 0n while nobody else
 * has power. From (own + x) / (all + x) = t, as what it adds makes the whole larger too.
 */
export function missingStake(observation: Observation, targetPowerBps: number, lockIndex: number): bigint {
  const { pool } = observation;
  const room = maxBigint(0n, stakeCapBaseUnits(pool) - stakedBaseUnits(observation));
  const own = votingPower(observation);
  const all = pool.totalVotingPower;
  if (own >= all) return 0n;
  const target = BigInt(targetPowerBps);
  if (target >= BASIS_POINTS) return room;
  const missingPower = divFloor(target * all - BASIS_POINTS * own, BASIS_POINTS - target);
  const multiplierBps = isSwitchedOn(pool, 'powerByLock') ? BigInt(pool.multiplierBps[lockIndex] ?? 10_000) : 10_000n;
  return minBigint(room, maxBigint(0n, divCeil(missingPower * BASIS_POINTS, multiplierBps)));
}

/** Its power now: a deposit counts its lock's multiplier while the lock runs. */
function votingPower(observation: Observation): bigint {
  let power = 0n;
  for (const entry of entriesOf(observation)) {
    const isBoosted = !entry.flatPower && !isMatured(entry, observation);
    power += isBoosted ? bpsFloor(entry.amountBaseUnits, entry.multiplierBps) : entry.amountBaseUnits;
  }
  return power;
}

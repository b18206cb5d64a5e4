import { describe, expect, it } from 'vitest';
import { decodePool, decodePoolSchedule, POOL_BYTES } from '#harness/program/accounts/pool-account.ts';
import { accountOf, checkBytes, offsetOf, readByLayout } from '#tests/support/readme-layouts.ts';

describe('harness/program/accounts/pool-account', () => {
  it('reads every field of the pool where the README has it', () => {
    checkBytes(accountOf('StakingPool', POOL_BYTES), (data, view) => {
      const { recent, ...fields } = decodePool(data);
      expect(fields).toEqual(
        readByLayout('StakingPool', view, 0, {
          totalStakedBaseUnits: 'total_staked',
          totalVotingPower: 'total_voting_power',
          lastUpdateUnixSeconds: 'last_update:i64',
          acc: 'acc:u128',
          accWeekOpen: 'acc_week_open:u128',
          carry: 'carry',
          activeWeight: 'active_weight',
          pendingWeight: 'pending_weight',
          activePower: 'active_power',
          pendingPower: 'pending_power',
          budgetCurrentBaseUnits: 'budget_current',
          budgetReleasedBaseUnits: 'budget_released',
          budgetNextBaseUnits: 'budget_next',
          budgetIdleBaseUnits: 'budget_idle',
          reserveOwedBaseUnits: 'reserve_owed',
          totalFundedBaseUnits: 'total_funded',
          totalReleasedBaseUnits: 'total_released',
          totalClaimedBaseUnits: 'total_claimed',
          totalPenaltiesBaseUnits: 'total_penalties',
          weeklyBudgetCapBaseUnits: 'weekly_budget_cap',
          totalSupplyBaseUnits: 'total_supply',
          rewardRateBps: 'reward_rate:rate',
          minStakeBaseUnits: 'min_stake',
          maxStakeBaseUnits: 'max_stake',
          minClaimBaseUnits: 'min_claim',
          minWeight: 'min_weight',
          lockDays: 'lock_days:u32*5',
          openLockDays: 'open_lock_days:u32*5',
          multiplierBps: 'multiplier_bps:u32*5',
          penaltyBps: 'penalty_bps:u32',
          features: 'features:u32',
          pauseMask: 'pause_mask:u32',
          pauseStartedUnixSeconds: 'pause_started:i64',
          pauseUntilUnixSeconds: 'pause_until:i64',
          votePausedSeconds: 'vote_paused_seconds',
          boostDays: 'boost_days:u32',
          boostActiveBps: 'boost_active_bps:u16',
          boostLongTermBps: 'boost_long_term_bps:u16',
          boostVotingBps: 'boost_voting_bps:u16',
          longTermDays: 'long_term_days:u16',
          activeDays: 'active_days:u32',
          ticketDays: 'ticket_days:u32',
          minDebateFeeBaseUnits: 'min_debate_fee',
          fundedFeesBaseUnits: 'funded_fees',
          fundedInflationBaseUnits: 'funded_inflation',
          fundedGrantsBaseUnits: 'funded_grants',
          totalMintedBaseUnits: 'total_minted',
          totalBurnedBaseUnits: 'total_burned',
          totalForfeitedBaseUnits: 'total_forfeited',
          totalCompoundedBaseUnits: 'total_compounded',
          ticketsOutstandingBaseUnits: 'tickets_outstanding',
          pendingRaises: 'pending_raises:u64*4',
          genesisDay: 'genesis_day:u32',
          lastDay: 'last_day:u32',
          stakerCount: 'staker_count:u32',
        }),
      );
      const days = recent.map((_, slot) =>
        readByLayout('DayRecord', view, offsetOf('StakingPool', 'recent') + slot * 32, {
          acc: 'acc:u128',
          powerBaseUnits: 'power',
          stakedBaseUnits: 'staked',
        }),
      );
      expect(recent).toHaveLength(32);
      expect(recent).toEqual(days);
    });
  });

  it('plans with the same pool as it reads', () => {
    checkBytes(accountOf('StakingPool', POOL_BYTES), (data) => {
      const { lastDay, boostDays, features, openLockDays } = decodePool(data);
      expect(decodePoolSchedule(data)).toEqual({
        lastDay,
        boostDays,
        features,
        // Random drops and raises are never 0.
        pendingEndDays: openLockDays.map((days) => lastDay + days),
        pendingRaiseDays: [7, 30, 90, 180].map((days) => lastDay + days - 1),
      });
    });
  });
});

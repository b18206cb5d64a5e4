//! The pool: totals, the reward accumulator, weekly budgets, parameters, the last 32 days.

use anchor_lang::prelude::*;
use core::mem::size_of;

use super::pages::{join, split, DayRecord, WeightDrop};
use crate::constants::*;
use crate::errors::StakingError;
use crate::math::{add, day_of, div_rem, mul_div_floor, sub};

type Outcome<T> = core::result::Result<T, StakingError>;

/// Parameters that `initialize_pool` sets, each inside compiled bounds.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct PoolParams {
    /// Least base units of one deposit, and of what a partial exit leaves.
    pub min_stake: u64,
    /// Most base units one owner may have staked.
    pub max_stake: u64,
    /// Least base units of one claim.
    pub min_claim: u64,
    /// Days, ascending, the first 0.
    pub lock_days: [u32; LOCK_TIERS],
    /// Weight of each lock, 10000 = 1.0x, never falling.
    pub multiplier_bps: [u32; LOCK_TIERS],
    /// Share of a broken lock's amount that goes to the penalty vault.
    pub penalty_bps: u32,
}

impl PoolParams {
    pub fn validate(&self, total_supply: u64) -> Outcome<()> {
        if self.min_stake == 0 || self.min_stake > self.max_stake || self.max_stake > total_supply {
            return Err(StakingError::StakeLimitsOutOfRange);
        }
        if self.min_claim > total_supply {
            return Err(StakingError::MinClaimOutOfRange);
        }
        if self.lock_days[0] != 0
            || self.lock_days.windows(2).any(|pair| pair[0] >= pair[1])
            || self.lock_days[LOCK_TIERS - 1] > MAX_LOCK_DAYS
        {
            return Err(StakingError::LockDaysOutOfRange);
        }
        if u64::from(self.multiplier_bps[0]) != BPS
            || self.multiplier_bps.windows(2).any(|pair| pair[0] > pair[1])
            || self.multiplier_bps[LOCK_TIERS - 1] > MAX_MULTIPLIER_BPS
        {
            return Err(StakingError::MultiplierOutOfRange);
        }
        if self.penalty_bps > MAX_PENALTY_BPS {
            return Err(StakingError::PenaltyOutOfRange);
        }
        Ok(())
    }
}

/// The one pool of a deployment, at `["pool"]`. Zero-copy; every offset is part of the interface.
#[account(zero_copy)]
#[repr(C)]
pub struct StakingPool {
    pub authority: Pubkey,
    pub token_mint: Pubkey,
    /// Sum of all entries' amounts. Never read from a vault's balance, which anyone can raise.
    pub total_staked: u64,
    /// `active_power + pending_power`.
    pub total_voting_power: u64,
    /// Ceiling of a year's budgets, basis points of `total_supply`.
    pub reward_rate: u64,
    /// Unix time of the last change; the clock may not go back behind it.
    pub last_update: i64,
    pub total_supply: u64,
    /// Reward per unit of weight since genesis, Q64.64.
    pub acc: [u64; 2],
    /// `acc` when the open week began: what was earned up to there is claimable.
    pub acc_week_open: [u64; 2],
    /// Remainder of the last paid day's division, below that day's weight.
    pub carry: u64,
    /// Reward weight that the open day's tick counts.
    pub active_weight: u64,
    /// Reward weight that starts with the next day.
    pub pending_weight: u64,
    /// Voting power, likewise; without boosters, unlike weight.
    pub active_power: u64,
    pub pending_power: u64,
    /// Budget of the open week, fixed when it began.
    pub budget_current: u64,
    /// Part of it whose days are closed.
    pub budget_released: u64,
    /// What `fund_rewards` added for the next week.
    pub budget_next: u64,
    /// Shares of days without stakers, and excess over the cap: goes into later weeks, under the cap.
    pub budget_idle: u64,
    /// Promised to stakers and not yet claimed.
    pub reserve_owed: u64,
    pub total_funded: u64,
    pub total_released: u64,
    pub total_claimed: u64,
    pub total_penalties: u64,
    pub min_stake: u64,
    pub max_stake: u64,
    pub min_claim: u64,
    /// One whole token of weight: below it a day pays nobody, which bounds the accumulator's growth.
    pub min_weight: u64,
    /// `floor(total_supply * reward_rate * 7 / (10000 * 365))`.
    pub weekly_budget_cap: u64,
    pub lock_days: [u32; LOCK_TIERS],
    pub multiplier_bps: [u32; LOCK_TIERS],
    pub penalty_bps: u32,
    pub genesis_day: u32,
    /// The open day: every day before it is closed.
    pub last_day: u32,
    pub staker_count: u32,
    /// Bit p: expiry page p is open.
    pub expiry_pages_open: u8,
    pub bump: u8,
    pub stake_vault_bump: u8,
    pub reward_vault_bump: u8,
    pub penalty_vault_bump: u8,
    pub version: u8,
    pub decimals: u8,
    pub _pad: [u8; 1],
    /// Drops of locks made on the open day, by tier; `roll` writes them into the expiry ring, so that a
    /// stake needs no page.
    pub pending_drops: [WeightDrop; LOCK_TIERS],
    /// The last 32 closed days, slot `day % 32`.
    pub recent: [DayRecord; 32],
    /// For governance, minting, boosters and pauses.
    pub reserved: [u64; 32],
}

const _: () = assert!(size_of::<StakingPool>() == 1712);

impl StakingPool {
    pub const SPACE: usize = 8 + size_of::<StakingPool>();

    pub fn acc_value(&self) -> u128 {
        join(self.acc)
    }

    pub fn acc_week_open_value(&self) -> u128 {
        join(self.acc_week_open)
    }

    /// `floor(supply * rate * 7 / (10000 * 365))`.
    pub fn weekly_cap_floor(total_supply: u64, reward_rate_bps: u64) -> Outcome<u64> {
        let numerator = reward_rate_bps.checked_mul(u64::from(DAYS_PER_WEEK)).ok_or(StakingError::MathOverflow)?;
        let denominator = BPS.checked_mul(DAYS_PER_YEAR).ok_or(StakingError::MathOverflow)?;
        mul_div_floor(total_supply, numerator, denominator)
    }

    /// Week of the open day, counted from genesis.
    pub fn week(&self) -> u32 {
        self.last_day.wrapping_sub(self.genesis_day).wrapping_div(DAYS_PER_WEEK)
    }

    fn day_of_week(&self) -> u32 {
        self.last_day.wrapping_sub(self.genesis_day).wrapping_rem(DAYS_PER_WEEK)
    }

    /// Tier index of a lock length.
    pub fn tier_of(&self, lock_days: u32) -> Outcome<usize> {
        self.lock_days.iter().position(|days| *days == lock_days).ok_or(StakingError::UnknownLock)
    }

    /// First line of whatever reads or changes weight: the clock runs forward, and no ended day is open.
    pub fn require_rolled(&self, now: i64) -> Outcome<()> {
        self.require_forward(now)?;
        if day_of(now)? > self.last_day {
            return Err(StakingError::PoolNotRolled);
        }
        Ok(())
    }

    pub fn require_forward(&self, now: i64) -> Outcome<()> {
        if now < self.last_update {
            return Err(StakingError::ClockWentBack);
        }
        Ok(())
    }

    /// Record of a closed day if it is one of the last 32.
    pub fn recent_record(&self, day: u32) -> Option<&DayRecord> {
        let age = self.last_day.checked_sub(day)?;
        if age == 0 || age > PAGE_DAYS || day < self.genesis_day {
            return None;
        }
        self.recent.get(day.wrapping_rem(PAGE_DAYS) as usize)
    }

    /// Closes the open day: pays its share, drops what expires, lets the new stakes in, and opens the next
    /// week when one begins. `expiring` is what the ring holds for this day. Formula: a day's share `r` adds
    /// `(r * 2^64 + carry) / active_weight` to the accumulator; the remainder is carried, so nothing is lost.
    pub fn close_day(&mut self, expiring: WeightDrop) -> Outcome<DayRecord> {
        let share = self.day_share()?;
        self.budget_released = add(self.budget_released, share)?;
        if self.active_weight >= self.min_weight {
            self.pay(share)?;
        } else {
            self.budget_idle = add(self.budget_idle, share)?;
        }
        self.active_weight = sub(self.active_weight, expiring.weight)?;
        self.active_power = sub(self.active_power, expiring.power)?;
        self.active_weight = add(self.active_weight, self.pending_weight)?;
        self.active_power = add(self.active_power, self.pending_power)?;
        self.pending_weight = 0;
        self.pending_power = 0;
        self.total_voting_power = self.active_power;

        let record = DayRecord { acc: self.acc, power: self.active_power, staked: self.total_staked };
        let slot = self.last_day.wrapping_rem(PAGE_DAYS) as usize;
        self.recent[slot] = record;
        self.last_day = self.last_day.checked_add(1).ok_or(StakingError::MathOverflow)?;
        if self.day_of_week() == 0 {
            self.open_week()?;
        }
        Ok(record)
    }

    /// A seventh of the week's budget; the week's last day pays the remainder.
    fn day_share(&self) -> Outcome<u64> {
        if self.day_of_week() == DAYS_PER_WEEK - 1 {
            return sub(self.budget_current, self.budget_released);
        }
        Ok(div_rem(self.budget_current, u64::from(DAYS_PER_WEEK))?.0)
    }

    fn pay(&mut self, share: u64) -> Outcome<()> {
        let weight = u128::from(self.active_weight);
        let numerator =
            (u128::from(share) << ACC_SHIFT).checked_add(u128::from(self.carry)).ok_or(StakingError::MathOverflow)?;
        let quotient = numerator.checked_div(weight).ok_or(StakingError::MathOverflow)?;
        let remainder = numerator.checked_rem(weight).ok_or(StakingError::MathOverflow)?;
        let acc = self.acc_value().checked_add(quotient).ok_or(StakingError::MathOverflow)?;
        self.acc = split(acc);
        self.carry = u64::try_from(remainder).map_err(|_| StakingError::MathOverflow)?;
        self.reserve_owed = add(self.reserve_owed, share)?;
        self.total_released = add(self.total_released, share)?;
        Ok(())
    }

    fn open_week(&mut self) -> Outcome<()> {
        self.acc_week_open = self.acc;
        let available = add(self.budget_next, self.budget_idle)?;
        self.budget_current = available.min(self.weekly_budget_cap);
        self.budget_idle = sub(available, self.budget_current)?;
        self.budget_next = 0;
        self.budget_released = 0;
        Ok(())
    }

    /// Adds to the budget of the next week, never to the open one.
    pub fn fund(&mut self, amount: u64) -> Outcome<()> {
        if amount == 0 {
            return Err(StakingError::ZeroAmount);
        }
        let budget = add(self.budget_next, amount)?;
        if budget > self.weekly_budget_cap {
            return Err(StakingError::WeeklyBudgetExceeded);
        }
        self.budget_next = budget;
        self.total_funded = add(self.total_funded, amount)?;
        Ok(())
    }

    /// Base units that the reward vault must hold: promised, and budgeted but not yet released.
    pub fn reserve_required(&self) -> Outcome<u64> {
        let unreleased = sub(self.budget_current, self.budget_released)?;
        add(add(self.reserve_owed, unreleased)?, add(self.budget_next, self.budget_idle)?)
    }

    pub fn refresh_voting_power(&mut self) -> Outcome<()> {
        self.total_voting_power = add(self.active_power, self.pending_power)?;
        Ok(())
    }
}

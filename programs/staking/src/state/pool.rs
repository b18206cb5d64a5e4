//! The pool: totals, the reward accumulator, weekly budgets, parameters, the last 32 days.

use anchor_lang::prelude::*;
use core::mem::size_of;

use super::pages::{join, split, DayRecord, PendingDrop, WeightDrop};
use super::PoolParams;
use crate::access::{ensure, Outcome};
use crate::constants::{pause, *};
use crate::errors::StakingError;
use crate::math::{add, day_of, div_rem, mul_div_floor, sub};

/// Where a budget's tokens come from; a plain `fund_rewards` is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundSource {
    Fee,
    Inflation,
    Grant,
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
    pub pending_drops: [PendingDrop; LOCK_TIERS],
    /// The last 32 closed days, slot `day % 32`.
    pub recent: [DayRecord; 32],
    /// Rises of power by age of the open day's stakes, by age tier; `roll` writes them into the ring.
    pub pending_raises: [u64; 4],
    /// Locks that stakes of the open day may choose: a change of `lock_days` counts from the next day on.
    pub open_lock_days: [u32; LOCK_TIERS],
    /// Bits of `constants::feature`.
    pub features: u32,
    pub pause_started: i64,
    pub pause_until: i64,
    /// Seconds of voting pauses that came before the last pause.
    pub vote_paused_seconds: u64,
    /// Bits of `constants::pause`, in force from `pause_started` to `pause_until`.
    pub pause_mask: u32,
    pub boost_days: u32,
    pub boost_active_bps: u16,
    pub boost_long_term_bps: u16,
    pub boost_voting_bps: u16,
    pub long_term_days: u16,
    pub ticket_days: u32,
    pub active_days: u32,
    pub min_debate_fee: u64,
    /// Parts of `total_funded` by source; the rest came through `fund_rewards`.
    pub funded_fees: u64,
    pub funded_inflation: u64,
    pub funded_grants: u64,
    pub total_minted: u64,
    pub total_burned: u64,
    /// Boosted rewards that early exits gave up.
    pub total_forfeited: u64,
    pub total_compounded: u64,
    /// Base units in the stake vault that belong to unstake tickets.
    pub tickets_outstanding: u64,
    pub reserved: [u64; 10],
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
        Ok(mul_div_floor(total_supply, numerator, denominator)?)
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
        let tier = self.open_lock_days.iter().position(|days| *days == lock_days);
        tier.ok_or_else(|| StakingError::UnknownLock.into())
    }

    pub fn has(&self, feature: u32) -> bool {
        self.features & feature != 0
    }

    pub fn require_feature(&self, feature: u32) -> Outcome<()> {
        ensure!(self.has(feature), StakingError::FeatureDisabled);
        Ok(())
    }

    /// Refuses while a pause that names `bit` is in force. A pause ends by itself.
    pub fn require_running(&self, now: i64, bit: u32) -> Outcome<()> {
        ensure!(self.pause_mask & bit == 0 || now >= self.pause_until, StakingError::Paused);
        Ok(())
    }

    pub fn require_authority(&self, key: &Pubkey) -> Outcome<()> {
        ensure!(&self.authority == key, StakingError::NotAuthority);
        Ok(())
    }

    /// Seconds since genesis in which voting was paused, up to `now`.
    pub fn paused_voting_seconds(&self, now: i64) -> u64 {
        if self.pause_mask & pause::VOTE == 0 {
            return self.vote_paused_seconds;
        }
        let paused = now.min(self.pause_until).saturating_sub(self.pause_started);
        self.vote_paused_seconds.saturating_add(u64::try_from(paused).unwrap_or(0))
    }

    /// Unix time less the time in which voting was paused.
    pub fn voting_time(&self, now: i64) -> i64 {
        now.saturating_sub_unsigned(self.paused_voting_seconds(now))
    }

    /// Adds to next week's budget without a limit: what `weekly_budget_cap` leaves over waits for later weeks.
    pub fn add_budget(&mut self, amount: u64, source: FundSource) -> Outcome<()> {
        self.budget_next = add(self.budget_next, amount)?;
        self.total_funded = add(self.total_funded, amount)?;
        let part = match source {
            FundSource::Fee => &mut self.funded_fees,
            FundSource::Inflation => &mut self.funded_inflation,
            FundSource::Grant => &mut self.funded_grants,
        };
        *part = add(*part, amount)?;
        Ok(())
    }

    /// The program minted: supply and the weekly cap follow.
    pub fn minted(&mut self, amount: u64) -> Outcome<()> {
        self.total_minted = add(self.total_minted, amount)?;
        self.set_supply(add(self.total_supply, amount)?)
    }

    /// The program burned: supply and the weekly cap follow.
    pub fn burned(&mut self, amount: u64) -> Outcome<()> {
        self.total_burned = add(self.total_burned, amount)?;
        self.set_supply(sub(self.total_supply, amount)?)
    }

    /// Copies validated parameters.
    pub fn set_params(&mut self, params: &PoolParams) {
        self.min_stake = params.min_stake;
        self.max_stake = params.max_stake;
        self.min_claim = params.min_claim;
        self.lock_days = params.lock_days;
        self.open_lock_days = params.lock_days;
        self.multiplier_bps = params.multiplier_bps;
        self.penalty_bps = params.penalty_bps;
        self.features = params.features;
        self.boost_active_bps = params.boost_active_bps;
        self.boost_long_term_bps = params.boost_long_term_bps;
        self.boost_voting_bps = params.boost_voting_bps;
        self.long_term_days = params.long_term_days;
        self.boost_days = params.boost_days;
        self.active_days = params.active_days;
        self.ticket_days = params.ticket_days;
        self.min_debate_fee = params.min_debate_fee;
    }

    /// A new ceiling of a year's budgets; the weekly cap follows.
    pub fn set_reward_rate(&mut self, bps: u64) -> Outcome<()> {
        self.reward_rate = bps;
        self.set_supply(self.total_supply)
    }

    fn set_supply(&mut self, supply: u64) -> Outcome<()> {
        self.total_supply = supply;
        self.weekly_budget_cap = Self::weekly_cap_floor(supply, self.reward_rate)?;
        Ok(())
    }

    /// Rewards of a vesting entry that its owner gave up go into later weeks, under the cap.
    pub fn take_back(&mut self, amount: u64) -> Outcome<()> {
        self.reserve_owed = sub(self.reserve_owed, amount)?;
        self.budget_idle = add(self.budget_idle, amount)?;
        self.total_forfeited = add(self.total_forfeited, amount)?;
        Ok(())
    }

    /// First line of whatever reads or changes weight: the clock runs forward, and no ended day is open.
    pub fn require_rolled(&self, now: i64) -> Outcome<()> {
        self.require_forward(now)?;
        if day_of(now)? > self.last_day {
            return Err(StakingError::PoolNotRolled.into());
        }
        Ok(())
    }

    pub fn require_forward(&self, now: i64) -> Outcome<()> {
        if now < self.last_update {
            return Err(StakingError::ClockWentBack.into());
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
        #[cfg(feature = "vuln-r01")]
        self.let_pending_weight_in()?;
        let share = self.day_share()?;
        self.budget_released = add(self.budget_released, share)?;
        if self.active_weight >= self.min_weight {
            self.pay(share)?;
        } else {
            self.budget_idle = add(self.budget_idle, share)?;
        }
        self.active_weight = sub(self.active_weight, expiring.weight)?;
        self.active_power = sub(add(self.active_power, expiring.rise)?, expiring.power)?;
        self.active_weight = add(self.active_weight, self.pending_weight)?;
        self.active_power = add(self.active_power, self.pending_power)?;
        self.pending_weight = 0;
        self.pending_power = 0;
        self.total_voting_power = self.active_power;
        self.open_lock_days = self.lock_days;

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
            return Ok(sub(self.budget_current, self.budget_released)?);
        }
        Ok(div_rem(self.budget_current, u64::from(DAYS_PER_WEEK))?.0)
    }

    fn pay(&mut self, share: u64) -> Outcome<()> {
        let weight = u128::from(self.active_weight);
        let numerator =
            (u128::from(share) << ACC_SHIFT).checked_add(u128::from(self.carry)).ok_or(StakingError::MathOverflow)?;
        let quotient = numerator.checked_div(weight).ok_or(StakingError::MathOverflow)?;
        let remainder = numerator.wrapping_sub(quotient.wrapping_mul(weight));
        let acc = self.acc_value().checked_add(quotient).ok_or(StakingError::MathOverflow)?;
        self.acc = split(acc);
        self.carry = u64::try_from(remainder).map_err(|_| StakingError::MathOverflow)?;
        self.reserve_owed = add(self.reserve_owed, share)?;
        // A statistic: it must never stop a roll.
        self.total_released = self.total_released.saturating_add(share);
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
            return Err(StakingError::ZeroAmount.into());
        }
        let budget = add(self.budget_next, amount)?;
        if budget > self.weekly_budget_cap {
            return Err(StakingError::WeeklyBudgetExceeded.into());
        }
        self.budget_next = budget;
        self.total_funded = add(self.total_funded, amount)?;
        Ok(())
    }

    /// Base units that the reward vault must hold: promised, and budgeted but not yet released.
    pub fn reserve_required(&self) -> Outcome<u64> {
        let unreleased = sub(self.budget_current, self.budget_released)?;
        Ok(add(add(self.reserve_owed, unreleased)?, add(self.budget_next, self.budget_idle)?)?)
    }

    /// Sums what counts now and from tomorrow on. Both sums must fit before a deposit is taken, or the day could not
    /// be closed.
    pub fn refresh_voting_power(&mut self) -> Outcome<()> {
        add(self.active_weight, self.pending_weight)?;
        self.total_voting_power = add(self.active_power, self.pending_power)?;
        Ok(())
    }
}

//! Parameters of staking and rewards, and the compiled bounds that a vote cannot leave either.

use anchor_lang::prelude::*;

use crate::access::{ensure, Outcome};
use crate::constants::{feature, *};
use crate::errors::StakingError;
use crate::math::div_rem;

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
    /// Bits of `constants::feature`.
    pub features: u32,
    /// Boosters of reward weight, basis points of it.
    pub boost_active_bps: u16,
    pub boost_long_term_bps: u16,
    pub boost_voting_bps: u16,
    /// Age in days from which a deposit earns the long-term booster.
    pub long_term_days: u16,
    /// Days that a booster lasts.
    pub boost_days: u32,
    /// A debate fee counts as participation for so many days.
    pub active_days: u32,
    /// Days over which an unstake ticket is paid.
    pub ticket_days: u32,
    /// Least debate fee, base units.
    pub min_debate_fee: u64,
}

impl PoolParams {
    pub fn validate(&self, total_supply: u64) -> Outcome<()> {
        ensure!(
            self.min_stake > 0 && self.min_stake <= self.max_stake && self.max_stake <= total_supply,
            StakingError::StakeLimitsOutOfRange
        );
        ensure!(self.min_claim <= max_min_claim(total_supply)?, StakingError::MinClaimOutOfRange);
        validate_locks(&self.lock_days)?;
        validate_multipliers(&self.multiplier_bps)?;
        ensure!(self.penalty_bps <= MAX_PENALTY_BPS, StakingError::PenaltyOutOfRange);
        ensure!(self.features & !feature::ALL == 0, StakingError::UnknownFeature);
        let boosts = [self.boost_active_bps, self.boost_long_term_bps, self.boost_voting_bps];
        let days_fit = (1..=MAX_BOOST_DAYS).contains(&self.boost_days)
            && (1..=3_650).contains(&self.long_term_days)
            && (1..=365).contains(&self.active_days)
            && (1..=90).contains(&self.ticket_days);
        ensure!(
            boosters_fit(boosts) && days_fit && self.min_debate_fee <= total_supply,
            StakingError::ParameterOutOfRange
        );
        Ok(())
    }
}

/// A minimum claim above a thousandth of the supply would be a way to keep rewards back.
pub(crate) fn max_min_claim(total_supply: u64) -> Outcome<u64> {
    Ok(div_rem(total_supply, 1_000)?.0)
}

pub(crate) fn validate_locks(lock_days: &[u32; LOCK_TIERS]) -> Outcome<()> {
    let rising = lock_days.windows(2).all(|pair| pair[0] < pair[1]);
    ensure!(
        lock_days[0] == 0 && rising && lock_days[LOCK_TIERS - 1] <= MAX_LOCK_DAYS,
        StakingError::LockDaysOutOfRange
    );
    Ok(())
}

pub(crate) fn validate_multipliers(multiplier_bps: &[u32; LOCK_TIERS]) -> Outcome<()> {
    let never_falling = multiplier_bps.windows(2).all(|pair| pair[0] <= pair[1]);
    let starts_at_one = u64::from(multiplier_bps[0]) == BPS;
    ensure!(
        starts_at_one && never_falling && multiplier_bps[LOCK_TIERS - 1] <= MAX_MULTIPLIER_BPS,
        StakingError::MultiplierOutOfRange
    );
    Ok(())
}

/// Active, long-term and voting booster together stay within their ceiling.
pub(crate) fn boosters_fit(boosts: [u16; 3]) -> bool {
    boosts.iter().fold(0u32, |sum, bps| sum.saturating_add(u32::from(*bps))) <= MAX_BOOST_BPS
}

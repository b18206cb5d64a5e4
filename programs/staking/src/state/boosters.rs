//! Boosters of reward weight: what is earned, and for how long.

use super::entry::entry_state::BOOST_OVER;
use super::{RingChange, StakingPool, UserStake};
use crate::access::{ensure, Outcome};
use crate::constants::BOOSTER_VOTES;
use crate::errors::StakingError;

impl UserStake {
    /// Gives each settled entry that counts already its booster: `shared_bps` and, if it is old enough,
    /// `long_term_bps`. An entry that earns none keeps what it has. `apply` changes the ring.
    /// Errors: `NoBoosterEarned`.
    pub fn grant_boosters(
        &mut self,
        pool: &mut StakingPool,
        shared_bps: u16,
        mut apply: impl FnMut(&RingChange) -> Outcome<()>,
    ) -> Outcome<u32> {
        let last_boosted = pool.boost_days.checked_sub(1).ok_or(StakingError::ParameterOutOfRange)?;
        let end_day = pool.last_day.checked_add(last_boosted).ok_or(StakingError::MathOverflow)?;
        let mut granted: u32 = 0;
        for entry in self.entries.iter_mut() {
            if !entry.is_live() || entry.is_compound() || entry.start_day >= pool.last_day {
                continue;
            }
            let old_enough = pool.last_day.saturating_sub(entry.start_day) >= u32::from(pool.long_term_days);
            let bps = shared_bps.saturating_add(if old_enough { pool.boost_long_term_bps } else { 0 });
            if bps == 0 {
                continue;
            }
            let before = *entry;
            entry.boost_bps = bps;
            entry.boost_end_day = end_day;
            entry.state &= !BOOST_OVER;
            apply(&Self::recount(pool, &before, Some(entry))?)?;
            granted = granted.saturating_add(1);
        }
        ensure!(granted > 0, StakingError::NoBoosterEarned);
        self.boost_bps = u32::from(shared_bps);
        self.boost_end_day = end_day;
        Ok(granted)
    }

    /// Basis points that do not depend on a deposit's age: taking part in debates, and voting.
    pub fn shared_boost_bps(&self, pool: &StakingPool, votes_counted: usize) -> u16 {
        let active = self.last_debate_day > 0 && self.last_debate_day.saturating_add(pool.active_days) > pool.last_day;
        let voted = votes_counted >= BOOSTER_VOTES;
        let active_bps = if active { pool.boost_active_bps } else { 0 };
        active_bps.saturating_add(if voted { pool.boost_voting_bps } else { 0 })
    }
}

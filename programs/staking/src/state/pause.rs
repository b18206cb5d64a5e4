//! The guardian's pause: of named instructions, for a while, and not again soon.

use super::StakingPool;
use crate::access::{ensure, Outcome};
use crate::constants::*;
use crate::errors::StakingError;

impl StakingPool {
    /// Pauses what `mask` names for `seconds`. The time in which an earlier pause stopped voting is kept first.
    /// Errors: `PauseMaskInvalid`, `PauseTooLong`, `PauseCoolDown`.
    pub fn begin_pause(&mut self, now: i64, mask: u32, seconds: u32) -> Outcome<()> {
        ensure!(mask != 0 && mask & !pause::ALL == 0, StakingError::PauseMaskInvalid);
        let seconds = i64::from(seconds);
        ensure!(seconds > 0 && seconds <= MAX_PAUSE_SECONDS, StakingError::PauseTooLong);
        let never_paused = self.pause_until == 0;
        let next_pause = self.pause_until.saturating_add(PAUSE_COOL_DOWN_SECONDS);
        ensure!(never_paused || now >= next_pause, StakingError::PauseCoolDown);

        self.vote_paused_seconds = self.paused_voting_seconds(now);
        self.pause_started = now;
        self.pause_until = now.checked_add(seconds).ok_or(StakingError::MathOverflow)?;
        self.pause_mask = mask;
        Ok(())
    }

    /// Ends the pause that is in force; the next may begin as long after now as after its own end.
    /// Errors: `NotPaused`.
    pub fn end_pause(&mut self, now: i64) -> Outcome<()> {
        ensure!(now < self.pause_until, StakingError::NotPaused);
        self.pause_until = now;
        Ok(())
    }
}

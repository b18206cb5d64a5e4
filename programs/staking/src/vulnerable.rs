//! Known flaws, each put back by one cargo feature, for tests that attack them. Compiled into twins only; the places
//! that decide are marked with the feature's name. See `twins/README.md`.

use crate::access::Outcome;
use crate::constants::BPS;
use crate::errors::StakingError;
use crate::math::{add, mul_div_floor};
use crate::state::{Emission, StakeEntry, StakingPool, UserStake};

/// `MARKS`: what the features of this build say in the program, one text each, in this order.
macro_rules! marks {
    ($($feature:literal),* $(,)?) => {
        const MARKS: &[&str] = &[$(
            #[cfg(feature = $feature)]
            concat!("ACTSIM VULNERABLE TWIN ", $feature),
        )*];
    };
}
// One that is made of others stands before them.
marks![
    "vuln-g05", "vuln-r01", "vuln-r02", "vuln-r03", "vuln-r04", "vuln-r08", "vuln-r10", "vuln-r12", "vuln-r14",
    "vuln-l01", "vuln-l02", "vuln-l03", "vuln-g01", "vuln-g04", "vuln-g06", "vuln-g12", "vuln-g14", "vuln-s02",
    "vuln-p01", "vuln-p02",
];
const _: () = assert!(
    MARKS.len() == if cfg!(feature = "vuln-g05") { 3 } else { 1 },
    "a twin has one flaw: choose one feature vuln-*"
);

/// What the file of a twin can be known by. Read where the program starts, so that no linker leaves it out.
static MARK: &str = MARKS[0];

#[inline(always)]
pub fn bear_mark() {
    // SAFETY: the text has a first byte.
    unsafe { core::ptr::read_volatile(MARK.as_ptr()) };
}

#[cfg(any(feature = "vuln-r01", feature = "vuln-r02"))]
impl StakeEntry {
    /// A deposit earns from the tick of its own day on.
    pub fn count_own_day(&mut self, history: &impl Fn(u32) -> Outcome<u128>) {
        // The day before may lie on a page that the caller did not name.
        if let Ok(acc) = history(self.start_day.saturating_sub(1)) {
            self.paid_acc = crate::state::split(acc);
        }
    }
}

#[cfg(feature = "vuln-r04")]
impl UserStake {
    /// A changed or added deposit earns from where the account's deposits were settled last.
    pub fn start_in_the_past(&self, pool: &StakingPool, entry: StakeEntry, index: u8) -> StakeEntry {
        use crate::state::STARTED;

        let own = self.entries.get(usize::from(index)).filter(|old| old.is_live());
        let Some(old) = own.or_else(|| self.entries.iter().find(|old| old.is_live())) else { return entry };
        let settled = match pool.recent_record(old.start_day) {
            _ if old.has_started() => Some(old.paid_acc),
            record => record.map(|record| record.acc),
        };
        match settled {
            Some(paid_acc) if !entry.is_compound() => StakeEntry { paid_acc, state: entry.state | STARTED, ..entry },
            _ => entry,
        }
    }
}

#[cfg(feature = "vuln-r01")]
impl StakingPool {
    /// The deposits of the open day are in its total.
    pub fn let_pending_weight_in(&mut self) -> Outcome<()> {
        self.active_weight = add(self.active_weight, core::mem::take(&mut self.pending_weight))?;
        Ok(())
    }
}

/// Rewards in 2^-64 of a base unit, up to whole units; the fraction stays with the account and is paid again.
#[cfg(feature = "vuln-r08")]
pub fn round_up(rewards: [&mut u128; 2]) -> Outcome<()> {
    for reward in rewards {
        *reward = reward.checked_add(u128::from(u64::MAX)).ok_or(StakingError::MathOverflow)?;
    }
    Ok(())
}

#[cfg(feature = "vuln-r10")]
impl Emission {
    /// What this year's part of the schedule still allows; the next year begins with all of its own.
    pub fn room_of_year_floor(&self, pool: &StakingPool) -> Outcome<u64> {
        use crate::constants::INFLATION_WINDOW_DAYS;

        let year = |day: u32| day.saturating_sub(pool.genesis_day).wrapping_div(INFLATION_WINDOW_DAYS);
        let this_year = year(pool.last_day);
        let filled = usize::try_from(self.mint_count).unwrap_or(usize::MAX).min(self.mints.len());
        let mints = self.mints[..filled].iter().filter(|mint| year(mint.day) == this_year);
        let minted = mints.fold(0u64, |sum, mint| sum.saturating_add(mint.minted));
        let bps = self.inflation_bps[(this_year as usize).min(self.inflation_bps.len().saturating_sub(1))];
        Ok(mul_div_floor(self.genesis_supply, u64::from(bps), BPS)?.saturating_sub(minted))
    }
}

#[cfg(feature = "vuln-l02")]
impl UserStake {
    /// End of the first lock of this length that still runs.
    pub fn running_lock_end(&self, tier: usize, now: i64) -> Option<i64> {
        let runs = |entry: &&StakeEntry| entry.is_live() && usize::from(entry.tier) == tier && entry.lock_end > now;
        self.entries.iter().find(runs).map(|entry| entry.lock_end)
    }

    /// A deposit beside a lock of its length leaves with that one.
    pub fn keep_lock_end(&mut self, index: u8, lock_end: Option<i64>) -> Outcome<()> {
        let entry = self.entries.get_mut(usize::from(index)).ok_or(StakingError::EntryNotFound)?;
        entry.lock_end = lock_end.unwrap_or(entry.lock_end);
        Ok(())
    }
}

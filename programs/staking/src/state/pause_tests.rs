// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::integer_division)]

use bytemuck::Zeroable;
use proptest::prelude::*;

use super::StakingPool;
use crate::access::Outcome;
use crate::constants::{pause, SECONDS_PER_DAY};
use crate::errors::StakingError;

const NOW: i64 = 20_454 * SECONDS_PER_DAY;
const WEEK: i64 = 7 * SECONDS_PER_DAY;

fn refused<T>(error: StakingError) -> Outcome<T> {
    Err(error.into())
}

fn pool() -> Box<StakingPool> {
    Box::new(StakingPool::zeroed())
}

#[test]
fn a_pause_stops_what_it_names_and_ends_by_itself() {
    let mut pool = pool();
    assert_eq!(pool.require_running(NOW, pause::STAKE), Ok(()));
    assert_eq!(pool.begin_pause(NOW, pause::STAKE | pause::MINT, 60), Ok(()));
    assert_eq!(pool.require_running(NOW, pause::STAKE), refused(StakingError::Paused));
    assert_eq!(pool.require_running(NOW, pause::MINT), refused(StakingError::Paused));
    assert_eq!(pool.require_running(NOW, pause::VOTE), Ok(()));
    assert_eq!(pool.require_running(NOW + 59, pause::STAKE), refused(StakingError::Paused));
    assert_eq!(pool.require_running(NOW + 60, pause::STAKE), Ok(()));
}

#[test]
fn a_mask_names_something_that_can_be_paused() {
    for mask in [0, pause::ALL + 1, pause::ALL << 1, 1 << 31, u32::MAX] {
        assert_eq!(pool().begin_pause(NOW, mask, 60), refused(StakingError::PauseMaskInvalid));
    }
    for mask in [1, pause::MINT, pause::ALL] {
        assert_eq!(pool().begin_pause(NOW, mask, 60), Ok(()));
    }
}

#[test]
fn a_pause_lasts_from_one_second_to_seven_days() {
    for seconds in [0, 604_801, u32::MAX] {
        assert_eq!(pool().begin_pause(NOW, 1, seconds), refused(StakingError::PauseTooLong));
    }
    for seconds in [1, 604_800] {
        let mut pool = pool();
        assert_eq!(pool.begin_pause(NOW, 1, seconds), Ok(()));
        assert_eq!((pool.pause_started, pool.pause_until), (NOW, NOW + i64::from(seconds)));
    }
}

#[test]
fn the_next_pause_waits_seven_days_from_the_end_of_the_last() {
    let mut pool = pool();
    pool.begin_pause(NOW, 1, 100).unwrap();
    assert_eq!(pool.begin_pause(NOW + 1, 2, 100), refused(StakingError::PauseCoolDown));
    assert_eq!(pool.begin_pause(NOW + 100 + WEEK - 1, 1, 100), refused(StakingError::PauseCoolDown));
    assert_eq!(pool.begin_pause(NOW + 100 + WEEK, 1, 100), Ok(()));
}

#[test]
fn a_pause_that_is_ended_early_waits_from_then() {
    let mut pool = pool();
    pool.begin_pause(NOW, pause::VOTE, 100).unwrap();
    assert_eq!(pool.end_pause(NOW + 40), Ok(()));
    assert_eq!(pool.require_running(NOW + 40, pause::VOTE), Ok(()));
    assert_eq!(pool.end_pause(NOW + 41), refused(StakingError::NotPaused));
    assert_eq!(pool.paused_voting_seconds(NOW + 1_000), 40);
    assert_eq!(pool.begin_pause(NOW + 40 + WEEK - 1, 1, 1), refused(StakingError::PauseCoolDown));
    assert_eq!(pool.begin_pause(NOW + 40 + WEEK, 1, 1), Ok(()));
    assert_eq!(pool.paused_voting_seconds(NOW + 2 * WEEK), 40);
}

#[test]
fn nothing_to_end_is_an_error() {
    let mut pool = pool();
    assert_eq!(pool.end_pause(NOW), refused(StakingError::NotPaused));
    pool.begin_pause(NOW, 1, 100).unwrap();
    assert_eq!(pool.end_pause(NOW + 100), refused(StakingError::NotPaused));
}

proptest! {
    /// Paused voting time against a list of the seconds in which voting was refused, and no two pauses too close.
    #[test]
    fn paused_voting_time_is_exact(
        steps in prop::collection::vec((0..=1_300_000i64, prop::bool::weighted(0.7), 1..=pause::ALL, 1..=604_800u32), 1..60),
    ) {
        let mut pool = pool();
        let mut spans: Vec<(i64, i64, u32)> = vec![]; // from, to, mask
        let mut now = NOW;
        for (wait, begins, mask, seconds) in steps {
            now += wait;
            let last_end = spans.last().map(|span| span.1);
            if begins {
                let may = last_end.is_none_or(|end| now >= end + WEEK);
                prop_assert_eq!(pool.begin_pause(now, mask, seconds).is_ok(), may);
                if may {
                    spans.push((now, now + i64::from(seconds), mask));
                }
            } else {
                let runs = last_end.is_some_and(|end| now < end);
                prop_assert_eq!(pool.end_pause(now).is_ok(), runs);
                if let Some(span) = spans.last_mut().filter(|_| runs) {
                    span.1 = now;
                }
            }
            for later in [0, 1, 1_000, 604_800] {
                let seen = now + later;
                let votes_paused = spans.iter().filter(|span| span.2 & pause::VOTE != 0);
                let expected: i64 = votes_paused.map(|span| (seen.min(span.1) - span.0).max(0)).sum();
                prop_assert_eq!(pool.paused_voting_seconds(seen), expected as u64);
            }
        }
    }
}

// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::integer_division)]

use anchor_lang::prelude::*;
use core::mem::offset_of;
use proptest::prelude::*;

use super::{Vesting, VestingKind};
use crate::access::{anchor_error, Outcome};
use crate::constants::{MAX_TOTAL_SUPPLY, MAX_VESTING_DAYS, SECONDS_PER_DAY};
use crate::errors::StakingError;

const NOW: i64 = 20_454 * SECONDS_PER_DAY;

fn refused<T>(error: StakingError) -> Outcome<T> {
    Err(error.into())
}

fn grant(total: u64, start: i64, cliff_days: u32, duration_days: u32) -> Outcome<Vesting> {
    Vesting::grant(NOW, Pubkey::default(), 3, total, start, cliff_days, duration_days)
}

#[test]
fn offsets_are_those_of_the_readme() {
    assert_eq!(offset_of!(Vesting, total), 32);
    assert_eq!(offset_of!(Vesting, released), 40);
    assert_eq!(offset_of!(Vesting, start), 48);
    assert_eq!(offset_of!(Vesting, cliff_seconds), 56);
    assert_eq!(offset_of!(Vesting, duration_seconds), 64);
    assert_eq!(offset_of!(Vesting, index), 72);
    assert_eq!(offset_of!(Vesting, kind), 76);
    assert_eq!(offset_of!(Vesting, bump), 77);
}

#[test]
fn a_grant_waits_for_its_cliff_and_then_pays_all_since_the_start() {
    let mut vesting = grant(1_000, NOW, 100, 400).unwrap();
    let after = |days: i64| NOW + days * SECONDS_PER_DAY;
    assert_eq!(vesting.release(after(0)), refused(StakingError::NothingReleasable));
    assert_eq!(vesting.release(after(100) - 1), refused(StakingError::NothingReleasable));
    assert_eq!(vesting.release(after(100)), Ok(250));
    assert_eq!(vesting.release(after(100)), refused(StakingError::NothingReleasable));
    assert_eq!(vesting.release(after(101)), Ok(2)); // 252.5 in all
    assert_eq!(vesting.release(after(102)), Ok(3)); // 255
    assert!(!vesting.is_complete());
    assert_eq!(vesting.release(after(400) - 1), Ok(744));
    assert_eq!(vesting.release(after(400)), Ok(1));
    assert!(vesting.is_complete());
    assert_eq!(vesting.release(after(4_000)), refused(StakingError::NothingReleasable));
}

#[test]
fn a_cliff_at_the_end_pays_everything_at_once() {
    let mut vesting = grant(u64::MAX, NOW, 365, 365).unwrap();
    assert_eq!(vesting.release(NOW + 365 * SECONDS_PER_DAY - 1), refused(StakingError::NothingReleasable));
    assert_eq!(vesting.release(NOW + 365 * SECONDS_PER_DAY), Ok(u64::MAX));
}

#[test]
fn a_clock_that_goes_back_pays_nothing_and_breaks_nothing() {
    let mut vesting = grant(1_000, NOW, 0, 10).unwrap();
    assert_eq!(vesting.release(NOW + 5 * SECONDS_PER_DAY), Ok(500));
    assert_eq!(vesting.release(NOW + 4 * SECONDS_PER_DAY), refused(StakingError::NothingReleasable));
    assert_eq!(vesting.release(NOW - 1), refused(StakingError::NothingReleasable));
    assert_eq!(vesting.release(i64::MIN), refused(StakingError::NothingReleasable));
    assert_eq!(vesting.release(i64::MAX), Ok(500));
}

#[test]
fn a_grant_has_bounds() {
    let most = i64::from(MAX_VESTING_DAYS) * SECONDS_PER_DAY;
    assert!(grant(1, NOW, 0, 1).is_ok());
    assert!(grant(u64::MAX, NOW + most, MAX_VESTING_DAYS, MAX_VESTING_DAYS).is_ok());
    assert!(grant(1, NOW - most, 0, 1).is_ok());
    for vesting in [
        grant(0, NOW, 0, 1),
        grant(1, NOW, 0, 0),
        grant(1, NOW, 0, MAX_VESTING_DAYS + 1),
        grant(1, NOW, 0, u32::MAX),
        grant(1, NOW, 2, 1),
        grant(1, NOW, u32::MAX, 1),
        grant(1, NOW + most + 1, 0, 1),
        grant(1, NOW - most - 1, 0, 1),
        grant(1, i64::MIN, 0, 1),
        grant(1, i64::MAX, 0, 1),
    ] {
        assert_eq!(vesting, refused(StakingError::VestingOutOfRange));
    }
}

#[test]
fn a_grant_keeps_what_it_was_made_of() {
    let vesting = grant(7, NOW - 5, 1, 2).unwrap();
    assert_eq!((vesting.total, vesting.released, vesting.start, vesting.index), (7, 0, NOW - 5, 3));
    assert_eq!((vesting.cliff_seconds, vesting.duration_seconds), (86_400, 172_800));
    assert_eq!(vesting.kind, 0);
}

#[test]
fn a_ticket_pays_from_its_first_second() {
    let mut ticket = Vesting::ticket(NOW, Pubkey::default(), 0, 86_400 * 14, 14).unwrap();
    assert_eq!((ticket.kind, ticket.cliff_seconds, ticket.duration_seconds), (1, 0, 14 * 86_400));
    assert_eq!(ticket.release(NOW), refused(StakingError::NothingReleasable));
    assert_eq!(ticket.release(NOW + 1), Ok(1));
    assert_eq!(ticket.release(NOW + 14 * SECONDS_PER_DAY), Ok(86_400 * 14 - 1));
    assert!(ticket.is_complete());
}

#[test]
fn a_kind_is_not_taken_for_the_other() {
    let grant = grant(1, NOW, 0, 1).unwrap();
    let ticket = Vesting::ticket(NOW, Pubkey::default(), 0, 1, 1).unwrap();
    assert_eq!(grant.require_kind(VestingKind::Grant), Ok(()));
    assert_eq!(ticket.require_kind(VestingKind::Ticket), Ok(()));
    assert_eq!(grant.require_kind(VestingKind::Ticket), Err(anchor_error(ErrorCode::ConstraintSeeds)));
    assert_eq!(ticket.require_kind(VestingKind::Grant), Err(anchor_error(ErrorCode::ConstraintSeeds)));
}

/// A schedule and times around it.
fn schedules() -> impl Strategy<Value = (Vesting, Vec<i64>)> {
    let shapes =
        (1..=u64::MAX, 1..=MAX_VESTING_DAYS).prop_flat_map(|(total, days)| (Just(total), 0..=days, Just(days)));
    (shapes, -300_000_000..=300_000_000i64).prop_flat_map(|((total, cliff, days), offset)| {
        let vesting = grant(total, NOW + offset, cliff, days).unwrap();
        let times = vesting.start - SECONDS_PER_DAY..=vesting.start + vesting.duration_seconds + SECONDS_PER_DAY;
        (Just(vesting), prop::collection::vec(times, 1..60))
    })
}

proptest! {
    #[test]
    fn what_is_unlocked_never_falls_and_is_exact_at_both_ends((vesting, mut times) in schedules()) {
        times.sort_unstable();
        let mut before = 0;
        for now in times {
            let unlocked = vesting.unlocked_floor(now).unwrap();
            prop_assert!(unlocked >= before && unlocked <= vesting.total);
            before = unlocked;
        }
        let end = vesting.start + vesting.duration_seconds;
        let cliff = vesting.start + vesting.cliff_seconds;
        prop_assert_eq!(vesting.unlocked_floor(cliff.min(end) - 1).unwrap(), 0);
        prop_assert_eq!(vesting.unlocked_floor(end).unwrap(), vesting.total);
        prop_assert_eq!(vesting.unlocked_floor(end + 1).unwrap(), vesting.total);
        prop_assert_eq!(vesting.unlocked_floor(i64::MAX).unwrap(), vesting.total);
        // The last payment is never empty, so a ticket always gets to its close.
        prop_assert!(vesting.unlocked_floor(end - 1).unwrap() < vesting.total);
    }

    #[test]
    fn between_cliff_and_end_it_is_the_exact_share((vesting, times) in schedules()) {
        for now in times {
            let elapsed = now - vesting.start;
            if elapsed >= vesting.cliff_seconds && elapsed < vesting.duration_seconds {
                let exact = u128::from(vesting.total) * elapsed as u128 / vesting.duration_seconds as u128;
                prop_assert_eq!(u128::from(vesting.unlocked_floor(now).unwrap()), exact);
            }
        }
    }

    /// However often and whenever it is paid, in whatever order the clock shows, the sum is what time unlocked.
    #[test]
    fn payments_add_up_to_the_cumulative_amount((vesting, times) in schedules()) {
        let mut vesting = vesting;
        let (mut paid, mut latest) = (0u64, 0u64);
        for now in times {
            latest = latest.max(vesting.unlocked_floor(now).unwrap());
            match vesting.release(now) {
                Ok(amount) => paid += amount,
                Err(error) => prop_assert_eq!(error, StakingError::NothingReleasable.into()),
            }
            prop_assert_eq!((paid, vesting.released), (latest, latest));
        }
        let end = vesting.start + vesting.duration_seconds;
        paid += vesting.release(end).unwrap_or(0);
        prop_assert_eq!(paid, vesting.total);
        prop_assert!(vesting.is_complete());
    }

    /// I02: the stake vault's count of tickets is what it still owes them.
    #[test]
    fn outstanding_tickets_are_what_is_not_yet_released(
        days in 1..=90u32,
        steps in prop::collection::vec((any::<bool>(), 0..20usize, 1..=MAX_TOTAL_SUPPLY / 100, 0..=700_000i64), 1..80),
    ) {
        let (mut tickets, mut outstanding, mut now) = (Vec::<Vesting>::new(), 0u64, NOW);
        for (opens, which, amount, seconds) in steps {
            now += seconds;
            if opens {
                tickets.push(Vesting::ticket(now, Pubkey::default(), 0, amount, days).unwrap());
                outstanding += amount;
            } else if let Some(ticket) = tickets.get_mut(which) {
                outstanding -= ticket.release(now).unwrap_or(0);
            }
            let owed: u64 = tickets.iter().map(|ticket| ticket.total - ticket.released).sum();
            prop_assert_eq!(outstanding, owed);
        }
    }
}

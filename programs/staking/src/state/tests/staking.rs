use super::world::*;
use crate::constants::*;
use crate::errors::StakingError;
use crate::state::*;

#[test]
fn a_day_pays_by_weight_and_not_the_day_of_the_stake() {
    // 700 tokens for the second week: 100 a day. 100 tokens at 1.0x beside 100 at 3.0x: 25 and 75 a day.
    let mut world = World::new(2);
    world.pool.fund(700 * TOKEN).unwrap();
    world.advance(7);
    world.stake(0, 100 * TOKEN, 0).unwrap();
    world.stake(1, 100 * TOKEN, 180).unwrap();
    world.advance(1); // the stakes' own day pays nobody: its 100 tokens wait for a later week
    assert_eq!(world.pool.budget_idle, 100 * TOKEN);
    world.advance(6);
    assert_eq!(world.claim(0).unwrap(), 150 * TOKEN); // 6 days of 25
    assert_eq!(world.claim(1).unwrap(), 450 * TOKEN);
    assert_eq!(world.pool.reserve_owed, 0);
}

#[test]
fn a_boost_ends_after_the_tick_of_its_last_day_without_anyone_calling() {
    let mut world = World::new(1);
    world.stake(0, 100 * TOKEN, 7).unwrap();
    world.advance(7);
    assert_eq!(world.pool.active_weight, 120 * TOKEN);
    world.advance(1);
    assert_eq!(world.pool.active_weight, 100 * TOKEN);
    assert_eq!(world.users[0].power_on(&world.pool).unwrap(), 100 * TOKEN);
    assert_eq!(world.pool.total_voting_power, 100 * TOKEN);
}

#[test]
fn rewards_of_the_open_week_wait_for_its_end() {
    let mut world = World::new(1);
    world.stake(0, 100 * TOKEN, 0).unwrap();
    world.pool.fund(700 * TOKEN).unwrap();
    world.advance(7 + 3);
    assert_eq!(world.claim(0), Err(refused(StakingError::NothingToClaim)));
    assert!(world.users[0].owed_open >= 300 * TOKEN - 1);
    world.advance(4);
    assert!(world.claim(0).unwrap() >= 700 * TOKEN - 2);
}

#[test]
fn leaving_early_costs_ten_percent_and_leaving_in_time_nothing() {
    let mut world = World::new(1);
    world.stake(0, 200 * TOKEN + 1, 30).unwrap();
    world.advance(29);
    assert_eq!(world.unstake(0, 50 * TOKEN, false, 0), Err(refused(StakingError::StillLocked)));
    let exit = world.unstake(0, 50 * TOKEN + 1, true, 0).unwrap();
    assert_eq!((exit.to_owner, exit.penalty), (45 * TOKEN, 5 * TOKEN + 1));
    world.advance(1);
    let exit = world.unstake(0, 150 * TOKEN, true, 0).unwrap();
    assert_eq!((exit.to_owner, exit.penalty, exit.matured), (150 * TOKEN, 0, true));
    assert_eq!((world.pool.total_staked, world.pool.active_weight, world.pool.staker_count), (0, 0, 0));
    world.advance(1);
    assert!(world.ring.iter().all(|drop| *drop == WeightDrop::default()));
}

#[test]
fn each_refusal_has_its_own_error() {
    let mut world = World::new(1);
    assert_eq!(world.stake(0, 0, 0), Err(refused(StakingError::ZeroAmount)));
    assert_eq!(world.stake(0, 100 * TOKEN, 8), Err(refused(StakingError::UnknownLock)));
    assert_eq!(world.stake(0, 100 * TOKEN - 1, 7), Err(refused(StakingError::StakeBelowMinimum)));
    assert_eq!(world.stake(0, 10_000_000 * TOKEN + 1, 7), Err(refused(StakingError::StakeCapExceeded)));
    for _ in 0..MAX_ENTRIES {
        world.stake(0, 100 * TOKEN, 7).unwrap();
    }
    assert_eq!(world.stake(0, 100 * TOKEN, 7), Err(refused(StakingError::EntriesFull)));
    assert_eq!(world.unstake(0, 0, false, 0), Err(refused(StakingError::ZeroAmount)));
    assert_eq!(world.unstake(0, 1, false, 16), Err(refused(StakingError::EntryNotFound)));
    assert_eq!(world.unstake(0, 100 * TOKEN + 1, true, 0), Err(refused(StakingError::AmountExceedsEntry)));
    assert_eq!(world.unstake(0, 1, true, 0), Err(refused(StakingError::RemainderBelowMinStake)));
    assert_eq!(world.claim(0), Err(refused(StakingError::NothingToClaim)));
    assert_eq!(world.pool.fund(0), Err(refused(StakingError::ZeroAmount)));
    assert_eq!(world.pool.fund(world.pool.weekly_budget_cap + 1), Err(refused(StakingError::WeeklyBudgetExceeded)));
    assert_eq!(world.pool.require_rolled(GENESIS + SECONDS_PER_DAY), Err(refused(StakingError::PoolNotRolled)));
    assert_eq!(world.pool.require_rolled(GENESIS - 1), Err(refused(StakingError::ClockWentBack)));
}

#[test]
fn parameters_outside_the_compiled_bounds_are_refused_one_by_one() {
    let good = good_params(PLAN);
    let supply = 1_000_000_000 * TOKEN;
    assert_eq!(good.validate(supply), Ok(()));
    let refusal = |change: fn(&mut PoolParams)| {
        let mut params = good;
        change(&mut params);
        params.validate(supply).unwrap_err()
    };
    type Change = fn(&mut PoolParams);
    let cases: [(Change, StakingError); 21] = [
        (|p| p.min_stake = 0, StakingError::StakeLimitsOutOfRange),
        (|p| p.min_stake = p.max_stake + 1, StakingError::StakeLimitsOutOfRange),
        (|p| p.max_stake = 1_000_000_000 * TOKEN + 1, StakingError::StakeLimitsOutOfRange),
        (|p| p.min_claim = 1_000_000 * TOKEN + 1, StakingError::MinClaimOutOfRange),
        (|p| p.lock_days[0] = 1, StakingError::LockDaysOutOfRange),
        (|p| p.lock_days[2] = 7, StakingError::LockDaysOutOfRange),
        (|p| p.lock_days[4] = 181, StakingError::LockDaysOutOfRange),
        (|p| p.multiplier_bps[0] = 9_999, StakingError::MultiplierOutOfRange),
        (|p| p.multiplier_bps[1] = 15_001, StakingError::MultiplierOutOfRange),
        (|p| p.multiplier_bps[4] = 30_001, StakingError::MultiplierOutOfRange),
        (|p| p.penalty_bps = 5_001, StakingError::PenaltyOutOfRange),
        (|p| p.features = 1 << 18, StakingError::UnknownFeature),
        (|p| p.boost_voting_bps = 1_501, StakingError::ParameterOutOfRange),
        (|p| p.boost_days = 0, StakingError::ParameterOutOfRange),
        (|p| p.boost_days = 181, StakingError::ParameterOutOfRange),
        (|p| p.long_term_days = 0, StakingError::ParameterOutOfRange),
        (|p| p.long_term_days = 3_651, StakingError::ParameterOutOfRange),
        (|p| p.active_days = 0, StakingError::ParameterOutOfRange),
        (|p| p.ticket_days = 0, StakingError::ParameterOutOfRange),
        (|p| p.ticket_days = 91, StakingError::ParameterOutOfRange),
        (|p| p.min_debate_fee = 1_000_000_000 * TOKEN + 1, StakingError::ParameterOutOfRange),
    ];
    for (change, error) in cases {
        assert_eq!(refusal(change), refused(error));
    }
}

#[test]
fn the_recent_ring_knows_exactly_the_last_32_closed_days() {
    let mut world = World::new(0);
    world.advance(40);
    let open = world.pool.last_day;
    assert!(world.pool.recent_record(open).is_none());
    assert!(world.pool.recent_record(open - 1).is_some());
    assert!(world.pool.recent_record(open - 32).is_some());
    assert!(world.pool.recent_record(open - 33).is_none());
    let young = World::new(0);
    assert!(young.pool.recent_record(GENESIS_DAY - 1).is_none());
}

use super::world::*;
use crate::constants::{feature, pause};
use crate::errors::StakingError;

/// A world whose weeks have 700 tokens each: 100 a day.
fn funded(users: usize, features: u32, weeks: u32) -> World {
    let mut world = World::with_features(users, features);
    for _ in 0..weeks {
        world.pool.fund(700 * TOKEN).unwrap();
    }
    world
}

#[test]
fn a_booster_counts_for_its_days_and_ends_by_itself() {
    let mut world = World::new(2);
    world.stake(0, 1_000 * TOKEN, 0).unwrap();
    world.stake(1, 1_000 * TOKEN, 180).unwrap();
    assert_eq!(world.boost(0, 2_500), Err(refused(StakingError::NoBoosterEarned)));
    world.advance(1);
    assert_eq!(world.boost(0, 2_500), Ok(1));
    assert_eq!(world.pool.active_weight, 1_250 * TOKEN + 3_000 * TOKEN);
    assert_eq!(world.pool.active_power, 4_000 * TOKEN, "power has no boosters");
    world.advance(27);
    assert_eq!(world.pool.active_weight, 4_250 * TOKEN);
    world.advance(1);
    assert_eq!(world.pool.active_weight, 4_000 * TOKEN);
}

#[test]
fn a_booster_is_a_factor_of_the_locks_weight_and_long_stakes_earn_one_more() {
    let mut world = World::new(1);
    world.stake(0, 100 * TOKEN, 180).unwrap();
    world.advance(180);
    world.boost(0, 2_500).unwrap();
    assert_eq!(world.users[0].entries[0].boost_bps, 4_500);
    assert_eq!(world.pool.active_weight, 435 * TOKEN);
    world.advance(1);
    assert_eq!(world.pool.active_weight, 145 * TOKEN, "the lock ended, the booster goes on");
}

#[test]
fn a_new_grant_replaces_the_old_one_and_adds_nothing_to_it() {
    let mut world = World::new(1);
    world.stake(0, 1_000 * TOKEN, 30).unwrap();
    world.advance(10);
    world.boost(0, 1_000).unwrap();
    let once = world.pool.active_weight;
    world.boost(0, 1_000).unwrap();
    assert_eq!(world.pool.active_weight, once);
    world.boost(0, 1_500).unwrap();
    assert_eq!(world.pool.active_weight, 1_725 * TOKEN);
    world.advance(60);
    assert_eq!(world.pool.active_weight, 1_000 * TOKEN);
}

#[test]
fn vesting_rewards_come_with_the_locks_end() {
    let mut world = funded(1, PLAN | feature::BOOST_VESTS, 1);
    world.stake(0, 100 * TOKEN, 30).unwrap();
    world.advance(14); // the stake earns the whole second week: 700, of which a third is above 1.0x
    assert_eq!(world.claim(0).unwrap() / TOKEN, 466);
    let waiting = world.users[0].entries[0].boost_owed;
    assert_eq!(waiting / TOKEN, 233);
    world.advance(16);
    let exit = world.unstake(0, 100 * TOKEN, false, 0).unwrap();
    assert_eq!(exit.forfeited, 0);
    world.advance(7);
    assert_eq!(world.claim(0).unwrap(), waiting);
}

#[test]
fn leaving_early_forfeits_what_waits_in_proportion() {
    let mut world = funded(1, PLAN | feature::BOOST_VESTS, 1);
    world.stake(0, 400 * TOKEN, 180).unwrap();
    world.advance(14);
    world.settle(0);
    let waiting = world.users[0].entries[0].boost_owed;
    let idle = world.pool.budget_idle;
    let exit = world.unstake(0, 100 * TOKEN, true, 0).unwrap();
    assert_eq!(exit.forfeited, waiting.div_ceil(4));
    assert_eq!(world.pool.budget_idle, idle + exit.forfeited);
    let rest = world.unstake(0, 300 * TOKEN, true, 0).unwrap();
    assert_eq!(exit.forfeited + rest.forfeited, waiting);
    assert_eq!(world.users[0].rewards_forfeited, waiting);
}

#[test]
fn power_grows_with_age_when_it_is_switched_on_and_without_anyone_calling() {
    let mut world = World::with_features(1, PLAN | feature::POWER_BY_AGE);
    world.stake(0, 100 * TOKEN, 30).unwrap();
    let mut seen = vec![];
    for day in 1..=181 {
        world.advance(1);
        assert_eq!(world.users[0].power_on(&world.pool).unwrap(), world.pool.active_power, "day {day}");
        if seen.last() != Some(&world.pool.active_power) {
            seen.push(world.pool.active_power);
        }
    }
    // 1.5x lock; 1.2x from day 7; 1.5x from day 30; the lock is over on day 31; 2x from 90, 3x from 180.
    assert_eq!(seen, [150, 180, 225, 150, 200, 300].map(|tokens| tokens * TOKEN));
}

#[test]
fn without_power_by_lock_a_lock_still_earns_more_but_votes_alike() {
    let mut world = World::with_features(1, 0);
    world.stake(0, 100 * TOKEN, 180).unwrap();
    world.advance(1);
    assert_eq!((world.pool.active_weight, world.pool.active_power), (300 * TOKEN, 100 * TOKEN));
    world.advance(180);
    assert_eq!((world.pool.active_weight, world.pool.active_power), (100 * TOKEN, 100 * TOKEN));
}

#[test]
fn compounding_makes_lock_free_stake_and_uses_few_entries() {
    let mut world = World::new(1);
    world.stake(0, 1_000 * TOKEN, 180).unwrap();
    let mut compounded = 0;
    for _ in 0..20 {
        world.pool.fund(700 * TOKEN).unwrap();
        world.advance(7);
        compounded += world.compound(0).unwrap_or(0);
    }
    let user = &world.users[0];
    assert!(user.entry_count <= 7, "the lock, one of all old rewards, five young ones");
    assert_eq!(user.amount, 1_000 * TOKEN + compounded);
    assert_eq!(user.rewards_compounded, compounded);
    assert!(user.entries[1..].iter().all(|entry| !entry.is_live() || entry.end_day == entry.start_day));
    let (weight, power) = world.sums_from_scratch();
    assert_eq!((world.pool.active_weight, world.pool.active_power), (weight.0, power.0));
}

#[test]
fn an_extension_counts_from_the_next_day_and_never_backwards() {
    let mut world = World::new(1);
    world.stake(0, 100 * TOKEN, 0).unwrap();
    world.advance(20);
    assert_eq!(world.extend(0, 0, 8), Err(refused(StakingError::UnknownLock)));
    assert_eq!(world.extend(0, 1, 30), Err(refused(StakingError::EntryNotFound)));
    world.extend(0, 0, 180).unwrap();
    assert_eq!((world.pool.active_weight, world.pool.pending_weight), (0, 300 * TOKEN));
    assert_eq!(world.users[0].tokens_before(world.pool.last_day), Ok(0), "no say on an open proposal");
    world.advance(1);
    assert_eq!(world.extend(0, 0, 90), Err(refused(StakingError::LockNotExtended)));
    world.advance(170);
    assert_eq!(world.extend(0, 0, 90), Err(refused(StakingError::LockNotExtended)), "it would weigh less");
    world.extend(0, 0, 180).unwrap();
}

#[test]
fn a_voter_and_a_proposer_cannot_leave_while_it_is_switched_on() {
    let mut world = World::with_features(1, PLAN | feature::VOTE_LOCK);
    world.stake(0, 100 * TOKEN, 0).unwrap();
    world.users[0].vote_lock_until = world.now + 10;
    assert_eq!(world.unstake(0, 100 * TOKEN, true, 0), Err(refused(StakingError::VoteLocked)));
    world.users[0].live_proposal = 1;
    assert_eq!(world.unstake(0, 100 * TOKEN, true, 0), Err(refused(StakingError::ProposerLocked)));
    world.pool.features = PLAN;
    let proposes = Err(refused(StakingError::ProposerLocked));
    assert_eq!(world.unstake(0, 100 * TOKEN, true, 0), proposes, "switched off, too: slots are few");
    world.users[0].live_proposal = 0;
    assert!(world.unstake(0, 100 * TOKEN, true, 0).is_ok());
}

#[test]
fn a_vote_lock_waits_for_the_time_in_which_voting_was_paused() {
    let mut world = World::with_features(1, PLAN | feature::VOTE_LOCK | feature::PAUSE);
    world.stake(0, 100 * TOKEN, 0).unwrap();
    world.users[0].vote_lock_until = world.now + 7 * 86_400;
    let now = world.now;
    world.pool.begin_pause(now, pause::VOTE, 5 * 86_400).unwrap();
    world.advance(7);
    assert_eq!(world.unstake(0, 100 * TOKEN, true, 0), Err(refused(StakingError::VoteLocked)));
    world.advance(5);
    assert!(world.unstake(0, 100 * TOKEN, true, 0).is_ok());
}

#[test]
fn more_tokens_than_sums_are_sized_for_are_not_taken() {
    let mut world = World::with_features(2, feature::POWER_BY_LOCK | feature::POWER_BY_AGE);
    world.stake(0, 1_900_000_000 * TOKEN, 180).unwrap();
    let beyond = world.stake(1, 100_000_001 * TOKEN, 180);
    assert_eq!(beyond, Err(refused(StakingError::MathOverflow)));
    world.stake(1, 100_000_000 * TOKEN, 180).unwrap();
    world.advance(200);
    assert_eq!(world.pool.active_power, 3 * 2_000_000_000 * TOKEN);
}

#[test]
fn a_vote_weighs_what_lasts_to_its_end_and_began_before_it() {
    let mut world = World::new(1);
    world.stake(0, 100 * TOKEN, 30).unwrap();
    world.stake(0, 100 * TOKEN, 180).unwrap();
    world.advance(10);
    world.stake(0, 1_000 * TOKEN, 180).unwrap();
    let user = &world.users[0];
    let (today, end) = (world.pool.last_day, world.now + 7 * 86_400);
    assert_eq!(user.power_at_snapshot(today, today, end), Ok(450 * TOKEN));
    assert_eq!(user.power_at_snapshot(today, today, world.now + 25 * 86_400), Ok(400 * TOKEN));
    assert_eq!(user.power_at_snapshot(today, today - 10, end), Ok(0));
    assert_eq!(user.tokens_before(today), Ok(200 * TOKEN));
}

#[test]
fn a_changed_lock_table_counts_from_the_next_day_on() {
    let mut world = World::new(1);
    world.stake(0, 100 * TOKEN, 90).unwrap();
    world.pool.lock_days = [0, 7, 30, 100, 180];
    world.stake(0, 100 * TOKEN, 90).unwrap();
    world.advance(1);
    assert_eq!(world.stake(0, 100 * TOKEN, 90), Err(refused(StakingError::UnknownLock)));
    world.stake(0, 100 * TOKEN, 100).unwrap();
    world.advance(90);
    let (weight, _) = world.sums_from_scratch();
    assert_eq!(world.pool.active_weight, weight.0);
    assert_eq!(world.pool.active_weight, 400 * TOKEN);
}

#[test]
fn compounding_takes_no_vote_away_that_a_compound_entry_had_at_a_snapshot() {
    let mut world = World::new(1);
    world.stake(0, 1_000 * TOKEN, 0).unwrap();
    for _ in 0..12 {
        world.pool.fund(700 * TOKEN).unwrap();
        world.advance(7);
        let _ = world.compound(0);
    }
    let snapshot = world.pool.last_day;
    let votes = |world: &World| world.users[0].power_at_snapshot(snapshot, snapshot, world.now + 1).unwrap();
    let before = votes(&world);
    for _ in 0..3 {
        world.pool.fund(700 * TOKEN).unwrap();
        world.advance(7);
        world.compound(0).unwrap();
        assert_eq!(votes(&world), before);
    }
}

#[test]
fn without_a_free_entry_rewards_are_paid_out_and_no_young_entry_is_merged() {
    let mut world = World::new(1);
    for _ in 0..14 {
        world.stake(0, 100 * TOKEN, 0).unwrap();
    }
    let mut paid = 0;
    for _ in 0..8 {
        world.pool.fund(700 * TOKEN).unwrap();
        world.advance(7);
        paid += world.compound(0).unwrap_or(0);
    }
    let user = &world.users[0];
    assert_eq!(user.entry_count, 16);
    assert!(user.rewards_compounded > 0 && user.rewards_compounded < paid);
    assert_eq!(user.rewards_claimed, paid);
    assert_eq!(world.stake(0, 100 * TOKEN, 0), Err(refused(StakingError::EntriesFull)));
}

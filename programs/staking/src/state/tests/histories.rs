use proptest::prelude::*;

use super::world::*;
use crate::constants::{feature, MAX_ENTRIES};
use crate::state::*;

#[derive(Clone, Debug)]
enum Step {
    Wait(u32),
    Stake(usize, u64, usize),
    Unstake(usize, u8, bool, bool),
    Claim(usize),
    Fund(u64),
    Boost(usize, u16),
    Extend(usize, u8, usize),
    Compound(usize),
    Switch(u32),
}

/// Each way in which deposits may count, switched at random and changed in between.
fn features() -> impl Strategy<Value = u32> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(by_lock, by_age, vests)| {
        let bit = |on: bool, feature: u32| if on { feature } else { 0 };
        feature::STAKE_CAP
            | bit(by_lock, feature::POWER_BY_LOCK)
            | bit(by_age, feature::POWER_BY_AGE)
            | bit(vests, feature::BOOST_VESTS)
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1u32..60).prop_map(Step::Wait),
        4 => (0usize..4, 100u64..2_000_000, 0usize..5).prop_map(|(u, a, t)| Step::Stake(u, a, t)),
        3 => (0usize..4, 0u8..8, any::<bool>(), any::<bool>()).prop_map(|(u, i, f, w)| Step::Unstake(u, i, f, w)),
        2 => (0usize..4).prop_map(Step::Claim),
        3 => (1u64..900_000).prop_map(Step::Fund),
        2 => (0usize..4, 0u16..=2_500).prop_map(|(u, bps)| Step::Boost(u, bps)),
        1 => (0usize..4, 0u8..4, 0usize..5).prop_map(|(u, i, t)| Step::Extend(u, i, t)),
        2 => (0usize..4).prop_map(Step::Compound),
        1 => features().prop_map(Step::Switch),
    ]
}

/// Runs the steps; `daily` rolls each day by itself instead of once after a wait.
fn play(steps: &[Step], daily: bool) -> World {
    let mut world = World::new(4);
    for step in steps {
        match *step {
            Step::Wait(days) if daily => (0..days).for_each(|_| world.advance(1)),
            Step::Wait(days) => world.advance(days),
            Step::Stake(user, tokens, tier) => {
                let lock = world.pool.lock_days[tier];
                let _ = world.stake(user, tokens * TOKEN + tokens, lock);
            }
            Step::Unstake(user, index, force, whole) => {
                let amount = world.users[user].entries[usize::from(index)].amount;
                let _ = world.unstake(user, if whole { amount } else { amount / 3 + 1 }, force, index);
            }
            Step::Claim(user) => {
                let _ = world.claim(user);
            }
            Step::Fund(tokens) => {
                let _ = world.pool.fund(tokens * TOKEN);
            }
            Step::Boost(user, bps) => {
                let _ = world.boost(user, bps);
            }
            Step::Extend(user, index, tier) => {
                let lock = world.pool.lock_days[tier];
                let _ = world.extend(user, index, lock);
            }
            Step::Compound(user) => {
                let _ = world.compound(user);
            }
            Step::Switch(features) => world.pool.features = features,
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn totals_equal_the_sum_of_the_entries(steps in prop::collection::vec(step(), 1..60)) {
        let world = play(&steps, false);
        let (weight, power) = world.sums_from_scratch();
        prop_assert_eq!((world.pool.active_weight, world.pool.pending_weight), weight);
        prop_assert_eq!((world.pool.active_power, world.pool.pending_power), power);
        let staked: u64 = world.users.iter().map(|user| user.amount).sum();
        prop_assert_eq!(world.pool.total_staked, staked);
    }

    #[test]
    fn late_rolls_give_what_daily_rolls_give(steps in prop::collection::vec(step(), 1..40)) {
        let (late, daily) = (play(&steps, false), play(&steps, true));
        prop_assert_eq!(bytemuck::bytes_of(&*late.pool), bytemuck::bytes_of(&*daily.pool));
        for (a, b) in late.users.iter().zip(&daily.users) {
            prop_assert_eq!(bytemuck::bytes_of(a), bytemuck::bytes_of(b));
        }
    }

    #[test]
    fn what_is_owed_never_exceeds_what_was_released(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = play(&steps, false);
        world.advance(7);
        for user in 0..world.users.len() {
            world.settle(user);
        }
        let vesting = |user: &UserStake| user.entries.iter().map(|entry| entry.boost_owed).sum::<u64>();
        let owed: u64 = world.users.iter().map(|user| user.owed + user.owed_open + vesting(user)).sum();
        prop_assert!(owed <= world.pool.reserve_owed);
        prop_assert_eq!(world.pool.total_released, world.paid + world.pool.reserve_owed + world.pool.total_forfeited);
        let budgeted = world.pool.reserve_required().unwrap() + world.paid;
        prop_assert_eq!(budgeted, world.pool.total_funded);
    }

    #[test]
    fn everybody_can_always_leave(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = play(&steps, false);
        for user in 0..world.users.len() {
            for index in 0..MAX_ENTRIES as u8 {
                let amount = world.users[user].entries[usize::from(index)].amount;
                if amount > 0 {
                    world.unstake(user, amount, true, index).expect("a whole forced exit is always allowed");
                }
            }
        }
        prop_assert_eq!((world.pool.total_staked, world.pool.staker_count), (0, 0));
        prop_assert_eq!((world.pool.active_weight, world.pool.pending_weight), (0, 0));
        prop_assert_eq!((world.pool.active_power, world.pool.pending_power), (0, 0));
        world.roll();
        prop_assert!(world.ring.iter().all(|drop| *drop == WeightDrop::default()));
    }

    #[test]
    fn equal_stakes_earn_the_same_and_a_later_one_never_more(tokens in 100u64..1_000_000, days in 1u32..400) {
        let mut world = World::new(3);
        world.stake(0, tokens * TOKEN, 0).unwrap();
        world.stake(1, tokens * TOKEN, 0).unwrap();
        world.advance(7);
        world.pool.fund(900_000 * TOKEN).unwrap();
        world.advance(7);
        world.stake(2, tokens * TOKEN, 0).unwrap();
        world.advance(days);
        (0..3).for_each(|user| world.settle(user));
        let earned = |user: usize| world.users[user].rewards_earned;
        prop_assert_eq!(earned(0), earned(1));
        prop_assert!(earned(2) < earned(0));
    }
}

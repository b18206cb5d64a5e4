// A failing case is a panic here, which is what a test is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::integer_division
)]

use bytemuck::Zeroable;
use proptest::prelude::*;

use super::user_stake::Exit;
use super::*;
use crate::constants::*;
use crate::errors::StakingError;
use crate::math::day_of;

const TOKEN: u64 = 1_000_000_000;
const GENESIS_DAY: u32 = 20_454; // 2026-01-01
const GENESIS: i64 = GENESIS_DAY as i64 * SECONDS_PER_DAY;

/// The program's accounts without a chain: what the handlers do, on plain memory.
struct World {
    pool: Box<StakingPool>,
    ring: Vec<WeightDrop>,
    history: Vec<DayRecord>,
    users: Vec<UserStake>,
    now: i64,
    paid: u64,
}

impl World {
    fn new(users: usize) -> World {
        let mut pool = Box::new(StakingPool::zeroed());
        pool.total_supply = 1_000_000_000 * TOKEN;
        pool.reward_rate = 500;
        pool.min_stake = 100 * TOKEN;
        pool.max_stake = 10_000_000 * TOKEN;
        pool.min_claim = TOKEN;
        pool.min_weight = TOKEN;
        pool.weekly_budget_cap = StakingPool::weekly_cap_floor(pool.total_supply, 500).unwrap();
        pool.lock_days = [0, 7, 30, 90, 180];
        pool.multiplier_bps = [10_000, 12_000, 15_000, 20_000, 30_000];
        pool.penalty_bps = 1_000;
        pool.genesis_day = GENESIS_DAY;
        pool.last_day = GENESIS_DAY;
        let users = (0..users).map(|_| UserStake::zeroed()).collect();
        World { pool, ring: vec![WeightDrop::default(); 256], history: vec![], users, now: GENESIS, paid: 0 }
    }

    fn roll(&mut self) {
        let today = day_of(self.now).unwrap();
        if today <= self.pool.last_day {
            return;
        }
        for tier in 0..LOCK_TIERS {
            let drop = core::mem::take(&mut self.pool.pending_drops[tier]);
            let slot = ((self.pool.last_day + self.pool.lock_days[tier]) % 256) as usize;
            self.ring[slot].weight += drop.weight;
            self.ring[slot].power += drop.power;
        }
        while self.pool.last_day < today {
            let expiring = core::mem::take(&mut self.ring[(self.pool.last_day % 256) as usize]);
            let record = self.pool.close_day(expiring).unwrap();
            self.history.push(record);
        }
        self.pool.last_update = self.now;
    }

    fn advance(&mut self, days: u32) {
        self.now += i64::from(days) * SECONDS_PER_DAY;
        self.roll();
    }

    fn stake(&mut self, user: usize, amount: u64, lock_days: u32) -> Result<u8, StakingError> {
        let before = self.users[user];
        let pool_before = *self.pool;
        let result = self.users[user].deposit(&mut self.pool, self.now, amount, lock_days);
        if result.is_err() {
            self.users[user] = before;
            *self.pool = pool_before;
        }
        result
    }

    fn settle(&mut self, user: usize) {
        let (pool, history) = (&self.pool, &self.history);
        self.users[user].settle(pool, u16::MAX, |day| Ok(history[(day - GENESIS_DAY) as usize].acc_value())).unwrap();
    }

    fn unstake(&mut self, user: usize, amount: u64, force: bool, index: u8) -> Result<Exit, StakingError> {
        let matured = self.users[user].check_exit(&self.pool, self.now, amount, force, index)?;
        self.settle(user);
        let exit = self.users[user].withdraw(&mut self.pool, self.now, amount, index, matured).unwrap();
        if let Some((day, drop)) = exit.expiry {
            let slot = &mut self.ring[(day % 256) as usize];
            slot.weight -= drop.weight;
            slot.power -= drop.power;
        }
        Ok(exit)
    }

    fn claim(&mut self, user: usize) -> Result<u64, StakingError> {
        self.settle(user);
        let paid = self.users[user].take_owed(&mut self.pool, self.now, 0)?;
        self.paid += paid;
        Ok(paid)
    }

    /// Weight that the open day's tick counts, and what waits for tomorrow, from the entries alone.
    fn weights_from_scratch(&self) -> (u64, u64) {
        let mut sums = (0, 0);
        for entry in self.users.iter().flat_map(|user| user.entries.iter()).filter(|entry| entry.is_live()) {
            let boosted = self.pool.last_day <= entry.end_day || entry.start_day == entry.end_day;
            let weight = if boosted { entry.weight_locked } else { entry.weight_base };
            if entry.start_day == self.pool.last_day {
                sums.1 += weight;
            } else {
                sums.0 += weight;
            }
        }
        sums
    }
}

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
    assert_eq!(world.claim(0), Err(StakingError::NothingToClaim));
    assert!(world.users[0].owed_open >= 300 * TOKEN - 1);
    world.advance(4);
    assert!(world.claim(0).unwrap() >= 700 * TOKEN - 2);
}

#[test]
fn leaving_early_costs_ten_percent_and_leaving_in_time_nothing() {
    let mut world = World::new(1);
    world.stake(0, 200 * TOKEN + 1, 30).unwrap();
    world.advance(29);
    assert_eq!(world.unstake(0, 50 * TOKEN, false, 0), Err(StakingError::StillLocked));
    let exit = world.unstake(0, 50 * TOKEN + 1, true, 0).unwrap();
    assert_eq!((exit.to_owner, exit.penalty), (45 * TOKEN, 5 * TOKEN + 1));
    world.advance(1);
    let exit = world.unstake(0, 150 * TOKEN, true, 0).unwrap();
    assert_eq!((exit.to_owner, exit.penalty, exit.matured), (150 * TOKEN, 0, true));
    assert_eq!((world.pool.total_staked, world.pool.active_weight, world.pool.staker_count), (0, 0, 0));
    world.advance(1);
    assert!(world.ring.iter().all(|drop| drop.weight == 0 && drop.power == 0));
}

#[test]
fn each_refusal_has_its_own_error() {
    let mut world = World::new(1);
    assert_eq!(world.stake(0, 0, 0), Err(StakingError::ZeroAmount));
    assert_eq!(world.stake(0, 100 * TOKEN, 8), Err(StakingError::UnknownLock));
    assert_eq!(world.stake(0, 100 * TOKEN - 1, 7), Err(StakingError::StakeBelowMinimum));
    assert_eq!(world.stake(0, 10_000_000 * TOKEN + 1, 7), Err(StakingError::StakeCapExceeded));
    for _ in 0..MAX_ENTRIES {
        world.stake(0, 100 * TOKEN, 7).unwrap();
    }
    assert_eq!(world.stake(0, 100 * TOKEN, 7), Err(StakingError::EntriesFull));
    assert_eq!(world.unstake(0, 0, false, 0), Err(StakingError::ZeroAmount));
    assert_eq!(world.unstake(0, 1, false, 16), Err(StakingError::EntryNotFound));
    assert_eq!(world.unstake(0, 100 * TOKEN + 1, true, 0), Err(StakingError::AmountExceedsEntry));
    assert_eq!(world.unstake(0, 1, true, 0), Err(StakingError::RemainderBelowMinStake));
    assert_eq!(world.claim(0), Err(StakingError::NothingToClaim));
    assert_eq!(world.pool.fund(0), Err(StakingError::ZeroAmount));
    assert_eq!(world.pool.fund(world.pool.weekly_budget_cap + 1), Err(StakingError::WeeklyBudgetExceeded));
    assert_eq!(world.pool.require_rolled(GENESIS + SECONDS_PER_DAY), Err(StakingError::PoolNotRolled));
    assert_eq!(world.pool.require_rolled(GENESIS - 1), Err(StakingError::ClockWentBack));
}

#[test]
fn parameters_outside_the_compiled_bounds_are_refused_one_by_one() {
    let good = PoolParams {
        min_stake: 1,
        max_stake: 10,
        min_claim: 1,
        lock_days: [0, 7, 30, 90, 180],
        multiplier_bps: [10_000, 12_000, 15_000, 20_000, 30_000],
        penalty_bps: 1_000,
    };
    assert_eq!(good.validate(10), Ok(()));
    let refused = |change: fn(&mut PoolParams)| {
        let mut params = good;
        change(&mut params);
        params.validate(10).unwrap_err()
    };
    assert_eq!(refused(|p| p.min_stake = 0), StakingError::StakeLimitsOutOfRange);
    assert_eq!(refused(|p| p.min_stake = 11), StakingError::StakeLimitsOutOfRange);
    assert_eq!(refused(|p| p.max_stake = 11), StakingError::StakeLimitsOutOfRange);
    assert_eq!(refused(|p| p.min_claim = 11), StakingError::MinClaimOutOfRange);
    assert_eq!(refused(|p| p.lock_days[0] = 1), StakingError::LockDaysOutOfRange);
    assert_eq!(refused(|p| p.lock_days[2] = 7), StakingError::LockDaysOutOfRange);
    assert_eq!(refused(|p| p.lock_days[4] = 181), StakingError::LockDaysOutOfRange);
    assert_eq!(refused(|p| p.multiplier_bps[0] = 9_999), StakingError::MultiplierOutOfRange);
    assert_eq!(refused(|p| p.multiplier_bps[1] = 15_001), StakingError::MultiplierOutOfRange);
    assert_eq!(refused(|p| p.multiplier_bps[4] = 30_001), StakingError::MultiplierOutOfRange);
    assert_eq!(refused(|p| p.penalty_bps = 5_001), StakingError::PenaltyOutOfRange);
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

#[derive(Clone, Debug)]
enum Step {
    Wait(u32),
    Stake(usize, u64, usize),
    Unstake(usize, u8, bool, bool),
    Claim(usize),
    Fund(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1u32..60).prop_map(Step::Wait),
        4 => (0usize..4, 100u64..2_000_000, 0usize..5).prop_map(|(u, a, t)| Step::Stake(u, a, t)),
        3 => (0usize..4, 0u8..8, any::<bool>(), any::<bool>()).prop_map(|(u, i, f, w)| Step::Unstake(u, i, f, w)),
        2 => (0usize..4).prop_map(Step::Claim),
        3 => (1u64..900_000).prop_map(Step::Fund),
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
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn totals_equal_the_sum_of_the_entries(steps in prop::collection::vec(step(), 1..60)) {
        let world = play(&steps, false);
        prop_assert_eq!((world.pool.active_weight, world.pool.pending_weight), world.weights_from_scratch());
        prop_assert_eq!((world.pool.active_power, world.pool.pending_power), world.weights_from_scratch());
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
        let owed: u64 = world.users.iter().map(|user| user.owed + user.owed_open).sum();
        prop_assert!(owed <= world.pool.reserve_owed);
        prop_assert_eq!(world.pool.total_released, world.paid + world.pool.reserve_owed);
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

use anchor_lang::prelude::ProgramError;
use bytemuck::Zeroable;

use crate::constants::{feature, *};
use crate::errors::StakingError;
use crate::math::day_of;
use crate::state::*;

pub const TOKEN: u64 = 1_000_000_000;
pub const GENESIS_DAY: u32 = 20_454; // 2026-01-01
pub const GENESIS: i64 = GENESIS_DAY as i64 * SECONDS_PER_DAY;
pub const PLAN: u32 = feature::STAKE_CAP | feature::POWER_BY_LOCK | feature::COMPOUNDING | feature::BOOSTERS;

/// What a transition answered, with the error's own number.
pub fn refused(error: StakingError) -> ProgramError {
    error.into()
}

/// The program's accounts without a chain: what the handlers do, on plain memory.
pub struct World {
    pub pool: Box<StakingPool>,
    pub ring: Vec<WeightDrop>,
    pub history: Vec<DayRecord>,
    pub users: Vec<UserStake>,
    pub now: i64,
    pub paid: u64,
}

impl World {
    pub fn new(users: usize) -> World {
        World::with_features(users, PLAN)
    }

    pub fn with_features(users: usize, features: u32) -> World {
        let mut pool = Box::new(StakingPool::zeroed());
        pool.total_supply = 1_000_000_000 * TOKEN;
        pool.set_reward_rate(500).unwrap();
        pool.set_params(&good_params(features));
        pool.min_weight = TOKEN;
        pool.genesis_day = GENESIS_DAY;
        pool.last_day = GENESIS_DAY;
        let users = (0..users).map(|_| UserStake::zeroed()).collect();
        World { pool, ring: vec![WeightDrop::default(); 256], history: vec![], users, now: GENESIS, paid: 0 }
    }

    fn slot(&mut self, day: u32) -> &mut WeightDrop {
        &mut self.ring[(day % 256) as usize]
    }

    pub fn roll(&mut self) {
        let today = day_of(self.now).unwrap();
        if today <= self.pool.last_day {
            return;
        }
        let open = self.pool.last_day;
        for tier in 0..LOCK_TIERS {
            let drop = core::mem::take(&mut self.pool.pending_drops[tier]);
            let lock = self.pool.open_lock_days[tier];
            self.slot(open + lock)
                .merge(&WeightDrop { weight: drop.weight, power: drop.power, rise: 0 }, true)
                .unwrap();
        }
        for (tier, age) in AGE_DAYS.iter().enumerate() {
            let rise = core::mem::take(&mut self.pool.pending_raises[tier]);
            self.slot(open + age - 1).merge(&WeightDrop { weight: 0, power: 0, rise }, true).unwrap();
        }
        while self.pool.last_day < today {
            let day = self.pool.last_day;
            let expiring = core::mem::take(self.slot(day));
            let record = self.pool.close_day(expiring).unwrap();
            self.history.push(record);
        }
        self.pool.last_update = self.now;
    }

    pub fn advance(&mut self, days: u32) {
        self.now += i64::from(days) * SECONDS_PER_DAY;
        self.roll();
    }

    /// Runs a transition that changes nothing when it refuses, as a failed transaction does.
    fn attempt<T>(
        &mut self,
        user: usize,
        act: impl FnOnce(&mut World) -> Result<T, ProgramError>,
    ) -> Result<T, ProgramError> {
        let (before, pool, ring) = (self.users[user], *self.pool, self.ring.clone());
        let result = act(self);
        if result.is_err() {
            self.users[user] = before;
            *self.pool = pool;
            self.ring = ring;
        }
        result
    }

    fn apply(ring: &mut [WeightDrop], change: &RingChange) -> Result<(), ProgramError> {
        change.for_each(|day, drop, comes| ring[(day % 256) as usize].merge(drop, comes))
    }

    pub fn stake(&mut self, user: usize, amount: u64, lock_days: u32) -> Result<u8, ProgramError> {
        self.attempt(user, |w| w.users[user].deposit(&mut w.pool, w.now, amount, lock_days))
    }

    pub fn settle(&mut self, user: usize) {
        let (pool, history) = (&self.pool, &self.history);
        self.users[user].settle(pool, u16::MAX, &|day| Ok(history[(day - GENESIS_DAY) as usize].acc_value())).unwrap();
    }

    pub fn unstake(&mut self, user: usize, amount: u64, force: bool, index: u8) -> Result<Exit, ProgramError> {
        let matured = self.users[user].check_exit(&self.pool, self.now, amount, force, index)?;
        self.settle(user);
        let exit = self.users[user].withdraw(&mut self.pool, self.now, amount, index, matured).unwrap();
        World::apply(&mut self.ring, &exit.ring).unwrap();
        Ok(exit)
    }

    pub fn extend(&mut self, user: usize, index: u8, lock_days: u32) -> Result<(), ProgramError> {
        self.attempt(user, |w| {
            w.settle(user);
            let ring = w.users[user].extend(&mut w.pool, w.now, index, lock_days)?;
            World::apply(&mut w.ring, &ring)
        })
    }

    pub fn boost(&mut self, user: usize, shared_bps: u16) -> Result<u32, ProgramError> {
        self.attempt(user, |w| {
            w.settle(user);
            let ring = &mut w.ring;
            w.users[user].grant_boosters(&mut w.pool, shared_bps, |change| World::apply(ring, change))
        })
    }

    pub fn claim(&mut self, user: usize) -> Result<u64, ProgramError> {
        self.settle(user);
        let paid = self.users[user].take_owed(&mut self.pool, self.now, 0, PayoutKind::Claim)?;
        self.paid += paid;
        Ok(paid)
    }

    pub fn compound(&mut self, user: usize) -> Result<u64, ProgramError> {
        self.attempt(user, |w| {
            w.settle(user);
            let amount = w.users[user].take_owed(&mut w.pool, w.now, 0, PayoutKind::Compound)?;
            if w.users[user].make_room_for_compound(&w.pool)? {
                w.users[user].deposit_compound(&mut w.pool, w.now, amount)?;
            }
            w.paid += amount;
            Ok(amount)
        })
    }

    /// Weight and power that the open day counts, and what waits for tomorrow, from the entries alone by the
    /// formulas of the documentation: ((active weight, pending), (active power, pending)).
    pub fn sums_from_scratch(&self) -> ((u64, u64), (u64, u64)) {
        let (mut weight, mut power) = ((0, 0), (0, 0));
        let day = self.pool.last_day;
        let scaled = |amount: u64, bps: u32| (u128::from(amount) * u128::from(bps) / 10_000) as u64;
        for entry in self.users.iter().flat_map(|user| user.entries.iter()).filter(|entry| entry.is_live()) {
            let pending = entry.start_day == day;
            let locked = entry.start_day != entry.end_day && (pending || day <= entry.end_day);
            let by_lock = scaled(entry.amount, if locked { u32::from(entry.multiplier_bps) } else { 10_000 });
            let boosted = entry.boost_bps > 0 && day <= entry.boost_end_day;
            let reward = if boosted { scaled(by_lock, 10_000 + u32::from(entry.boost_bps)) } else { by_lock };
            let flat = entry.state & 32 != 0;
            let aged = entry.state & 64 != 0;
            let age_bps = match day - entry.start_day {
                0..7 => 10_000,
                7..30 => 12_000,
                30..90 => 15_000,
                90..180 => 20_000,
                _ => 30_000,
            };
            let vote = scaled(if flat { entry.amount } else { by_lock }, if aged { age_bps } else { 10_000 });
            if pending {
                weight.1 += reward;
                power.1 += vote;
            } else {
                weight.0 += reward;
                power.0 += vote;
            }
        }
        (weight, power)
    }
}

pub fn good_params(features: u32) -> PoolParams {
    PoolParams {
        min_stake: 100 * TOKEN,
        max_stake: 10_000_000 * TOKEN,
        min_claim: TOKEN,
        lock_days: [0, 7, 30, 90, 180],
        multiplier_bps: [10_000, 12_000, 15_000, 20_000, 30_000],
        penalty_bps: 1_000,
        features,
        boost_active_bps: 1_000,
        boost_long_term_bps: 2_000,
        boost_voting_bps: 1_500,
        long_term_days: 180,
        boost_days: 28,
        active_days: 28,
        ticket_days: 7,
        min_debate_fee: TOKEN,
    }
}

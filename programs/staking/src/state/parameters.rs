//! Parameters that an executed proposal may change: one table of ids, bounds and fields. Bounds are compiled in, so a
//! vote cannot set what would stop deposits, exits or further votes.

use super::governance::percent_floor;
use super::pool_params::max_min_claim;
use super::{Emission, Governance, StakingPool, Treasury};
use crate::access::{ensure, Outcome};
use crate::constants::*;
use crate::errors::StakingError;

/// Ids of parameters. Append-only: a number is never reused.
pub mod id {
    pub const MIN_STAKE: u16 = 0;
    pub const MAX_STAKE: u16 = 1;
    pub const MIN_CLAIM: u16 = 2;
    pub const PENALTY_BPS: u16 = 3;
    pub const REWARD_RATE: u16 = 4;
    /// Multiplier of tier 0, which is no parameter; tiers 1 to 4 follow.
    pub const MULTIPLIER_BPS: u16 = 5;
    /// Likewise.
    pub const LOCK_DAYS: u16 = 10;
    pub const BOOST_ACTIVE_BPS: u16 = 15;
    pub const BOOST_LONG_TERM_BPS: u16 = 16;
    pub const BOOST_VOTING_BPS: u16 = 17;
    pub const BOOST_DAYS: u16 = 18;
    pub const LONG_TERM_DAYS: u16 = 19;
    pub const TICKET_DAYS: u16 = 20;
    pub const MIN_DEBATE_FEE: u16 = 21;
    pub const ACTIVE_DAYS: u16 = 22;

    pub const MIN_PROPOSAL_STAKE: u16 = 32;
    pub const MIN_VOTE_STAKE: u16 = 33;
    pub const BOND: u16 = 34;
    /// Of the first of four kinds.
    pub const QUORUM_BPS: u16 = 35;
    /// Likewise.
    pub const APPROVAL_BPS: u16 = 39;
    pub const VOTING_DAYS: u16 = 43;
    pub const TIMELOCK_DAYS: u16 = 44;
    pub const SEASONING_DAYS: u16 = 45;
    pub const POWER_CAP_BPS: u16 = 46;
    pub const QUADRATIC_MODE: u16 = 47;
    pub const COOLDOWN_DAYS: u16 = 48;
    pub const LATE_HOURS: u16 = 49;
    pub const GRACE_DAYS: u16 = 50;
    pub const QUADRATIC_ATTESTED: u16 = 51;

    pub const SPENDING_CAP_BPS: u16 = 64;
    pub const RESERVE_FLOOR: u16 = 65;
    pub const BUYBACK_WEEKLY_CAP: u16 = 66;
    pub const BUYBACK_MAX_PRICE: u16 = 67;

    /// Of the first of three years.
    pub const INFLATION_BPS: u16 = 80;
    pub const CAP_BPS: u16 = 83;
}

/// The account that a parameter is a field of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    Pool,
    Governance,
    Treasury,
    Emission,
}

/// Errors: `UnknownParameter`.
pub fn holder_of(parameter: u16) -> Outcome<Holder> {
    match parameter {
        0..=4 | 6..=9 | 11..=22 => Ok(Holder::Pool),
        32..=51 => Ok(Holder::Governance),
        64..=67 => Ok(Holder::Treasury),
        80..=83 => Ok(Holder::Emission),
        _ => Err(StakingError::UnknownParameter.into()),
    }
}

/// A field of whatever width.
enum Field<'a> {
    U8(&'a mut u8),
    U16(&'a mut u16),
    U32(&'a mut u32),
    U64(&'a mut u64),
}

impl Field<'_> {
    fn set(self, value: u64) -> Outcome<()> {
        match self {
            Field::U8(field) => *field = narrow(value)?,
            Field::U16(field) => *field = narrow(value)?,
            Field::U32(field) => *field = narrow(value)?,
            Field::U64(field) => *field = value,
        }
        Ok(())
    }

    fn get(self) -> u64 {
        match self {
            Field::U8(field) => (*field).into(),
            Field::U16(field) => (*field).into(),
            Field::U32(field) => (*field).into(),
            Field::U64(field) => *field,
        }
    }
}

fn narrow<T: TryFrom<u64>>(value: u64) -> Outcome<T> {
    T::try_from(value).map_err(|_| StakingError::ParameterOutOfRange.into())
}

fn require_within(least: u64, value: u64, most: u64) -> Outcome<()> {
    ensure!(least <= value && value <= most, StakingError::ParameterOutOfRange);
    Ok(())
}

/// A proposal at most doubles or halves what it changes, so that one vote cannot take the rules far.
fn require_step(present: u64, value: u64) -> Outcome<()> {
    let near = value <= present.saturating_mul(2) && present <= value.saturating_mul(2);
    ensure!(near, StakingError::ParameterStepTooLarge);
    Ok(())
}

/// Compiled bounds of a parameter of governance, treasury or emission, whatever its present value.
/// Errors: `ParameterOutOfRange`, `BelowTimelockFloor`, `UnknownParameter`.
pub(crate) fn require_in_bounds(parameter: u16, value: u64, total_supply: u64) -> Outcome<()> {
    let (least, most) = match parameter {
        id::MIN_PROPOSAL_STAKE | id::MIN_VOTE_STAKE => (1, percent_floor(total_supply)?),
        id::BOND | id::BUYBACK_WEEKLY_CAP => (0, percent_floor(total_supply)?),
        35..=38 => (1, 5_000),
        39..=42 => (5_001, 9_000),
        id::VOTING_DAYS => (1, 30),
        id::TIMELOCK_DAYS => {
            ensure!(value >= u64::from(MIN_TIMELOCK_DAYS), StakingError::BelowTimelockFloor);
            (u64::from(MIN_TIMELOCK_DAYS), 30)
        }
        id::SEASONING_DAYS => (0, 30),
        id::POWER_CAP_BPS => (100, BPS),
        id::QUADRATIC_MODE => (0, 2),
        id::COOLDOWN_DAYS => (0, 365),
        id::LATE_HOURS => (0, 168),
        // Longer than a pause can be, or the guardian could let every decision expire.
        id::GRACE_DAYS => (8, 60),
        id::QUADRATIC_ATTESTED => (0, 1),
        id::SPENDING_CAP_BPS => (0, BPS),
        id::RESERVE_FLOOR => (0, total_supply),
        id::BUYBACK_MAX_PRICE => (0, u64::MAX),
        80..=83 => (0, u64::from(MAX_INFLATION_CAP_BPS)),
        _ => return Err(StakingError::UnknownParameter.into()),
    };
    require_within(least, value, most)
}

/// What can be checked when the proposal is made: everything of pool and governance, and the compiled bounds of the
/// rest. Execution checks it all again, against the values of that day.
/// Errors: `UnknownParameter`, `ParameterOutOfRange`, `ParameterStepTooLarge`, `BelowTimelockFloor`.
pub fn require_proposable(parameter: u16, value: u64, pool: &StakingPool, governance: &Governance) -> Outcome<()> {
    match holder_of(parameter)? {
        Holder::Pool => pool.require_parameter(parameter, value),
        Holder::Governance => governance.require_parameter(parameter, value, pool.total_supply),
        Holder::Treasury | Holder::Emission => require_in_bounds(parameter, value, pool.total_supply),
    }
}

impl StakingPool {
    /// Errors: `ParameterOutOfRange`, `UnknownParameter`.
    fn require_parameter(&self, parameter: u16, value: u64) -> Outcome<()> {
        let boosts = [self.boost_active_bps, self.boost_long_term_bps, self.boost_voting_bps];
        let (least, most) = match parameter {
            id::MIN_STAKE => (1, self.max_stake),
            id::MAX_STAKE => (self.min_stake, self.total_supply),
            id::MIN_CLAIM => (0, max_min_claim(self.total_supply)?),
            id::PENALTY_BPS => (0, u64::from(MAX_PENALTY_BPS)),
            id::REWARD_RATE => (1, MAX_REWARD_RATE_BPS),
            6..=9 => {
                let (below, above) = neighbours(&self.multiplier_bps, parameter.wrapping_sub(id::MULTIPLIER_BPS));
                (u64::from(below), u64::from(above.unwrap_or(MAX_MULTIPLIER_BPS)))
            }
            11..=14 => {
                let (below, above) = neighbours(&self.lock_days, parameter.wrapping_sub(id::LOCK_DAYS));
                let most = above.map_or(MAX_LOCK_DAYS, |above| above.saturating_sub(1));
                (u64::from(below).saturating_add(1), u64::from(most))
            }
            15..=17 => {
                let sum = boosts.iter().fold(0u32, |sum, bps| sum.saturating_add(u32::from(*bps)));
                let own = boosts[usize::from(parameter.wrapping_sub(id::BOOST_ACTIVE_BPS))];
                let others = sum.saturating_sub(u32::from(own));
                (0, u64::from(MAX_BOOST_BPS.saturating_sub(others)))
            }
            id::BOOST_DAYS => (1, u64::from(MAX_BOOST_DAYS)),
            id::LONG_TERM_DAYS => (1, 3_650),
            id::TICKET_DAYS => (1, 90),
            id::MIN_DEBATE_FEE => (0, self.total_supply),
            id::ACTIVE_DAYS => (1, 365),
            _ => return Err(StakingError::UnknownParameter.into()),
        };
        require_within(least, value, most)
    }

    fn parameter(&mut self, parameter: u16) -> Outcome<Field<'_>> {
        Ok(match parameter {
            id::MIN_STAKE => Field::U64(&mut self.min_stake),
            id::MAX_STAKE => Field::U64(&mut self.max_stake),
            id::MIN_CLAIM => Field::U64(&mut self.min_claim),
            id::PENALTY_BPS => Field::U32(&mut self.penalty_bps),
            id::REWARD_RATE => Field::U64(&mut self.reward_rate),
            6..=9 => Field::U32(&mut self.multiplier_bps[usize::from(parameter.wrapping_sub(id::MULTIPLIER_BPS))]),
            11..=14 => Field::U32(&mut self.lock_days[usize::from(parameter.wrapping_sub(id::LOCK_DAYS))]),
            id::BOOST_ACTIVE_BPS => Field::U16(&mut self.boost_active_bps),
            id::BOOST_LONG_TERM_BPS => Field::U16(&mut self.boost_long_term_bps),
            id::BOOST_VOTING_BPS => Field::U16(&mut self.boost_voting_bps),
            id::BOOST_DAYS => Field::U32(&mut self.boost_days),
            id::LONG_TERM_DAYS => Field::U16(&mut self.long_term_days),
            id::TICKET_DAYS => Field::U32(&mut self.ticket_days),
            id::MIN_DEBATE_FEE => Field::U64(&mut self.min_debate_fee),
            id::ACTIVE_DAYS => Field::U32(&mut self.active_days),
            _ => return Err(StakingError::UnknownParameter.into()),
        })
    }

    /// Sets the parameter and returns what it was. The weekly cap follows the rate; it binds the next week's budget,
    /// since the open one's is fixed.
    pub fn change_parameter(&mut self, parameter: u16, value: u64) -> Outcome<u64> {
        self.require_parameter(parameter, value)?;
        let before = self.parameter(parameter)?.get();
        self.parameter(parameter)?.set(value)?;
        if parameter == id::REWARD_RATE {
            self.weekly_budget_cap = Self::weekly_cap_floor(self.total_supply, value)?;
        }
        Ok(before)
    }
}

/// The values of the tiers below and above.
fn neighbours(tiers: &[u32; LOCK_TIERS], tier: u16) -> (u32, Option<u32>) {
    let tier = usize::from(tier);
    (tiers[tier.saturating_sub(1)], tiers.get(tier.saturating_add(1)).copied())
}

impl Governance {
    /// Errors: `ParameterOutOfRange`, `BelowTimelockFloor`, `ParameterStepTooLarge`, `UnknownParameter`.
    fn require_parameter(&self, parameter: u16, value: u64, total_supply: u64) -> Outcome<()> {
        require_in_bounds(parameter, value, total_supply)?;
        match parameter {
            id::MIN_PROPOSAL_STAKE => require_step(self.min_proposal_stake, value),
            id::MIN_VOTE_STAKE => require_step(self.min_vote_stake, value),
            35..=38 => require_step(self.quorum_bps[usize::from(parameter.wrapping_sub(id::QUORUM_BPS))].into(), value),
            39..=42 => {
                require_step(self.approval_bps[usize::from(parameter.wrapping_sub(id::APPROVAL_BPS))].into(), value)
            }
            _ => Ok(()),
        }
    }

    fn parameter(&mut self, parameter: u16) -> Outcome<Field<'_>> {
        Ok(match parameter {
            id::MIN_PROPOSAL_STAKE => Field::U64(&mut self.min_proposal_stake),
            id::MIN_VOTE_STAKE => Field::U64(&mut self.min_vote_stake),
            id::BOND => Field::U64(&mut self.bond),
            35..=38 => Field::U16(&mut self.quorum_bps[usize::from(parameter.wrapping_sub(id::QUORUM_BPS))]),
            39..=42 => Field::U16(&mut self.approval_bps[usize::from(parameter.wrapping_sub(id::APPROVAL_BPS))]),
            id::VOTING_DAYS => Field::U16(&mut self.voting_days),
            id::TIMELOCK_DAYS => Field::U16(&mut self.timelock_days),
            id::SEASONING_DAYS => Field::U16(&mut self.seasoning_days),
            id::POWER_CAP_BPS => Field::U16(&mut self.power_cap_bps),
            id::QUADRATIC_MODE => Field::U8(&mut self.quadratic_mode),
            id::COOLDOWN_DAYS => Field::U16(&mut self.cooldown_days),
            id::LATE_HOURS => Field::U16(&mut self.late_hours),
            id::GRACE_DAYS => Field::U16(&mut self.grace_days),
            id::QUADRATIC_ATTESTED => Field::U8(&mut self.quadratic_attested),
            _ => return Err(StakingError::UnknownParameter.into()),
        })
    }

    pub(super) fn set_parameter(&mut self, parameter: u16, value: u64) -> Outcome<()> {
        self.parameter(parameter)?.set(value)
    }

    /// Sets the parameter and returns what it was. Proposals that are voted on keep the rules that they copied.
    pub fn change_parameter(&mut self, parameter: u16, value: u64, total_supply: u64) -> Outcome<u64> {
        self.require_parameter(parameter, value, total_supply)?;
        let before = self.parameter(parameter)?.get();
        self.set_parameter(parameter, value)?;
        Ok(before)
    }
}

impl Treasury {
    fn parameter(&mut self, parameter: u16) -> Outcome<Field<'_>> {
        Ok(match parameter {
            id::SPENDING_CAP_BPS => Field::U32(&mut self.spending_cap_bps),
            id::RESERVE_FLOOR => Field::U64(&mut self.reserve_floor),
            id::BUYBACK_WEEKLY_CAP => Field::U64(&mut self.buyback_weekly_cap),
            id::BUYBACK_MAX_PRICE => Field::U64(&mut self.buyback_max_price),
            _ => return Err(StakingError::UnknownParameter.into()),
        })
    }

    /// Sets the parameter and returns what it was. The first price limit may be any, later ones take steps.
    pub fn change_parameter(&mut self, parameter: u16, value: u64, total_supply: u64) -> Outcome<u64> {
        require_in_bounds(parameter, value, total_supply)?;
        let before = self.parameter(parameter)?.get();
        if parameter == id::BUYBACK_MAX_PRICE && before > 0 {
            require_step(before, value)?;
        }
        self.parameter(parameter)?.set(value)?;
        Ok(before)
    }
}

impl Emission {
    /// Sets the parameter and returns what it was. The cap may fall below the schedule: it binds then.
    pub fn change_parameter(&mut self, parameter: u16, value: u64) -> Outcome<u64> {
        let most = if parameter == id::CAP_BPS { MAX_INFLATION_CAP_BPS } else { self.cap_bps };
        require_within(0, value, most.into())?;
        let field = match parameter {
            id::CAP_BPS => &mut self.cap_bps,
            80..=82 => &mut self.inflation_bps[usize::from(parameter.wrapping_sub(id::INFLATION_BPS))],
            _ => return Err(StakingError::UnknownParameter.into()),
        };
        let before = u64::from(*field);
        *field = narrow(value)?;
        Ok(before)
    }
}

// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, clippy::integer_division)]

use bytemuck::Zeroable;
use proptest::prelude::*;

use super::governance_tests::{governance, params, pool, refused, TOKEN};
use super::parameters::require_proposable;
use super::*;
use crate::access::Outcome;
use crate::errors::StakingError;

const SUPPLY: u64 = 1_000_000_000 * TOKEN;

/// The four accounts that have parameters.
struct Rules {
    pool: Box<StakingPool>,
    governance: Governance,
    treasury: Treasury,
    emission: Emission,
}

impl Rules {
    fn new() -> Rules {
        let pool = pool(1);
        let mut treasury = Treasury::zeroed();
        params().open_treasury(&mut treasury, &pool).unwrap();
        let mut emission = Emission::zeroed();
        emission.inflation_bps = [400, 300, 200];
        emission.cap_bps = 450;
        Rules { pool, governance: governance(), treasury, emission }
    }

    /// As `execute_parameter_change` does; returns what it was.
    fn change(&mut self, parameter: u16, value: u64) -> Outcome<u64> {
        match holder_of(parameter)? {
            Holder::Pool => self.pool.change_parameter(parameter, value),
            Holder::Governance => self.governance.change_parameter(parameter, value, SUPPLY),
            Holder::Treasury => self.treasury.change_parameter(parameter, value, SUPPLY),
            Holder::Emission => self.emission.change_parameter(parameter, value),
        }
    }

    fn propose(&self, parameter: u16, value: u64) -> Outcome<()> {
        require_proposable(parameter, value, &self.pool, &self.governance)
    }
}

/// Id, present value in `Rules::new`, least and most that one change may set.
const TABLE: [(u16, u64, u64, u64); 47] = [
    (0, 100 * TOKEN, 1, 10_000_000 * TOKEN),
    (1, 10_000_000 * TOKEN, 100 * TOKEN, SUPPLY),
    (2, TOKEN, 0, SUPPLY / 1_000),
    (3, 1_000, 0, 5_000),
    (4, 500, 1, 10_000),
    (6, 12_000, 10_000, 15_000),
    (7, 15_000, 12_000, 20_000),
    (8, 20_000, 15_000, 30_000),
    (9, 30_000, 20_000, 30_000),
    (11, 7, 1, 29),
    (12, 30, 8, 89),
    (13, 90, 31, 179),
    (14, 180, 91, 180),
    (15, 1_000, 0, 1_000),
    (16, 2_000, 0, 2_000),
    (17, 1_500, 0, 1_500),
    (18, 0, 1, 180),
    (19, 0, 1, 3_650),
    (20, 0, 1, 90),
    (21, 0, 0, SUPPLY),
    (22, 0, 1, 365),
    (32, 10_000 * TOKEN, 5_000 * TOKEN, 20_000 * TOKEN),
    (33, 1_000 * TOKEN, 500 * TOKEN, 2_000 * TOKEN),
    (34, 10_000 * TOKEN, 0, SUPPLY / 100),
    (35, 1_000, 500, 2_000),
    (36, 1_500, 750, 3_000),
    (37, 2_000, 1_000, 4_000),
    (38, 1_000, 500, 2_000),
    (39, 6_600, 5_001, 9_000),
    (40, 6_600, 5_001, 9_000),
    (41, 7_500, 5_001, 9_000),
    (42, 6_600, 5_001, 9_000),
    (43, 7, 1, 30),
    (44, 3, 2, 30),
    (45, 1, 0, 30),
    (46, 500, 100, 10_000),
    (47, 1, 0, 2),
    (48, 30, 0, 365),
    (49, 24, 0, 168),
    (50, 14, 8, 60),
    (51, 1, 0, 1),
    (64, 1_000, 0, 10_000),
    (65, 1_000_000 * TOKEN, 0, SUPPLY),
    (66, 100_000 * TOKEN, 0, SUPPLY / 100),
    (67, 2_000_000, 1_000_000, 4_000_000),
    (80, 400, 0, 450),
    (83, 450, 0, 500),
];

fn error_below(parameter: u16) -> StakingError {
    match parameter {
        32 | 33 | 35..=38 | 67 => StakingError::ParameterStepTooLarge,
        44 => StakingError::BelowTimelockFloor,
        _ => StakingError::ParameterOutOfRange,
    }
}

fn error_above(parameter: u16) -> StakingError {
    match parameter {
        32 | 33 | 35..=38 | 67 => StakingError::ParameterStepTooLarge,
        _ => StakingError::ParameterOutOfRange,
    }
}

#[test]
fn every_parameter_takes_its_bounds_and_nothing_beyond() {
    for (parameter, present, least, most) in TABLE {
        for value in [least, most] {
            let mut rules = Rules::new();
            assert_eq!(rules.propose(parameter, value), Ok(()), "propose {parameter} = {value}");
            assert_eq!(rules.change(parameter, value), Ok(present), "change {parameter} to {value}");
            // Read back: the next change reports what this one set. A step from a bound back to it is no step.
            assert_eq!(rules.change(parameter, value), Ok(value), "read {parameter}");
        }
        let mut rules = Rules::new();
        if least > 0 {
            let error = error_below(parameter);
            assert_eq!(rules.change(parameter, least - 1), refused(error), "{parameter} below {least}");
        }
        let error = error_above(parameter);
        assert_eq!(rules.change(parameter, most + 1), refused(error), "{parameter} above {most}");
        assert!(rules.change(parameter, u64::MAX).is_err(), "{parameter} at the largest value");
        assert!(rules.change(parameter, present).is_ok() || present < least, "{parameter} kept its value");
    }
}

#[test]
fn all_other_ids_are_unknown() {
    let known: Vec<u16> = TABLE.iter().map(|row| row.0).chain([81, 82]).collect();
    let mut rules = Rules::new();
    for parameter in (0..=300).chain([u16::MAX]).filter(|parameter| !known.contains(parameter)) {
        assert_eq!(rules.propose(parameter, 1), refused(StakingError::UnknownParameter), "{parameter}");
        assert_eq!(rules.change(parameter, 1), refused(StakingError::UnknownParameter), "{parameter}");
    }
    for parameter in known {
        assert!(holder_of(parameter).is_ok(), "{parameter}");
    }
}

impl Rules {
    /// Bytes of the account that holds the parameter, and of all others.
    fn bytes(&self, parameter: u16) -> (Vec<u8>, Vec<u8>) {
        let accounts = [
            (Holder::Pool, bytemuck::bytes_of(&*self.pool)),
            (Holder::Governance, bytemuck::bytes_of(&self.governance)),
            (Holder::Treasury, bytemuck::bytes_of(&self.treasury)),
            (Holder::Emission, bytemuck::bytes_of(&self.emission)),
        ];
        let holder = holder_of(parameter).unwrap();
        let (own, others): (Vec<_>, Vec<_>) = accounts.into_iter().partition(|account| account.0 == holder);
        (own[0].1.to_vec(), others.into_iter().flat_map(|account| account.1.to_vec()).collect())
    }
}

/// Offset and width of a parameter's field, as the README lays the accounts out.
fn place(parameter: u16) -> (usize, usize) {
    let nth = |first: u16| usize::from(parameter - first);
    match parameter {
        0..=2 => (248 + 8 * nth(0), 8),
        3 => (328, 4),
        4 => (80, 8),
        6..=9 => (308 + 4 * nth(5), 4),
        11..=14 => (288 + 4 * nth(10), 4),
        15..=17 => (1_544 + 2 * nth(15), 2),
        18 => (1_540, 4),
        19 => (1_550, 2),
        20 => (1_552, 4),
        21 => (1_560, 8),
        22 => (1_556, 4),
        32..=34 => (96 + 8 * nth(32), 8),
        35..=38 => (128 + 2 * nth(35), 2),
        39..=42 => (136 + 2 * nth(39), 2),
        43 => (144, 2),
        44 => (146, 2),
        45 => (150, 2),
        46 => (154, 2),
        47 => (158, 1),
        48 => (156, 2),
        49 => (152, 2),
        50 => (148, 2),
        51 => (159, 1),
        64 => (328, 4),
        65..=67 => (336 + 8 * nth(65), 8),
        80..=83 => (16 + 4 * nth(80), 4),
        _ => panic!("no parameter {parameter}"),
    }
}

#[test]
fn a_change_writes_its_own_field_and_no_other_byte() {
    for (parameter, present, least, most) in TABLE {
        for value in [least, most] {
            let mut rules = Rules::new();
            let before = rules.bytes(parameter);
            rules.change(parameter, value).unwrap();
            let after = rules.bytes(parameter);
            let (offset, width) = place(parameter);
            let field = offset..offset + width;
            assert_eq!(before.0[field.clone()], present.to_le_bytes()[..width], "{parameter} at {offset}");
            assert_eq!(after.0[field.clone()], value.to_le_bytes()[..width], "{parameter} at {offset}");
            let derived = if parameter == 4 { 280..288 } else { 0..0 };
            let mut stray = (0..before.0.len()).filter(|at| before.0[*at] != after.0[*at]);
            assert_eq!(stray.find(|at| !field.contains(at) && !derived.contains(at)), None, "{parameter}");
            assert_eq!(before.1, after.1, "{parameter} changed another account");
        }
    }
}

#[test]
fn the_reward_rate_moves_the_weekly_cap() {
    let mut rules = Rules::new();
    assert_eq!(rules.change(4, 1_000), Ok(500));
    assert_eq!(rules.pool.reward_rate, 1_000);
    assert_eq!(rules.pool.weekly_budget_cap, StakingPool::weekly_cap_floor(SUPPLY, 1_000).unwrap());
}

#[test]
fn boosters_share_their_ceiling() {
    let mut rules = Rules::new();
    assert_eq!(rules.change(16, 500), Ok(2_000));
    assert_eq!(rules.change(17, 3_001), refused(StakingError::ParameterOutOfRange));
    assert_eq!(rules.change(17, 3_000), Ok(1_500));
    assert_eq!(rules.change(15, 1_001), refused(StakingError::ParameterOutOfRange));
}

#[test]
fn inflation_stays_under_its_cap_and_the_cap_may_fall_below_it() {
    let mut rules = Rules::new();
    assert_eq!(rules.propose(81, 500), Ok(())); // at creation the program sees no emission account
    assert_eq!(rules.propose(81, 501), refused(StakingError::ParameterOutOfRange));
    assert_eq!(rules.change(81, 451), refused(StakingError::ParameterOutOfRange));
    assert_eq!(rules.change(81, 450), Ok(300));
    assert_eq!(rules.change(82, 0), Ok(200));
    assert_eq!(rules.change(83, 100), Ok(450));
    assert_eq!(rules.emission.inflation_bps, [400, 450, 0]);
    assert_eq!(rules.change(80, 101), refused(StakingError::ParameterOutOfRange));
}

#[test]
fn the_first_price_limit_is_free_and_later_ones_take_steps() {
    let mut rules = Rules::new();
    assert_eq!(rules.change(67, 0), refused(StakingError::ParameterStepTooLarge));
    assert_eq!(rules.propose(67, 0), Ok(())); // its step is checked at execution
    rules.treasury.buyback_max_price = 0;
    assert_eq!(rules.change(67, u64::MAX), Ok(0));
    assert_eq!(rules.change(67, u64::MAX / 2), refused(StakingError::ParameterStepTooLarge));
    assert_eq!(rules.change(67, u64::MAX / 2 + 1), Ok(u64::MAX));
}

#[test]
fn steps_of_odd_values_round_against_the_change() {
    let mut rules = Rules::new();
    rules.governance.quorum_bps[0] = 7;
    assert_eq!(rules.change(35, 3), refused(StakingError::ParameterStepTooLarge));
    assert_eq!(rules.change(35, 15), refused(StakingError::ParameterStepTooLarge));
    assert_eq!(rules.change(35, 4), Ok(7));
    assert_eq!(rules.change(35, 8), Ok(4));
    // Twice the present value is near, but out of bounds.
    rules.governance.quorum_bps[0] = 3_000;
    assert_eq!(rules.change(35, 5_001), refused(StakingError::ParameterOutOfRange));
}

proptest! {
    #[test]
    fn whatever_changes_are_voted_the_rules_stay_usable(
        changes in prop::collection::vec((0usize..47, any::<u64>()), 1..200),
    ) {
        let mut rules = Rules::new();
        for (row, draw) in changes {
            let (parameter, _, least, most) = TABLE[row];
            // Mostly near the bounds of the start, sometimes anything.
            let value = if draw % 4 == 0 { draw } else { least + draw % (most - least + 1) };
            let _ = rules.change(parameter, value);
            let (pool, governance) = (&rules.pool, &rules.governance);
            prop_assert!(1 <= pool.min_stake && pool.min_stake <= pool.max_stake && pool.max_stake <= SUPPLY);
            prop_assert!(pool.lock_days.windows(2).all(|pair| pair[0] < pair[1]) && pool.lock_days[4] <= 180);
            prop_assert!(pool.multiplier_bps.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert!(pool.multiplier_bps[0] == 10_000 && pool.multiplier_bps[4] <= 30_000);
            prop_assert!(pool.boost_active_bps + pool.boost_long_term_bps + pool.boost_voting_bps <= 4_500);
            prop_assert!(pool.penalty_bps <= 5_000);
            prop_assert!((2..=30).contains(&governance.timelock_days));
            prop_assert!(governance.quorum_bps.iter().all(|bps| (1..=5_000).contains(bps)));
            prop_assert!(governance.approval_bps.iter().all(|bps| (5_001..=9_000).contains(bps)));
            prop_assert!(rules.emission.cap_bps <= 500);
        }
    }
}

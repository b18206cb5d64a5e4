// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, clippy::integer_division)]

use anchor_lang::prelude::*;
use bytemuck::Zeroable;

use super::entry::entry_state;
use super::*;
use crate::access::Outcome;
use crate::constants::{
    feature, BOND_VAULT, PAGE_DAYS, PENALTY_VAULT, QUOTE_VAULT, REWARD_VAULT, SECONDS_PER_DAY, STAKE_VAULT,
    TREASURY_VAULT, VESTING_VAULT,
};
use crate::errors::StakingError;

pub const TOKEN: u64 = 1_000_000_000;
pub const DAY: i64 = SECONDS_PER_DAY;
pub const TODAY: u32 = 20_500;
/// Noon of the open day.
pub const NOW: i64 = TODAY as i64 * DAY + DAY / 2;

pub fn key(byte: u8) -> Pubkey {
    Pubkey::new_from_array([byte; 32])
}

pub fn refused<T>(error: StakingError) -> Outcome<T> {
    Err(error.into())
}

/// A pool of a billion tokens with `power` at the end of yesterday.
pub fn pool(power: u64) -> Box<StakingPool> {
    let mut pool = Box::new(StakingPool::zeroed());
    pool.authority = key(1);
    pool.total_supply = 1_000_000_000 * TOKEN;
    pool.decimals = 9;
    pool.genesis_day = TODAY - 100;
    pool.last_day = TODAY;
    pool.last_update = NOW;
    pool.min_stake = 100 * TOKEN;
    pool.max_stake = 10_000_000 * TOKEN;
    pool.min_claim = TOKEN;
    pool.penalty_bps = 1_000;
    pool.reward_rate = 500;
    pool.weekly_budget_cap = StakingPool::weekly_cap_floor(pool.total_supply, 500).unwrap();
    pool.lock_days = [0, 7, 30, 90, 180];
    pool.multiplier_bps = [10_000, 12_000, 15_000, 20_000, 30_000];
    pool.boost_active_bps = 1_000;
    pool.boost_long_term_bps = 2_000;
    pool.boost_voting_bps = 1_500;
    pool.recent[((TODAY - 1) % PAGE_DAYS) as usize].power = power;
    pool
}

pub fn params() -> GovernanceParams {
    GovernanceParams {
        guardian: key(2),
        attestor: key(3),
        min_proposal_stake: 10_000 * TOKEN,
        min_vote_stake: 1_000 * TOKEN,
        bond: 10_000 * TOKEN,
        quorum_bps: [1_000, 1_500, 2_000, 1_000],
        approval_bps: [6_600, 6_600, 7_500, 6_600],
        voting_days: 7,
        timelock_days: 3,
        grace_days: 14,
        seasoning_days: 1,
        late_hours: 24,
        power_cap_bps: 500,
        cooldown_days: 30,
        veto_days: 365,
        quadratic_mode: 1,
        quadratic_attested: true,
        spending_cap_bps: 1_000,
        reserve_floor: 1_000_000 * TOKEN,
        buyback_weekly_cap: 100_000 * TOKEN,
        buyback_max_price: 2_000_000,
    }
}

pub fn governance() -> Governance {
    let mut governance = Governance::zeroed();
    governance.initialise(&params(), &pool(1), NOW).unwrap();
    governance
}

/// An owner of one lock-free deposit.
pub fn staker(amount: u64, start_day: u32) -> Box<UserStake> {
    let mut user = Box::new(UserStake::zeroed());
    user.owner = key(9);
    user.amount = amount;
    user.entry_count = 1;
    let entry = &mut user.entries[0];
    entry.amount = amount;
    entry.weight_locked = amount;
    entry.weight_base = amount;
    entry.start_day = start_day;
    entry.end_day = start_day;
    entry.lock_end = i64::from(start_day) * DAY;
    entry.state = entry_state::LIVE;
    user
}

fn refuses(change: impl FnOnce(&mut GovernanceParams), error: StakingError) {
    let mut params = params();
    change(&mut params);
    let mut governance = Governance::zeroed();
    let opened = governance
        .initialise(&params, &pool(1), NOW)
        .and_then(|()| params.open_treasury(&mut Treasury::zeroed(), &pool(1)));
    assert_eq!(opened, refused(error));
}

#[test]
fn the_plans_rules_are_in_bounds_and_stored() {
    let governance = governance();
    assert_eq!((governance.guardian, governance.attestor), (key(2), key(3)));
    assert_eq!(governance.pending_authority, Pubkey::default());
    assert_eq!(governance.min_proposal_stake, 10_000 * TOKEN);
    assert_eq!(governance.min_vote_stake, 1_000 * TOKEN);
    assert_eq!(governance.bond, 10_000 * TOKEN);
    assert_eq!(governance.veto_until, NOW + 365 * DAY);
    assert_eq!(governance.quorum_bps, [1_000, 1_500, 2_000, 1_000]);
    assert_eq!(governance.approval_bps, [6_600, 6_600, 7_500, 6_600]);
    assert_eq!((governance.voting_days, governance.timelock_days, governance.grace_days), (7, 3, 14));
    assert_eq!((governance.seasoning_days, governance.late_hours), (1, 24));
    assert_eq!((governance.power_cap_bps, governance.cooldown_days), (500, 30));
    assert_eq!((governance.quadratic_mode, governance.quadratic_attested), (1, 1));

    let mut treasury = Treasury::zeroed();
    params().open_treasury(&mut treasury, &pool(1)).unwrap();
    assert_eq!((treasury.spending_cap_bps, treasury.reserve_floor), (1_000, 1_000_000 * TOKEN));
    assert_eq!((treasury.buyback_weekly_cap, treasury.buyback_max_price), (100_000 * TOKEN, 2_000_000));
    assert_eq!(treasury.token_unit, TOKEN);
}

#[test]
fn rejects_rules_outside_their_bounds() {
    use StakingError::{BelowTimelockFloor, ParameterOutOfRange, RolesMustDiffer};
    refuses(|params| params.guardian = key(1), RolesMustDiffer);
    refuses(|params| params.timelock_days = 1, BelowTimelockFloor);
    refuses(|params| params.timelock_days = 31, ParameterOutOfRange);
    refuses(|params| params.veto_days = 731, ParameterOutOfRange);
    refuses(|params| params.min_proposal_stake = 0, ParameterOutOfRange);
    refuses(|params| params.min_vote_stake = 10_000_000 * TOKEN + 1, ParameterOutOfRange);
    refuses(|params| params.bond = 10_000_000 * TOKEN + 1, ParameterOutOfRange);
    refuses(|params| params.quorum_bps[3] = 0, ParameterOutOfRange);
    refuses(|params| params.quorum_bps[0] = 5_001, ParameterOutOfRange);
    refuses(|params| params.approval_bps[1] = 5_000, ParameterOutOfRange);
    refuses(|params| params.approval_bps[2] = 9_001, ParameterOutOfRange);
    refuses(|params| params.voting_days = 0, ParameterOutOfRange);
    refuses(|params| params.voting_days = 31, ParameterOutOfRange);
    refuses(|params| params.grace_days = 0, ParameterOutOfRange);
    refuses(|params| params.seasoning_days = 31, ParameterOutOfRange);
    refuses(|params| params.late_hours = 169, ParameterOutOfRange);
    refuses(|params| params.power_cap_bps = 99, ParameterOutOfRange);
    refuses(|params| params.cooldown_days = 366, ParameterOutOfRange);
    refuses(|params| params.quadratic_mode = 3, ParameterOutOfRange);
    refuses(|params| params.spending_cap_bps = 10_001, ParameterOutOfRange);
    refuses(|params| params.reserve_floor = 1_000_000_000 * TOKEN + 1, ParameterOutOfRange);
    refuses(|params| params.buyback_weekly_cap = 10_000_000 * TOKEN + 1, ParameterOutOfRange);
}

#[test]
fn sixteen_proposals_live_at_a_time_in_the_lowest_free_slots() {
    let mut governance = governance();
    for slot in 0..16 {
        assert_eq!(governance.open_slot().unwrap(), slot);
    }
    assert_eq!(governance.open_slot(), refused(StakingError::ProposalLimit));
    assert_eq!(governance.proposal_count, 16);

    let mut ended = Proposal::zeroed();
    ended.slot = 5;
    ended.state = status::EXPIRED;
    governance.finish(&ended);
    assert_eq!(governance.open_slot().unwrap(), 5);
    assert_eq!(governance.slots[5], 17);
    assert_eq!(governance.executed_count, [0; 4]);
}

#[test]
fn an_execution_is_counted_by_kind() {
    let mut governance = governance();
    governance.open_slot().unwrap();
    let mut executed = Proposal::zeroed();
    executed.state = status::EXECUTED;
    executed.kind = kind::UPGRADE;
    governance.finish(&executed);
    assert_eq!(governance.executed_count, [0, 0, 1, 0]);
    assert_eq!(governance.slots, [0; 16]);
}

fn defeated(id: u32, hash: u8) -> Proposal {
    let mut proposal = Proposal::zeroed();
    proposal.id = id;
    proposal.state = status::DEFEATED;
    proposal.payload_hash = [hash; 32];
    proposal
}

#[test]
fn a_defeated_payload_cools_down_for_its_days_and_no_longer() {
    let mut governance = governance();
    assert!(!governance.cools_down(&[0; 32], 0)); // nothing is remembered yet, a hash of zeros neither
    governance.note_outcome(&defeated(0, 7), TODAY).unwrap();
    assert!(governance.cools_down(&[7; 32], TODAY));
    assert!(governance.cools_down(&[7; 32], TODAY + 29));
    assert!(!governance.cools_down(&[7; 32], TODAY + 30));
    assert!(!governance.cools_down(&[8; 32], TODAY));
    governance.cooldown_days = 0;
    assert!(!governance.cools_down(&[7; 32], TODAY));
}

#[test]
fn the_last_eight_defeats_are_remembered() {
    let mut governance = governance();
    for id in 0..9u8 {
        governance.note_outcome(&defeated(id.into(), id + 1), TODAY).unwrap();
    }
    assert_eq!(governance.defeated_count, 9);
    assert!(!governance.cools_down(&[1; 32], TODAY));
    assert!((2..=9).all(|hash| governance.cools_down(&[hash; 32], TODAY)));
}

#[test]
fn a_defeat_frees_the_slot_and_quorum_counts_whatever_the_outcome() {
    let mut governance = governance();
    governance.open_slot().unwrap();
    governance.open_slot().unwrap();
    let mut lost = defeated(0, 1);
    lost.quorum_reached = 1;
    governance.note_outcome(&lost, TODAY).unwrap();
    assert_eq!(governance.slots[..2], [0, 2]);
    assert_eq!((governance.quorum_count, governance.quorum_ids[0]), (1, 0));

    let mut won = Proposal::zeroed();
    won.id = 1;
    won.slot = 1;
    won.state = status::SUCCEEDED;
    won.quorum_reached = 1;
    governance.note_outcome(&won, TODAY).unwrap();
    assert_eq!(governance.slots[..2], [0, 2]);
    assert_eq!((governance.quorum_count, governance.quorum_ids[1]), (2, 1));
    assert_eq!(governance.defeated_count, 1);
}

#[test]
fn the_authority_changes_hands_in_two_steps_and_stays_apart_from_the_guardian() {
    let mut governance = governance();
    assert_eq!(governance.accept_authority(&key(4)), refused(StakingError::NotPendingAuthority));
    assert_eq!(governance.propose_authority(key(2)), refused(StakingError::RolesMustDiffer));
    governance.propose_authority(key(4)).unwrap();
    assert_eq!(governance.accept_authority(&key(5)), refused(StakingError::NotPendingAuthority));
    governance.accept_authority(&key(4)).unwrap();
    assert_eq!(governance.accept_authority(&key(4)), refused(StakingError::NotPendingAuthority));

    assert_eq!(governance.set_guardian(key(4), &key(4)), refused(StakingError::RolesMustDiffer));
    governance.propose_authority(key(6)).unwrap();
    governance.set_guardian(key(6), &key(4)).unwrap();
    assert_eq!(governance.accept_authority(&key(6)), refused(StakingError::RolesMustDiffer));
    assert_eq!(governance.require_guardian(&key(2)), refused(StakingError::NotGuardian));
    assert_eq!(governance.require_guardian(&key(6)), Ok(()));
    assert_eq!(governance.require_attestor(&key(2)), refused(StakingError::NotAttestor));
    assert_eq!(governance.require_attestor(&key(3)), Ok(()));
}

#[test]
fn votes_are_quadratic_where_feature_and_mode_say_so() {
    let mut pool = pool(1);
    let mut governance = governance();
    let modes =
        |pool: &StakingPool, governance: &Governance| [0, 1, 2, 3].map(|kind| governance.quadratic_for(pool, kind));
    assert_eq!(modes(&pool, &governance), [0; 4]);
    pool.features = feature::QUADRATIC;
    assert_eq!(modes(&pool, &governance), [0, 0, 0, 2]);
    governance.quadratic_attested = 0;
    assert_eq!(modes(&pool, &governance), [0, 0, 0, 1]);
    governance.quadratic_mode = 2;
    assert_eq!(modes(&pool, &governance), [1; 4]);
    governance.quadratic_mode = 0;
    assert_eq!(modes(&pool, &governance), [0; 4]);
}

#[test]
fn a_spend_names_the_vault_that_its_purpose_is_about() {
    use ProposalPayload::Spend;
    let (pool, governance) = (pool(1), governance());
    let vaults = [STAKE_VAULT, REWARD_VAULT, PENALTY_VAULT, TREASURY_VAULT, BOND_VAULT, VESTING_VAULT, QUOTE_VAULT];
    let check = |purpose, destination, amount, price| {
        Spend { purpose, destination, amount, price }.validate(&pool, &governance)
    };
    let invalid = || refused(StakingError::PayloadInvalid);
    assert_eq!(check(purpose::PAYMENT, key(7), 1, 0), Ok(()));
    assert_eq!(check(purpose::PAYMENT, key(7), 0, 0), invalid());
    assert_eq!(check(purpose::PAYMENT, key(7), 1, 1), invalid());
    for vault in &vaults {
        assert_eq!(check(purpose::PAYMENT, vault.address, 1, 0), invalid());
    }
    assert_eq!(check(purpose::GRANT, REWARD_VAULT.address, 1, 0), Ok(()));
    assert_eq!(check(purpose::GRANT, key(7), 1, 0), invalid());
    assert_eq!(check(purpose::BUYBACK, QUOTE_VAULT.address, 1, 5), Ok(()));
    assert_eq!(check(purpose::BUYBACK, TREASURY_VAULT.address, 1, 5), invalid());
    assert_eq!(check(purpose::BURN, TREASURY_VAULT.address, 1, 0), Ok(()));
    assert_eq!(check(purpose::BURN, TREASURY_VAULT.address, 1, 5), invalid());
    assert_eq!(check(4, TREASURY_VAULT.address, 1, 0), invalid());
    assert_eq!(check(u8::MAX, key(7), u64::MAX, 0), invalid());
}

#[test]
fn only_existing_features_are_switched() {
    let (pool, governance) = (pool(1), governance());
    let check = |flag| ProposalPayload::Feature { flag, enabled: true }.validate(&pool, &governance);
    assert_eq!(check(0), Ok(()));
    assert_eq!(check(17), Ok(()));
    assert_eq!(check(18), refused(StakingError::UnknownFeature));
    assert_eq!(check(u8::MAX), refused(StakingError::UnknownFeature));
}

#[test]
fn a_payload_is_stored_in_its_kinds_fields() {
    let store = |payload: ProposalPayload| {
        let mut proposal = Proposal::zeroed();
        payload.store(&mut proposal);
        proposal
    };
    let parameter = store(ProposalPayload::Parameter { id: 44, value: 5 });
    assert_eq!((parameter.kind, parameter.selector, parameter.value), (kind::PARAMETER, 44, 5));
    let spend = store(ProposalPayload::Spend { purpose: 2, destination: key(7), amount: 8, price: 9 });
    assert_eq!((spend.kind, spend.selector, spend.address), (kind::SPEND, 2, key(7)));
    assert_eq!((spend.value, spend.price), (8, 9));
    let upgrade = store(ProposalPayload::Upgrade { buffer: key(7), sha256: [8; 32] });
    assert_eq!((upgrade.kind, upgrade.address, upgrade.hash), (kind::UPGRADE, key(7), [8; 32]));
    let feature = store(ProposalPayload::Feature { flag: 17, enabled: true });
    assert_eq!((feature.kind, feature.selector, feature.value), (kind::FEATURE, 17, 1));
    assert_eq!(store(ProposalPayload::Feature { flag: 17, enabled: false }).value, 0);
}

#[test]
fn a_payloads_hash_is_the_sha256_of_its_borsh_bytes() {
    // printf '\x03\x11\x01' | sha256sum
    let hash = ProposalPayload::Feature { flag: 17, enabled: true }.hash().unwrap();
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "b6e10f46b462f75a7f0baedf50a731170584f47bccb5787cf757c614d7b8def4");
    assert_ne!(hash, ProposalPayload::Feature { flag: 17, enabled: false }.hash().unwrap());
}

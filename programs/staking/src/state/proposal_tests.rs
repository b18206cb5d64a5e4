// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, clippy::integer_division)]

use bytemuck::Zeroable;
use proptest::prelude::*;

use super::governance_tests::{governance, key, pool, refused, staker, DAY, NOW, TODAY, TOKEN};
use super::*;
use crate::access::Outcome;
use crate::constants::{feature, pause, MAX_TOTAL_SUPPLY, SECONDS_PER_HOUR};
use crate::errors::StakingError;

pub(super) const HOUR: i64 = SECONDS_PER_HOUR;
pub(super) const VOTING_END: i64 = NOW + 7 * DAY;

/// A draft in slot 0, as `create_proposal` leaves it.
pub(super) fn draft(kind: u8) -> Proposal {
    let mut proposal = Proposal::zeroed();
    proposal.proposer = key(9);
    proposal.kind = kind;
    proposal.created_at = NOW;
    proposal.expires_at = NOW + 14 * DAY;
    proposal.bond = 10_000 * TOKEN;
    proposal
}

/// A vote of 1,000 tokens' power, quorum 10%: 100 tokens' power; approval 66%.
pub(super) struct Voting {
    pub pool: Box<StakingPool>,
    pub proposal: Proposal,
    pub now: i64,
}

impl Voting {
    pub fn with(features: u32, power: u64) -> Voting {
        let mut pool = pool(power);
        pool.features = features;
        let mut governance = governance();
        governance.min_vote_stake = TOKEN;
        let mut proposal = draft(kind::FEATURE);
        let proposer = staker(10_000 * TOKEN, TODAY - 5);
        proposal.activate(&pool, &governance, &proposer, NOW).unwrap();
        Voting { pool, proposal, now: NOW }
    }

    pub fn new(features: u32) -> Voting {
        Voting::with(features, 1_000 * TOKEN)
    }

    pub fn at(&mut self, now: i64) -> &mut Voting {
        self.now = now;
        self
    }

    pub fn vote_as(&mut self, user: &mut UserStake, side: u8) -> Outcome<u64> {
        self.proposal.vote(&self.pool, user, self.now, side, || false).map(|ballot| ballot.weight)
    }

    /// A new owner's vote.
    pub fn vote(&mut self, amount: u64, side: u8) -> Outcome<u64> {
        self.vote_as(&mut staker(amount, TODAY - 5), side)
    }

    pub fn finalize(&mut self) -> Outcome<u8> {
        self.proposal.finalize(&self.pool, self.now)?;
        Ok(self.proposal.state)
    }

    pub fn end(&self) -> i64 {
        self.proposal.effective_end(&self.pool, self.now).unwrap()
    }

    pub fn pause(&mut self, seconds: i64) {
        self.pool.begin_pause(self.now, pause::VOTE, seconds as u32).unwrap();
    }
}

#[test]
fn activation_takes_the_snapshot_and_copies_the_rules_of_the_kind() {
    let (pool, governance) = (pool(123 * TOKEN), governance());
    let mut proposal = draft(kind::UPGRADE);
    proposal.activate(&pool, &governance, &staker(10_000 * TOKEN, TODAY - 1), NOW).unwrap();
    assert_eq!(proposal.state, status::ACTIVE);
    assert_eq!((proposal.activated_at, proposal.voting_end), (NOW, VOTING_END));
    assert_eq!((proposal.snapshot_day, proposal.power_total), (TODAY, 123 * TOKEN));
    assert_eq!((proposal.quorum_bps, proposal.approval_bps), (2_000, 7_500));
    assert_eq!((proposal.timelock_days, proposal.grace_days, proposal.seasoning_days), (3, 14, 1));
    assert_eq!((proposal.min_vote_stake, proposal.quadratic_unit), (1_000 * TOKEN, 1_000 * TOKEN));
    // With every feature off.
    assert_eq!((proposal.late_hours, proposal.power_cap), (0, u64::MAX));
    assert_eq!((proposal.quadratic, proposal.vote_lock), (0, 0));
}

#[test]
fn activation_copies_what_features_switch_on() {
    let mut pool = pool(1_999);
    pool.features = feature::ALL;
    pool.vote_paused_seconds = 77;
    let mut proposal = draft(kind::FEATURE);
    proposal.activate(&pool, &governance(), &staker(10_000 * TOKEN, TODAY - 1), NOW).unwrap();
    assert_eq!((proposal.late_hours, proposal.power_cap), (24, 99)); // floor of 5% of 1999
    assert_eq!((proposal.quadratic, proposal.vote_lock), (2, 1));
    assert_eq!(proposal.vote_paused_base, 77);
    assert_eq!(proposal.effective_end(&pool, NOW), Ok(VOTING_END));
}

#[test]
fn rejects_an_activation_without_stake_power_or_time() {
    let governance = governance();
    let activate = |power, amount, start_day, now| {
        let mut proposal = draft(kind::SPEND);
        proposal.activate(&pool(power), &governance, &staker(amount, start_day), now)
    };
    let stake = 10_000 * TOKEN;
    assert_eq!(activate(1, stake, TODAY - 1, NOW + 14 * DAY), Ok(()));
    assert_eq!(activate(1, stake, TODAY - 1, NOW + 14 * DAY + 1), refused(StakingError::ProposalExpired));
    assert_eq!(activate(1, stake - 1, TODAY - 1, NOW), refused(StakingError::BelowMinProposalStake));
    // G01: stake of the same day.
    assert_eq!(activate(1, stake, TODAY, NOW), refused(StakingError::BelowMinProposalStake));
    assert_eq!(activate(0, stake, TODAY - 1, NOW), refused(StakingError::NoPowerAtSnapshot));
    let mut first_day = pool(1);
    first_day.genesis_day = TODAY;
    let mut proposal = draft(kind::SPEND);
    let user = staker(stake, TODAY - 1);
    assert_eq!(proposal.activate(&first_day, &governance, &user, NOW), refused(StakingError::NoPowerAtSnapshot));
}

#[test]
fn each_side_gets_its_weight_and_turnout_all_of_it() {
    let mut voting = Voting::new(0);
    assert_eq!(voting.vote(5 * TOKEN, side::NO), Ok(5 * TOKEN));
    assert_eq!(voting.vote(7 * TOKEN, side::YES), Ok(7 * TOKEN));
    assert_eq!(voting.vote(11 * TOKEN, side::ABSTAIN), Ok(11 * TOKEN));
    let proposal = &voting.proposal;
    assert_eq!((proposal.no, proposal.yes, proposal.abstain), (5 * TOKEN, 7 * TOKEN, 11 * TOKEN));
    assert_eq!((proposal.turnout, proposal.voter_count), (23 * TOKEN, 3));
}

#[test]
fn rejects_a_second_vote_and_remembers_the_first() {
    let mut voting = Voting::new(0);
    let mut user = staker(5 * TOKEN, TODAY - 5);
    voting.vote_as(&mut user, side::YES).unwrap();
    assert_eq!(voting.vote_as(&mut user, side::YES), refused(StakingError::AlreadyVoted));
    assert_eq!(user.voted[0], 1);
    let vote = user.votes[0];
    assert_eq!((vote.proposal, vote.weight, vote.side, vote.day), (0, 5 * TOKEN, side::YES, TODAY));
    assert!(user.remembers_vote(0));
    assert_eq!(voting.proposal.turnout, 5 * TOKEN);
    // The slot's next proposal is another one.
    voting.proposal.id = 16;
    assert_eq!(voting.vote_as(&mut user, side::NO), Ok(5 * TOKEN));
    assert_eq!(user.voted[0], 17);
}

#[test]
fn rejects_votes_that_are_no_votes() {
    let mut voting = Voting::new(0);
    assert_eq!(voting.vote(TOKEN, 3), refused(StakingError::InvalidSide));
    assert_eq!(voting.vote(TOKEN, u8::MAX), refused(StakingError::InvalidSide));
    assert_eq!(voting.at(VOTING_END).vote(TOKEN, side::NO), refused(StakingError::VotingEnded));
    assert_eq!(voting.at(VOTING_END - 1).vote(TOKEN, side::NO), Ok(TOKEN));
    for state in (0..=8).filter(|state| *state != status::ACTIVE) {
        voting.proposal.state = state;
        assert_eq!(voting.vote(TOKEN, side::NO), refused(StakingError::WrongProposalState));
    }
}

#[test]
fn a_voter_needs_tokens_of_before_the_season() {
    // seasoning 1 day: deposits of days before yesterday vote.
    let vote = |amount, start_day| Voting::new(0).vote_as(&mut staker(amount, start_day), side::YES);
    assert_eq!(vote(TOKEN, TODAY - 2), Ok(TOKEN));
    assert_eq!(vote(TOKEN, TODAY - 1), refused(StakingError::NoPowerAtSnapshot));
    assert_eq!(vote(TOKEN, TODAY), refused(StakingError::NoPowerAtSnapshot));
    assert_eq!(vote(TOKEN - 1, TODAY - 2), refused(StakingError::BelowMinVoterStake));
    // S03: a multiplier does not lift tokens over the threshold.
    let mut locked = staker(TOKEN / 2, TODAY - 2);
    locked.entries[0].weight_locked = 3 * TOKEN / 2;
    locked.entries[0].end_day = TODAY + 170;
    locked.entries[0].lock_end = NOW + 170 * DAY;
    assert_eq!(Voting::new(0).vote_as(&mut locked, side::YES), refused(StakingError::BelowMinVoterStake));
}

#[test]
fn a_locks_multiplier_votes_if_the_lock_outlasts_voting() {
    let vote = |lock_end: i64| {
        let mut user = staker(TOKEN, TODAY - 5);
        user.entries[0].weight_locked = 3 * TOKEN;
        user.entries[0].end_day = TODAY + 30;
        user.entries[0].lock_end = lock_end;
        Voting::new(0).vote_as(&mut user, side::YES)
    };
    assert_eq!(vote(VOTING_END), Ok(3 * TOKEN));
    assert_eq!(vote(VOTING_END - 1), Ok(TOKEN));
}

#[test]
fn one_owner_counts_at_most_the_cap() {
    let mut voting = Voting::new(feature::POWER_CAP); // 5% of 1,000 tokens
    assert_eq!(voting.vote(50 * TOKEN, side::YES), Ok(50 * TOKEN));
    assert_eq!(voting.vote(51 * TOKEN, side::YES), Ok(50 * TOKEN));
    assert_eq!((voting.proposal.yes, voting.proposal.turnout), (100 * TOKEN, 100 * TOKEN));
}

#[test]
fn a_quadratic_vote_grows_by_the_square_root_above_the_least_stake() {
    let mut voting = Voting::new(0);
    voting.proposal.quadratic = 1;
    assert_eq!(voting.vote(TOKEN, side::YES), Ok(TOKEN));
    assert_eq!(voting.vote(4 * TOKEN, side::YES), Ok(2 * TOKEN));
    assert_eq!(voting.vote(100 * TOKEN, side::YES), Ok(10 * TOKEN));
    assert_eq!(voting.vote(2 * TOKEN, side::YES), Ok(1_414_213_562)); // floor of 1.4142135623...
                                                                      // Below the unit the root would be more than linear.
    voting.proposal.min_vote_stake = 1;
    assert_eq!(voting.vote(TOKEN / 4, side::YES), Ok(TOKEN / 4));
    // Quorum is about power, not about roots.
    assert_eq!(voting.proposal.turnout, 107 * TOKEN + TOKEN / 4);
}

#[test]
fn an_attested_quadratic_vote_asks_for_the_attestation_only_then() {
    let mut voting = Voting::new(0);
    let mut user = staker(4 * TOKEN, TODAY - 5);
    let mut vote = |quadratic, attested| {
        voting.proposal.quadratic = quadratic;
        voting
            .proposal
            .vote(&voting.pool, &mut user, NOW, side::YES, || attested)
            .map(|ballot| (ballot.linear, ballot.weight))
    };
    assert_eq!(vote(2, false), refused(StakingError::NotAttested));
    assert_eq!(vote(2, true), Ok((4 * TOKEN, 2 * TOKEN)));
    assert_eq!(Voting::new(0).vote(4 * TOKEN, side::YES), Ok(4 * TOKEN)); // linear: nobody is asked
}

#[test]
fn quorum_is_rounded_up_and_counts_abstentions() {
    // 10% of 1,000 tokens and one unit is 100 tokens and one unit, rounded up.
    let run = |votes: &[(u64, u8)]| {
        let mut voting = Voting::with(0, 1_000 * TOKEN + 1);
        for (amount, side) in votes {
            voting.vote(*amount, *side).unwrap();
        }
        let state = voting.at(VOTING_END).finalize().unwrap();
        (state, voting.proposal.quorum_reached)
    };
    assert_eq!(run(&[]), (status::DEFEATED, 0));
    assert_eq!(run(&[(100 * TOKEN, side::YES)]), (status::DEFEATED, 0));
    assert_eq!(run(&[(100 * TOKEN + 1, side::YES)]), (status::SUCCEEDED, 1));
    assert_eq!(run(&[(99 * TOKEN, side::ABSTAIN), (TOKEN + 1, side::YES)]), (status::SUCCEEDED, 1));
    assert_eq!(run(&[(200 * TOKEN, side::ABSTAIN)]), (status::DEFEATED, 1)); // nobody said yes
}

#[test]
fn approval_is_met_exactly_at_its_share() {
    let run = |yes, no| {
        let mut voting = Voting::new(0);
        voting.vote(yes, side::YES).unwrap();
        voting.vote(no, side::NO).unwrap();
        voting.vote(500 * TOKEN, side::ABSTAIN).unwrap(); // does not dilute
        voting.at(VOTING_END).finalize().unwrap()
    };
    assert_eq!(run(66 * TOKEN, 34 * TOKEN), status::SUCCEEDED);
    assert_eq!(run(66 * TOKEN, 34 * TOKEN + 1), status::DEFEATED);
    assert_eq!(run(66 * TOKEN - 1, 34 * TOKEN), status::DEFEATED);
    assert_eq!(run(66 * TOKEN + 1, 34 * TOKEN), status::SUCCEEDED);
}

#[test]
fn tallies_of_the_whole_supply_do_not_overflow() {
    let mut voting = Voting::with(0, u64::MAX);
    assert_eq!(voting.vote(u64::MAX, side::YES), Ok(u64::MAX));
    assert_eq!(voting.vote(TOKEN, side::YES), refused(StakingError::MathOverflow));
    assert_eq!(voting.at(VOTING_END).finalize(), Ok(status::SUCCEEDED));

    let mut quadratic = Voting::with(0, u64::MAX);
    quadratic.proposal.quadratic = 1;
    quadratic.proposal.quadratic_unit = MAX_TOTAL_SUPPLY / 100;
    let root = (u128::from(u64::MAX) * u128::from(MAX_TOTAL_SUPPLY / 100)).isqrt();
    assert_eq!(quadratic.vote(u64::MAX, side::YES).map(u128::from), Ok(root));
}

proptest! {
    /// I17, and the quorum's share of it: no order of votes counts more than what voted.
    #[test]
    fn tallies_never_exceed_the_power_that_voted(
        votes in prop::collection::vec((1u64..200, 0u8..3, 0i64..8 * 24), 0..40),
        features in 0u32..=feature::ALL,
        quadratic in 0u8..2,
    ) {
        let mut voting = Voting::with(features, 1_000 * TOKEN);
        voting.proposal.quadratic = quadratic;
        let mut hours: Vec<_> = votes;
        hours.sort_by_key(|vote| vote.2);
        let mut power = 0u64;
        for (tokens, side, hour) in hours {
            let end_before = voting.at(NOW + hour * HOUR).end();
            let voted = voting.vote(tokens * TOKEN, side);
            prop_assert_eq!(voted.is_ok(), voting.now < end_before);
            power += if voted.is_ok() { tokens * TOKEN } else { 0 };
            prop_assert!(voting.end() >= end_before);
        }
        let proposal = &voting.proposal;
        let tallied = proposal.yes + proposal.no + proposal.abstain;
        prop_assert!(tallied <= proposal.turnout && proposal.turnout <= power);
        prop_assert!(voting.end() <= VOTING_END + DAY);
        let turnout = u128::from(proposal.turnout);
        let (yes, no) = (u128::from(proposal.yes), u128::from(proposal.no));
        let end = voting.end();
        let state = voting.at(end).finalize().unwrap();
        let succeeds = turnout * 10 >= 1_000 * u128::from(TOKEN) && yes > 0 && yes * 10_000 >= 6_600 * (yes + no);
        prop_assert_eq!(state == status::SUCCEEDED, succeeds);
    }
}

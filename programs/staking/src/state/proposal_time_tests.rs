// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, clippy::integer_division)]

use super::governance_tests::*;
use super::proposal_tests::*;
use super::*;
use crate::constants::{feature, pause};
use crate::errors::StakingError;

#[test]
fn voting_is_decided_after_its_end_and_once() {
    let mut voting = Voting::new(0);
    voting.vote(500 * TOKEN, side::YES).unwrap();
    assert_eq!(voting.at(VOTING_END - 1).finalize(), refused(StakingError::VotingActive));
    assert_eq!(voting.at(VOTING_END).finalize(), Ok(status::SUCCEEDED));
    assert_eq!(voting.proposal.finalized_at, VOTING_END);
    assert_eq!(voting.proposal.expires_at, VOTING_END + 14 * DAY);
    assert_eq!(voting.finalize(), refused(StakingError::WrongProposalState));
}

#[test]
fn quorum_in_the_last_hours_extends_voting_once() {
    let mut voting = Voting::new(feature::LATE_QUORUM);
    let late = VOTING_END - 2 * HOUR;
    voting.vote(50 * TOKEN, side::YES).unwrap();
    voting.at(late - DAY).vote(49 * TOKEN, side::YES).unwrap();
    assert_eq!(voting.proposal.voting_end, VOTING_END);
    voting.at(late).vote(TOKEN, side::YES).unwrap(); // reaches quorum
    assert_eq!((voting.proposal.extended, voting.end()), (1, late + DAY));
    voting.at(late + DAY - 1).vote(400 * TOKEN, side::NO).unwrap(); // the answer that G09 wants to prevent
    assert_eq!(voting.end(), late + DAY);
    assert_eq!(voting.finalize(), refused(StakingError::VotingActive));
    assert_eq!(voting.at(late + DAY).finalize(), Ok(status::DEFEATED));
}

#[test]
fn quorum_in_time_or_reached_before_extends_nothing() {
    let mut early = Voting::new(feature::LATE_QUORUM);
    early.at(VOTING_END - DAY).vote(100 * TOKEN, side::YES).unwrap(); // exactly late_hours left
    early.at(VOTING_END - HOUR).vote(100 * TOKEN, side::YES).unwrap();
    assert_eq!((early.proposal.extended, early.end()), (0, VOTING_END));

    let mut without_quorum = Voting::new(feature::LATE_QUORUM);
    without_quorum.at(VOTING_END - HOUR).vote(99 * TOKEN, side::YES).unwrap();
    assert_eq!((without_quorum.proposal.extended, without_quorum.end()), (0, VOTING_END));

    let mut switched_off = Voting::new(0);
    switched_off.at(VOTING_END - HOUR).vote(100 * TOKEN, side::YES).unwrap();
    assert_eq!((switched_off.proposal.extended, switched_off.end()), (0, VOTING_END));
}

#[test]
fn paused_voting_time_is_added() {
    let mut voting = Voting::new(0);
    voting.vote(500 * TOKEN, side::YES).unwrap();
    voting.at(VOTING_END - HOUR).pause(2 * DAY);
    // While it is paused an hour remains, whatever the clock says.
    assert_eq!(voting.at(VOTING_END + DAY).end(), VOTING_END + DAY + HOUR);
    assert_eq!(voting.finalize(), refused(StakingError::VotingActive));
    // P02: after the pause the hour is left to vote.
    voting.at(VOTING_END + 2 * DAY - 1).vote(300 * TOKEN, side::NO).unwrap();
    assert_eq!(voting.end(), VOTING_END + 2 * DAY);
    assert_eq!(voting.at(VOTING_END + 2 * DAY).finalize(), Ok(status::DEFEATED));
}

#[test]
fn a_pause_ended_early_adds_what_it_took() {
    let mut voting = Voting::new(0);
    voting.at(NOW + DAY).pause(5 * DAY);
    voting.at(NOW + 2 * DAY).pool.end_pause(NOW + 2 * DAY).unwrap();
    assert_eq!(voting.end(), VOTING_END + DAY);
}

#[test]
fn pauses_of_others_and_of_before_add_nothing() {
    let mut voting = Voting::new(0);
    voting.pool.begin_pause(NOW, pause::ALL & !pause::VOTE, DAY as u32).unwrap();
    assert_eq!(voting.at(NOW + DAY).end(), VOTING_END);

    // Activated in the middle of a pause: only its second half counts.
    let mut pool = pool(1_000 * TOKEN);
    pool.begin_pause(NOW - DAY, pause::VOTE, 2 * DAY as u32).unwrap();
    let mut proposal = draft(kind::FEATURE);
    proposal.activate(&pool, &governance(), &staker(10_000 * TOKEN, TODAY - 5), NOW).unwrap();
    assert_eq!(proposal.effective_end(&pool, NOW + 3 * DAY), Ok(VOTING_END + DAY));
}

#[test]
fn a_pause_after_the_end_does_not_open_voting_again() {
    let mut voting = Voting::new(0);
    voting.at(VOTING_END + HOUR).pause(DAY);
    for now in [VOTING_END + HOUR, VOTING_END + DAY, VOTING_END + 2 * DAY] {
        assert_eq!(voting.at(now).vote(TOKEN, side::YES), refused(StakingError::VotingEnded));
    }
    assert_eq!(voting.finalize(), Ok(status::DEFEATED));
}

#[test]
fn a_late_extension_counts_from_the_vote_and_pauses_are_added_to_it() {
    let mut voting = Voting::new(feature::LATE_QUORUM);
    voting.at(NOW).pause(HOUR);
    voting.at(VOTING_END).vote(100 * TOKEN, side::YES).unwrap(); // an hour before the end that the pause moved
    assert_eq!(voting.proposal.voting_end, VOTING_END + DAY - HOUR);
    assert_eq!(voting.end(), VOTING_END + DAY);
    voting.at(VOTING_END + 2 * HOUR).pause(DAY);
    assert_eq!(voting.at(VOTING_END + 2 * DAY - 1).finalize(), refused(StakingError::VotingActive));
    assert_eq!(voting.at(VOTING_END + 2 * DAY).finalize(), Ok(status::SUCCEEDED));
}

#[test]
fn who_voted_stays_until_the_latest_end_that_voting_can_have() {
    let lock = |features, now: i64, amount| {
        let mut voting = Voting::new(features);
        let mut user = staker(amount, TODAY - 5);
        voting.at(now).vote_as(&mut user, side::YES).unwrap();
        user.vote_lock_until
    };
    assert_eq!(lock(0, NOW, TOKEN), 0);
    assert_eq!(lock(feature::VOTE_LOCK, NOW, TOKEN), VOTING_END);
    let both = feature::VOTE_LOCK | feature::LATE_QUORUM;
    assert_eq!(lock(both, NOW, TOKEN), VOTING_END + DAY); // it may still be extended
    let late = VOTING_END - HOUR;
    assert_eq!(lock(both, late, 100 * TOKEN), late + DAY); // it is extended now

    let mut voting = Voting::new(feature::VOTE_LOCK);
    let mut user = staker(TOKEN, TODAY - 5);
    user.vote_lock_until = VOTING_END + 9 * DAY;
    voting.vote_as(&mut user, side::YES).unwrap();
    assert_eq!(user.vote_lock_until, VOTING_END + 9 * DAY); // never earlier
}

// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, clippy::integer_division)]

use bytemuck::Zeroable;
use proptest::prelude::*;

use super::governance_tests::{governance, key, pool, refused, staker, DAY, NOW, TODAY, TOKEN};
use super::*;
use crate::access::Outcome;
use crate::constants::{feature, pause, MAX_TOTAL_SUPPLY, SECONDS_PER_HOUR};
use crate::errors::StakingError;

const HOUR: i64 = SECONDS_PER_HOUR;
const VOTING_END: i64 = NOW + 7 * DAY;

/// A draft in slot 0, as `create_proposal` leaves it.
fn draft(kind: u8) -> Proposal {
    let mut proposal = Proposal::zeroed();
    proposal.proposer = key(9);
    proposal.kind = kind;
    proposal.created_at = NOW;
    proposal.expires_at = NOW + 14 * DAY;
    proposal.bond = 10_000 * TOKEN;
    proposal
}

/// A vote of 1,000 tokens' power, quorum 10%: 100 tokens' power; approval 66%.
struct Voting {
    pool: Box<StakingPool>,
    proposal: Proposal,
    now: i64,
}

impl Voting {
    fn with(features: u32, power: u64) -> Voting {
        let mut pool = pool(power);
        pool.features = features;
        let mut governance = governance();
        governance.min_vote_stake = TOKEN;
        let mut proposal = draft(kind::FEATURE);
        let proposer = staker(10_000 * TOKEN, TODAY - 5);
        proposal.activate(&pool, &governance, &proposer, NOW).unwrap();
        Voting { pool, proposal, now: NOW }
    }

    fn new(features: u32) -> Voting {
        Voting::with(features, 1_000 * TOKEN)
    }

    fn at(&mut self, now: i64) -> &mut Voting {
        self.now = now;
        self
    }

    fn vote_as(&mut self, user: &mut UserStake, side: u8) -> Outcome<u64> {
        self.proposal.vote(&self.pool, user, self.now, side, || false).map(|ballot| ballot.weight)
    }

    /// A new owner's vote.
    fn vote(&mut self, amount: u64, side: u8) -> Outcome<u64> {
        self.vote_as(&mut staker(amount, TODAY - 5), side)
    }

    fn finalize(&mut self) -> Outcome<u8> {
        self.proposal.finalize(&self.pool, self.now)?;
        Ok(self.proposal.state)
    }

    fn end(&self) -> i64 {
        self.proposal.effective_end(&self.pool, self.now).unwrap()
    }

    fn pause(&mut self, seconds: i64) {
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

/// A proposal in the state, with times that let nothing stop it but its state.
fn in_state(state: u8) -> Proposal {
    let mut proposal = draft(kind::PARAMETER);
    proposal.state = state;
    proposal.power_total = 1;
    proposal.quorum_bps = 1;
    proposal.timelock_days = 3;
    proposal.grace_days = 14;
    proposal.eta = NOW;
    proposal.expires_at = NOW;
    proposal
}

#[test]
fn the_state_machine_has_these_edges_and_no_others() {
    use status::*;
    let (pool, governance, proposer) = (pool(1), governance(), staker(10_000 * TOKEN, TODAY - 5));
    type Edge<'a> = (&'a str, Box<dyn Fn(&mut Proposal) -> Outcome<()> + 'a>, &'a [(u8, u8)]);
    let edges: [Edge; 7] = [
        ("activate", Box::new(|p| p.activate(&pool, &governance, &proposer, NOW)), &[(DRAFT, ACTIVE)]),
        ("cancel", Box::new(|p| p.cancel()), &[(DRAFT, CANCELLED)]),
        ("finalize", Box::new(|p| p.finalize(&pool, NOW)), &[(ACTIVE, DEFEATED)]),
        ("queue", Box::new(|p| p.queue(NOW)), &[(SUCCEEDED, QUEUED)]),
        ("execute", Box::new(|p| p.begin_execution(NOW, kind::PARAMETER)), &[(QUEUED, EXECUTED)]),
        ("expire", Box::new(|p| p.expire(NOW + 1)), &[(DRAFT, EXPIRED), (SUCCEEDED, EXPIRED), (QUEUED, EXPIRED)]),
        ("veto", Box::new(|p| p.veto(NOW, NOW)), &[(ACTIVE, VETOED), (SUCCEEDED, VETOED), (QUEUED, VETOED)]),
    ];
    for (name, run, allowed) in edges {
        for from in DRAFT..=CANCELLED {
            let mut proposal = in_state(from);
            let result = run(&mut proposal);
            match allowed.iter().find(|edge| edge.0 == from) {
                Some((_, to)) => assert_eq!((result, proposal.state), (Ok(()), *to), "{name} from {from}"),
                None => {
                    let twice = name == "execute" && from == EXECUTED;
                    let error = if twice { StakingError::AlreadyExecuted } else { StakingError::WrongProposalState };
                    assert_eq!((result, proposal.state), (refused(error), from), "{name} from {from}");
                }
            }
        }
    }
}

#[test]
fn a_success_waits_for_its_timelock_and_not_for_ever() {
    let mut proposal = in_state(status::SUCCEEDED);
    assert_eq!(proposal.queue(NOW + 1), refused(StakingError::ProposalExpired));
    proposal.queue(NOW).unwrap();
    let eta = NOW + 3 * DAY;
    assert_eq!((proposal.eta, proposal.expires_at), (eta, eta + 14 * DAY));

    let execute = |now, kind| {
        let mut copy = proposal;
        copy.begin_execution(now, kind).map(|()| copy.executed_at)
    };
    assert_eq!(execute(eta - 1, kind::PARAMETER), refused(StakingError::TimelockActive));
    assert_eq!(execute(eta, kind::PARAMETER), Ok(eta));
    assert_eq!(execute(eta + 14 * DAY, kind::PARAMETER), Ok(eta + 14 * DAY));
    assert_eq!(execute(eta + 14 * DAY + 1, kind::PARAMETER), refused(StakingError::ProposalExpired));
    for other in [kind::SPEND, kind::UPGRADE, kind::FEATURE] {
        assert_eq!(execute(eta, other), refused(StakingError::WrongProposalType));
    }
}

#[test]
fn a_proposal_expires_when_nobody_can_act_on_it_any_more() {
    let mut proposal = in_state(status::QUEUED);
    assert_eq!(proposal.expire(NOW), refused(StakingError::ProposalNotExpired));
    proposal.expire(NOW + 1).unwrap();
    assert_eq!(proposal.state, status::EXPIRED);
}

#[test]
fn a_veto_ends_with_the_bootstrapping() {
    let mut proposal = in_state(status::QUEUED);
    assert_eq!(proposal.veto(NOW + 1, NOW), refused(StakingError::VetoEnded));
    proposal.veto(NOW, NOW).unwrap();
    assert_eq!(proposal.state, status::VETOED);
}

#[test]
fn a_bond_returns_once_and_after_the_end() {
    use status::*;
    for state in DRAFT..=CANCELLED {
        let mut proposal = in_state(state);
        let mut user = staker(TOKEN, TODAY);
        user.live_proposal = 1;
        let live = [DRAFT, ACTIVE, SUCCEEDED, QUEUED].contains(&state);
        assert_eq!(proposal.is_live(), live);
        if live {
            assert_eq!(proposal.return_bond(&mut user), refused(StakingError::ProposalLive));
            assert_eq!(user.live_proposal, 1);
        } else {
            assert_eq!(proposal.return_bond(&mut user), Ok(10_000 * TOKEN));
            assert_eq!(user.live_proposal, 0);
            assert_eq!(proposal.return_bond(&mut user), refused(StakingError::BondAlreadyReturned));
        }
    }
}

#[test]
fn a_returned_bond_frees_its_own_proposal_alone() {
    let mut proposal = in_state(status::DEFEATED);
    let mut user = staker(TOKEN, TODAY);
    user.live_proposal = 2;
    proposal.return_bond(&mut user).unwrap();
    assert_eq!(user.live_proposal, 2);
}

#[test]
fn only_the_proposer_is_the_proposer() {
    assert_eq!(draft(0).require_proposer(&key(9)), Ok(()));
    assert_eq!(draft(0).require_proposer(&key(8)), refused(StakingError::NotProposer));
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

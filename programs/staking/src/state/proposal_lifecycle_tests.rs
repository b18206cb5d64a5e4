// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, clippy::integer_division)]

use super::governance_tests::*;
use super::proposal_tests::*;
use super::*;
use crate::access::Outcome;
use crate::errors::StakingError;

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

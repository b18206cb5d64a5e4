use anchor_lang::prelude::*;

use crate::access::{ensure, Outcome};
use crate::constants::pause;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::governance_events::ParameterChanged;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{holder_of, id, kind, Emission, Governance, Holder, Proposal, StakingPool, Treasury};

accounts! {
    pub struct ExecuteParameterChange, listed_execute_parameter_change {
        pool: writable,
        governance: writable(Governance),
        treasury: writable(Treasury),
        emission: writable(Emission),
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<ExecuteParameterChange>) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let pool = accounts.pool.load_mut::<StakingPool>()?;
    let governance = accounts.governance.load_mut::<Governance>()?;
    let proposal = accounts.proposal.load_mut::<Proposal>()?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::EXECUTE)?;
    proposal.begin_execution(now, kind::PARAMETER)?;
    let (parameter, value, supply) = (proposal.selector, proposal.value, pool.total_supply);
    let before = match holder_of(parameter)? {
        Holder::Pool => pool.change_parameter(parameter, value)?,
        Holder::Governance => governance.change_parameter(parameter, value, supply)?,
        Holder::Treasury => accounts.treasury.load_mut::<Treasury>()?.change_parameter(parameter, value, supply)?,
        Holder::Emission => accounts.emission.load_mut::<Emission>()?.change_parameter(parameter, value)?,
    };
    // Or nobody new could ever have what a vote or a proposal asks for.
    let limits = [id::MAX_STAKE, id::MIN_PROPOSAL_STAKE, id::MIN_VOTE_STAKE];
    let asked = governance.min_proposal_stake.max(governance.min_vote_stake);
    ensure!(!limits.contains(&parameter) || pool.max_stake >= asked, StakingError::ParameterOutOfRange);
    pool.last_update = now;
    governance.finish(proposal);
    emit(ParameterChanged { id: proposal.id, parameter, before, after: value });
    Ok(())
}

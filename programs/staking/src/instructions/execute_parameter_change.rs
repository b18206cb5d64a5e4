use anchor_lang::prelude::*;

use crate::access::{ensure, load_mut, Outcome};
use crate::constants::pause;
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::governance_events::ParameterChanged;
use crate::state::{holder_of, id, kind, Emission, Governance, Holder, Proposal, StakingPool, Treasury};

accounts! {
    pub struct ExecuteParameterChange, __client_accounts_execute_parameter_change {
        pool: writable,
        governance: writable(Governance),
        treasury: writable(Treasury),
        emission: writable(Emission),
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<ExecuteParameterChange>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let accounts = ctx.accounts;
    let mut pool = load_mut::<StakingPool>(&accounts.pool)?;
    let mut governance = load_mut::<Governance>(&accounts.governance)?;
    let mut proposal = load_mut::<Proposal>(&accounts.proposal)?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::EXECUTE)?;
    proposal.begin_execution(now, kind::PARAMETER)?;
    let (parameter, value, supply) = (proposal.selector, proposal.value, pool.total_supply);
    let before = match holder_of(parameter)? {
        Holder::Pool => pool.change_parameter(parameter, value)?,
        Holder::Governance => governance.change_parameter(parameter, value, supply)?,
        Holder::Treasury => load_mut::<Treasury>(&accounts.treasury)?.change_parameter(parameter, value, supply)?,
        Holder::Emission => load_mut::<Emission>(&accounts.emission)?.change_parameter(parameter, value)?,
    };
    // Or nobody new could ever have what a vote or a proposal asks for.
    let limits = [id::MAX_STAKE, id::MIN_PROPOSAL_STAKE, id::MIN_VOTE_STAKE];
    let asked = governance.min_proposal_stake.max(governance.min_vote_stake);
    ensure!(!limits.contains(&parameter) || pool.max_stake >= asked, StakingError::ParameterOutOfRange);
    pool.last_update = now;
    governance.finish(&proposal);
    emit!(ParameterChanged { id: proposal.id, parameter, before, after: value });
    Ok(())
}

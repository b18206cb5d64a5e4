use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::{ensure, load_mut, Outcome};
use crate::constants::BOND_VAULT;
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::governance_events::BondReturned;
use crate::state::{Proposal, UserStake};

accounts! {
    pub struct ReturnBond, __client_accounts_return_bond {
        proposal: writable,
        user_stake: writable,
        proposer_token: writable,
        bond_vault: vault(BOND_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<ReturnBond>) -> Outcome<()> {
    let accounts = ctx.accounts;
    let returned = {
        let mut proposal = load_mut::<Proposal>(&accounts.proposal)?;
        let mut user = load_mut::<UserStake>(&accounts.user_stake)?;
        ensure!(user.owner == proposal.proposer, StakingError::WrongStakeAccount);
        require_owned(&accounts.proposer_token, &proposal.proposer)?;
        let amount = proposal.return_bond(&mut user)?;
        BondReturned { id: proposal.id, proposer: proposal.proposer, amount }
    };
    if returned.amount > 0 {
        pay_out(&BOND_VAULT, &accounts.bond_vault, &accounts.proposer_token, returned.amount)?;
    }
    emit!(returned);
    Ok(())
}

use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::{ensure, Outcome};
use crate::constants::BOND_VAULT;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::governance_events::BondReturned;
use crate::logging::emit;
use crate::state::{Proposal, UserStake};

accounts! {
    pub struct ReturnBond, listed_return_bond {
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
        let proposal = accounts.proposal.load_mut::<Proposal>()?;
        let user = accounts.user_stake.load_mut::<UserStake>()?;
        ensure!(user.owner == proposal.proposer, StakingError::WrongStakeAccount);
        require_owned(accounts.proposer_token, &proposal.proposer)?;
        let amount = proposal.return_bond(user)?;
        BondReturned { id: proposal.id, proposer: proposal.proposer, amount }
    };
    if returned.amount > 0 {
        pay_out(&BOND_VAULT, accounts.bond_vault, accounts.proposer_token, returned.amount)?;
    }
    emit(returned);
    Ok(())
}

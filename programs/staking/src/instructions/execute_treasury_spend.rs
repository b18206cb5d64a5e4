use anchor_lang::prelude::*;

use super::vault::{burn_from, pay_out, require_owned, token_balance};
use crate::access::{ensure, Outcome};
use crate::constants::{pause, TREASURY_VAULT};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::logging::emit;
use crate::math::add;
use crate::runtime::now;
use crate::state::{fits, kind, purpose, FundSource, Governance, Proposal, StakingPool, Treasury};
use crate::treasury_events::TreasurySpent;

accounts! {
    pub struct ExecuteTreasurySpend, listed_execute_treasury_spend {
        pool: writable,
        governance: writable,
        treasury: writable,
        proposal: writable,
        treasury_vault: vault(TREASURY_VAULT),
        destination: writable,
        token_mint: writable,
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<ExecuteTreasurySpend>) -> Outcome<()> {
    let now = now()?;
    let accounts = &ctx.accounts;
    let spent = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let governance = accounts.governance.load_mut::<Governance>()?;
        let treasury = accounts.treasury.load_mut::<Treasury>()?;
        let proposal = accounts.proposal.load_mut::<Proposal>()?;
        ensure!(accounts.token_mint.key() == &pool.token_mint, StakingError::WrongMint);
        pool.require_rolled(now)?;
        pool.require_running(now, pause::EXECUTE)?;
        proposal.begin_execution(now, kind::SPEND)?;
        let purpose = proposal.selector as u8;
        ensure!(fits(purpose, &proposal.address), StakingError::WrongDestination);
        if purpose == purpose::PAYMENT {
            // The wallet was voted on: a token account can be closed and made again for somebody else.
            let owned = require_owned(accounts.destination, &proposal.address);
            ensure!(owned.is_ok(), StakingError::WrongDestination);
        } else {
            ensure!(accounts.destination.key() == &proposal.address, StakingError::WrongDestination);
        }

        let balance = token_balance(accounts.treasury_vault)?;
        apply(pool, treasury, balance, proposal)?;
        governance.finish(proposal);
        pool.last_update = now;
        TreasurySpent {
            proposal: proposal.id,
            purpose,
            destination: proposal.address,
            amount: proposal.value,
            price: proposal.price,
        }
    };
    match spent.purpose {
        purpose::BUYBACK => {}
        purpose::BURN => burn_from(&TREASURY_VAULT, accounts.treasury_vault, accounts.token_mint, spent.amount)?,
        _ => pay_out(&TREASURY_VAULT, accounts.treasury_vault, accounts.destination, spent.amount)?,
    }
    emit(spent);
    Ok(())
}

/// Books what the proposal says. A programme only sets limits: it pays from the quote vault, when somebody sells.
fn apply(pool: &mut StakingPool, treasury: &mut Treasury, balance: u64, proposal: &Proposal) -> Outcome<()> {
    let amount = proposal.value;
    let purpose = proposal.selector as u8;
    if purpose == purpose::BUYBACK {
        return treasury.start_buyback(amount, proposal.price);
    }
    treasury.spend(pool.last_day, balance, amount, pool.features)?;
    if purpose == purpose::GRANT {
        treasury.total_granted = add(treasury.total_granted, amount)?;
        pool.add_budget(amount, FundSource::Grant)?;
    }
    if purpose == purpose::BURN {
        pool.burned(amount)?;
    }
    Ok(())
}

use anchor_lang::prelude::*;

use super::vault::{burn_from, pay_out, token_balance};
use crate::access::{ensure, Outcome};
use crate::constants::{feature, PENALTY_VAULT};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::StakingPool;
use crate::treasury_events::PenaltiesSwept;

accounts! {
    pub struct SweepPenalties, listed_sweep_penalties {
        pool: writable,
        penalty_vault: vault(PENALTY_VAULT),
        treasury_vault: vault(TREASURY_VAULT),
        token_mint: writable,
        token_program: token_program,
    }
}

/// Takes the whole balance: whatever anyone sent to the penalty vault goes the same way.
pub(crate) fn handler(ctx: Context<SweepPenalties>) -> Outcome<()> {
    let now = now()?;
    let accounts = &ctx.accounts;
    let swept = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        ensure!(accounts.token_mint.key() == &pool.token_mint, StakingError::WrongMint);
        let amount = token_balance(accounts.penalty_vault)?;
        pool.require_rolled(now)?;
        ensure!(amount > 0, StakingError::NothingToSweep);
        let burned = pool.has(feature::PENALTY_BURN);
        if burned {
            pool.burned(amount)?;
        }
        pool.last_update = now;
        PenaltiesSwept { amount, burned, total_supply: pool.total_supply }
    };
    if swept.burned {
        burn_from(&PENALTY_VAULT, accounts.penalty_vault, accounts.token_mint, swept.amount)?;
    } else {
        pay_out(&PENALTY_VAULT, accounts.penalty_vault, accounts.treasury_vault, swept.amount)?;
    }
    emit(swept);
    Ok(())
}

use anchor_lang::prelude::*;

use super::vault::mint_to;
use crate::access::{ensure, Outcome};
use crate::constants::pause;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Emission, FundSource, StakingPool};
use crate::treasury_events::InflationMinted;

accounts! {
    pub struct MintInflation, listed_mint_inflation {
        pool: writable,
        emission: writable,
        token_mint: writable,
        reward_vault: vault(REWARD_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<MintInflation>) -> Outcome<()> {
    let now = now()?;
    let accounts = &ctx.accounts;
    let minted = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let emission = accounts.emission.load_mut::<Emission>()?;
        ensure!(accounts.token_mint.key() == &pool.token_mint, StakingError::WrongMint);
        pool.require_rolled(now)?;
        pool.require_running(now, pause::MINT)?;
        let amount = emission.mint(pool)?;
        pool.minted(amount)?;
        pool.add_budget(amount, FundSource::Inflation)?;
        pool.last_update = now;
        InflationMinted { week: pool.week(), amount, total_supply: pool.total_supply, budget_next: pool.budget_next }
    };
    mint_to(accounts.token_mint, accounts.reward_vault, accounts.emission, minted.amount)?;
    emit(minted);
    Ok(())
}

use anchor_lang::prelude::*;

use super::vault::mint_to;
use crate::access::{ensure, load_mut, Outcome};
use crate::constants::pause;
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::state::{Emission, FundSource, StakingPool};
use crate::treasury_events::InflationMinted;

accounts! {
    pub struct MintInflation, __client_accounts_mint_inflation {
        pool: writable,
        emission: writable,
        token_mint: writable,
        reward_vault: vault(REWARD_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<MintInflation>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let accounts = &ctx.accounts;
    let minted = {
        let mut pool = load_mut::<StakingPool>(&accounts.pool)?;
        let mut emission = load_mut::<Emission>(&accounts.emission)?;
        ensure!(accounts.token_mint.key == &pool.token_mint, StakingError::WrongMint);
        pool.require_rolled(now)?;
        pool.require_running(now, pause::MINT)?;
        let amount = emission.mint(&pool)?;
        pool.minted(amount)?;
        pool.add_budget(amount, FundSource::Inflation)?;
        pool.last_update = now;
        InflationMinted { week: pool.week(), amount, total_supply: pool.total_supply, budget_next: pool.budget_next }
    };
    mint_to(&accounts.token_mint, &accounts.reward_vault, &accounts.emission, minted.amount)?;
    emit!(minted);
    Ok(())
}

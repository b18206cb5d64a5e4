use anchor_lang::prelude::*;

use super::vault::{burn_own, pay_out, require_owned};
use crate::access::{ensure, Outcome};
use crate::constants::{feature, pause, QUOTE_VAULT};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{StakingPool, Treasury};
use crate::treasury_events::BoughtBack;

accounts! {
    pub struct BuyBack, listed_buy_back {
        seller: signer,
        pool: writable,
        treasury: writable,
        token_mint: writable,
        seller_token: writable,
        seller_quote: writable,
        quote_vault: vault(QUOTE_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<BuyBack>, amount: u64) -> Outcome<()> {
    let now = now()?;
    let accounts = &ctx.accounts;
    let bought = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let treasury = accounts.treasury.load_mut::<Treasury>()?;
        ensure!(accounts.token_mint.key() == &pool.token_mint, StakingError::WrongMint);
        require_owned(accounts.seller_quote, accounts.seller.key())?;
        pool.require_rolled(now)?;
        pool.require_running(now, pause::BUYBACK)?;
        pool.require_feature(feature::BUYBACK)?;
        let quote = treasury.buy(pool.week(), amount)?;
        pool.burned(amount)?;
        pool.last_update = now;
        BoughtBack {
            seller: *accounts.seller.key(),
            amount,
            quote,
            remaining: treasury.buyback_remaining,
            total_supply: pool.total_supply,
        }
    };
    burn_own(accounts.seller_token, accounts.token_mint, accounts.seller, amount)?;
    pay_out(&QUOTE_VAULT, accounts.quote_vault, accounts.seller_quote, bought.quote)?;
    emit(bought);
    Ok(())
}

use anchor_lang::prelude::*;

use crate::constants::*;
use crate::errors::StakingError;
use crate::events::ExpiryPageOpened;
use crate::state::{ExpiryPage, StakingPool};

#[derive(Accounts)]
#[instruction(page: u8)]
pub struct OpenExpiryPage<'info> {
    #[account(mut)]
    pub payer: Signer<'info>,
    #[account(mut)]
    pub pool: AccountLoader<'info, StakingPool>,
    #[account(init, payer = payer, space = ExpiryPage::SPACE, seeds = [EXPIRY_SEED, &[page]], bump)]
    pub expiry_page: AccountLoader<'info, ExpiryPage>,
    pub system_program: Program<'info, System>,
}

pub(crate) fn handler(ctx: Context<OpenExpiryPage>, page: u8) -> Result<()> {
    require!(page < EXPIRY_PAGES, StakingError::PageOutOfRange);
    let mut expiry_page = ctx.accounts.expiry_page.load_init()?;
    expiry_page.page = page;
    expiry_page.bump = ctx.bumps.expiry_page;
    let mut pool = ctx.accounts.pool.load_mut()?;
    pool.expiry_pages_open |= 1u8 << page;
    emit!(ExpiryPageOpened { page });
    Ok(())
}

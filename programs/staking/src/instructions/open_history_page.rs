use anchor_lang::prelude::*;

use crate::constants::*;
use crate::errors::StakingError;
use crate::events::HistoryPageOpened;
use crate::math::day_of;
use crate::state::HistoryPage;

#[derive(Accounts)]
#[instruction(page: u32)]
pub struct OpenHistoryPage<'info> {
    #[account(mut)]
    pub payer: Signer<'info>,
    #[account(init, payer = payer, space = HistoryPage::SPACE, seeds = [HISTORY_SEED, &page.to_le_bytes()], bump)]
    pub history_page: AccountLoader<'info, HistoryPage>,
    pub system_program: Program<'info, System>,
}

pub(crate) fn handler(ctx: Context<OpenHistoryPage>, page: u32) -> Result<()> {
    let today = day_of(Clock::get()?.unix_timestamp)?;
    let current = today.checked_div(PAGE_DAYS).ok_or(StakingError::MathOverflow)?;
    let next = current.checked_add(1).ok_or(StakingError::MathOverflow)?;
    require!(page <= next, StakingError::PageOutOfRange);
    let mut history_page = ctx.accounts.history_page.load_init()?;
    history_page.page = page;
    history_page.bump = ctx.bumps.history_page;
    emit!(HistoryPageOpened { page });
    Ok(())
}

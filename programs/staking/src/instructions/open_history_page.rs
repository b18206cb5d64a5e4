use anchor_lang::prelude::*;

use crate::access::{create, ensure, load_mut, Outcome};
use crate::constants::*;
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::events::HistoryPageOpened;
use crate::math::day_of;
use crate::state::HistoryPage;

accounts! {
    pub struct OpenHistoryPage, __client_accounts_open_history_page {
        payer: payer,
        history_page: writable(HistoryPage),
        system_program: system_program,
    }
}

pub(crate) fn handler(ctx: Context<OpenHistoryPage>, page: u32) -> Outcome<()> {
    let accounts = ctx.accounts;
    let today = day_of(Clock::get()?.unix_timestamp)?;
    let current = today.checked_div(PAGE_DAYS).ok_or(StakingError::MathOverflow)?;
    let next = current.checked_add(1).ok_or(StakingError::MathOverflow)?;
    ensure!(page <= next, StakingError::PageOutOfRange);
    let seeds: &[&[u8]] = &[HISTORY_SEED, &page.to_le_bytes()];
    let bump = create::<HistoryPage>(&accounts.payer, accounts.history_page.as_ref(), seeds)?;
    let mut history_page = load_mut::<HistoryPage>(&accounts.history_page)?;
    history_page.page = page;
    history_page.bump = bump;
    emit!(HistoryPageOpened { page });
    Ok(())
}

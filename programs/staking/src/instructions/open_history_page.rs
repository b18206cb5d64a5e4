use anchor_lang::prelude::*;

use crate::access::{create, ensure, Outcome};
use crate::constants::*;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::HistoryPageOpened;
use crate::logging::emit;
use crate::math::day_of;
use crate::runtime::now;
use crate::state::HistoryPage;

accounts! {
    pub struct OpenHistoryPage, listed_open_history_page {
        payer: payer,
        history_page: writable(HistoryPage),
        system_program: system_program,
    }
}

pub(crate) fn handler(ctx: Context<OpenHistoryPage>, page: u32) -> Outcome<()> {
    let accounts = ctx.accounts;
    let today = day_of(now()?)?;
    let current = today.checked_div(PAGE_DAYS).ok_or(StakingError::MathOverflow)?;
    let next = current.checked_add(1).ok_or(StakingError::MathOverflow)?;
    ensure!(page <= next, StakingError::PageOutOfRange);
    let seeds: &[&[u8]] = &[HISTORY_SEED, &page.to_le_bytes()];
    let bump = create::<HistoryPage>(accounts.payer, accounts.history_page, seeds)?;
    let history_page = accounts.history_page.load_mut::<HistoryPage>()?;
    history_page.page = page;
    history_page.bump = bump;
    emit(HistoryPageOpened { page });
    Ok(())
}

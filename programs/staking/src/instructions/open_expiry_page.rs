use anchor_lang::prelude::*;

use crate::access::{create, ensure, Outcome};
use crate::constants::*;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::ExpiryPageOpened;
use crate::logging::emit;
use crate::state::{ExpiryPage, StakingPool};

accounts! {
    pub struct OpenExpiryPage, listed_open_expiry_page {
        payer: payer,
        pool: writable,
        expiry_page: writable(ExpiryPage),
        system_program: system_program,
    }
}

pub(crate) fn handler(ctx: Context<OpenExpiryPage>, page: u8) -> Outcome<()> {
    let accounts = ctx.accounts;
    let pool = accounts.pool.load_mut::<StakingPool>()?;
    ensure!(page < EXPIRY_PAGES, StakingError::PageOutOfRange);
    let bump = create::<ExpiryPage>(accounts.payer, accounts.expiry_page, &[EXPIRY_SEED, &[page]])?;
    let expiry_page = accounts.expiry_page.load_mut::<ExpiryPage>()?;
    expiry_page.page = page;
    expiry_page.bump = bump;
    pool.expiry_pages_open |= 1u8 << page;
    emit(ExpiryPageOpened { page });
    Ok(())
}

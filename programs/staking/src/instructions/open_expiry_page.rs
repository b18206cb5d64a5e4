use anchor_lang::prelude::*;

use crate::access::{create, ensure, load_mut, Outcome};
use crate::constants::*;
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::events::ExpiryPageOpened;
use crate::state::{ExpiryPage, StakingPool};

accounts! {
    pub struct OpenExpiryPage, __client_accounts_open_expiry_page {
        payer: payer,
        pool: writable,
        expiry_page: writable(ExpiryPage),
        system_program: system_program,
    }
}

pub(crate) fn handler(ctx: Context<OpenExpiryPage>, page: u8) -> Outcome<()> {
    let accounts = ctx.accounts;
    let mut pool = load_mut::<StakingPool>(&accounts.pool)?;
    ensure!(page < EXPIRY_PAGES, StakingError::PageOutOfRange);
    let bump = create::<ExpiryPage>(&accounts.payer, accounts.expiry_page.as_ref(), &[EXPIRY_SEED, &[page]])?;
    let mut expiry_page = load_mut::<ExpiryPage>(&accounts.expiry_page)?;
    expiry_page.page = page;
    expiry_page.bump = bump;
    pool.expiry_pages_open |= 1u8 << page;
    emit!(ExpiryPageOpened { page });
    Ok(())
}

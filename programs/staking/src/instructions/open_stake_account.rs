use anchor_lang::prelude::*;

use crate::access::{create, load_mut, Outcome};
use crate::constants::USER_STAKE_SEED;
use crate::contexts::accounts;
use crate::events::StakeAccountOpened;
use crate::state::UserStake;

accounts! {
    pub struct OpenStakeAccount, __client_accounts_open_stake_account {
        owner: payer,
        user_stake: writable,
        system_program: system_program,
    }
}

pub(crate) fn handler(ctx: Context<OpenStakeAccount>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let accounts = ctx.accounts;
    let bump =
        create::<UserStake>(&accounts.owner, &accounts.user_stake, &[USER_STAKE_SEED, accounts.owner.key.as_ref()])?;
    let mut user = load_mut::<UserStake>(&accounts.user_stake)?;
    user.owner = accounts.owner.key();
    user.bump = bump;
    user.ticket_count = now as u32;
    emit!(StakeAccountOpened { owner: user.owner });
    Ok(())
}

use anchor_lang::prelude::*;

use crate::access::{create, Outcome};
use crate::constants::USER_STAKE_SEED;
use crate::contexts::{accounts, Context};
use crate::events::StakeAccountOpened;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::UserStake;

accounts! {
    pub struct OpenStakeAccount, listed_open_stake_account {
        owner: payer,
        user_stake: writable,
        system_program: system_program,
    }
}

pub(crate) fn handler(ctx: Context<OpenStakeAccount>) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let bump =
        create::<UserStake>(accounts.owner, accounts.user_stake, &[USER_STAKE_SEED, accounts.owner.key().as_ref()])?;
    let user = accounts.user_stake.load_mut::<UserStake>()?;
    user.owner = *accounts.owner.key();
    user.bump = bump;
    user.ticket_count = now as u32;
    emit(StakeAccountOpened { owner: user.owner });
    Ok(())
}

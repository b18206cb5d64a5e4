use anchor_lang::prelude::*;

use crate::access::{load_mut, Outcome};
use crate::contexts::accounts;
use crate::events::CompoundingSet;
use crate::state::{UserStake, COMPOUNDING};

accounts! {
    pub struct SetCompounding, __client_accounts_set_compounding {
        owner: signer,
        user_stake: writable,
    }
}

pub(crate) fn handler(ctx: Context<SetCompounding>, enabled: bool) -> Outcome<()> {
    let mut user = load_mut::<UserStake>(&ctx.accounts.user_stake)?;
    user.require_owner(ctx.accounts.owner.key)?;
    user.options = if enabled { user.options | COMPOUNDING } else { user.options & !COMPOUNDING };
    emit!(CompoundingSet { owner: user.owner, enabled });
    Ok(())
}

use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::contexts::{accounts, Context};
use crate::events::CompoundingSet;
use crate::logging::emit;
use crate::state::{UserStake, COMPOUNDING};

accounts! {
    pub struct SetCompounding, listed_set_compounding {
        owner: signer,
        user_stake: writable,
    }
}

pub(crate) fn handler(ctx: Context<SetCompounding>, enabled: bool) -> Outcome<()> {
    let user = ctx.accounts.user_stake.load_mut::<UserStake>()?;
    user.require_owner(ctx.accounts.owner.key())?;
    user.options = if enabled { user.options | COMPOUNDING } else { user.options & !COMPOUNDING };
    emit(CompoundingSet { owner: user.owner, enabled });
    Ok(())
}

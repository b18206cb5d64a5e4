use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::{ensure, Outcome};
use crate::constants::VESTING_VAULT;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Vesting, VestingKind};
use crate::treasury_events::VestingReleased;

accounts! {
    pub struct ReleaseVested, listed_release_vested {
        vesting: writable(Vesting),
        owner: writable,
        owner_token: writable,
        vesting_vault: vault(VESTING_VAULT),
        token_program: token_program,
    }
}

/// An exit: needs no roll and cannot be paused. A grant that is paid out stays as its history.
pub(crate) fn handler(ctx: Context<ReleaseVested>) -> Outcome<()> {
    let now = now()?;
    let accounts = &ctx.accounts;
    let released = {
        let vesting = accounts.vesting.load_mut::<Vesting>()?;
        vesting.require_kind(VestingKind::Grant)?;
        ensure!(accounts.owner.key() == &vesting.owner, StakingError::WrongOwner);
        require_owned(accounts.owner_token, &vesting.owner)?;
        let amount = vesting.release(now)?;
        VestingReleased { owner: vesting.owner, index: vesting.index, amount, released: vesting.released }
    };
    pay_out(&VESTING_VAULT, accounts.vesting_vault, accounts.owner_token, released.amount)?;
    emit(released);
    Ok(())
}

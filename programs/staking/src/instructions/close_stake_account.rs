use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::{close, ensure, Outcome};
use crate::constants::REWARD_VAULT;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::StakeAccountClosed;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{history, PayoutKind, StakingPool, UserStake};

accounts! {
    pub struct CloseStakeAccount, listed_close_stake_account {
        owner: payer,
        pool: writable,
        user_stake: writable,
        owner_token: writable,
        reward_vault: vault(REWARD_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<CloseStakeAccount>) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let rewards_paid = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let user = accounts.user_stake.load_mut::<UserStake>()?;
        user.require_owner(accounts.owner.key())?;
        require_owned(accounts.owner_token, accounts.owner.key())?;
        pool.require_rolled(now)?;
        ensure!(user.amount == 0, StakingError::StakeRemains);
        // Its bond is returned against this account.
        ensure!(user.live_proposal == 0, StakingError::ProposerLocked);
        // The next account of this owner numbers its tickets from its second of opening on.
        ensure!(i64::from(user.ticket_count) <= now, StakingError::ClosedTooSoon);
        // No entry is left; this only moves a closed week's rewards to `owed`.
        user.settle(pool, 0, &history(pool, &[]))?;
        ensure!(user.owed_open == 0, StakingError::RewardsStillOpen);
        if user.owed == 0 {
            0
        } else {
            user.take_owed(pool, now, 0, PayoutKind::Close)?
        }
    };
    if rewards_paid > 0 {
        pay_out(&REWARD_VAULT, accounts.reward_vault, accounts.owner_token, rewards_paid)?;
    }
    close(accounts.user_stake, accounts.owner)?;
    emit(StakeAccountClosed { owner: *accounts.owner.key(), rewards_paid });
    Ok(())
}

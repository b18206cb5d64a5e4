use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::{close, ensure, load_mut, Outcome};
use crate::constants::REWARD_VAULT;
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::events::StakeAccountClosed;
use crate::state::{PayoutKind, StakingPool, UserStake};

accounts! {
    pub struct CloseStakeAccount, __client_accounts_close_stake_account {
        owner: payer,
        pool: writable,
        user_stake: writable,
        owner_token: writable,
        reward_vault: vault(REWARD_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<CloseStakeAccount>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let accounts = ctx.accounts;
    let rewards_paid = {
        let mut pool = load_mut::<StakingPool>(&accounts.pool)?;
        let mut user = load_mut::<UserStake>(&accounts.user_stake)?;
        user.require_owner(accounts.owner.key)?;
        require_owned(&accounts.owner_token, accounts.owner.key)?;
        pool.require_rolled(now)?;
        ensure!(user.amount == 0, StakingError::StakeRemains);
        // Its bond is returned against this account.
        ensure!(user.live_proposal == 0, StakingError::ProposerLocked);
        // The next account of this owner numbers its tickets from its second of opening on.
        ensure!(i64::from(user.ticket_count) <= now, StakingError::ClosedTooSoon);
        // No entry is left; this only moves a closed week's rewards to `owed`.
        user.settle(&pool, 0, &|_| Err(StakingError::HistoryPageMissing.into()))?;
        ensure!(user.owed_open == 0, StakingError::RewardsStillOpen);
        if user.owed == 0 {
            0
        } else {
            user.take_owed(&mut pool, now, 0, PayoutKind::Close)?
        }
    };
    if rewards_paid > 0 {
        pay_out(&REWARD_VAULT, &accounts.reward_vault, &accounts.owner_token, rewards_paid)?;
    }
    close(&accounts.user_stake, &accounts.owner)?;
    emit!(StakeAccountClosed { owner: accounts.owner.key(), rewards_paid });
    Ok(())
}

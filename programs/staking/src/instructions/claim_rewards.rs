use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::{load_mut, Outcome};
use crate::constants::REWARD_VAULT;
use crate::contexts::accounts;
use crate::events::RewardsClaimed;
use crate::state::{history_acc, PayoutKind, StakingPool, UserStake};

accounts! {
    /// History pages follow as further accounts when the entries need them.
    pub struct ClaimRewards, __client_accounts_claim_rewards {
        owner: signer,
        pool: writable,
        user_stake: writable,
        owner_token: writable,
        reward_vault: vault(REWARD_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler<'info>(ctx: Context<'info, ClaimRewards<'info>>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let pages = ctx.remaining_accounts;
    let accounts = ctx.accounts;
    let (amount, reserve_owed) = {
        let mut pool = load_mut::<StakingPool>(&accounts.pool)?;
        let mut user = load_mut::<UserStake>(&accounts.user_stake)?;
        user.require_owner(accounts.owner.key)?;
        require_owned(&accounts.owner_token, accounts.owner.key)?;
        pool.require_rolled(now)?;
        user.settle(&pool, u16::MAX, &|day| history_acc(&pool, pages, day))?;
        let min_claim = pool.min_claim;
        (user.take_owed(&mut pool, now, min_claim, PayoutKind::Claim)?, pool.reserve_owed)
    };
    pay_out(&REWARD_VAULT, &accounts.reward_vault, &accounts.owner_token, amount)?;
    emit!(RewardsClaimed { owner: accounts.owner.key(), amount, reserve_owed });
    Ok(())
}

use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::Outcome;
use crate::constants::REWARD_VAULT;
use crate::contexts::{accounts, Context};
use crate::events::RewardsClaimed;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{history, PayoutKind, StakingPool, UserStake};

accounts! {
    /// History pages follow as further accounts when the entries need them.
    pub struct ClaimRewards, listed_claim_rewards {
        owner: signer,
        pool: writable,
        user_stake: writable,
        owner_token: writable,
        reward_vault: vault(REWARD_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<ClaimRewards>) -> Outcome<()> {
    let now = now()?;
    let pages = ctx.remaining_accounts;
    let accounts = ctx.accounts;
    let (amount, reserve_owed) = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let user = accounts.user_stake.load_mut::<UserStake>()?;
        user.require_owner(accounts.owner.key())?;
        require_owned(accounts.owner_token, accounts.owner.key())?;
        pool.require_rolled(now)?;
        #[cfg(feature = "vuln-p02")]
        pool.require_running(now, crate::constants::pause::STAKE)?;
        user.settle(pool, u16::MAX, &history(pool, pages))?;
        let min_claim = pool.min_claim;
        (user.take_owed(pool, now, min_claim, PayoutKind::Claim)?, pool.reserve_owed)
    };
    pay_out(&REWARD_VAULT, accounts.reward_vault, accounts.owner_token, amount)?;
    emit(RewardsClaimed { owner: *accounts.owner.key(), amount, reserve_owed });
    Ok(())
}

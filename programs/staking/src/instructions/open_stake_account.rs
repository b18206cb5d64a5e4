use anchor_lang::prelude::*;

use crate::constants::USER_STAKE_SEED;
use crate::events::StakeAccountOpened;
use crate::state::UserStake;

#[derive(Accounts)]
pub struct OpenStakeAccount<'info> {
    #[account(mut)]
    pub owner: Signer<'info>,
    #[account(init, payer = owner, space = UserStake::SPACE, seeds = [USER_STAKE_SEED, owner.key().as_ref()], bump)]
    pub user_stake: AccountLoader<'info, UserStake>,
    pub system_program: Program<'info, System>,
}

pub(crate) fn handler(ctx: Context<OpenStakeAccount>) -> Result<()> {
    let mut user = ctx.accounts.user_stake.load_init()?;
    user.owner = ctx.accounts.owner.key();
    user.bump = ctx.bumps.user_stake;
    emit!(StakeAccountOpened { owner: user.owner });
    Ok(())
}

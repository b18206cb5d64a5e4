use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};

use crate::constants::*;
use crate::errors::StakingError;
use crate::events::PoolInitialized;
use crate::math::day_of;
use crate::state::{PoolParams, StakingPool};

#[derive(Accounts)]
pub struct InitializePool<'info> {
    #[account(mut)]
    pub authority: Signer<'info>,
    pub token_mint: Box<Account<'info, Mint>>,
    /// `init` refuses a second pool.
    #[account(init, payer = authority, space = StakingPool::SPACE, seeds = [POOL_SEED], bump)]
    pub pool: AccountLoader<'info, StakingPool>,
    #[account(init, payer = authority, seeds = [VAULT_SEED, STAKE_VAULT_KIND], bump,
        token::mint = token_mint, token::authority = stake_vault)]
    pub stake_vault: Box<Account<'info, TokenAccount>>,
    #[account(init, payer = authority, seeds = [VAULT_SEED, REWARD_VAULT_KIND], bump,
        token::mint = token_mint, token::authority = reward_vault)]
    pub reward_vault: Box<Account<'info, TokenAccount>>,
    #[account(init, payer = authority, seeds = [VAULT_SEED, PENALTY_VAULT_KIND], bump,
        token::mint = token_mint, token::authority = penalty_vault)]
    pub penalty_vault: Box<Account<'info, TokenAccount>>,
    pub token_program: Program<'info, Token>,
    pub system_program: Program<'info, System>,
}

fn validate(mint: &Mint, total_supply: u64, reward_rate: u64, params: &PoolParams) -> Result<()> {
    require!(mint.supply == total_supply, StakingError::SupplyMismatch);
    require!(total_supply > 0 && total_supply <= MAX_TOTAL_SUPPLY, StakingError::SupplyOutOfRange);
    require!(mint.freeze_authority.is_none(), StakingError::MintCanFreeze);
    require!(reward_rate > 0 && reward_rate <= MAX_REWARD_RATE_BPS, StakingError::RewardRateOutOfRange);
    params.validate(total_supply)?;
    Ok(())
}

pub(crate) fn handler(
    ctx: Context<InitializePool>,
    total_supply: u64,
    reward_rate: u64,
    params: PoolParams,
) -> Result<()> {
    let accounts = &ctx.accounts;
    validate(&accounts.token_mint, total_supply, reward_rate, &params)?;
    let now = Clock::get()?.unix_timestamp;
    let min_weight =
        10u64.checked_pow(u32::from(accounts.token_mint.decimals)).ok_or(StakingError::DecimalsOutOfRange)?;
    // Else no day could ever pay, and budgets would stay in the vault.
    require!(min_weight <= params.max_stake, StakingError::DecimalsOutOfRange);

    let mut pool = accounts.pool.load_init()?;
    pool.authority = accounts.authority.key();
    pool.token_mint = accounts.token_mint.key();
    pool.reward_rate = reward_rate;
    pool.last_update = now;
    pool.total_supply = total_supply;
    pool.min_stake = params.min_stake;
    pool.max_stake = params.max_stake;
    pool.min_claim = params.min_claim;
    pool.min_weight = min_weight;
    pool.weekly_budget_cap = StakingPool::weekly_cap_floor(total_supply, reward_rate)?;
    pool.lock_days = params.lock_days;
    pool.multiplier_bps = params.multiplier_bps;
    pool.penalty_bps = params.penalty_bps;
    pool.genesis_day = day_of(now)?;
    pool.last_day = pool.genesis_day;
    pool.bump = ctx.bumps.pool;
    pool.stake_vault_bump = ctx.bumps.stake_vault;
    pool.reward_vault_bump = ctx.bumps.reward_vault;
    pool.penalty_vault_bump = ctx.bumps.penalty_vault;
    pool.version = POOL_VERSION;
    pool.decimals = accounts.token_mint.decimals;

    emit!(PoolInitialized {
        authority: pool.authority,
        token_mint: pool.token_mint,
        total_supply,
        reward_rate_bps: reward_rate,
        weekly_budget_cap: pool.weekly_budget_cap,
        genesis_day: pool.genesis_day,
    });
    Ok(())
}

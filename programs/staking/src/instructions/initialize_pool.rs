use anchor_lang::prelude::*;

use super::vault::{create_vault, read_mint, MintFacts};
use crate::access::{create, ensure, Outcome};
use crate::constants::*;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::PoolInitialized;
use crate::logging::emit;
use crate::math::day_of;
use crate::runtime::now;
use crate::state::{PoolParams, StakingPool};

accounts! {
    pub struct InitializePool, listed_initialize_pool {
        authority: payer,
        token_mint: readonly,
        pool: writable,
        stake_vault: vault(STAKE_VAULT),
        reward_vault: vault(REWARD_VAULT),
        penalty_vault: vault(PENALTY_VAULT),
        token_program: token_program,
        system_program: system_program,
    }
}

fn validate(mint: &MintFacts, total_supply: u64, reward_rate: u64, params: &PoolParams) -> Outcome<()> {
    ensure!(mint.supply == total_supply, StakingError::SupplyMismatch);
    ensure!(total_supply > 0 && total_supply <= MAX_TOTAL_SUPPLY, StakingError::SupplyOutOfRange);
    ensure!(!mint.can_freeze, StakingError::MintCanFreeze);
    ensure!(reward_rate > 0 && reward_rate <= MAX_REWARD_RATE_BPS, StakingError::RewardRateOutOfRange);
    params.validate(total_supply)
}

pub(crate) fn handler(
    ctx: Context<InitializePool>,
    total_supply: u64,
    reward_rate: u64,
    params: PoolParams,
) -> Outcome<()> {
    let accounts = ctx.accounts;
    let mint = read_mint(accounts.token_mint)?;
    let bump = create::<StakingPool>(accounts.authority, accounts.pool, &[POOL_SEED])?;
    validate(&mint, total_supply, reward_rate, &params)?;
    let now = now()?;
    let min_weight = 10u64.checked_pow(u32::from(mint.decimals)).ok_or(StakingError::DecimalsOutOfRange)?;
    // Else no day could ever pay, and budgets would stay in the vault.
    ensure!(min_weight <= params.max_stake, StakingError::DecimalsOutOfRange);
    for (which, vault) in [
        (&STAKE_VAULT, accounts.stake_vault),
        (&REWARD_VAULT, accounts.reward_vault),
        (&PENALTY_VAULT, accounts.penalty_vault),
    ] {
        create_vault(which, accounts.authority, vault, accounts.token_mint)?;
    }

    let pool = accounts.pool.load_mut::<StakingPool>()?;
    pool.authority = *accounts.authority.key();
    pool.token_mint = *accounts.token_mint.key();
    pool.last_update = now;
    pool.min_weight = min_weight;
    pool.total_supply = total_supply;
    pool.set_reward_rate(reward_rate)?;
    pool.set_params(&params);
    pool.genesis_day = day_of(now)?;
    pool.last_day = pool.genesis_day;
    pool.bump = bump;
    pool.stake_vault_bump = STAKE_VAULT.bump;
    pool.reward_vault_bump = REWARD_VAULT.bump;
    pool.penalty_vault_bump = PENALTY_VAULT.bump;
    pool.version = POOL_VERSION;
    pool.decimals = mint.decimals;

    emit(PoolInitialized {
        authority: pool.authority,
        token_mint: pool.token_mint,
        total_supply,
        reward_rate_bps: reward_rate,
        weekly_budget_cap: pool.weekly_budget_cap,
        genesis_day: pool.genesis_day,
        features: pool.features,
    });
    Ok(())
}

use anchor_lang::prelude::*;

use super::vault::create_vault;
use crate::access::{create, ensure, Outcome};
use crate::constants::*;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::governance_events::GovernanceInitialized;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Governance, GovernanceParams, StakingPool, Treasury};

accounts! {
    pub struct InitializeGovernance, listed_initialize_governance {
        authority: payer,
        pool: readonly,
        token_mint: readonly,
        quote_mint: readonly,
        governance: writable,
        treasury: writable,
        treasury_vault: writable,
        bond_vault: writable,
        vesting_vault: writable,
        quote_vault: writable,
        token_program: token_program,
        system_program: system_program,
    }
}

pub(crate) fn handler(ctx: Context<InitializeGovernance>, params: GovernanceParams) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let (payer, mint, quote_mint) = (accounts.authority, accounts.token_mint, accounts.quote_mint);
    let pool = accounts.pool.load::<StakingPool>()?;
    pool.require_authority(payer.key())?;
    ensure!(mint.key() == &pool.token_mint && quote_mint.key() != mint.key(), StakingError::WrongMint);

    let bump = create::<Governance>(payer, accounts.governance, &[GOVERNANCE_SEED])?;
    let veto_until = {
        let governance = accounts.governance.load_mut::<Governance>()?;
        governance.initialise(&params, pool, now)?;
        governance.bump = bump;
        governance.veto_until
    };
    let bump = create::<Treasury>(payer, accounts.treasury, &[TREASURY_SEED])?;
    {
        let treasury = accounts.treasury.load_mut::<Treasury>()?;
        params.open_treasury(treasury, pool)?;
        treasury.quote_mint = *quote_mint.key();
        treasury.bump = bump;
    }
    create_vault(&TREASURY_VAULT, payer, accounts.treasury_vault, mint)?;
    create_vault(&BOND_VAULT, payer, accounts.bond_vault, mint)?;
    create_vault(&VESTING_VAULT, payer, accounts.vesting_vault, mint)?;
    create_vault(&QUOTE_VAULT, payer, accounts.quote_vault, quote_mint)?;
    emit(GovernanceInitialized {
        guardian: params.guardian,
        attestor: params.attestor,
        quote_mint: *quote_mint.key(),
        veto_until,
    });
    Ok(())
}

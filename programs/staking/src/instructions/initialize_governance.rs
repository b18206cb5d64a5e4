use anchor_lang::prelude::*;

use super::vault::create_vault;
use crate::access::{create, ensure, load, load_mut, Outcome};
use crate::constants::*;
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::governance_events::GovernanceInitialized;
use crate::state::{Governance, GovernanceParams, StakingPool, Treasury};

accounts! {
    pub struct InitializeGovernance, __client_accounts_initialize_governance {
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
    let now = Clock::get()?.unix_timestamp;
    let accounts = ctx.accounts;
    let (payer, mint, quote_mint) = (&accounts.authority, &accounts.token_mint, &accounts.quote_mint);
    let pool = load::<StakingPool>(&accounts.pool)?;
    pool.require_authority(payer.key)?;
    ensure!(mint.key == &pool.token_mint && quote_mint.key != mint.key, StakingError::WrongMint);

    let bump = create::<Governance>(payer, &accounts.governance, &[GOVERNANCE_SEED])?;
    let veto_until = {
        let mut governance = load_mut::<Governance>(&accounts.governance)?;
        governance.initialise(&params, &pool, now)?;
        governance.bump = bump;
        governance.veto_until
    };
    let bump = create::<Treasury>(payer, &accounts.treasury, &[TREASURY_SEED])?;
    {
        let mut treasury = load_mut::<Treasury>(&accounts.treasury)?;
        params.open_treasury(&mut treasury, &pool)?;
        treasury.quote_mint = *quote_mint.key;
        treasury.bump = bump;
    }
    create_vault(&TREASURY_VAULT, payer, &accounts.treasury_vault, mint)?;
    create_vault(&BOND_VAULT, payer, &accounts.bond_vault, mint)?;
    create_vault(&VESTING_VAULT, payer, &accounts.vesting_vault, mint)?;
    create_vault(&QUOTE_VAULT, payer, &accounts.quote_vault, quote_mint)?;
    emit!(GovernanceInitialized {
        guardian: params.guardian,
        attestor: params.attestor,
        quote_mint: *quote_mint.key,
        veto_until,
    });
    Ok(())
}

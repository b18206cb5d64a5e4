use anchor_lang::prelude::*;

use super::vault::read_mint;
use crate::access::{create, ensure, Outcome};
use crate::constants::{EMISSION, EMISSION_SEED};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::logging::emit;
use crate::state::{Emission, EmissionParams, StakingPool};
use crate::treasury_events::EmissionInitialized;

accounts! {
    pub struct InitializeEmission, listed_initialize_emission {
        authority: payer,
        pool: readonly,
        token_mint: readonly,
        emission: writable,
        system_program: system_program,
    }
}

pub(crate) fn handler(ctx: Context<InitializeEmission>, params: EmissionParams) -> Outcome<()> {
    let accounts = &ctx.accounts;
    let pool = accounts.pool.load::<StakingPool>()?;
    pool.require_authority(accounts.authority.key())?;
    ensure!(accounts.token_mint.key() == &pool.token_mint, StakingError::WrongMint);
    let mint = read_mint(accounts.token_mint)?;
    ensure!(mint.authority == Some(EMISSION), StakingError::MintAuthorityNotProgram);
    params.validate()?;
    // Nobody minted between the pool's start and the hand-over of the mint; burning is everyone's right.
    ensure!(mint.supply <= pool.total_supply, StakingError::SupplyMismatch);

    let bump = create::<Emission>(accounts.authority, accounts.emission, &[EMISSION_SEED])?;
    let emission = accounts.emission.load_mut::<Emission>()?;
    emission.genesis_supply = pool.total_supply;
    emission.inflation_bps = params.inflation_bps;
    emission.cap_bps = params.cap_bps;
    emission.bump = bump;
    emit(EmissionInitialized {
        genesis_supply: pool.total_supply,
        inflation_bps: params.inflation_bps,
        cap_bps: params.cap_bps,
    });
    Ok(())
}

use anchor_lang::prelude::*;

use super::vault::pay_in;
use crate::access::{create, Outcome};
use crate::constants::VESTING_SEED;
use crate::contexts::{accounts, Context};
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{StakingPool, Vesting};
use crate::treasury_events::VestingCreated;

accounts! {
    pub struct CreateVesting, listed_create_vesting {
        funder: payer,
        pool: readonly,
        vesting: writable,
        funder_token: writable,
        vesting_vault: vault(VESTING_VAULT),
        token_program: token_program,
        system_program: system_program,
    }
}

/// The vault takes only the pool's mint, so no other is compared here.
pub(crate) fn handler(
    ctx: Context<CreateVesting>,
    beneficiary: Pubkey,
    index: u32,
    total: u64,
    start: i64,
    cliff_days: u32,
    duration_days: u32,
) -> Outcome<()> {
    let now = now()?;
    let accounts = &ctx.accounts;
    accounts.pool.load::<StakingPool>()?;
    let grant = Vesting::grant(now, beneficiary, index, total, start, cliff_days, duration_days)?;
    let seeds: &[&[u8]] = &[VESTING_SEED, beneficiary.as_ref(), &index.to_le_bytes()];
    let bump = create::<Vesting>(accounts.funder, accounts.vesting, seeds)?;
    *accounts.vesting.load_mut::<Vesting>()? = Vesting { bump, ..grant };

    pay_in(accounts.funder_token, accounts.vesting_vault, accounts.funder, total)?;
    emit(VestingCreated {
        funder: *accounts.funder.key(),
        beneficiary,
        index,
        total,
        start,
        cliff_seconds: grant.cliff_seconds,
        duration_seconds: grant.duration_seconds,
    });
    Ok(())
}

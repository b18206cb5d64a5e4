use anchor_lang::prelude::*;

use crate::access::{close, create, load, load_mut, Outcome};
use crate::constants::ATTEST_SEED;
use crate::contexts::accounts;
use crate::governance_events::{AttestationRevoked, OwnerAttested};
use crate::math::day_of;
use crate::state::{Attestation, Governance};

accounts! {
    pub struct Attest, __client_accounts_attest {
        attestor: payer,
        governance: readonly,
        attestation: writable(Attestation),
        system_program: system_program,
    }
}

accounts! {
    pub struct RevokeAttestation, __client_accounts_revoke_attestation {
        attestor: payer,
        governance: readonly,
        attestation: writable(Attestation),
    }
}

pub(crate) fn attest(ctx: Context<Attest>, owner: Pubkey) -> Outcome<()> {
    let issued_day = day_of(Clock::get()?.unix_timestamp)?;
    let accounts = ctx.accounts;
    load::<Governance>(&accounts.governance)?.require_attestor(accounts.attestor.key)?;
    let seeds: &[&[u8]] = &[ATTEST_SEED, owner.as_ref()];
    let bump = create::<Attestation>(&accounts.attestor, accounts.attestation.as_ref(), seeds)?;
    *load_mut::<Attestation>(&accounts.attestation)? = Attestation { owner, issued_day, bump, _pad: [0; 3] };
    emit!(OwnerAttested { owner });
    Ok(())
}

pub(crate) fn revoke(ctx: Context<RevokeAttestation>) -> Outcome<()> {
    let accounts = ctx.accounts;
    load::<Governance>(&accounts.governance)?.require_attestor(accounts.attestor.key)?;
    let owner = load::<Attestation>(&accounts.attestation)?.owner;
    close(accounts.attestation.as_ref(), &accounts.attestor)?;
    emit!(AttestationRevoked { owner });
    Ok(())
}

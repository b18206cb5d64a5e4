use anchor_lang::prelude::*;

use crate::access::{close, create, Outcome};
use crate::constants::ATTEST_SEED;
use crate::contexts::{accounts, Context};
use crate::governance_events::{AttestationRevoked, OwnerAttested};
use crate::logging::emit;
use crate::math::day_of;
use crate::runtime::now;
use crate::state::{Attestation, Governance};

accounts! {
    pub struct Attest, listed_attest {
        attestor: payer,
        governance: readonly,
        attestation: writable(Attestation),
        system_program: system_program,
    }
}

accounts! {
    pub struct RevokeAttestation, listed_revoke_attestation {
        attestor: payer,
        governance: readonly,
        attestation: writable(Attestation),
    }
}

pub(crate) fn attest(ctx: Context<Attest>, owner: Pubkey) -> Outcome<()> {
    let issued_day = day_of(now()?)?;
    let accounts = ctx.accounts;
    accounts.governance.load::<Governance>()?.require_attestor(accounts.attestor.key())?;
    let seeds: &[&[u8]] = &[ATTEST_SEED, owner.as_ref()];
    let bump = create::<Attestation>(accounts.attestor, accounts.attestation, seeds)?;
    *accounts.attestation.load_mut::<Attestation>()? = Attestation { owner, issued_day, bump, _pad: [0; 3] };
    emit(OwnerAttested { owner });
    Ok(())
}

pub(crate) fn revoke(ctx: Context<RevokeAttestation>) -> Outcome<()> {
    let accounts = ctx.accounts;
    accounts.governance.load::<Governance>()?.require_attestor(accounts.attestor.key())?;
    let owner = accounts.attestation.load::<Attestation>()?.owner;
    close(accounts.attestation, accounts.attestor)?;
    emit(AttestationRevoked { owner });
    Ok(())
}

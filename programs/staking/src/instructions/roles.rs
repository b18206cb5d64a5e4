use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::contexts::{accounts, Context};
use crate::governance_events::{AttestorSet, AuthorityAccepted, AuthorityProposed, GuardianSet};
use crate::logging::emit;
use crate::state::{Governance, StakingPool};

accounts! {
    /// Of `propose_authority`, `set_guardian` and `set_attestor`. Roles know no day, so none needs a roll.
    pub struct SetRole, listed_set_role {
        authority: signer,
        pool: readonly,
        governance: writable,
    }
}

accounts! {
    pub struct AcceptAuthority, listed_accept_authority {
        pending_authority: signer,
        pool: writable,
        governance: writable,
    }
}

pub(crate) fn propose_authority(ctx: Context<SetRole>, new: Pubkey) -> Outcome<()> {
    let authority = ctx.accounts.authority.key();
    ctx.accounts.pool.load::<StakingPool>()?.require_authority(authority)?;
    ctx.accounts.governance.load_mut::<Governance>()?.propose_authority(new)?;
    emit(AuthorityProposed { authority: *authority, proposed: new });
    Ok(())
}

pub(crate) fn accept_authority(ctx: Context<AcceptAuthority>) -> Outcome<()> {
    let authority = ctx.accounts.pending_authority.key();
    let pool = ctx.accounts.pool.load_mut::<StakingPool>()?;
    ctx.accounts.governance.load_mut::<Governance>()?.accept_authority(authority)?;
    pool.authority = *authority;
    emit(AuthorityAccepted { authority: *authority });
    Ok(())
}

pub(crate) fn set_guardian(ctx: Context<SetRole>, guardian: Pubkey) -> Outcome<()> {
    let authority = ctx.accounts.authority.key();
    ctx.accounts.pool.load::<StakingPool>()?.require_authority(authority)?;
    ctx.accounts.governance.load_mut::<Governance>()?.set_guardian(guardian, authority)?;
    emit(GuardianSet { guardian });
    Ok(())
}

pub(crate) fn set_attestor(ctx: Context<SetRole>, attestor: Pubkey) -> Outcome<()> {
    ctx.accounts.pool.load::<StakingPool>()?.require_authority(ctx.accounts.authority.key())?;
    ctx.accounts.governance.load_mut::<Governance>()?.attestor = attestor;
    emit(AttestorSet { attestor });
    Ok(())
}

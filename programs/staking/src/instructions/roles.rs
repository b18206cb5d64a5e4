use anchor_lang::prelude::*;

use crate::access::{load, load_mut, Outcome};
use crate::contexts::accounts;
use crate::governance_events::{AttestorSet, AuthorityAccepted, AuthorityProposed, GuardianSet};
use crate::state::{Governance, StakingPool};

accounts! {
    /// Of `propose_authority`, `set_guardian` and `set_attestor`. Roles know no day, so none needs a roll.
    pub struct SetRole, __client_accounts_set_role {
        authority: signer,
        pool: readonly,
        governance: writable,
    }
}

accounts! {
    pub struct AcceptAuthority, __client_accounts_accept_authority {
        pending_authority: signer,
        pool: writable,
        governance: writable,
    }
}

pub(crate) fn propose_authority(ctx: Context<SetRole>, new: Pubkey) -> Outcome<()> {
    let authority = ctx.accounts.authority.key;
    load::<StakingPool>(&ctx.accounts.pool)?.require_authority(authority)?;
    load_mut::<Governance>(&ctx.accounts.governance)?.propose_authority(new)?;
    emit!(AuthorityProposed { authority: *authority, proposed: new });
    Ok(())
}

pub(crate) fn accept_authority(ctx: Context<AcceptAuthority>) -> Outcome<()> {
    let authority = ctx.accounts.pending_authority.key;
    let mut pool = load_mut::<StakingPool>(&ctx.accounts.pool)?;
    load_mut::<Governance>(&ctx.accounts.governance)?.accept_authority(authority)?;
    pool.authority = *authority;
    emit!(AuthorityAccepted { authority: *authority });
    Ok(())
}

pub(crate) fn set_guardian(ctx: Context<SetRole>, guardian: Pubkey) -> Outcome<()> {
    let authority = ctx.accounts.authority.key;
    load::<StakingPool>(&ctx.accounts.pool)?.require_authority(authority)?;
    load_mut::<Governance>(&ctx.accounts.governance)?.set_guardian(guardian, authority)?;
    emit!(GuardianSet { guardian });
    Ok(())
}

pub(crate) fn set_attestor(ctx: Context<SetRole>, attestor: Pubkey) -> Outcome<()> {
    load::<StakingPool>(&ctx.accounts.pool)?.require_authority(ctx.accounts.authority.key)?;
    load_mut::<Governance>(&ctx.accounts.governance)?.attestor = attestor;
    emit!(AttestorSet { attestor });
    Ok(())
}

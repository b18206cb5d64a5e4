use anchor_lang::prelude::*;
use anchor_lang::solana_program::bpf_loader_upgradeable;

use crate::access::{ensure, Outcome};
use crate::account::Account;
use crate::constants::{pause, GOVERNANCE};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::governance_events::UpgradeApproved;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{kind, Governance, Proposal, StakingPool};

/// A buffer of the loader: tag (u32), authority (option and key), then the program's bytes.
const BUFFER_TAG: [u8; 4] = [1, 0, 0, 0];
const BUFFER_HEADER_BYTES: usize = 37;

accounts! {
    /// Approves the bytes that were voted on. The governance account being the buffer's authority, nobody can change them
    /// before or after; the deployment itself is the loader's `Upgrade` and must name the buffer in
    /// `Governance::upgrade_buffer`.
    pub struct ExecuteProtocolUpgrade, listed_execute_protocol_upgrade {
        pool: readonly,
        governance: writable,
        proposal: writable,
        buffer: readonly,
    }
}

pub(crate) fn handler(ctx: Context<ExecuteProtocolUpgrade>) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let pool = accounts.pool.load::<StakingPool>()?;
    let governance = accounts.governance.load_mut::<Governance>()?;
    let proposal = accounts.proposal.load_mut::<Proposal>()?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::EXECUTE)?;
    proposal.begin_execution(now, kind::UPGRADE)?;
    require_buffer(accounts.buffer, proposal)?;
    governance.upgrade_hash = proposal.hash;
    governance.upgrade_buffer = proposal.address;
    governance.upgrade_approved_at = now;
    governance.finish(proposal);
    emit(UpgradeApproved { id: proposal.id, buffer: proposal.address, sha256: proposal.hash });
    Ok(())
}

fn require_buffer(buffer: Account, proposal: &Proposal) -> Outcome<()> {
    let voted_on = buffer.key() == &proposal.address && buffer.is_owned_by(&bpf_loader_upgradeable::ID);
    buffer.with_data(|data| {
        let is_buffer = data.starts_with(&BUFFER_TAG) && data.len() > BUFFER_HEADER_BYTES;
        ensure!(voted_on && is_buffer, StakingError::BufferInvalid);
        let has_authority = data[4] == 1 && data[5..BUFFER_HEADER_BYTES] == GOVERNANCE.to_bytes();
        ensure!(has_authority, StakingError::BufferAuthorityMismatch);
        let hash = solana_sha256_hasher::hash(&data[BUFFER_HEADER_BYTES..]);
        ensure!(hash.to_bytes() == proposal.hash, StakingError::BufferHashMismatch);
        Ok(())
    })?
}

//! What a proposal does. Typed, so that a vote can neither name a program nor sign for a vault.

use anchor_lang::prelude::*;

use super::parameters::require_proposable;
use super::proposal::{kind, Proposal};
use super::{Governance, StakingPool};
use crate::access::{ensure, Outcome};
use crate::constants::{
    feature, BOND_VAULT, PENALTY_VAULT, QUOTE_VAULT, REWARD_VAULT, STAKE_VAULT, TREASURY_VAULT, VESTING_VAULT,
};
use crate::errors::StakingError;

/// Values of a spend's `purpose`.
pub mod purpose {
    /// To a token account.
    pub const PAYMENT: u8 = 0;
    /// Into next week's reward budget.
    pub const GRANT: u8 = 1;
    /// Starts a programme of `amount` at `price`.
    pub const BUYBACK: u8 = 2;
    pub const BURN: u8 = 3;
}

/// Borsh order is the interface, and the order of `kind`.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalPayload {
    Parameter { id: u16, value: u64 },
    Spend { purpose: u8, destination: Pubkey, amount: u64, price: u64 },
    Upgrade { buffer: Pubkey, sha256: [u8; 32] },
    Feature { flag: u8, enabled: bool },
}

impl ProposalPayload {
    /// What can be known before the vote; execution checks it again.
    /// Errors: `PayloadInvalid`, `UnknownFeature`, and those of a parameter.
    pub fn validate(&self, pool: &StakingPool, governance: &Governance) -> Outcome<()> {
        match *self {
            ProposalPayload::Parameter { id, value } => require_proposable(id, value, pool, governance),
            ProposalPayload::Spend { purpose, destination, amount, price } => {
                let priced = price == 0 || purpose == purpose::BUYBACK;
                let valid = amount > 0 && priced && fits(purpose, &destination);
                ensure!(valid, StakingError::PayloadInvalid);
                Ok(())
            }
            ProposalPayload::Upgrade { .. } => Ok(()),
            ProposalPayload::Feature { flag, .. } => {
                ensure!(flag < feature::COUNT, StakingError::UnknownFeature);
                Ok(())
            }
        }
    }

    /// sha256 of the Borsh bytes.
    pub fn hash(&self) -> Outcome<[u8; 32]> {
        let mut bytes = Vec::with_capacity(65);
        self.serialize(&mut bytes).map_err(|_| StakingError::PayloadInvalid)?;
        Ok(solana_sha256_hasher::hash(&bytes).to_bytes())
    }

    /// Writes the payload into the fields of its proposal.
    pub fn store(&self, proposal: &mut Proposal) {
        match *self {
            ProposalPayload::Parameter { id, value } => {
                proposal.kind = kind::PARAMETER;
                proposal.selector = id;
                proposal.value = value;
            }
            ProposalPayload::Spend { purpose, destination, amount, price } => {
                proposal.kind = kind::SPEND;
                proposal.selector = purpose.into();
                proposal.address = destination;
                proposal.value = amount;
                proposal.price = price;
            }
            ProposalPayload::Upgrade { buffer, sha256 } => {
                proposal.kind = kind::UPGRADE;
                proposal.address = buffer;
                proposal.hash = sha256;
            }
            ProposalPayload::Feature { flag, enabled } => {
                proposal.kind = kind::FEATURE;
                proposal.selector = flag.into();
                proposal.value = enabled.into();
            }
        }
    }
}

/// A payment leaves the program: tokens that a payment left in a vault would belong to nobody. The other purposes name
/// the vault that they are about.
pub(crate) fn fits(purpose: u8, destination: &Pubkey) -> bool {
    let vaults = [STAKE_VAULT, REWARD_VAULT, PENALTY_VAULT, TREASURY_VAULT, BOND_VAULT, VESTING_VAULT, QUOTE_VAULT];
    match purpose {
        purpose::PAYMENT => vaults.iter().all(|vault| &vault.address != destination),
        purpose::GRANT => destination == &REWARD_VAULT.address,
        purpose::BUYBACK => destination == &QUOTE_VAULT.address,
        purpose::BURN => destination == &TREASURY_VAULT.address,
        _ => false,
    }
}

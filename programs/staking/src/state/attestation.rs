use anchor_lang::prelude::*;
use core::mem::size_of;

/// At `["attest", owner]`: the attestor says that this owner is one person.
#[account(zero_copy)]
#[repr(C)]
pub struct Attestation {
    pub owner: Pubkey,
    pub issued_day: u32,
    pub bump: u8,
    pub _pad: [u8; 3],
}

const _: () = assert!(size_of::<Attestation>() == 40);

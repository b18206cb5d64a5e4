//! Tokens that unlock with time: vesting grants, and tickets that pay an exit gradually.

use anchor_lang::prelude::*;
use core::mem::size_of;

use crate::access::{anchor_error, ensure, Outcome};
use crate::constants::*;
use crate::errors::StakingError;
use crate::math::{add, mul_div_floor};

/// What a `Vesting` account stands for; each kind has its own seeds and its own vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum VestingKind {
    Grant = 0,
    Ticket = 1,
}

/// At `["vesting", beneficiary, index]` or `["ticket", owner, index]`. Zero-copy; every offset is part of the interface.
#[account(zero_copy)]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Vesting {
    pub owner: Pubkey,
    pub total: u64,
    /// Paid so far.
    pub released: u64,
    /// Unix time from which time counts.
    pub start: i64,
    /// Nothing is released before `start + cliff_seconds`; then all that time has earned since `start`.
    pub cliff_seconds: i64,
    /// Everything is released at `start + duration_seconds`.
    pub duration_seconds: i64,
    pub index: u32,
    /// A `VestingKind`.
    pub kind: u8,
    pub bump: u8,
    pub _pad: [u8; 2],
}

const _: () = assert!(size_of::<Vesting>() == 80);

/// Length of so many days.
fn seconds_of(days: u32) -> Outcome<i64> {
    i64::from(days).checked_mul(SECONDS_PER_DAY).ok_or_else(|| StakingError::MathOverflow.into())
}

impl Vesting {
    /// A grant's schedule. Errors: `VestingOutOfRange`.
    pub fn grant(
        now: i64,
        owner: Pubkey,
        index: u32,
        total: u64,
        start: i64,
        cliff_days: u32,
        duration_days: u32,
    ) -> Outcome<Vesting> {
        let near = start.checked_sub(now).is_some_and(|ahead| {
            ahead.unsigned_abs() <= u64::from(MAX_VESTING_DAYS).saturating_mul(SECONDS_PER_DAY.unsigned_abs())
        });
        let in_order = (1..=MAX_VESTING_DAYS).contains(&duration_days) && cliff_days <= duration_days;
        ensure!(total > 0 && in_order && near, StakingError::VestingOutOfRange);
        Ok(Vesting {
            owner,
            total,
            start,
            cliff_seconds: seconds_of(cliff_days)?,
            duration_seconds: seconds_of(duration_days)?,
            index,
            kind: VestingKind::Grant as u8,
            ..Vesting::default()
        })
    }

    /// An exit that is paid from now on over `ticket_days`.
    pub fn ticket(now: i64, owner: Pubkey, index: u32, amount: u64, ticket_days: u32) -> Outcome<Vesting> {
        Ok(Vesting {
            owner,
            total: amount,
            start: now,
            duration_seconds: seconds_of(ticket_days)?,
            index,
            kind: VestingKind::Ticket as u8,
            ..Vesting::default()
        })
    }

    /// A grant is never paid from the stake vault, nor a ticket from the vesting vault.
    pub fn require_kind(&self, kind: VestingKind) -> Outcome<()> {
        ensure!(self.kind == kind as u8, anchor_error(ErrorCode::ConstraintSeeds));
        Ok(())
    }

    /// Base units that time has released, paid or not: 0 before the cliff, `floor(total * elapsed / duration)` after it,
    /// the total from the end on.
    pub fn unlocked_floor(&self, now: i64) -> Outcome<u64> {
        let elapsed = now.saturating_sub(self.start);
        if elapsed < self.cliff_seconds {
            return Ok(0);
        }
        if elapsed >= self.duration_seconds {
            return Ok(self.total);
        }
        Ok(mul_div_floor(self.total, elapsed.unsigned_abs(), self.duration_seconds.unsigned_abs())?)
    }

    /// Books and returns what is due: the cumulative amount less what was paid, so paying often never loses a unit.
    /// Errors: `NothingReleasable`.
    pub fn release(&mut self, now: i64) -> Outcome<u64> {
        let due = self.unlocked_floor(now)?.saturating_sub(self.released);
        ensure!(due > 0, StakingError::NothingReleasable);
        self.released = add(self.released, due)?;
        Ok(due)
    }

    pub fn is_complete(&self) -> bool {
        self.released == self.total
    }
}

//! History and expiry by pages of 32 days. A call names a page only when it needs one, because every
//! account a call names is copied in and out as a whole.

use anchor_lang::prelude::*;
use anchor_lang::{Discriminator, ZeroCopy};
use core::mem::size_of;

use super::{RingChange, StakingPool};
use crate::access::Outcome;
use crate::account::Account;
use crate::constants::{EXPIRY_PAGES, PAGE_DAYS};
use crate::errors::StakingError;

/// What a closed day leaves behind.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct DayRecord {
    /// Accumulator after the day's tick, Q64.64, low half first.
    pub acc: [u64; 2],
    /// Voting power that the next day starts with.
    pub power: u64,
    /// Staked base units when the day was closed.
    pub staked: u64,
}

/// What changes in the totals after the tick of one day.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct WeightDrop {
    /// Reward weight that ends.
    pub weight: u64,
    /// Voting power that ends.
    pub power: u64,
    /// Voting power that age adds.
    pub rise: u64,
}

/// What the open day's locks of one tier will end.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct PendingDrop {
    pub weight: u64,
    pub power: u64,
}

/// 32 closed days, written once each. `page = day / 32`.
#[account(zero_copy)]
#[repr(C)]
pub struct HistoryPage {
    pub page: u32,
    pub bump: u8,
    pub _pad: [u8; 3],
    pub records: [DayRecord; 32],
}

/// 32 days of the ring of 256 in which locks end. `page = (day / 32) % 8`.
#[account(zero_copy)]
#[repr(C)]
pub struct ExpiryPage {
    pub page: u8,
    pub bump: u8,
    pub _pad: [u8; 6],
    pub drops: [WeightDrop; 32],
}

impl HistoryPage {
    pub const SPACE: usize = 8 + size_of::<HistoryPage>();
}

impl ExpiryPage {
    pub const SPACE: usize = 8 + size_of::<ExpiryPage>();
}

const _: () = assert!(HistoryPage::SPACE == 8 + 1032);
const _: () = assert!(ExpiryPage::SPACE == 8 + 776);

const EXPIRY_RING_PAGES: u32 = EXPIRY_PAGES as u32;

/// Page of a day and its place inside the page.
fn place(day: u32) -> (u32, usize) {
    (day.wrapping_div(PAGE_DAYS), day.wrapping_rem(PAGE_DAYS) as usize)
}

/// Page of the expiry ring in which a day lies.
pub(crate) fn expiry_page_of(day: u32) -> u8 {
    (place(day).0 % EXPIRY_RING_PAGES) as u8
}

/// Calls `visit` with the body of the page of type `T` and index `page` among `accounts`, if it is there. Pages
/// exist only at their own addresses, since only `create` with their seeds makes them, so owner, type and index
/// identify one.
fn find_page<T: ZeroCopy + Discriminator, R>(
    accounts: &[Account],
    writable: bool,
    is_page: impl Fn(&T) -> bool,
    visit: impl FnOnce(&mut T) -> R,
) -> Option<R> {
    let mut visit = Some(visit);
    accounts
        .iter()
        .filter(|account| !writable || account.is_writable())
        .find_map(|account| account.visit_if(&is_page, |body| visit.take().map(|visit| visit(body))).flatten())
}

/// Runs `change` on the record of `day` in the writable history page among `accounts`.
pub(crate) fn with_history_page<R>(
    accounts: &[Account],
    day: u32,
    change: impl FnOnce(&mut DayRecord) -> R,
) -> Outcome<R> {
    let (page, slot) = place(day);
    find_page(accounts, true, |body: &HistoryPage| body.page == page, |body| change(&mut body.records[slot]))
        .ok_or_else(|| StakingError::HistoryPageMissing.into())
}

/// Runs `change` on the drop of `day` in the writable expiry page among `accounts`.
pub(crate) fn with_expiry_page<R>(
    accounts: &[Account],
    day: u32,
    change: impl FnOnce(&mut WeightDrop) -> R,
) -> Outcome<R> {
    let page = expiry_page_of(day);
    let slot = place(day).1;
    find_page(accounts, true, |body: &ExpiryPage| body.page == page, |body| change(&mut body.drops[slot]))
        .ok_or_else(|| StakingError::ExpiryPageMissing.into())
}

/// Takes what an entry had scheduled out of the pages among `accounts` and puts in what it has now.
#[inline(never)]
pub(crate) fn apply_ring_change(accounts: &[Account], ring: &RingChange) -> Outcome<()> {
    ring.for_each(|day, drop, comes| with_expiry_page(accounts, day, |slot| slot.merge(drop, comes))?)
}

/// Accumulators after the ticks of closed days: from the pool's own ring, else from a page among `accounts`.
pub(crate) fn history<'a>(
    pool: &'a StakingPool,
    accounts: &'a [Account<'a>],
) -> impl Fn(u32) -> Outcome<u128> + use<'a> {
    move |day| {
        if let Some(record) = pool.recent_record(day) {
            return Ok(record.acc_value());
        }
        let (page, slot) = place(day);
        find_page(accounts, false, |body: &HistoryPage| body.page == page, |body| body.records[slot].acc_value())
            .ok_or_else(|| StakingError::HistoryPageMissing.into())
    }
}

impl DayRecord {
    pub fn acc_value(&self) -> u128 {
        join(self.acc)
    }
}

/// u128 from its halves: account data is aligned to 8 bytes, a u128 field would ask for 16.
#[inline(always)]
pub(crate) fn join(halves: [u64; 2]) -> u128 {
    (u128::from(halves[1]) << 64) | u128::from(halves[0])
}

#[inline(always)]
pub(crate) fn split(value: u128) -> [u64; 2] {
    [value as u64, (value >> 64) as u64]
}

//! Exits that are paid gradually: `unstake` opens a ticket, `release_ticket` pays what time has released.

use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::{close, create_at, ensure, Outcome};
use crate::account::{same_key, space_of, Account};
use crate::constants::{STAKE_VAULT, TICKET_SEED};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::logging::emit;
use crate::math::{add, sub};
use crate::runtime::now;
use crate::state::{StakingPool, UserStake, Vesting, VestingKind};
use crate::treasury_events::{TicketOpened, TicketReleased};

/// Books `amount` of the stake vault to a new ticket of `owner`, who pays its rent. The ticket and the system program
/// are found among `accounts`.
pub(super) fn open_ticket(
    pool: &mut StakingPool,
    owner: Account,
    accounts: &[Account],
    user: &mut UserStake,
    amount: u64,
    now: i64,
) -> Outcome<()> {
    let index = user.ticket_count;
    let number = index.to_le_bytes();
    let seeds: &[&[u8]] = &[TICKET_SEED, owner.key().as_ref(), &number];
    let (address, bump) = Pubkey::find_program_address(seeds, &crate::ID);
    let find = |key: &Pubkey| {
        accounts.iter().find(|account| same_key(account.key(), key)).copied().ok_or(StakingError::TicketMissing)
    };
    let ticket_info = find(&address)?;
    find(&System::id())?;

    let ticket = Vesting::ticket(now, *owner.key(), index, amount, pool.ticket_days)?;
    create_at(owner, ticket_info, seeds, bump, space_of::<Vesting>(), &crate::ID)?;
    ticket_info.write_tag::<Vesting>()?;
    *ticket_info.load_mut::<Vesting>()? = Vesting { bump, ..ticket };
    pool.tickets_outstanding = add(pool.tickets_outstanding, amount)?;
    user.ticket_count = index.checked_add(1).ok_or(StakingError::MathOverflow)?;
    emit(TicketOpened { owner: *owner.key(), index, total: amount, duration_seconds: ticket.duration_seconds });
    Ok(())
}

accounts! {
    pub struct ReleaseTicket, listed_release_ticket {
        pool: writable,
        ticket: writable,
        owner: writable,
        owner_token: writable,
        stake_vault: vault(STAKE_VAULT),
        token_program: token_program,
    }
}

/// An exit: needs no roll and cannot be paused. The rent of a ticket that is paid out goes back to its owner.
pub(crate) fn handler(ctx: Context<ReleaseTicket>) -> Outcome<()> {
    let now = now()?;
    let accounts = &ctx.accounts;
    let released = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        #[cfg(feature = "vuln-p02")]
        pool.require_running(now, crate::constants::pause::STAKE)?;
        let ticket = accounts.ticket.load_mut::<Vesting>()?;
        ticket.require_kind(VestingKind::Ticket)?;
        ensure!(accounts.owner.key() == &ticket.owner, StakingError::WrongOwner);
        require_owned(accounts.owner_token, &ticket.owner)?;
        let amount = ticket.release(now)?;
        pool.tickets_outstanding = sub(pool.tickets_outstanding, amount)?;
        TicketReleased {
            owner: ticket.owner,
            index: ticket.index,
            amount,
            released: ticket.released,
            closed: ticket.is_complete(),
        }
    };
    pay_out(&STAKE_VAULT, accounts.stake_vault, accounts.owner_token, released.amount)?;
    if released.closed {
        close(accounts.ticket, accounts.owner)?;
    }
    emit(released);
    Ok(())
}

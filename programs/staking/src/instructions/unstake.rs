use anchor_lang::prelude::*;

use super::tickets::open_ticket;
use super::vault::{pay_out, require_owned};
use crate::access::Outcome;
use crate::constants::{feature, STAKE_VAULT};
use crate::contexts::{accounts, Context};
use crate::events::Unstaked;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{apply_ring_change, history, StakingPool, UserStake};

accounts! {
    /// History and expiry pages follow as further accounts when the entries need them; while exits are paid by
    /// tickets, also the owner's next ticket and the system program.
    pub struct Unstake, listed_unstake {
        owner: signer,
        pool: writable,
        user_stake: writable,
        owner_token: writable,
        stake_vault: vault(STAKE_VAULT),
        penalty_vault: vault(PENALTY_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<Unstake>, amount: u64, force: bool, entry: u8) -> Outcome<()> {
    let now = now()?;
    let further = ctx.remaining_accounts;
    let accounts = ctx.accounts;
    let (exit, by_ticket, unstaked) = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let user = accounts.user_stake.load_mut::<UserStake>()?;
        user.require_owner(accounts.owner.key())?;
        require_owned(accounts.owner_token, accounts.owner.key())?;
        pool.require_rolled(now)?;
        #[cfg(feature = "vuln-p02")]
        pool.require_running(now, crate::constants::pause::STAKE)?;
        let matured = user.check_exit(pool, now, amount, force, entry)?;
        user.settle(pool, u16::MAX, &history(pool, further))?;
        let exit = user.withdraw(pool, now, amount, entry, matured)?;
        apply_ring_change(further, &exit.ring)?;
        let by_ticket = pool.has(feature::UNSTAKE_TICKETS) && exit.to_owner > 0;
        if by_ticket {
            open_ticket(pool, accounts.owner, further, user, exit.to_owner, now)?;
        }
        let unstaked = Unstaked {
            owner: user.owner,
            entry,
            amount,
            penalty: exit.penalty,
            forfeited: exit.forfeited,
            matured,
            by_ticket,
            owner_total: user.amount,
            pool_total: pool.total_staked,
        };
        (exit, by_ticket, unstaked)
    };
    if !by_ticket {
        pay_out(&STAKE_VAULT, accounts.stake_vault, accounts.owner_token, exit.to_owner)?;
    }
    if exit.penalty > 0 {
        pay_out(&STAKE_VAULT, accounts.stake_vault, accounts.penalty_vault, exit.penalty)?;
    }
    emit(unstaked);
    Ok(())
}

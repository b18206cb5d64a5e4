use pinocchio::{AccountView, Address, ProgramResult};

use crate::accounts::{load, Exchange};
use crate::errors::{ensure, MarketError};
use crate::state::{Market, Positions};
use crate::vault::Authority;

/// Pays both assets out for shares.
#[inline(never)]
pub fn run(program_id: &Address, accounts: &mut [AccountView], shares: u64) -> ProgramResult {
    let [market, positions, token_vault, quote_vault, authority, user_tokens, user_quote, user, token_program] =
        accounts
    else {
        return Err(MarketError::WrongAccount.into());
    };
    let exchange = Exchange { token_vault, quote_vault, authority, user_tokens, user_quote, user, token_program };

    let (market_address, positions_address) = (*market.address(), *positions.address());
    let mut state = load::<Market>(market, program_id)?;
    exchange.check(&state)?;
    ensure!(positions_address == state.positions, WrongAccount);
    let mut list = load::<Positions>(positions, program_id)?;
    ensure!(shares > 0, ZeroAmount);
    list.debit(exchange.user.address(), shares)?;
    let (tokens, quote) = state.withdraw(shares)?;

    let authority = Authority { account: exchange.authority, market: &market_address, bump: state.authority_bump };
    authority.pay_out(exchange.token_vault, exchange.user_tokens, tokens)?;
    authority.pay_out(exchange.quote_vault, exchange.user_quote, quote)
}

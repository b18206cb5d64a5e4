use pinocchio::{AccountView, Address, ProgramResult};

use crate::accounts::{load, Exchange};
use crate::errors::{ensure, MarketError};
use crate::state::{Deposit, Market, Positions};
use crate::vault::pay_in;

/// Pays both assets in for shares.
#[inline(never)]
pub fn run(program_id: &Address, accounts: &mut [AccountView], max_tokens: u64, max_quote: u64) -> ProgramResult {
    let [market, positions, token_vault, quote_vault, authority, user_tokens, user_quote, user, token_program] =
        accounts
    else {
        return Err(MarketError::WrongAccount.into());
    };
    let exchange = Exchange { token_vault, quote_vault, authority, user_tokens, user_quote, user, token_program };

    let positions_address = *positions.address();
    let mut state = load::<Market>(market, program_id)?;
    exchange.check(&state)?;
    ensure!(positions_address == state.positions, WrongAccount);
    let mut list = load::<Positions>(positions, program_id)?;
    let Deposit { tokens, quote, shares } = state.deposit(max_tokens, max_quote)?;
    list.credit(exchange.user.address(), shares)?;

    pay_in(exchange.user_tokens, exchange.token_vault, exchange.user, tokens)?;
    pay_in(exchange.user_quote, exchange.quote_vault, exchange.user, quote)
}

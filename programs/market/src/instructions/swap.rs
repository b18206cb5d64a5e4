use pinocchio::{AccountView, Address, ProgramResult};

use crate::accounts::{load, Exchange};
use crate::errors::MarketError;
use crate::state::{Market, Side};
use crate::vault::{pay_in, Authority};

/// Sells tokens for quote units, or buys tokens with them.
#[inline(never)]
pub fn run(
    program_id: &Address,
    accounts: &mut [AccountView],
    side: Side,
    amount_in: u64,
    min_out: u64,
) -> ProgramResult {
    let [market, token_vault, quote_vault, authority, user_tokens, user_quote, user, token_program] = accounts else {
        return Err(MarketError::WrongAccount.into());
    };
    let exchange = Exchange { token_vault, quote_vault, authority, user_tokens, user_quote, user, token_program };

    let market_address = *market.address();
    let mut state = load::<Market>(market, program_id)?;
    exchange.check(&state)?;
    let out = state.swap(side, amount_in, min_out)?;

    let authority = Authority { account: exchange.authority, market: &market_address, bump: state.authority_bump };
    match side {
        Side::Sell => {
            pay_in(exchange.user_tokens, exchange.token_vault, exchange.user, amount_in)?;
            authority.pay_out(exchange.quote_vault, exchange.user_quote, out)
        }
        Side::Buy => {
            pay_in(exchange.user_quote, exchange.quote_vault, exchange.user, amount_in)?;
            authority.pay_out(exchange.token_vault, exchange.user_tokens, out)
        }
    }
}

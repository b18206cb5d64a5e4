use pinocchio::{AccountView, Address, ProgramResult};

use crate::accounts::{check_new_vault, load_new};
use crate::errors::{ensure, MarketError};
use crate::state::{Kind, Market, Positions, MAX_FEE_BPS};
use crate::vault::find_authority;

/// Opens a market in two empty accounts of this program. Whoever created them does both in one transaction, or another
/// may come before.
#[inline(never)]
pub fn run(program_id: &Address, accounts: &mut [AccountView], fee_bps: u16) -> ProgramResult {
    let [market, positions, token_mint, quote_mint, token_vault, quote_vault, authority] = accounts else {
        return Err(MarketError::WrongAccount.into());
    };
    ensure!(fee_bps <= MAX_FEE_BPS, FeeOutOfRange);
    let (market_address, positions_address) = (*market.address(), *positions.address());
    let mut state = load_new::<Market>(market, program_id)?;
    let mut list = load_new::<Positions>(positions, program_id)?;

    let (authority_address, authority_bump) = find_authority(&market_address, program_id)?;
    ensure!(*authority.address() == authority_address, WrongAccount);
    ensure!(token_mint.address() != quote_mint.address(), WrongAccount);
    check_new_vault(token_vault, token_mint, &authority_address)?;
    check_new_vault(quote_vault, quote_mint, &authority_address)?;

    state.magic = Market::MAGIC;
    state.token_mint = *token_mint.address();
    state.quote_mint = *quote_mint.address();
    state.token_vault = *token_vault.address();
    state.quote_vault = *quote_vault.address();
    state.positions = positions_address;
    state.fee_bps = fee_bps;
    state.authority_bump = authority_bump;
    list.magic = Positions::MAGIC;
    Ok(())
}

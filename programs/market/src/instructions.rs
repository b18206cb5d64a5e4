//! One file an instruction. State is written before tokens move; what fails later undoes all of it.

mod add_liquidity;
mod initialize;
mod remove_liquidity;
mod swap;

use pinocchio::{AccountView, Address, ProgramResult};

use crate::instruction::Instruction;

/// Runs one instruction. Errors: those of `MarketError`, and the token program's.
#[inline(always)]
pub fn process(program_id: &Address, accounts: &mut [AccountView], data: &[u8]) -> ProgramResult {
    match Instruction::parse(data)? {
        Instruction::Swap { side, amount_in, min_out } => swap::run(program_id, accounts, side, amount_in, min_out),
        Instruction::AddLiquidity { max_tokens, max_quote } => {
            add_liquidity::run(program_id, accounts, max_tokens, max_quote)
        }
        Instruction::RemoveLiquidity { shares } => remove_liquidity::run(program_id, accounts, shares),
        Instruction::Initialize { fee_bps } => initialize::run(program_id, accounts, fee_bps),
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::integer_division, clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

//! Who is who among the accounts of a call: nothing is used before it is checked here.

use pinocchio::account::RefMut;
use pinocchio::{AccountView, Address};
use pinocchio_token::state::Account as TokenAccount;
use pinocchio_token::ID as TOKEN_PROGRAM;

use crate::errors::{ensure, MarketError, Outcome};
use crate::state::{Kind, Market};

/// An account of this program of the size of a `T`, to be changed. Error: `WrongAccount`.
#[inline(always)]
fn borrow<'a, T: Kind>(account: &'a mut AccountView, program_id: &Address) -> Outcome<RefMut<'a, T>> {
    ensure!(account.owned_by(program_id) && account.is_writable(), WrongAccount);
    let data = account.try_borrow_mut().map_err(|_| MarketError::WrongAccount)?;
    RefMut::filter_map(data, |bytes| bytemuck::try_from_bytes_mut(bytes).ok()).map_err(|_| MarketError::WrongAccount)
}

/// The `T` that an account of this program holds. Error: `WrongAccount`.
#[inline(always)]
pub fn load<'a, T: Kind>(account: &'a mut AccountView, program_id: &Address) -> Outcome<RefMut<'a, T>> {
    let value = borrow::<T>(account, program_id)?;
    ensure!(value.magic() == T::MAGIC, WrongAccount);
    Ok(value)
}

/// An account that is to become a `T`. The runtime gives a program accounts only with zeros in them, and this program
/// writes none without the kind's mark. Errors: `WrongAccount`, `AlreadyOpen`.
#[inline(always)]
pub fn load_new<'a, T: Kind>(account: &'a mut AccountView, program_id: &Address) -> Outcome<RefMut<'a, T>> {
    let value = borrow::<T>(account, program_id)?;
    ensure!(value.magic() == [0; 8], AlreadyOpen);
    Ok(value)
}

/// A vault of `mint` that nobody but `authority` can ever move tokens out of or close. Error: `WrongAccount`.
pub fn check_new_vault(vault: &AccountView, mint: &AccountView, authority: &Address) -> Outcome<()> {
    let account = TokenAccount::from_account_view(vault).map_err(|_| MarketError::WrongAccount)?;
    ensure!(account.mint() == mint.address() && account.owner() == authority, WrongAccount);
    ensure!(!account.has_delegate() && !account.has_close_authority(), WrongAccount);
    Ok(())
}

/// What a trader or provider and the market exchange through.
pub struct Exchange<'a> {
    pub token_vault: &'a AccountView,
    pub quote_vault: &'a AccountView,
    pub authority: &'a AccountView,
    pub user_tokens: &'a AccountView,
    pub user_quote: &'a AccountView,
    pub user: &'a AccountView,
    pub token_program: &'a AccountView,
}

impl Exchange<'_> {
    /// Mint, owner and balance of the user's accounts are the token program's to check. Errors: `NotSigner`,
    /// `WrongAccount`.
    #[inline(always)]
    pub fn check(&self, market: &Market) -> Outcome<()> {
        ensure!(self.user.is_signer(), NotSigner);
        ensure!(*self.token_program.address() == TOKEN_PROGRAM, WrongAccount);
        let (token_vault, quote_vault) = (self.token_vault.address(), self.quote_vault.address());
        ensure!(*token_vault == market.token_vault && *quote_vault == market.quote_vault, WrongAccount);
        for vault in [self.token_vault, self.quote_vault] {
            let account = TokenAccount::from_account_view(vault).map_err(|_| MarketError::WrongAccount)?;
            ensure!(account.owner() == self.authority.address() && vault.is_writable(), WrongAccount);
        }
        for account in [self.user_tokens, self.user_quote] {
            let own = account.address() != token_vault && account.address() != quote_vault;
            ensure!(own && account.is_writable(), WrongAccount);
        }
        ensure!(self.user_tokens.address() != self.user_quote.address(), WrongAccount);
        Ok(())
    }
}

//! Account lists of instructions, declared once and expanded twice. For the IDL and for programs that call this one
//! a list becomes Anchor's `#[derive(Accounts)]`. In the program itself it becomes a table that one shared function
//! checks: Anchor's own expansion would be 6 to 25 KB an instruction, two thirds of the whole program, for signer,
//! writable and address checks. Owner and type are checked where an account is loaded (`access`).

use anchor_lang::prelude::*;

use crate::access::anchor_error;
use crate::errors::StakingError;

/// What stands at one place of the list.
pub struct Expected {
    pub signer: bool,
    pub writable: bool,
    /// The only address that is accepted, and whether it is a program's.
    pub address: Option<&'static Pubkey>,
    pub program: bool,
}

impl Expected {
    pub const fn account(signer: bool, writable: bool) -> Expected {
        Expected { signer, writable, address: None, program: false }
    }

    pub const fn vault(address: &'static Pubkey) -> Expected {
        Expected { signer: false, writable: true, address: Some(address), program: false }
    }

    pub const fn program(address: &'static Pubkey) -> Expected {
        Expected { signer: false, writable: false, address: Some(address), program: true }
    }
}

/// Splits the expected accounts off the front. Errors, by place: `AccountNotEnoughKeys`, `AccountNotSigner`,
/// `ConstraintMut`, `InvalidProgramId`, `WrongVault`.
#[inline(never)]
pub fn take<'info>(
    accounts: &mut &'info [AccountInfo<'info>],
    expected: &[Expected],
) -> Result<&'info [AccountInfo<'info>]> {
    let refuse = |code: ErrorCode| Err(anchor_error(code).into());
    let Some((taken, rest)) = accounts.split_at_checked(expected.len()) else {
        return refuse(ErrorCode::AccountNotEnoughKeys);
    };
    for (account, expected) in taken.iter().zip(expected) {
        if expected.signer && !account.is_signer {
            return refuse(ErrorCode::AccountNotSigner);
        }
        if expected.writable && !account.is_writable {
            return refuse(ErrorCode::ConstraintMut);
        }
        if expected.address.is_some_and(|address| address != account.key) {
            if expected.program {
                return refuse(ErrorCode::InvalidProgramId);
            }
            return Err(ProgramError::from(StakingError::WrongVault).into());
        }
    }
    *accounts = rest;
    Ok(taken)
}

/// Lists have no bumps to hand on.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoBumps;

/// Declares the accounts of an instruction: `accounts! { pub struct Name, __client_accounts_name { field: kind, .. } }`.
/// Kinds: `signer`, `payer` (a writable signer), `writable`, `readonly`, both also of a type that the IDL names
/// (`writable(UserStake)`; the handler loads it as such), `vault(V)` (writable, at its address),
/// `token_program`, `system_program`. The second name is the module that Anchor's `accounts` module looks for.
macro_rules! accounts {
    ($(#[$doc:meta])* pub struct $name:ident, $client:ident { $($field:ident : $kind:ident $(($of:ident))?),* $(,)? }) => {
        #[cfg(not(any(feature = "idl-build", feature = "cpi")))]
        #[doc(hidden)]
        pub mod $client {
            use super::*;

            $(#[$doc])*
            pub struct $name<'info> {
                $(pub $field: UncheckedAccount<'info>,)*
            }

            impl<'info> $name<'info> {
                const EXPECTED: &'static [$crate::contexts::Expected] =
                    &[$($crate::contexts::accounts!(@expected $kind $($of)?)),*];
            }

            impl<'info> anchor_lang::Accounts<'info, $crate::contexts::NoBumps> for $name<'info> {
                fn try_accounts(
                    _program_id: &Pubkey,
                    accounts: &mut &'info [AccountInfo<'info>],
                    _data: &[u8],
                    _bumps: &mut $crate::contexts::NoBumps,
                    _reallocs: &mut std::collections::BTreeSet<Pubkey>,
                ) -> Result<Self> {
                    let taken = $crate::contexts::take(accounts, Self::EXPECTED)?;
                    let [$($field),*] = taken else {
                        return Err($crate::access::anchor_error(ErrorCode::AccountNotEnoughKeys).into());
                    };
                    Ok($name { $($field: UncheckedAccount::try_from($field)),* })
                }
            }

            impl<'info> anchor_lang::ToAccountInfos<'info> for $name<'info> {
                fn to_account_infos(&self) -> Vec<AccountInfo<'info>> {
                    vec![$(self.$field.to_account_info()),*]
                }
            }

            impl<'info> anchor_lang::ToAccountMetas for $name<'info> {
                fn to_account_metas(&self, _is_signer: Option<bool>) -> Vec<anchor_lang::solana_program::instruction::AccountMeta> {
                    let mut metas = vec![];
                    $(metas.extend(self.$field.to_account_metas(None));)*
                    metas
                }
            }

            impl<'info> anchor_lang::AccountsExit<'info> for $name<'info> {}

            impl<'info> anchor_lang::Bumps for $name<'info> {
                type Bumps = $crate::contexts::NoBumps;
            }

            /// What `#[program]` expects of a list that names no arguments.
            #[allow(dead_code)]
            impl<'info> $name<'info> {
                pub const __ANCHOR_IX_PARAM_COUNT: usize = 0;

                pub fn __anchor_validate_ix_arg_type_0<T>(_: &T) {}
                pub fn __anchor_validate_ix_arg_type_1<T>(_: &T) {}
                pub fn __anchor_validate_ix_arg_type_2<T>(_: &T) {}
                pub fn __anchor_validate_ix_arg_type_3<T>(_: &T) {}
                pub fn __anchor_validate_ix_arg_type_4<T>(_: &T) {}
                pub fn __anchor_validate_ix_arg_type_5<T>(_: &T) {}

                /// # Safety
                /// Only ever shortens a lifetime, as in Anchor's own expansion.
                #[inline(always)]
                pub unsafe fn __shorten_invariant_lifetime<'a, 'b: 'a>(value: &'a mut $name<'b>) -> &'a mut $name<'a> {
                    core::mem::transmute(value)
                }
            }
        }
        #[cfg(not(any(feature = "idl-build", feature = "cpi")))]
        pub use $client::$name;

        #[cfg(any(feature = "idl-build", feature = "cpi"))]
        $crate::contexts::accounts!(@derive [$(#[$doc])*] $name [] $($field : $kind $(($of))?,)*);
    };

    (@expected signer) => { $crate::contexts::Expected::account(true, false) };
    (@expected payer) => { $crate::contexts::Expected::account(true, true) };
    (@expected writable $($type:ident)?) => { $crate::contexts::Expected::account(false, true) };
    (@expected readonly $($type:ident)?) => { $crate::contexts::Expected::account(false, false) };
    (@expected vault $vault:ident) => { $crate::contexts::Expected::vault(&$crate::constants::$vault.address) };
    (@expected token_program) => { $crate::contexts::Expected::program(&anchor_spl::token::ID) };
    (@expected system_program) => { $crate::contexts::Expected::program(&anchor_lang::system_program::ID) };

    (@derive [$(#[$doc:meta])*] $name:ident [$($built:tt)*]) => {
        $(#[$doc])*
        #[derive(Accounts)]
        pub struct $name<'info> { $($built)* }
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : signer, $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name [$($built)* pub $field: Signer<'info>,] $($rest)*);
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : payer, $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name [$($built)* #[account(mut)] pub $field: Signer<'info>,] $($rest)*);
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : writable, $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name
            [$($built)* #[doc = "CHECK: checked where it is loaded."] #[account(mut)] pub $field: UncheckedAccount<'info>,] $($rest)*);
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : readonly, $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name
            [$($built)* #[doc = "CHECK: checked where it is loaded."] pub $field: UncheckedAccount<'info>,] $($rest)*);
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : writable($type:ident), $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name
            [$($built)* #[account(mut)] pub $field: AccountLoader<'info, $crate::state::$type>,] $($rest)*);
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : readonly($type:ident), $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name
            [$($built)* pub $field: AccountLoader<'info, $crate::state::$type>,] $($rest)*);
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : vault($vault:ident), $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name
            [$($built)* #[doc = "CHECK: a compiled-in address."] #[account(mut, address = $crate::constants::vault_address::$vault)]
             pub $field: UncheckedAccount<'info>,] $($rest)*);
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : token_program, $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name
            [$($built)* pub $field: Program<'info, anchor_spl::token::Token>,] $($rest)*);
    };
    (@derive $docs:tt $name:ident [$($built:tt)*] $field:ident : system_program, $($rest:tt)*) => {
        $crate::contexts::accounts!(@derive $docs $name [$($built)* pub $field: Program<'info, System>,] $($rest)*);
    };
}
pub(crate) use accounts;

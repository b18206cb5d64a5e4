//! Account lists of instructions, declared once and expanded twice: to a struct of accounts with its checks for the program
//! itself, and, for the IDL and for programs that call this one, to Anchor's `#[derive(Accounts)]`. Owner and type are
//! checked where an account is loaded (`Account::load`).

use crate::access::Outcome;
use crate::account::Account;

/// What a handler gets beside its arguments.
pub struct Context<'a, L> {
    pub accounts: L,
    pub remaining_accounts: &'a [Account<'a>],
}

/// The accounts that an instruction names.
pub trait List<'a>: Sized {
    /// Takes the listed accounts off the front. Errors, by place: `AccountNotEnoughKeys`, `AccountNotSigner`,
    /// `ConstraintMut`, `InvalidProgramId`, `WrongVault`.
    fn take(accounts: &'a [Account<'a>]) -> Outcome<Context<'a, Self>>;
}

/// Declares the accounts of an instruction: `accounts! { pub struct Name, listed_name { field: kind, .. } }`.
/// Kinds: `signer`, `payer` (a writable signer), `writable`, `readonly`, both also of a type that the IDL names
/// (`writable(UserStake)`; the handler loads it as such), `vault(V)` (writable, at its address),
/// `token_program`, `system_program`. The second name is the module that holds Anchor's version.
macro_rules! accounts {
    ($(#[$doc:meta])* pub struct $name:ident, $listed:ident { $($field:ident : $kind:ident $(($of:ident))?),* $(,)? }) => {
        $(#[$doc])*
        // A program is checked and not kept.
        #[allow(dead_code)]
        pub struct $name<'a> {
            $(pub $field: $crate::account::Account<'a>,)*
        }

        impl<'a> $crate::contexts::List<'a> for $name<'a> {
            #[inline(always)]
            fn take(
                accounts: &'a [$crate::account::Account<'a>],
            ) -> $crate::access::Outcome<$crate::contexts::Context<'a, Self>> {
                const PLACES: usize = [$(stringify!($field)),*].len();
                let Some((&[$($field),*], remaining_accounts)) = accounts.split_first_chunk::<PLACES>() else {
                    return Err($crate::access::anchor_error(anchor_lang::error::ErrorCode::AccountNotEnoughKeys));
                };
                $($crate::contexts::accounts!(@check $field $kind $($of)?);)*
                Ok($crate::contexts::Context { accounts: $name { $($field),* }, remaining_accounts })
            }
        }

        #[cfg(any(feature = "idl-build", feature = "cpi"))]
        pub mod $listed {
            use anchor_lang::prelude::*;

            $crate::contexts::accounts!(@derive [$(#[$doc])*] $name [] $($field : $kind $(($of))?,)*);
        }
    };

    (@check $field:ident signer) => {
        $crate::access::ensure!(
            $field.is_signer(),
            $crate::access::anchor_error(anchor_lang::error::ErrorCode::AccountNotSigner)
        )
    };
    (@check $field:ident payer) => {
        $crate::contexts::accounts!(@check $field signer);
        $crate::contexts::accounts!(@check $field writable)
    };
    (@check $field:ident writable $($type:ident)?) => {
        $crate::access::ensure!(
            $field.is_writable(),
            $crate::access::anchor_error(anchor_lang::error::ErrorCode::ConstraintMut)
        )
    };
    (@check $field:ident readonly $($type:ident)?) => {};
    (@check $field:ident vault $vault:ident) => {
        $crate::contexts::accounts!(@check $field writable);
        $crate::access::ensure!(
            $crate::account::same_key($field.key(), &$crate::constants::$vault.address),
            $crate::errors::StakingError::WrongVault
        )
    };
    (@check $field:ident token_program) => { $crate::contexts::accounts!(@program $field anchor_spl::token::ID) };
    (@check $field:ident system_program) => { $crate::contexts::accounts!(@program $field anchor_lang::system_program::ID) };
    (@program $field:ident $program:path) => {
        $crate::access::ensure!(
            $crate::account::same_key($field.key(), &$program),
            $crate::access::anchor_error(anchor_lang::error::ErrorCode::InvalidProgramId)
        )
    };

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

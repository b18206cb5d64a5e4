//! The entry point, and the list of instructions from which it and Anchor's interface are made.

use anchor_lang::prelude::*;
use core::mem::MaybeUninit;

use crate::account::{read_input, MAX_ACCOUNTS};
use crate::runtime::set_return_data;
use crate::state::{EmissionParams, GovernanceParams, PoolParams, ProposalPayload};

/// An argument in Borsh form.
pub trait Argument: Sized {
    /// Takes the argument off the front of `data`; none if there is none.
    fn take(data: &mut &[u8]) -> Option<Self>;
}

macro_rules! integers {
    ($($type:ty),*) => {
        $(impl Argument for $type {
            #[inline(always)]
            fn take(data: &mut &[u8]) -> Option<Self> {
                let (bytes, rest) = data.split_first_chunk()?;
                *data = rest;
                Some(<$type>::from_le_bytes(*bytes))
            }
        })*
    };
}
integers!(u8, u16, u32, u64, i64);

impl Argument for bool {
    #[inline(always)]
    fn take(data: &mut &[u8]) -> Option<Self> {
        match u8::take(data)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Argument for [u8; 32] {
    fn take(data: &mut &[u8]) -> Option<Self> {
        let (bytes, rest) = data.split_first_chunk()?;
        *data = rest;
        Some(*bytes)
    }
}

impl Argument for Pubkey {
    fn take(data: &mut &[u8]) -> Option<Self> {
        Argument::take(data).map(Pubkey::new_from_array)
    }
}

macro_rules! by_borsh {
    ($($type:ty),*) => {
        $(impl Argument for $type {
            fn take(data: &mut &[u8]) -> Option<Self> {
                AnchorDeserialize::deserialize(data).ok()
            }
        })*
    };
}
by_borsh!(PoolParams, GovernanceParams, EmissionParams, ProposalPayload);

/// What an instruction returns to its caller.
pub trait Answer {
    fn give(self);
}

impl Answer for () {
    #[inline(always)]
    fn give(self) {}
}

impl Answer for u64 {
    fn give(self) {
        set_return_data(&self.to_le_bytes());
    }
}

/// First bytes of an instruction's data: of sha256 of `global:` and its name.
pub const fn tag_of(name: &str) -> u64 {
    let hash = sha2_const_stable::Sha256::new().update(b"global:").update(name.as_bytes()).finalize();
    match hash.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

/// Declares the program's instructions: `/// doc  fn name(List, argument: type, ..) = file::handler;`, and those that
/// return something apart, because Anchor reads the tokens of a return type.
macro_rules! instructions {
    (
        $($(#[doc = $doc:literal])*
        fn $name:ident($list:ident $(, $argument:ident : $type:tt)*) = $file:ident::$handler:ident;)*
        answering {
            $($(#[doc = $answer_doc:literal])*
            fn $answer_name:ident($answer_list:ident $(, $answer_argument:ident : $answer_type:tt)*) -> $answer:ident
                = $answer_file:ident::$answer_handler:ident;)*
        }
    ) => {
        entry::dispatch! {
            $(fn $name($list $(, $argument: $type)*) = $file::$handler;)*
            $(fn $answer_name($answer_list $(, $answer_argument: $answer_type)*) = $answer_file::$answer_handler;)*
        }

        // The interface for Anchor: the IDL, and modules for programs that call this one. Nothing here runs.
        #[cfg(any(feature = "idl-build", feature = "cpi"))]
        #[program]
        pub mod staking {
            use super::*;

            $($(#[doc = $doc])*
            #[allow(unused_variables)]
            pub fn $name(ctx: Context<$list>, $($argument: $type),*) -> Result<()> {
                Err(ErrorCode::InstructionFallbackNotFound.into())
            })*
            $($(#[doc = $answer_doc])*
            #[allow(unused_variables)]
            pub fn $answer_name(ctx: Context<$answer_list>, $($answer_argument: $answer_type),*) -> Result<$answer> {
                Err(ErrorCode::InstructionFallbackNotFound.into())
            })*
        }
    };
}
pub(crate) use instructions;

/// The program's side of `instructions!`.
macro_rules! dispatch {
    ($(fn $name:ident($list:ident $(, $argument:ident : $type:tt)*) = $file:ident::$handler:ident;)*) => {
        /// Finds the instruction by its tag and runs it: arguments, then accounts by place, then the handler.
        #[inline(always)]
        fn run(input: &account::Input) -> access::Outcome<()> {
            use anchor_lang::error::ErrorCode;

            #[allow(non_upper_case_globals)]
            mod tag {
                $(pub const $name: u64 = crate::entry::tag_of(stringify!($name));)*
            }
            mod call {
                use super::*;

                // A frame of 4096 bytes for each.
                $(#[inline(never)]
                pub fn $name(input: &account::Input) -> access::Outcome<()> {
                    #[allow(unused_mut, unused_variables)]
                    let mut data = input.data.get(8..).unwrap_or(&[]);
                    $(let Some($argument) = <$type as entry::Argument>::take(&mut data) else {
                        return Err(access::anchor_error(ErrorCode::InstructionDidNotDeserialize));
                    };)*
                    let context = <instructions::$file::$list as contexts::List>::take(input.accounts)?;
                    entry::Answer::give(instructions::$file::$handler(context $(, $argument)*)?);
                    Ok(())
                })*
            }

            access::ensure!(
                account::same_key(input.program_id, &ID),
                access::anchor_error(ErrorCode::DeclaredProgramIdMismatch)
            );
            match input.data.first_chunk().copied().map(u64::from_le_bytes) {
                $(Some(tag::$name) => call::$name(input),)*
                Some(event) if event.to_le_bytes() == anchor_lang::event::EVENT_IX_TAG_LE => {
                    Err(access::anchor_error(ErrorCode::EventInstructionStub))
                }
                _ => Err(access::anchor_error(ErrorCode::InstructionFallbackNotFound)),
            }
        }
    };
}
pub(crate) use dispatch;

/// Runs the instruction that `input` holds; 0, or the error's code.
///
/// # Safety
/// `input` is as `read_input` asks.
#[inline(always)]
pub unsafe fn process(input: *mut u8) -> u64 {
    #[cfg(feature = "twin")]
    crate::vulnerable::bear_mark();
    let mut room = [const { MaybeUninit::uninit() }; MAX_ACCOUNTS];
    // SAFETY: the same is asked of the caller; the handles do not outlive this call.
    let outcome = unsafe { read_input(input, &mut room) }.and_then(|input| crate::run(&input));
    match outcome {
        Ok(()) => 0,
        Err(error) => error.into(),
    }
}

#[cfg(all(target_os = "solana", not(feature = "no-entrypoint")))]
mod entrypoint {
    /// Where the runtime starts the program.
    #[no_mangle]
    pub unsafe extern "C" fn entrypoint(input: *mut u8) -> u64 {
        // SAFETY: the loader's bytes are this program's until it returns.
        unsafe { super::process(input) }
    }

    anchor_lang::solana_program::entrypoint::custom_heap_default!();
    anchor_lang::solana_program::entrypoint::custom_panic_default!();
}

#[cfg(test)]
mod tests;

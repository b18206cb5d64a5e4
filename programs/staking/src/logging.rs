//! Events as log data, written field by field into an array on the stack.

use anchor_lang::prelude::*;

/// A field of fixed size: its Borsh form is its bytes, little end first.
pub trait Field: Copy {
    const BYTES: usize;
    /// Writes the field to the front of `to`, which has room.
    fn put(self, to: &mut [u8]);
}

macro_rules! integers {
    ($($type:ty),*) => {
        $(impl Field for $type {
            const BYTES: usize = size_of::<$type>();
            #[inline(always)]
            fn put(self, to: &mut [u8]) {
                to[..Self::BYTES].copy_from_slice(&self.to_le_bytes());
            }
        })*
    };
}
integers!(u8, u16, u32, u64, i64, u128);

impl Field for bool {
    const BYTES: usize = 1;
    #[inline(always)]
    fn put(self, to: &mut [u8]) {
        to[0] = self.into();
    }
}

impl<const N: usize, T: Field> Field for [T; N] {
    const BYTES: usize = T::BYTES * N;
    #[inline(always)]
    fn put(self, to: &mut [u8]) {
        for (place, item) in to.chunks_exact_mut(T::BYTES).zip(self) {
            item.put(place);
        }
    }
}

impl Field for Pubkey {
    const BYTES: usize = 32;
    #[inline(always)]
    fn put(self, to: &mut [u8]) {
        to[..32].copy_from_slice(self.as_ref());
    }
}

/// An event of the program.
pub trait Event {
    fn log(&self);
}

/// Logs the event as Anchor would: its discriminator, then its Borsh form.
#[inline(always)]
pub fn emit(event: impl Event) {
    event.log();
}

/// Declares events: each becomes Anchor's `#[event]`, for the IDL, and an `Event`.
macro_rules! events {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident : $type:tt,)* })*) => {
        $(
            $(#[$meta])*
            #[event]
            pub struct $name {
                $($(#[$field_meta])* pub $field: $type,)*
            }

            impl $crate::logging::Event for $name {
                #[inline(always)]
                fn log(&self) {
                    use $crate::logging::Field;

                    const BYTES: usize = 8 $(+ <$type as Field>::BYTES)*;
                    let mut bytes = [0u8; BYTES];
                    let (tag, rest) = bytes.split_at_mut(8);
                    tag.copy_from_slice(<Self as anchor_lang::Discriminator>::DISCRIMINATOR);
                    $(
                        let (place, rest) = rest.split_at_mut(<$type as Field>::BYTES);
                        self.$field.put(place);
                    )*
                    let _ = rest;
                    $crate::runtime::log_data(&bytes);
                }
            }
        )*
    };
}
pub(crate) use events;

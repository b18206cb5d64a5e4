//! Bytes as a loader would write them, for tests.

use anchor_lang::prelude::*;
use anchor_lang::Discriminator;

use super::BYTES_BESIDE_DATA;

/// One place of a call's account list.
#[derive(Clone)]
pub enum Place {
    First(TestAccount),
    /// The account that stands at an earlier place.
    Repeats(u8),
}

#[derive(Clone)]
pub struct TestAccount {
    pub key: Pubkey,
    pub owner: Pubkey,
    pub is_signer: bool,
    pub is_writable: bool,
    pub lamports: u64,
    pub data: Vec<u8>,
}

impl TestAccount {
    /// A writable account of this program without data; `byte` fills its key.
    pub fn ours(byte: u8) -> TestAccount {
        TestAccount {
            key: Pubkey::new_from_array([byte; 32]),
            owner: crate::ID,
            is_signer: false,
            is_writable: true,
            lamports: 1_000,
            data: vec![],
        }
    }

    /// Holding a `T` of zeros.
    pub fn holding<T: Discriminator>(byte: u8) -> TestAccount {
        let mut data = T::DISCRIMINATOR.to_vec();
        data.resize(super::space_of::<T>(), 0);
        TestAccount { data, ..Self::ours(byte) }
    }

    pub fn signing(byte: u8) -> TestAccount {
        TestAccount { is_signer: true, owner: Pubkey::default(), ..Self::ours(byte) }
    }
}

/// The loader's bytes, aligned as it aligns them.
pub struct TestInput {
    words: Vec<u64>,
}

impl TestInput {
    pub fn new(places: &[Place], data: &[u8], program: &Pubkey) -> TestInput {
        let mut bytes = (places.len() as u64).to_le_bytes().to_vec();
        for place in places {
            match place {
                Place::Repeats(first) => bytes.extend([*first, 0, 0, 0, 0, 0, 0, 0]),
                Place::First(account) => {
                    let end = bytes.len() + BYTES_BESIDE_DATA + account.data.len().next_multiple_of(8);
                    bytes.extend([255, account.is_signer.into(), account.is_writable.into(), 0, 0, 0, 0, 0]);
                    bytes.extend(account.key.as_ref());
                    bytes.extend(account.owner.as_ref());
                    bytes.extend(account.lamports.to_le_bytes());
                    bytes.extend((account.data.len() as u64).to_le_bytes());
                    bytes.extend(&account.data);
                    bytes.resize(end, 0);
                }
            }
        }
        bytes.extend((data.len() as u64).to_le_bytes());
        bytes.extend(data);
        bytes.extend(program.as_ref());
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        let words = bytes.chunks_exact(8).map(|word| u64::from_le_bytes(word.try_into().unwrap())).collect();
        TestInput { words }
    }

    pub fn start(&mut self) -> *mut u8 {
        self.words.as_mut_ptr().cast()
    }
}

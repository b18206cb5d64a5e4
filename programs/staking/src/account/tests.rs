#![allow(clippy::arithmetic_side_effects, clippy::integer_division, clippy::unwrap_used, clippy::panic)]

use core::mem::MaybeUninit;

use anchor_lang::prelude::{ErrorCode, ProgramError, Pubkey};
use anchor_lang::solana_program::entrypoint::deserialize;
use anchor_lang::Discriminator;

use super::test_input::{Place, TestAccount, TestInput};
use super::{read_input, same_key, space_of, Account, MAX_ACCOUNTS};
use crate::access::Outcome;
use crate::state::{ExpiryPage, HistoryPage, UserStake};

/// Reads `places` and runs `look` on the handles.
fn with_accounts<R>(places: &[Place], look: impl FnOnce(&[Account]) -> R) -> R {
    let mut input = TestInput::new(places, &[7, 8, 9], &crate::ID);
    let mut room = [const { MaybeUninit::uninit() }; MAX_ACCOUNTS];
    let read = unsafe { read_input(input.start(), &mut room) }.unwrap();
    assert_eq!((read.program_id, read.data), (&crate::ID, &[7u8, 8, 9][..]));
    look(read.accounts)
}

fn code<T>(outcome: Outcome<T>) -> u64 {
    outcome.err().unwrap().into()
}

const WRONG_OWNER: u64 = ErrorCode::AccountOwnedByWrongProgram as u64;
const WRONG_TYPE: u64 = ErrorCode::AccountDiscriminatorMismatch as u64;
const WRONG_LENGTH: u64 = ErrorCode::AccountDidNotDeserialize as u64;

fn borrowed() -> u64 {
    ProgramError::AccountBorrowFailed.into()
}

#[test]
fn reads_what_the_usual_entry_point_reads() {
    let places: Vec<Place> = (0..24u8)
        .map(|i| match i % 6 {
            5 => Place::Repeats(i / 2),
            n => Place::First(TestAccount {
                is_signer: n == 1,
                is_writable: n != 2,
                lamports: u64::from(i) << 40,
                data: (0..i * 3).collect(),
                ..TestAccount::ours(i)
            }),
        })
        .collect();
    let mut theirs = TestInput::new(&places, &[7, 8, 9], &crate::ID);
    let (program, infos, data) = unsafe { deserialize(theirs.start()) };
    assert_eq!((program, data), (&crate::ID, &[7u8, 8, 9][..]));
    with_accounts(&places, |accounts| {
        assert_eq!(accounts.len(), infos.len());
        for (account, info) in accounts.iter().zip(&infos) {
            assert_eq!(account.key(), info.key);
            assert_eq!((account.is_signer(), account.is_writable()), (info.is_signer, info.is_writable));
            assert_eq!((account.lamports(), account.data_len()), (info.lamports(), info.data_len()));
            assert!(account.is_owned_by(info.owner) && !account.is_owned_by(&Pubkey::default()));
            account.with_data(|bytes| assert_eq!(bytes, &info.data.borrow()[..])).unwrap();
        }
    });
}

#[test]
fn takes_as_many_accounts_as_the_runtime_allows_and_no_more() {
    let mut places = vec![Place::First(TestAccount::ours(1))];
    places.resize(MAX_ACCOUNTS, Place::Repeats(0));
    with_accounts(&places, |accounts| assert!(accounts.iter().all(|account| account.header() == accounts[0].header())));
    places.push(Place::Repeats(0));
    let mut input = TestInput::new(&places, &[], &crate::ID);
    let mut room = [const { MaybeUninit::uninit() }; MAX_ACCOUNTS];
    assert!(unsafe { read_input(input.start(), &mut room) }.is_err());
}

#[test]
fn no_account_repeats_a_place_that_has_not_been() {
    for later in [0u8, 1, 200, 254] {
        let places = [Place::Repeats(later), Place::First(TestAccount::ours(1))];
        let mut input = TestInput::new(&places, &[], &crate::ID);
        let mut room = [const { MaybeUninit::uninit() }; MAX_ACCOUNTS];
        assert_eq!(
            unsafe { read_input(input.start(), &mut room) }.err().map(u64::from),
            Some(ProgramError::InvalidArgument.into())
        );
    }
}

#[test]
fn an_empty_call_has_no_accounts() {
    with_accounts(&[], |accounts| assert!(accounts.is_empty()));
}

#[test]
fn loads_only_what_is_ours_of_the_type_and_of_its_length() {
    let good = TestAccount::holding::<UserStake>(1);
    let refused = |account: TestAccount| with_accounts(&[Place::First(account)], |a| code(a[0].load::<UserStake>()));
    let refused_mut =
        |account: TestAccount| with_accounts(&[Place::First(account)], |a| code(a[0].load_mut::<UserStake>()));
    for (account, expected) in [
        (TestAccount { owner: Pubkey::default(), ..good.clone() }, WRONG_OWNER),
        (TestAccount { owner: Pubkey::default(), data: vec![], ..good.clone() }, WRONG_OWNER),
        (TestAccount::holding::<HistoryPage>(1), WRONG_TYPE),
        (TestAccount { data: vec![0; space_of::<UserStake>()], ..good.clone() }, WRONG_TYPE),
        (TestAccount { data: vec![], ..good.clone() }, WRONG_TYPE),
        (TestAccount { data: good.data[..7].to_vec(), ..good.clone() }, WRONG_TYPE),
        (TestAccount { data: good.data[..8].to_vec(), ..good.clone() }, WRONG_LENGTH),
        (TestAccount { data: good.data[..good.data.len() - 1].to_vec(), ..good.clone() }, WRONG_LENGTH),
        (TestAccount { data: [good.data.clone(), vec![0]].concat(), ..good.clone() }, WRONG_LENGTH),
    ] {
        assert_eq!(refused(account.clone()), expected);
        assert_eq!(refused_mut(account), expected);
    }
    with_accounts(&[Place::First(good)], |accounts| {
        accounts[0].load_mut::<UserStake>().unwrap().amount = 5;
        assert_eq!(accounts[0].bytes_at::<8>(8 + 32), None, "while it is changed");
    });
}

#[test]
fn one_account_is_changed_under_one_name_only() {
    let places = [Place::First(TestAccount::holding::<UserStake>(1)), Place::Repeats(0), Place::Repeats(1)];
    with_accounts(&places, |accounts| {
        let first = accounts[0].load_mut::<UserStake>().unwrap();
        first.amount = 5;
        for again in accounts {
            assert_eq!(code(again.load_mut::<UserStake>()), borrowed());
            assert_eq!(code(again.load::<UserStake>()), borrowed());
            // The mark is asked before the type, as by `RefCell`.
            assert_eq!(code(again.load::<HistoryPage>()), borrowed());
            assert_eq!(code(again.require_readable()), borrowed());
            assert_eq!(code(again.with_data(<[u8]>::len)), borrowed());
            assert!(again.visit_if(|_: &UserStake| true, |_| ()).is_none());
        }
        assert_eq!(first.amount, 5);
    });
    with_accounts(&places, |accounts| {
        accounts[0].load::<UserStake>().unwrap();
        accounts[1].load::<UserStake>().unwrap();
        assert_eq!(code(accounts[2].load_mut::<UserStake>()), borrowed());
        assert_eq!(code(accounts[2].load::<HistoryPage>()), WRONG_TYPE);
        assert!(accounts[1].visit_if(|_: &UserStake| true, |_| ()).is_none());
        assert_eq!(accounts[1].bytes_at::<8>(0), Some(UserStake::DISCRIMINATOR.try_into().unwrap()));
    });
}

#[test]
fn a_visit_gives_the_account_back() {
    let places = [Place::First(TestAccount::holding::<ExpiryPage>(1)), Place::Repeats(0)];
    with_accounts(&places, |accounts| {
        let inner = accounts[0].visit_if(
            |page: &ExpiryPage| page.page == 0,
            |page| {
                page.page = 3;
                accounts[1].visit_if(|_: &ExpiryPage| true, |_| ())
            },
        );
        assert_eq!(inner, Some(None), "not twice at a time");
        assert_eq!(accounts[1].visit_if(|page: &ExpiryPage| page.page == 3, |page| page.page), Some(3));
        assert!(accounts[0].visit_if(|page: &ExpiryPage| page.page == 0, |_| ()).is_none());
        assert!(accounts[0].visit_if(|_: &HistoryPage| true, |_| ()).is_none());
    });
    let foreign = TestAccount { owner: Pubkey::default(), ..TestAccount::holding::<ExpiryPage>(1) };
    with_accounts(&[Place::First(foreign)], |accounts| {
        assert!(accounts[0].visit_if(|_: &ExpiryPage| true, |_| ()).is_none());
    });
}

#[test]
fn bytes_end_with_the_data() {
    let account = TestAccount { data: (0..10).collect(), ..TestAccount::ours(1) };
    with_accounts(&[Place::First(account)], |accounts| {
        assert_eq!(accounts[0].bytes_at(8), Some([8, 9]));
        assert_eq!(accounts[0].bytes_at::<3>(8), None);
        assert_eq!(accounts[0].bytes_at::<1>(usize::MAX), None);
        assert_eq!(accounts[0].bytes_at::<0>(10), Some([]));
    });
}

#[test]
fn a_tag_is_written_once_and_into_room() {
    let fresh = TestAccount { data: vec![0; space_of::<UserStake>()], ..TestAccount::ours(1) };
    with_accounts(&[Place::First(fresh)], |accounts| {
        accounts[0].write_tag::<UserStake>().unwrap();
        accounts[0].load_mut::<UserStake>().unwrap();
        assert_eq!(code(accounts[0].write_tag::<UserStake>()), borrowed());
    });
    with_accounts(&[Place::First(TestAccount::ours(1))], |accounts| {
        assert!(accounts[0].write_tag::<UserStake>().is_err());
    });
}

#[test]
fn keys_are_the_same_if_all_bytes_are() {
    let key = Pubkey::new_from_array(core::array::from_fn(|i| i as u8));
    assert!(same_key(&key, &key.clone()));
    for i in 0..32 {
        let mut other = key.to_bytes();
        other[i] ^= 0x80;
        assert!(!same_key(&key, &Pubkey::new_from_array(other)));
    }
}

#[test]
fn an_emptied_account_belongs_to_the_other_program() {
    with_accounts(&[Place::First(TestAccount::holding::<UserStake>(1))], |accounts| {
        accounts[0].set_lamports(0);
        accounts[0].empty_and_assign(&Pubkey::default());
        assert_eq!((accounts[0].data_len(), accounts[0].lamports()), (0, 0));
        assert_eq!(code(accounts[0].load::<UserStake>()), WRONG_OWNER);
    });
}

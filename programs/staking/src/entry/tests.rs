//! The whole program behind hand-made input, as far as it gets without a chain.
#![allow(clippy::arithmetic_side_effects, clippy::integer_division, clippy::unwrap_used, clippy::panic)]

use anchor_lang::prelude::*;

use super::{process, tag_of};
use crate::account::test_input::{Place, TestAccount, TestInput};
use crate::constants::STAKE_VAULT;
use crate::errors::StakingError;
use crate::state::{Governance, StakingPool, UserStake};

fn call(places: &[Place], data: &[u8]) -> u64 {
    let mut input = TestInput::new(places, data, &crate::ID);
    unsafe { process(input.start()) }
}

fn data(name: &str, arguments: &[u8]) -> Vec<u8> {
    [&tag_of(name).to_le_bytes(), arguments].concat()
}

fn firsts<const N: usize>(accounts: [TestAccount; N]) -> [Place; N] {
    accounts.map(Place::First)
}

fn staker() -> [TestAccount; 2] {
    let owner = TestAccount::signing(1);
    let mut user = TestAccount::holding::<UserStake>(2);
    user.data[8..40].copy_from_slice(owner.key.as_ref());
    [owner, user]
}

#[test]
fn tags_are_those_of_anchor() {
    // sha256("global:initialize")[..8], known from every Anchor program.
    assert_eq!(tag_of("initialize").to_le_bytes(), [175, 175, 109, 31, 13, 152, 155, 237]);
}

#[test]
fn runs_an_instruction_on_the_account_itself() {
    let places = firsts(staker());
    let mut input = TestInput::new(&places, &data("set_compounding", &[1]), &crate::ID);
    assert_eq!(unsafe { process(input.start()) }, 0);
    let mut after = TestInput::new(&places, &data("settle_entries", &[0, 0]), &crate::ID);
    let byte = |input: &mut TestInput| {
        let user = 8 + crate::account::BYTES_BESIDE_DATA;
        unsafe { input.start().add(user + 88 + 8 + 130).read() }
    };
    assert_eq!((byte(&mut after), byte(&mut input)), (0, 1));
}

#[test]
fn refuses_data_that_no_instruction_takes() {
    let places = firsts(staker());
    let fallback = ErrorCode::InstructionFallbackNotFound as u64;
    for bytes in [&[][..], &[1, 2, 3], &[0; 8], &data("stakes", &[0; 12]), &data("set_compounding", &[])[..7]] {
        assert_eq!(call(&places, bytes), fallback);
    }
    let broken = ErrorCode::InstructionDidNotDeserialize as u64;
    assert_eq!(call(&places, &data("set_compounding", &[])), broken);
    assert_eq!(call(&places, &data("set_compounding", &[2])), broken);
    assert_eq!(call(&[], &data("stake", &[0; 11])), broken, "arguments come before accounts");
    // Bytes behind the arguments mean nothing, as for Borsh.
    assert_eq!(call(&places, &data("set_compounding", &[1, 9, 9])), 0);
    let event = anchor_lang::event::EVENT_IX_TAG_LE;
    assert_eq!(call(&places, event), ErrorCode::EventInstructionStub as u64);
}

#[test]
fn runs_under_its_own_address_only() {
    let mut input = TestInput::new(&firsts(staker()), &data("set_compounding", &[1]), &Pubkey::default());
    assert_eq!(unsafe { process(input.start()) }, ErrorCode::DeclaredProgramIdMismatch as u64);
}

#[test]
fn checks_accounts_by_place() {
    let vault = TestAccount { key: STAKE_VAULT.address, ..TestAccount::ours(5) };
    let program = TestAccount { key: anchor_spl::token::ID, is_writable: false, ..TestAccount::ours(6) };
    let [owner, user] = staker();
    let good = [owner, TestAccount::holding::<StakingPool>(3), user, TestAccount::ours(4), vault, program];
    let stake = data("stake", &[1; 12]);
    let no_clock = u64::from(ProgramError::UnsupportedSysvar);
    assert_eq!(call(&firsts(good.clone()), &stake), no_clock, "all accounts in their places");

    for missing in 0..6 {
        assert_eq!(call(&firsts(good.clone())[..missing], &stake), ErrorCode::AccountNotEnoughKeys as u64);
    }
    let mut places = good.clone();
    places[0].is_signer = false;
    assert_eq!(call(&firsts(places), &stake), ErrorCode::AccountNotSigner as u64);
    for readonly in 1..5 {
        let mut places = good.clone();
        places[readonly].is_writable = false;
        assert_eq!(call(&firsts(places), &stake), ErrorCode::ConstraintMut as u64);
    }
    let mut places = good.clone();
    places[4].key = Pubkey::default();
    assert_eq!(call(&firsts(places), &stake), u64::from(u32::from(StakingError::WrongVault)));
    let mut places = good.clone();
    places[5].key = Pubkey::default();
    assert_eq!(call(&firsts(places), &stake), ErrorCode::InvalidProgramId as u64);
    // The first wrong place decides.
    let mut places = good;
    places[1].is_writable = false;
    places[5].key = Pubkey::default();
    assert_eq!(call(&firsts(places), &stake), ErrorCode::ConstraintMut as u64);
}

#[test]
fn refuses_false_and_repeated_accounts() {
    let [owner, user] = staker();
    let set = data("set_compounding", &[1]);
    let stranger = TestAccount { key: Pubkey::new_from_array([9; 32]), ..owner.clone() };
    let wrong_owner = u64::from(u32::from(StakingError::WrongOwner));
    assert_eq!(call(&firsts([stranger, user.clone()]), &set), wrong_owner);
    let fake = TestAccount { owner: Pubkey::new_from_array([9; 32]), ..user };
    assert_eq!(call(&firsts([owner.clone(), fake]), &set), ErrorCode::AccountOwnedByWrongProgram as u64);
    let other = TestAccount::holding::<Governance>(2);
    assert_eq!(call(&firsts([owner.clone(), other]), &set), ErrorCode::AccountDiscriminatorMismatch as u64);
    let itself = [Place::First(TestAccount { is_writable: true, ..owner }), Place::Repeats(0)];
    assert_eq!(call(&itself, &set), ErrorCode::AccountOwnedByWrongProgram as u64);
}

#[test]
fn one_account_cannot_stand_for_two() {
    let authority = TestAccount::signing(1);
    let mut pool = TestAccount::holding::<StakingPool>(2);
    pool.data[8..40].copy_from_slice(authority.key.as_ref());
    let governance = TestAccount::holding::<Governance>(3);
    let set = data("set_attestor", &[7; 32]);
    assert_eq!(call(&firsts([authority.clone(), pool.clone(), governance]), &set), 0);
    let twice = [Place::First(authority), Place::First(pool), Place::Repeats(1)];
    assert_eq!(call(&twice, &set), u64::from(ProgramError::AccountBorrowFailed));
}

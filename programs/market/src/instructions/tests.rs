//! Instructions over accounts in memory. Outside a chain a transfer does nothing: what tokens do is seen by the suites that
//! run the compiled program.

mod memory;

use pinocchio::error::ProgramError;
use pinocchio::Address;
use pinocchio_token::ID as TOKEN_PROGRAM;

use self::memory::{with_views, Memory};
use crate::errors::MarketError;
use crate::process;
use crate::state::{Market, Positions};
use crate::vault::find_authority;

const PROGRAM: Address = Address::new_from_array([9; 32]);

fn address(name: u8) -> Address {
    Address::new_from_array([name; 32])
}

/// A token account; `mark` changes its bytes.
fn token_account(name: u8, mint: u8, owner: Address, mark: impl FnOnce(&mut [u8])) -> Memory {
    let mut data = vec![0; 165];
    data[..32].fill(mint);
    data[32..64].copy_from_slice(owner.as_array());
    data[108] = 1;
    mark(&mut data);
    Memory::new(address(name), TOKEN_PROGRAM, data)
}

const MARKET: u8 = 1;
const POSITIONS: u8 = 2;
const TOKENS: u8 = 3;
const QUOTE: u8 = 4;
const TOKEN_VAULT: u8 = 5;
const QUOTE_VAULT: u8 = 6;
const USER_TOKENS: u8 = 7;
const USER_QUOTE: u8 = 8;
const USER: u8 = 10;

fn authority() -> Address {
    find_authority(&address(MARKET), &PROGRAM).unwrap().0
}

fn plain(name: Address) -> Memory {
    Memory { writable: false, ..Memory::new(name, Address::default(), vec![]) }
}

fn vault(name: u8, mint: u8) -> Memory {
    token_account(name, mint, authority(), |_| ())
}

fn new_accounts() -> Vec<Memory> {
    vec![
        Memory::new(address(MARKET), PROGRAM, vec![0; 256]),
        Memory::new(address(POSITIONS), PROGRAM, vec![0; 10_240]),
        plain(address(TOKENS)),
        plain(address(QUOTE)),
        vault(TOKEN_VAULT, TOKENS),
        vault(QUOTE_VAULT, QUOTE),
        plain(authority()),
    ]
}

type Alteration = fn(&mut Vec<Memory>);

fn call(accounts: &mut [Memory], data: &[u8]) -> Result<(), ProgramError> {
    with_views(accounts, |views| process(&PROGRAM, views, data))
}

fn initialize(fee_bps: u16) -> Vec<u8> {
    [&[0][..], &fee_bps.to_le_bytes()].concat()
}

fn add(tokens: u64, quote: u64) -> Vec<u8> {
    [&[1][..], &tokens.to_le_bytes(), &quote.to_le_bytes()].concat()
}

fn remove(shares: u64) -> Vec<u8> {
    [&[2][..], &shares.to_le_bytes()].concat()
}

fn swap(side: u8, amount_in: u64, min_out: u64) -> Vec<u8> {
    [&[3, side][..], &amount_in.to_le_bytes(), &min_out.to_le_bytes()].concat()
}

fn code(error: MarketError) -> Result<(), ProgramError> {
    Err(ProgramError::Custom(error as u32))
}

/// Accounts of `add_liquidity` and `remove_liquidity`, of a market that was just opened.
fn provider_accounts() -> Vec<Memory> {
    let mut opened = new_accounts();
    call(&mut opened, &initialize(30)).unwrap();
    vec![
        opened[0].clone(),
        opened[1].clone(),
        opened[4].clone(),
        opened[5].clone(),
        plain(authority()),
        token_account(USER_TOKENS, TOKENS, address(USER), |_| ()),
        token_account(USER_QUOTE, QUOTE, address(USER), |_| ()),
        Memory { signer: true, ..plain(address(USER)) },
        plain(TOKEN_PROGRAM),
    ]
}

/// Accounts of `swap`, of a market with 4,000,000 tokens and 1,000,000 quote units.
fn trader_accounts() -> Vec<Memory> {
    let mut accounts = provider_accounts();
    call(&mut accounts, &add(4_000_000, 1_000_000)).unwrap();
    accounts.remove(1);
    accounts
}

fn market(accounts: &[Memory]) -> Market {
    bytemuck::pod_read_unaligned(&accounts[0].data)
}

fn first_shares(accounts: &[Memory]) -> (u64, u64) {
    let positions: Positions = bytemuck::pod_read_unaligned(&accounts[1].data);
    (positions.count, positions.list[0].shares)
}

#[test]
fn opens_a_market() {
    let mut accounts = new_accounts();
    assert_eq!(call(&mut accounts, &initialize(1_000)), Ok(()));
    let opened = market(&accounts);
    assert_eq!(&opened.magic, b"ACTSMKT1");
    assert_eq!(accounts[1].data[..16], *b"ACTSPOS1\0\0\0\0\0\0\0\0");
    assert_eq!((opened.token_mint, opened.quote_mint), (address(TOKENS), address(QUOTE)));
    assert_eq!((opened.token_vault, opened.quote_vault), (address(TOKEN_VAULT), address(QUOTE_VAULT)));
    assert_eq!((opened.positions, opened.fee_bps), (address(POSITIONS), 1_000));
    assert_eq!(opened.authority_bump, find_authority(&address(MARKET), &PROGRAM).unwrap().1);
    assert_eq!((opened.token_reserve, opened.quote_reserve, opened.total_shares), (0, 0, 0));
    assert_eq!(call(&mut accounts, &initialize(1_000)), code(MarketError::AlreadyOpen));
}

#[test]
fn opens_no_market_over_positions_of_another() {
    let mut accounts = new_accounts();
    call(&mut accounts, &initialize(30)).unwrap();
    accounts[0].data.fill(0);
    assert_eq!(call(&mut accounts, &initialize(30)), code(MarketError::AlreadyOpen));
}

#[test]
fn opens_no_market_with_accounts_of_another_kind() {
    let alterations: [(&str, Alteration); 16] = [
        ("too few", |all| _ = all.pop()),
        ("too many", |all| all.push(plain(address(99)))),
        ("market of another program", |all| all[0].owner = address(99)),
        ("market of another size", |all| _ = all[0].data.pop()),
        ("market that cannot be written", |all| all[0].writable = false),
        ("positions of another program", |all| all[1].owner = address(99)),
        ("positions of another size", |all| _ = all[1].data.pop()),
        ("positions that cannot be written", |all| all[1].writable = false),
        ("positions that are the market", |all| all[1] = all[0].clone()),
        ("one mint twice", |all| all[3] = all[2].clone()),
        ("vault of the other mint", |all| all[4] = vault(TOKEN_VAULT, QUOTE)),
        ("vault of another owner", |all| all[5] = token_account(QUOTE_VAULT, QUOTE, address(99), |_| ())),
        ("vault with a delegate", |all| all[4] = token_account(TOKEN_VAULT, TOKENS, authority(), |data| data[72] = 1)),
        ("vault that another may close", |all| {
            all[5] = token_account(QUOTE_VAULT, QUOTE, authority(), |data| data[129] = 1);
        }),
        ("vault of another program", |all| all[4].owner = address(99)),
        ("another authority", |all| all[6] = plain(address(99))),
    ];
    for (name, alter) in alterations {
        let mut accounts = new_accounts();
        alter(&mut accounts);
        assert_eq!(call(&mut accounts, &initialize(30)), code(MarketError::WrongAccount), "{name}");
    }
}

#[test]
fn refuses_a_fee_out_of_range() {
    assert_eq!(call(&mut new_accounts(), &initialize(1_001)), code(MarketError::FeeOutOfRange));
}

#[test]
fn provides_and_takes_back() {
    let mut accounts = provider_accounts();
    assert_eq!(call(&mut accounts, &add(4_000_000, 1_000_000)), Ok(()));
    assert_eq!(first_shares(&accounts), (1, 1_999_000));
    assert_eq!(call(&mut accounts, &add(4_000, 1_001)), Ok(()));
    assert_eq!(first_shares(&accounts), (1, 2_001_000));
    assert_eq!(call(&mut accounts, &remove(1_001_000)), Ok(()));
    assert_eq!(first_shares(&accounts), (1, 1_000_000));
    let state = market(&accounts);
    assert_eq!((state.token_reserve, state.quote_reserve, state.total_shares), (2_002_000, 500_500, 1_001_000));
}

#[test]
fn refuses_to_provide_or_take_back() {
    let mut accounts = provider_accounts();
    assert_eq!(call(&mut accounts, &add(0, 1)), code(MarketError::ZeroAmount));
    assert_eq!(call(&mut accounts, &remove(1)), code(MarketError::SharesExceeded));
    call(&mut accounts, &add(4_000_000, 1_000_000)).unwrap();
    assert_eq!(call(&mut accounts, &remove(0)), code(MarketError::ZeroAmount));
    assert_eq!(call(&mut accounts, &remove(1_999_001)), code(MarketError::SharesExceeded));
    assert_eq!(first_shares(&accounts), (1, 1_999_000));
}

#[test]
fn refuses_a_256th_provider() {
    let mut accounts = provider_accounts();
    call(&mut accounts, &add(4_000_000, 1_000_000)).unwrap();
    for provider in 1..=255u64 {
        let mut key = [11; 32];
        key[..8].copy_from_slice(&provider.to_le_bytes());
        accounts[7].address = Address::new_from_array(key);
        let expected = if provider < 255 { Ok(()) } else { code(MarketError::PositionsFull) };
        assert_eq!(call(&mut accounts, &add(4_000, 1_000)), expected);
    }
}

#[test]
fn swaps_both_ways() {
    let mut accounts = trader_accounts();
    assert_eq!(call(&mut accounts, &swap(0, 10_000, 2_486)), Ok(()));
    assert_eq!(call(&mut accounts, &swap(1, 1_000, 4_003)), Ok(()));
    let state = market(&accounts);
    assert_eq!((state.token_reserve, state.quote_reserve), (4_005_997, 998_514));
    assert_eq!((state.sold_tokens.get(), state.bought_quote.get(), state.swap_count), (10_000, 1_000, 2));
}

#[test]
fn refuses_a_swap() {
    for (data, error) in [
        (swap(0, 0, 0), MarketError::ZeroAmount),
        (swap(0, 1, 0), MarketError::NothingOut),
        (swap(0, 10_000, 2_487), MarketError::SlippageExceeded),
        (swap(1, u64::MAX, 0), MarketError::MathOverflow),
        (swap(2, 1, 0), MarketError::UnknownInstruction),
    ] {
        assert_eq!(call(&mut trader_accounts(), &data), code(error));
    }
    let mut empty = provider_accounts();
    empty.remove(1);
    assert_eq!(call(&mut empty, &swap(0, 10, 0)), code(MarketError::NoLiquidity));
}

/// Alterations of the accounts from the vaults on, which begin at `at`.
fn alter_exchange(accounts: &mut Vec<Memory>, at: usize, place: usize) -> MarketError {
    match place {
        0 => accounts[at].address = address(99),
        1 => accounts[at + 1].address = address(99),
        2 => accounts[at].owner = address(99),
        3 => accounts[at].writable = false,
        4 => accounts[at + 1].writable = false,
        5 => accounts[at + 2].address = address(99),
        6 => accounts[at + 3].address = address(TOKEN_VAULT),
        7 => accounts[at + 4].address = address(TOKEN_VAULT),
        8 => accounts[at + 3].address = address(QUOTE_VAULT),
        9 => accounts[at + 4].address = address(QUOTE_VAULT),
        10 => accounts[at + 3].writable = false,
        11 => accounts[at + 4].writable = false,
        12 => accounts[at + 4].address = address(USER_TOKENS),
        13 => accounts[at + 6].address = address(99),
        14 => accounts[0].owner = address(99),
        15 => accounts[0].writable = false,
        16 => accounts[0].data[0] = b'B',
        17 => _ = accounts.pop(),
        18 => accounts.push(plain(address(98))),
        19 => accounts.swap(at, at + 1),
        _ => {
            accounts[at + 5].signer = false;
            return MarketError::NotSigner;
        }
    }
    MarketError::WrongAccount
}

#[test]
fn exchanges_through_no_other_account() {
    for place in 0..=20 {
        let mut accounts = trader_accounts();
        let error = alter_exchange(&mut accounts, 1, place);
        assert_eq!(call(&mut accounts, &swap(0, 10_000, 0)), code(error), "swap {place}");
        for data in [add(4_000_000, 1_000_000), remove(1)] {
            let mut accounts = provider_accounts();
            let error = alter_exchange(&mut accounts, 2, place);
            assert_eq!(call(&mut accounts, &data), code(error), "provider {place}");
        }
    }
}

#[test]
fn keeps_positions_in_no_other_account() {
    let alterations: [fn(&mut Memory); 4] = [
        |positions| positions.address = address(99),
        |positions| positions.owner = address(99),
        |positions| positions.writable = false,
        |positions| positions.data[0] = b'B',
    ];
    for alter in alterations {
        for data in [add(4_000_000, 1_000_000), remove(1)] {
            let mut accounts = provider_accounts();
            alter(&mut accounts[1]);
            assert_eq!(call(&mut accounts, &data), code(MarketError::WrongAccount));
        }
    }
}

import { describe, expect, it } from 'vitest';
import { openTables } from './tables.ts';

describe('wrong accounts, flags and numbers: rewards and the treasury', () => {
  const table = openTables('rewards', 'treasury');

  it('fund_rewards', async () => {
    expect(await table('fund_rewards')).toMatchInlineSnapshot(`
      "funder         unsigned → AccountNotSigner; stranger → TokenOwnerMismatch
      pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      funder_token   readonly → ConstraintMut; forged → ExternalAccountDataModified; type → InvalidAccountData; other, 6 vaults → TokenOwnerMismatch; mint, vault → TokenInsufficientFunds
      reward_vault   readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      cut off        all 5 → AccountNotEnoughKeys
      amount         0 → ZeroAmount; 1 → accepted: any amount under the weekly cap; max-1, max → MathOverflow"
    `);
  });

  it('mint_inflation', async () => {
    expect(await table('mint_inflation')).toMatchInlineSnapshot(`
      "pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      emission       readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      token_mint     readonly → ConstraintMut; forged, type, other → WrongMint
      reward_vault   readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      cut off        all 5 → AccountNotEnoughKeys"
    `);
  });

  it('pay_debate_fee', async () => {
    expect(await table('pay_debate_fee')).toMatchInlineSnapshot(`
      "owner          unsigned → AccountNotSigner; stranger → WrongOwner
      pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake     readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      owner_token    readonly → ConstraintMut; forged → ExternalAccountDataModified; type → InvalidAccountData; other, 6 vaults → TokenOwnerMismatch; mint, vault → TokenInsufficientFunds
      reward_vault   readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      cut off        all 6 → AccountNotEnoughKeys
      amount         0 → ZeroAmount; 1 → DebateFeeTooSmall; max-1, max → MathOverflow"
    `);
  });

  it('claim_rewards', async () => {
    expect(await table('claim_rewards')).toMatchInlineSnapshot(`
      "owner          unsigned → AccountNotSigner; stranger → WrongOwner
      pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake     readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      owner_token    readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → TokenMintMismatch
      reward_vault   readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      further 1      forged, type, left out → HistoryPageMissing
      cut off        all 6 → AccountNotEnoughKeys"
    `);
  });

  it('compound_rewards', async () => {
    expect(await table('compound_rewards')).toMatchInlineSnapshot(`
      "pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake     readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → DestinationNotOwned
      owner_token    readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → accepted: only what the stake cap leaves over is paid there; the owner is checked
      reward_vault   readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      stake_vault    readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      further 1      forged, type, left out → HistoryPageMissing
      cut off        all 6 → AccountNotEnoughKeys"
    `);
  });

  it('refresh_boosters', async () => {
    expect(await table('refresh_boosters')).toMatchInlineSnapshot(`
      "owner       unsigned → AccountNotSigner; stranger → WrongOwner
      pool        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      governance  forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      further 1   readonly, forged, type, left out → ExpiryPageMissing
      further 2   readonly, forged, type, left out → ExpiryPageMissing
      further 3   forged, type, left out → HistoryPageMissing
      cut off     from owner on, from pool on, from user_stake on, from governance on → AccountNotEnoughKeys"
    `);
  });

  it('sweep_penalties', async () => {
    expect(await table('sweep_penalties')).toMatchInlineSnapshot(`
      "pool            readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      penalty_vault   readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      treasury_vault  readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_mint      readonly → ConstraintMut; forged, type, other → WrongMint
      token_program   program → InvalidProgramId
      cut off         all 5 → AccountNotEnoughKeys"
    `);
  });

  it('create_vesting', async () => {
    expect(await table('create_vesting')).toMatchInlineSnapshot(`
      "funder          unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → TokenOwnerMismatch
      pool            forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      vesting         readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      funder_token    readonly → ConstraintMut; forged → ExternalAccountDataModified; type → InvalidAccountData; other, 6 vaults → TokenOwnerMismatch; mint, vault → TokenInsufficientFunds
      vesting_vault   readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program   program → InvalidProgramId
      system_program  program → InvalidProgramId
      cut off         all 7 → AccountNotEnoughKeys
      index           0 → accepted: the good version; 1, max-1, max → ConstraintSeeds
      total           0 → VestingOutOfRange; 1 → accepted: anyone may give anything to anyone; max-1, max → TokenInsufficientFunds
      start           all 5 → VestingOutOfRange
      cliff_days      0, 1 → accepted: any cliff within the duration; max-1, max → VestingOutOfRange
      duration_days   0, 1, max-1, max → VestingOutOfRange"
    `);
  });

  it('release_vested', async () => {
    expect(await table('release_vested')).toMatchInlineSnapshot(`
      "vesting        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      owner          readonly → ConstraintMut; stranger → WrongOwner
      owner_token    readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → TokenMintMismatch
      vesting_vault  readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      cut off        all 5 → AccountNotEnoughKeys"
    `);
  });

  it('buy_back', async () => {
    expect(await table('buy_back')).toMatchInlineSnapshot(`
      "seller         unsigned → AccountNotSigner; stranger → DestinationNotOwned
      pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      treasury       readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      token_mint     readonly → ConstraintMut; forged, type, other → WrongMint
      seller_token   readonly → ConstraintMut; forged → ExternalAccountDataModified; type → InvalidAccountData; other, 6 vaults → TokenOwnerMismatch; mint, vault → TokenInsufficientFunds
      seller_quote   readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → TokenMintMismatch
      quote_vault    readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      cut off        all 8 → AccountNotEnoughKeys
      amount         0 → ZeroAmount; 1 → BuybackDust; max-1, max → BuybackCapExceeded"
    `);
  });
});

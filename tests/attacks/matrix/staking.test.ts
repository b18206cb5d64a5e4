import { describe, expect, it } from 'vitest';
import { openTables } from './tables.ts';

describe('wrong accounts, flags and numbers: deposits and exits', () => {
  const table = openTables('staking');

  it('open_history_page', async () => {
    expect(await table('open_history_page')).toMatchInlineSnapshot(`
      "payer           unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → accepted: anyone may pay for a page
      history_page    readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      system_program  program → InvalidProgramId
      cut off         from payer on, from history_page on, from system_program on → AccountNotEnoughKeys
      page            0, 1 → ConstraintSeeds; max-1, max → PageOutOfRange"
    `);
  });

  it('roll', async () => {
    expect(await table('roll')).toMatchInlineSnapshot(`
      "pool       readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      further 1  all 5 → HistoryPageMissing
      further 2  all 5 → ExpiryPageMissing
      cut off    from pool on → AccountNotEnoughKeys"
    `);
  });

  it('open_stake_account', async () => {
    expect(await table('open_stake_account')).toMatchInlineSnapshot(`
      "owner           unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → ConstraintSeeds
      user_stake      readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      system_program  program → InvalidProgramId
      cut off         from owner on, from user_stake on, from system_program on → AccountNotEnoughKeys"
    `);
  });

  it('stake', async () => {
    expect(await table('stake')).toMatchInlineSnapshot(`
      "owner          unsigned → AccountNotSigner; stranger → WrongOwner
      pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake     readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      owner_token    readonly → ConstraintMut; forged → ExternalAccountDataModified; type → InvalidAccountData; other, 6 vaults → TokenOwnerMismatch; mint, vault → TokenInsufficientFunds
      stake_vault    readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      cut off        all 6 → AccountNotEnoughKeys
      amount         0 → ZeroAmount; 1 → StakeBelowMinimum; max-1, max → MathOverflow
      lock_days      0 → accepted: a deposit without a lock; 1, max-1, max → UnknownLock"
    `);
  });

  it('extend_lock', async () => {
    expect(await table('extend_lock')).toMatchInlineSnapshot(`
      "owner       unsigned → AccountNotSigner; stranger → WrongOwner
      pool        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      further 1   readonly, forged, type, left out → ExpiryPageMissing
      further 2   forged, type, left out → HistoryPageMissing
      cut off     from owner on, from pool on, from user_stake on → AccountNotEnoughKeys
      entry       0, 1 → accepted: another entry of the owner, of which nothing is scheduled; max-1, max → EntryNotFound
      lock_days   0 → LockNotExtended; 1, max-1, max → UnknownLock"
    `);
  });

  it('unstake', async () => {
    expect(await table('unstake')).toMatchInlineSnapshot(`
      "owner          unsigned → AccountNotSigner; readonly → PrivilegeEscalation; stranger → WrongOwner
      pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake     readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      owner_token    readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → accepted: the ticket pays later, to an account that is named then; the owner is checked
      stake_vault    readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      penalty_vault  readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      further 1      readonly, forged, type, left out → ExpiryPageMissing
      further 2      forged, type, left out → HistoryPageMissing
      further 3      readonly → PrivilegeEscalation; nowhere, type, other, left out → TicketMissing
      further 4      program, left out → TicketMissing
      cut off        all 7 → AccountNotEnoughKeys
      amount         0 → ZeroAmount; 1 → accepted: a part of an entry may leave; what stays is above min_stake; max-1, max → AmountExceedsEntry
      force          0 → StillLocked; 1 → accepted: the good version; 2 → InstructionDidNotDeserialize
      entry          0, 1 → accepted: another entry of the owner, of which nothing is scheduled; max-1, max → EntryNotFound"
    `);
  });

  it('unstake without tickets', async () => {
    expect(await table('unstake without tickets')).toMatchInlineSnapshot(`
      "owner          unsigned → AccountNotSigner; stranger → WrongOwner
      pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake     readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      owner_token    readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → TokenMintMismatch
      stake_vault    readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      penalty_vault  readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      further 1      readonly, forged, type, left out → ExpiryPageMissing
      further 2      forged, type, left out → HistoryPageMissing
      cut off        all 7 → AccountNotEnoughKeys
      amount         0 → ZeroAmount; 1 → accepted: a part of an entry may leave; what stays is above min_stake; max-1, max → AmountExceedsEntry
      force          0 → StillLocked; 1 → accepted: the good version; 2 → InstructionDidNotDeserialize
      entry          0, 1 → accepted: another entry of the owner, of which nothing is scheduled; max-1, max → EntryNotFound"
    `);
  });

  it('release_ticket', async () => {
    expect(await table('release_ticket')).toMatchInlineSnapshot(`
      "pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      ticket         readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      owner          readonly → ConstraintMut; stranger → WrongOwner
      owner_token    readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → TokenMintMismatch
      stake_vault    readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      cut off        all 6 → AccountNotEnoughKeys"
    `);
  });

  it('settle_entries', async () => {
    expect(await table('settle_entries')).toMatchInlineSnapshot(`
      "pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → accepted: anyone may settle anybody: it pays nothing
      further 1   forged, type, left out → HistoryPageMissing
      cut off     from pool on, from user_stake on → AccountNotEnoughKeys
      entry_mask  0, 1, max-1, max → accepted: any part of the entries may be settled"
    `);
  });

  it('set_compounding', async () => {
    expect(await table('set_compounding')).toMatchInlineSnapshot(`
      "owner       unsigned → AccountNotSigner; stranger → WrongOwner
      user_stake  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      cut off     from owner on, from user_stake on → AccountNotEnoughKeys
      enabled     0, 1 → accepted: both are choices; 2 → InstructionDidNotDeserialize"
    `);
  });

  it('close_stake_account', async () => {
    expect(await table('close_stake_account')).toMatchInlineSnapshot(`
      "owner          unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → WrongOwner
      pool           readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake     readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      owner_token    readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → TokenMintMismatch
      reward_vault   readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program  program → InvalidProgramId
      cut off        all 6 → AccountNotEnoughKeys"
    `);
  });

  it('get_voting_power', async () => {
    expect(await table('get_voting_power')).toMatchInlineSnapshot(`
      "pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake  forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongUser
      cut off     from pool on, from user_stake on → AccountNotEnoughKeys"
    `);
  });
});

import { describe, expect, it } from 'vitest';
import { openTables } from './tables.ts';

describe('wrong accounts, flags and numbers: proposals', () => {
  const table = openTables('proposals', 'executions');

  it('create_proposal', async () => {
    expect(await table('create_proposal')).toMatchInlineSnapshot(`
      "proposer                 unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → WrongOwner
      pool                     forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance               readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake               readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      proposal                 readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      proposer_token           readonly → ConstraintMut; forged → ExternalAccountDataModified; type → InvalidAccountData; other, 4 vaults → TokenOwnerMismatch; mint, 3 vaults → TokenInsufficientFunds
      bond_vault               readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program            program → InvalidProgramId
      system_program           program → InvalidProgramId
      cut off                  all 9 → AccountNotEnoughKeys
      id                       0, 1, max-1, max → ProposalIdMismatch
      payload.tag              0 → accepted: the good version; 1, max-1, max → InstructionDidNotDeserialize
      payload.Parameter.id     0 → accepted: min_stake may be 10; 1 → ParameterOutOfRange; max-1, max → UnknownParameter
      payload.Parameter.value  0, max-1, max → ParameterOutOfRange; 1 → accepted: a vote of one day is within the bounds
      payload.Spend.purpose    0 → accepted: the good version; 1, max-1, max → PayloadInvalid
      payload.Spend.amount     0 → PayloadInvalid; 1, max-1, max → accepted: what the treasury can pay is known when it pays
      payload.Spend.price      0 → accepted: the good version; 1, max-1, max → PayloadInvalid
      payload.Feature.flag     0, 1 → accepted: each of the 18 features may be voted on; max-1, max → UnknownFeature
      payload.Feature.enabled  0, 1 → accepted: on or off; 2 → InstructionDidNotDeserialize"
    `);
  });

  it('activate_proposal', async () => {
    expect(await table('activate_proposal')).toMatchInlineSnapshot(`
      "proposer    unsigned → AccountNotSigner; stranger → NotProposer
      pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake  forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → NotProposer
      cut off     all 5 → AccountNotEnoughKeys"
    `);
  });

  it('cancel_proposal', async () => {
    expect(await table('cancel_proposal')).toMatchInlineSnapshot(`
      "proposer    unsigned → AccountNotSigner; stranger → NotProposer
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → NotProposer
      cut off     from proposer on, from governance on, from proposal on → AccountNotEnoughKeys"
    `);
  });

  it('cast_vote', async () => {
    expect(await table('cast_vote')).toMatchInlineSnapshot(`
      "owner       unsigned → AccountNotSigner; stranger → WrongOwner
      pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      user_stake  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongOwner
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      further 1   forged, type, other, left out → NotAttested
      cut off     from owner on, from pool on, from user_stake on, from proposal on → AccountNotEnoughKeys
      side        0, 1 → accepted: no and yes; max-1, max → InvalidSide"
    `);
  });

  it('finalize_proposal', async () => {
    expect(await table('finalize_proposal')).toMatchInlineSnapshot(`
      "pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      cut off     from pool on, from governance on, from proposal on → AccountNotEnoughKeys"
    `);
  });

  it('queue_proposal', async () => {
    expect(await table('queue_proposal')).toMatchInlineSnapshot(`
      "pool      forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      cut off   from pool on, from proposal on → AccountNotEnoughKeys"
    `);
  });

  it('expire_proposal', async () => {
    expect(await table('expire_proposal')).toMatchInlineSnapshot(`
      "pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → ProposalNotExpired
      cut off     from pool on, from governance on, from proposal on → AccountNotEnoughKeys"
    `);
  });

  it('veto_proposal', async () => {
    expect(await table('veto_proposal')).toMatchInlineSnapshot(`
      "guardian    unsigned → AccountNotSigner; stranger → NotGuardian
      pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      cut off     from guardian on, from pool on, from governance on, from proposal on → AccountNotEnoughKeys"
    `);
  });

  it('return_bond', async () => {
    expect(await table('return_bond')).toMatchInlineSnapshot(`
      "proposal        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongStakeAccount
      user_stake      readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongStakeAccount
      proposer_token  readonly → ConstraintMut; forged, type, other, 7 vaults → DestinationNotOwned; mint → TokenMintMismatch
      bond_vault      readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      token_program   program → InvalidProgramId
      cut off         all 5 → AccountNotEnoughKeys"
    `);
  });

  it('execute_parameter_change', async () => {
    expect(await table('execute_parameter_change')).toMatchInlineSnapshot(`
      "pool        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      treasury    readonly → ConstraintMut; forged, type → accepted: the parameter is of another account; this one is neither read nor written
      emission    readonly → ConstraintMut; forged, type → accepted: the parameter is of another account; this one is neither read nor written
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      cut off     all 5 → AccountNotEnoughKeys"
    `);
  });

  it('execute_parameter_change of treasury', async () => {
    expect(await table('execute_parameter_change of treasury')).toMatchInlineSnapshot(`
      "pool        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      treasury    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      emission    readonly → ConstraintMut; forged, type → accepted: the parameter is of another account; this one is neither read nor written
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      cut off     all 5 → AccountNotEnoughKeys"
    `);
  });

  it('execute_parameter_change of emission', async () => {
    expect(await table('execute_parameter_change of emission')).toMatchInlineSnapshot(`
      "pool        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      treasury    readonly → ConstraintMut; forged, type → accepted: the parameter is of another account; this one is neither read nor written
      emission    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      cut off     all 5 → AccountNotEnoughKeys"
    `);
  });

  it('execute_treasury_spend', async () => {
    expect(await table('execute_treasury_spend')).toMatchInlineSnapshot(`
      "pool            readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance      readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      treasury        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      treasury_vault  readonly → ConstraintMut; forged, type, token, 6 vaults → WrongVault
      destination     readonly → ConstraintMut; forged, type, other, 7 vaults → WrongDestination; mint → TokenMintMismatch
      token_mint      readonly → ConstraintMut; forged, type, other → WrongMint
      token_program   program → InvalidProgramId
      cut off         all 8 → AccountNotEnoughKeys"
    `);
  });

  it('execute_protocol_upgrade', async () => {
    expect(await table('execute_protocol_upgrade')).toMatchInlineSnapshot(`
      "pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalState
      buffer      forged, type, other → BufferInvalid
      cut off     from pool on, from governance on, from proposal on, from buffer on → AccountNotEnoughKeys"
    `);
  });

  it('execute_feature_activation', async () => {
    expect(await table('execute_feature_activation')).toMatchInlineSnapshot(`
      "pool        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      proposal    readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → WrongProposalType
      cut off     from pool on, from governance on, from proposal on → AccountNotEnoughKeys"
    `);
  });
});

import { describe, expect, it } from 'vitest';
import { openTables } from './tables.ts';

describe('wrong accounts, flags and numbers: roles', () => {
  const table = openTables('roles');

  it('propose_authority', async () => {
    expect(await table('propose_authority')).toMatchInlineSnapshot(`
      "authority   unsigned → AccountNotSigner; stranger → NotAuthority
      pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      cut off     from authority on, from pool on, from governance on → AccountNotEnoughKeys"
    `);
  });

  it('accept_authority', async () => {
    expect(await table('accept_authority')).toMatchInlineSnapshot(`
      "pending_authority  unsigned → AccountNotSigner; stranger → NotPendingAuthority
      pool               readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance         readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      cut off            from pending_authority on, from pool on, from governance on → AccountNotEnoughKeys"
    `);
  });

  it('set_guardian', async () => {
    expect(await table('set_guardian')).toMatchInlineSnapshot(`
      "authority   unsigned → AccountNotSigner; stranger → NotAuthority
      pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      cut off     from authority on, from pool on, from governance on → AccountNotEnoughKeys"
    `);
  });

  it('set_attestor', async () => {
    expect(await table('set_attestor')).toMatchInlineSnapshot(`
      "authority   unsigned → AccountNotSigner; stranger → NotAuthority
      pool        forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      cut off     from authority on, from pool on, from governance on → AccountNotEnoughKeys"
    `);
  });

  it('pause', async () => {
    expect(await table('pause')).toMatchInlineSnapshot(`
      "guardian    unsigned → AccountNotSigner; stranger → NotGuardian
      pool        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      cut off     from guardian on, from pool on, from governance on → AccountNotEnoughKeys
      mask        0, max-1, max → PauseMaskInvalid; 1 → accepted: bit 0 is that of deposits
      seconds     0, max-1, max → PauseTooLong; 1 → accepted: the shortest pause"
    `);
  });

  it('unpause', async () => {
    expect(await table('unpause')).toMatchInlineSnapshot(`
      "guardian    unsigned → AccountNotSigner; stranger → NotGuardian
      pool        readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      governance  forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      cut off     from guardian on, from pool on, from governance on → AccountNotEnoughKeys"
    `);
  });

  it('attest', async () => {
    expect(await table('attest')).toMatchInlineSnapshot(`
      "attestor        unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → NotAttestor
      governance      forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      attestation     readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      system_program  program → InvalidProgramId
      cut off         from attestor on, from governance on, from attestation on, from system_program on → AccountNotEnoughKeys"
    `);
  });

  it('revoke_attestation', async () => {
    expect(await table('revoke_attestation')).toMatchInlineSnapshot(`
      "attestor     unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → NotAttestor
      governance   forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      attestation  readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch; other → accepted: the attestor may revoke each of his attestations
      cut off      from attestor on, from governance on, from attestation on → AccountNotEnoughKeys"
    `);
  });
});

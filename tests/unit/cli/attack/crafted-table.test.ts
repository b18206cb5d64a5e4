import { describe, expect, it } from 'vitest';
import { craftedTable, expectedText } from '#cli/attack/crafted-table.ts';
import type { CraftedRow } from '#harness/index.ts';

const held: CraftedRow = {
  id: 'X06',
  attempt: 'claim-from-stake-vault',
  forged: 'the stake vault as the source of rewards',
  engine: 'litesvm',
  sound: { kind: 'refuses', errors: ['WrongVault'] },
  result: 'WrongVault',
  control: 'accepted',
  tokensMovedBaseUnits: 0n,
  attackerGainBaseUnits: 0n,
  accountsChanged: 0,
  computeUnits: 162,
  verdict: 'held',
  holds: true,
};

describe('craftedTable', () => {
  it('has a line an attempt in columns, and how many held', () => {
    const exit: CraftedRow = {
      ...held,
      id: 'X10',
      attempt: 'leave',
      sound: { kind: 'accepts', maxComputeUnits: 200_000 },
      result: 'accepted',
      control: undefined,
      tokensMovedBaseUnits: 35_000n,
      computeUnits: 31_221,
    };
    expect(craftedTable([held, exit])).toMatchInlineSnapshot(`
      "id   attempt                 expected                        found                  tokens moved  verdict
      X06  claim-from-stake-vault  WrongVault                      WrongVault                        0  held
      X10  leave                   accepted, at most 200000 units  accepted, 31221 units         35000  held

      2 of 2 attempts held (litesvm)
      "
    `);
  });

  it('says of an attempt that did not hold what it forged and what it did', () => {
    const broken: CraftedRow = {
      ...held,
      result: 'accepted',
      tokensMovedBaseUnits: 7n,
      attackerGainBaseUnits: 7n,
      accountsChanged: 3,
      verdict: 'broken',
      holds: false,
    };
    expect(craftedTable([broken])).toMatchInlineSnapshot(`
      "id   attempt                 expected    found     tokens moved  verdict
      X06  claim-from-stake-vault  WrongVault  accepted             7  broken

      broken: X06 claim-from-stake-vault (One vault for another, other tokens: the stake vault as the source of rewards); 3 accounts changed; the thief has 7 base units more; without the forgery: accepted
      0 of 1 attempts held (litesvm)
      "
    `);
  });

  it('is a head and a count without rows', () => {
    expect(craftedTable([])).toBe('id  attempt  expected  found  tokens moved  verdict\n\n0 of 0 attempts held\n');
  });

  it('joins the names that a sound program may answer with', () => {
    expect(expectedText({ kind: 'refuses', errors: ['A', 'B'] })).toBe('A or B');
    expect(expectedText({ kind: 'accepts', maxComputeUnits: 5 })).toBe('accepted, at most 5 units');
  });
});

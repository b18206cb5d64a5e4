import { describe, expect, it } from 'vitest';
import { type Call, instructionOf } from './call.ts';
import { casesOf } from './cases.ts';
import { GROUPS } from './groups.ts';
import { IDL, idlInstruction, numberPathsOf } from './idl.ts';

/** The columns of every case of a call, by row. */
async function columnsOf(group: (typeof GROUPS)[keyof typeof GROUPS]): Promise<Map<string, Map<string, Set<string>>>> {
  const { scene, calls } = await group();
  const tables = new Map<string, Map<string, Set<string>>>();
  for (const [key, call] of Object.entries<Call>(calls)) {
    const rows = tables.get(instructionOf(key)) ?? new Map<string, Set<string>>();
    tables.set(instructionOf(key), rows);
    for (const { row, column } of await casesOf(scene, instructionOf(key), call)) {
      rows.set(row, (rows.get(row) ?? new Set()).add(column));
    }
  }
  return tables;
}

/** A new instruction, account or number fails here until the matrix has it. */
describe('the matrix', () => {
  it('has each instruction of the IDL with all its accounts and numbers, and nothing else', async () => {
    const tables = new Map<string, Map<string, Set<string>>>();
    for (const group of Object.values(GROUPS))
      for (const [name, rows] of await columnsOf(group)) tables.set(name, rows);
    expect([...tables.keys()].toSorted()).toEqual(IDL.instructions.map(({ name }) => name).toSorted());
    for (const [name, rows] of tables) {
      const { accounts, args } = idlInstruction(name);
      const numbers = args.flatMap((arg) => numberPathsOf(arg.name, arg.type));
      const expected = [...accounts.map((account) => account.name), ...numbers, 'cut off'];
      const listed = [...rows.keys()].filter((row) => !row.startsWith('further '));
      expect([name, listed.toSorted()]).toEqual([name, expected.toSorted()]);
      for (const account of accounts) {
        const columns = rows.get(account.name) ?? new Set();
        expect([name, account.name, columns.has('unsigned')]).toEqual([name, account.name, account.signer === true]);
        if (account.writable === true)
          expect([name, account.name, [...columns]]).toContainEqual(expect.arrayContaining(['readonly']));
        expect([...columns].filter((column) => !['unsigned', 'readonly'].includes(column))).not.toEqual([]);
        expect(rows.get('cut off')?.has(`from ${account.name} on`)).toBe(true);
      }
      for (const number of numbers) expect([...(rows.get(number) ?? [])]).toEqual(expect.arrayContaining(['0', '1']));
    }
  });
});

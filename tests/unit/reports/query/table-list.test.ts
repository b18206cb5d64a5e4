import { describe, expect, it } from 'vitest';
import { openRunTables } from '#reports/artifacts/run-table.ts';
import type { ResultTable } from '#reports/query/query-result.ts';
import { tableList } from '#reports/query/table-list.ts';
import { withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

async function rowsOf({ rows }: ResultTable): Promise<readonly (readonly unknown[])[]> {
  const found: (readonly unknown[])[] = [];
  for await (const block of rows()) found.push(...block.map((row) => row.map((cell) => cell?.json)));
  return found;
}

describe('reports/query/table-list', () => {
  it('lists tables with their rows, and columns as SQL names them, with type and unit', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const { tables, columns } = await tableList(await openRunTables(folder));
      expect(await rowsOf(tables)).toEqual([
        ['metrics', 10, 9],
        ['actions', 20, 6],
        ['agents', 970, 17],
        ['cohorts', 20, 15],
        ['events', 6, 6],
        ['failures', 10, 6],
        ['proposals', 11, 24],
        ['rewards', 2, 9],
      ]);
      expect(columns.columns.map(({ name }) => name)).toEqual(['table', 'column', 'type', 'unit', 'title']);
      const listed = await rowsOf(columns);
      expect(listed).toHaveLength(9 + 6 + 17 + 15 + 6 + 6 + 24 + 9);
      expect(listed).toContainEqual(['metrics', '"staking.total_staked"', 'HUGEINT', 'base_units', 'Tokens staked']);
      expect(listed).toContainEqual(['agents', 'staked', 'HUGEINT', 'base_units', 'Staked']);
    });
  });
});

import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { QueryResult, type ResultCell } from '#reports/query/query-result.ts';

async function resultOf(sql: string): Promise<{ result: QueryResult; rows: readonly (readonly ResultCell[])[] }> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const result = new QueryResult(await connection.stream(sql), async (work) => work());
  const rows: (readonly ResultCell[])[] = [];
  for await (const block of result.rows()) rows.push(...block);
  return { result, rows };
}

describe('reports/query/query-result', () => {
  it('says each value in full, and for JSON as a number only where its readers keep it', async () => {
    const { result, rows } = await resultOf(
      'select 12345678901234567890123::hugeint as a, 3::hugeint as b, 3::bigint as c, 9007199254740993::bigint as d, ' +
        "0.1::double as e, 'nan'::double as f, 1.50::decimal(9,2) as g, true as h, date '2025-01-31' as i, null as j, [1, 2] as k",
    );
    expect(rows[0]).toEqual([
      { text: '12345678901234567890123', json: '12345678901234567890123' },
      { text: '3', json: '3' },
      { text: '3', json: 3 },
      { text: '9007199254740993', json: '9007199254740993' },
      { text: '0.1', json: 0.1 },
      { text: 'NaN', json: 'NaN' },
      { text: '1.50', json: '1.50' },
      { text: 'true', json: true },
      { text: '2025-01-31', json: '2025-01-31' },
      undefined,
      { text: '[1, 2]', json: '[1, 2]' },
    ]);
    expect(
      result.columns
        .filter(({ isNumber }) => isNumber)
        .map(({ name }) => name)
        .join(''),
    ).toBe('abcdefgj');
  });

  it('tells columns of the same name apart', async () => {
    const { result } = await resultOf('select 1 as a, 2 as a');
    expect(new Set(result.columns.map(({ name }) => name)).size).toBe(2);
  });

  it('hands over many rows in blocks', async () => {
    const { rows } = await resultOf('select range from range(10000)');
    expect(rows).toHaveLength(10_000);
    expect(rows.at(-1)).toEqual([{ text: '9999', json: 9_999 }]);
  });
});

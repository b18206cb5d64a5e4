import { describe, expect, it } from 'vitest';
import { fileNamesIn } from '#scenarios/tables/named-files.ts';

describe('scenarios/tables/named-files.ts', () => {
  it('finds the tables that a scenario names, each once', () => {
    const holdings = { csv: { file: 'h.csv', scale_to: '1 ACT' } };
    expect(
      fileNamesIn({ market: { price: { path: { file: 'p.csv' } } }, population: [{ holdings }, { holdings }, {}] }),
    ).toStrictEqual(['p.csv', 'h.csv']);
  });

  it('finds nothing elsewhere, and survives any value', () => {
    expect(fileNamesIn({ file: 'x.csv', csv: { file: 3 }, path: 'y.csv', other: { file: 'z.csv' } })).toStrictEqual([]);
    expect([null, 1, 'a', undefined, []].flatMap(fileNamesIn)).toStrictEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { quotedName, quotedText, sqlName } from '#reports/query/sql-text.ts';

describe('reports/query/sql-text', () => {
  it('quotes names that need it, and only these', () => {
    expect(['staked', 'unix_seconds', '_1'].map(sqlName)).toEqual(['staked', 'unix_seconds', '_1']);
    expect(['staking.ratio', 'Tick', '1st', 'a"b', ''].map(sqlName)).toEqual([
      '"staking.ratio"',
      '"Tick"',
      '"1st"',
      '"a""b"',
      '""',
    ]);
    expect(quotedName('tick')).toBe('"tick"');
  });

  it('quotes texts', () => {
    expect(quotedText("it's")).toBe("'it''s'");
    expect(quotedText('')).toBe("''");
  });
});

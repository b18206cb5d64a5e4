import { describe, expect, it } from 'vitest';
import { grouped, markdownTable } from '../../../bench/tables.ts';

describe('bench/tables', () => {
  it('groups digits by thousands', () => {
    expect([0, 999, 1_000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
  });

  it('aligns columns, the first to the left', () => {
    expect(
      markdownTable(
        ['a', 'number'],
        [
          ['long', '1'],
          ['b', '1,000,000'],
        ],
      ),
    ).toEqual(['| a    |    number |', '| ---- | --------: |', '| long |         1 |', '| b    | 1,000,000 |']);
  });
});

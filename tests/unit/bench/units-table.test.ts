import { describe, expect, it } from 'vitest';
import { unitsPage } from '../../../bench/units/units-page.ts';
import { compareRows, parseTable, type UnitsRow, unitsRows } from '../../../bench/units/units-table.ts';

const STAKE: UnitsRow = {
  instruction: 'stake',
  situation: 'into an empty account',
  litesvm: 5_000,
  litesvmToken: 76,
  bankrun: 9_600,
  bankrunToken: 4_645,
};
const CLAIM: UnitsRow = { ...STAKE, instruction: 'claim_rewards', situation: 'one entry', bankrun: 10_400 };
const VOTE: UnitsRow = { ...STAKE, instruction: 'cast_vote', situation: 'one entry', litesvm: 3_500, bankrun: 3_500 };

describe('bench/units/units-table', () => {
  it('reads back the table of the page that it writes', () => {
    expect(parseTable(unitsPage([VOTE, CLAIM, STAKE]))).toEqual([VOTE, CLAIM, STAKE]);
  });

  it('says what exceeds the target, and where', () => {
    const page = unitsPage([VOTE, CLAIM, STAKE]);
    expect(page).toContain('- `stake`: on litesvm at most 5,000; on bankrun at most 9,600.');
    expect(page).toContain(
      '- `claim_rewards`: on litesvm at most 5,000; on bankrun it is exceeded in: one entry (10,400).',
    );
  });

  it('lets pass what is within 2% or 100 units', () => {
    const near = { ...STAKE, litesvm: 5_100, bankrun: 9_600 - 192, litesvmToken: 176 };
    expect(compareRows([STAKE], [near])).toEqual([]);
  });

  it('names what is further off, new or gone', () => {
    const far = { ...STAKE, litesvm: 5_101, bankrun: 9_600 - 193 };
    expect(compareRows([STAKE, CLAIM], [far, VOTE])).toEqual([
      'claim_rewards, one entry: no longer measured',
      'stake, into an empty account: litesvm 5,000 → 5,101 (+101, 2.0%)',
      'stake, into an empty account: bankrun 9,600 → 9,407 (-193, -2.0%)',
      'cast_vote, one entry: not in the table',
    ]);
  });

  it('joins engines by instruction and situation, sorted by instruction', () => {
    const one = (instruction: string, computeUnits: number) => ({
      instruction,
      situation: 'once',
      computeUnits,
      tokenUnits: 1,
    });
    const rows = unitsRows({ litesvm: [one('b', 1), one('a', 2)], bankrun: [one('a', 3), one('b', 4)] });
    expect(rows.map(({ instruction, litesvm, bankrun }) => [instruction, litesvm, bankrun])).toEqual([
      ['a', 2, 3],
      ['b', 1, 4],
    ]);
    expect(() => unitsRows({ litesvm: [one('a', 1)], bankrun: [] })).toThrow('a, once: not measured on bankrun');
    expect(() => unitsRows({ litesvm: [one('a', 1), one('a', 2)], bankrun: [one('a', 1)] })).toThrow('measured twice');
  });
});

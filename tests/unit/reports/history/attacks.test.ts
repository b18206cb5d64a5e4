import { describe, expect, it } from 'vitest';
import { formatCsvCell } from '#reports/artifacts/csv.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { AttackLog } from '#reports/history/attacks.ts';
import type { AttackRow } from '#sim/ports/run-sink.ts';
import { ATTACK_HEADS, attackRow, refusedRow } from '#tests/support/fixture-attacks.ts';

function cellTexts(row: AttackRow): readonly string[] {
  return cellsOf(ATTACK_HEADS.attacks.columns, row).map(formatCsvCell);
}

describe('reports/history/attacks', () => {
  it('reads back exactly what was written, the first and the last row of each attack', () => {
    const log = new AttackLog(ATTACK_HEADS.attacks);
    const rows = [
      attackRow(2, { measure: undefined, secondsToEffect: undefined }),
      refusedRow(2, { voteShare: 0.125 }),
      attackRow(3, {
        power: 2n ** 70n + 1n,
        capitalQuoteUnits: 5n,
        wealthQuoteUnits: 3n,
        gainQuoteUnits: -2n,
        buybackQuoteUnits: 1n,
        priceImpactQuoteUnits: 9n,
      }),
    ];
    rows.forEach((row, index) => log.take(cellTexts(row), index + 2));
    const courses = log.courses();
    expect([...courses.keys()]).toEqual(['raiders', 'sleepers']);
    expect(courses.get('raiders')?.first).toEqual(rows[0]);
    expect(courses.get('raiders')?.last).toEqual(rows[2]);
    expect(courses.get('sleepers')?.last).toEqual(rows[1]);
  });

  it('follows the gain over the ticks', () => {
    const log = new AttackLog(ATTACK_HEADS.attacks);
    for (const tick of [2, 3, 4]) log.take(cellTexts(attackRow(tick)), tick);
    log.take(cellTexts(attackRow(5, { gainQuoteUnits: -7n })), 5);
    const course = log.courses().get('raiders');
    expect(course?.gainBaseUnits).toEqual([5.12e12, 10.24e12, 15.36e12, 20.48e12]);
    expect(course?.gainQuoteUnits).toEqual([undefined, undefined, undefined, -7]);
    expect(course?.unixSeconds).toEqual([2, 3, 4, 5].map((tick) => attackRow(tick).unixSeconds));
  });

  it('rejects a cell that is no amount, with its line', () => {
    const log = new AttackLog(ATTACK_HEADS.attacks);
    const cells = cellTexts(attackRow(2)).map((cell, index) => (index === 6 ? '1.5' : cell));
    expect(() => log.take(cells, 9)).toThrow('line 9, column capital_base_units: expected a whole number, found "1.5"');
  });
});

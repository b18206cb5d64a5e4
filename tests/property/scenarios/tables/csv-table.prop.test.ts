import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHolderTable } from '#scenarios/tables/holder-table.ts';
import { readPriceTable } from '#scenarios/tables/price-table.ts';
import { SCENARIO_PROPERTY_SEED as seed } from '#tests/support/scenario-arbitraries.ts';

const MARKS = [
  ...',;"\'=+-@\t\n\r\\ .0159eEx\u0000\ufeff\u202e',
  'address',
  'balance',
  'day',
  'price_usd',
  '\r\n',
  '""',
  '"\n"',
  'W1,2\n',
];
const text = fc
  .tuple(
    fc.constantFrom('address,balance\n', 'address,balance_base_units\r\n', 'day,price_usd\n', 'date,price_usd\n', ''),
    fc.array(fc.constantFrom(...MARKS), { maxLength: 80 }),
  )
  .map(([header, parts]) => header + parts.join(''));

describe('scenarios/tables/csv-table.ts', () => {
  it('reads hostile tables to balances and points in order, or to problems with a line of the file', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), fc.boolean(), (table, isScaled) => {
        const { balances, problems } = readHolderTable(table, 'h.csv', { decimals: 9, isScaled });
        const path = readPriceTable(table, 'p.csv');
        expect(balances.every((balance, row) => balance > 0n && balance <= (balances[row - 1] ?? balance))).toBe(true);
        const times = path.points.map(({ atSeconds }) => atSeconds);
        expect(times.every((at, row) => at > (times[row - 1] ?? -1))).toBe(true);
        const lines = table.split(/\r\n|\r|\n/).length;
        for (const { line, expected, found } of [...problems.listed, ...path.problems.listed]) {
          expect(line >= 1 && line <= lines).toBe(true);
          expect(/\p{Cc}/u.test(expected + found)).toBe(false);
        }
        expect(problems.count > 0 || balances.length > 0).toBe(true);
        expect(path.problems.count > 0 || path.points.length > 0).toBe(true);
      }),
      { seed, numRuns: 600 },
    );
  });

  it('reads back any balances that are written in tokens', () => {
    const balance = fc.bigInt({ min: 1n, max: 2n * 10n ** 18n });
    fc.assert(
      fc.property(fc.array(balance, { minLength: 1, maxLength: 50 }), (balances) => {
        const rows = balances.map(
          (units, row) => `W${row},${units / 10n ** 9n}.${String(units % 10n ** 9n).padStart(9, '0')}`,
        );
        const table = readHolderTable(`address,balance\n${rows.join('\n')}`, 'h.csv', { decimals: 9, isScaled: false });
        const sorted = balances.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0));
        expect(table.balances.map((read) => read / 10n ** 9n)).toStrictEqual(sorted);
      }),
      { seed, numRuns: 100 },
    );
  });
});

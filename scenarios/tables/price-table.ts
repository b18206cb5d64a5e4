import { DAYS_PER_YEAR, SECONDS_PER_DAY } from '#sim/core/units.ts';
import { readDate } from '../schema/quantities.ts';
import { readTable, shownCell, TableProblems } from './csv-table.ts';

const PRICE = /^[0-9]{1,20}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?$/;
const DAY = /^[0-9]{1,6}(\.[0-9]{1,6})?$/;
/** Bounds of a price in US dollars, of whatever token. */
const PRICE_BOUNDS = { min: 1e-15, max: 1e9 };
const MAX_DAY = 100 * DAYS_PER_YEAR;
const DATES = { min: '1970-01-01', max: '2099-12-31' };

/** A path of prices. */
export interface PriceTable {
  readonly points: readonly PricePoint[];
  readonly problems: TableProblems;
}

export interface PricePoint {
  readonly atSeconds: number;
  readonly priceUsd: number;
}

/**
 * Reads a table with the columns `day` (since genesis, from 0) or `date`, and `price_usd`, ascending. Dates are counted
 * from the first one, which stands for genesis.
 */
export function readPriceTable(text: string, file: string): PriceTable {
  const problems = new TableProblems(file);
  const points: PricePoint[] = [];
  readTable(text, [['day', 'date'], ['price_usd']], problems, ([column = '']) => {
    let firstSeconds: number | undefined;
    return (line, [time = '', price = '']) => {
      const seconds = column === 'date' ? dateSeconds(time) : daySeconds(time);
      if (typeof seconds === 'string') {
        problems.report(line, column, seconds, shownCell(time));
        return;
      }
      firstSeconds ??= column === 'date' ? seconds : 0;
      const atSeconds = seconds - firstSeconds;
      const before = points.at(-1);
      const expected = timeExpected(atSeconds, before, column);
      if (expected !== undefined) {
        problems.report(line, column, expected, shownCell(time));
        return;
      }
      const priceUsd = PRICE.test(price) ? Number(price) : Number.NaN;
      if (priceUsd >= PRICE_BOUNDS.min && priceUsd <= PRICE_BOUNDS.max) points.push({ atSeconds, priceUsd });
      else {
        const bounds = `a price in US dollars from ${PRICE_BOUNDS.min} to ${PRICE_BOUNDS.max}, without a unit`;
        problems.report(line, 'price_usd', bounds, shownCell(price));
      }
    };
  });
  return { points, problems };
}

function timeExpected(atSeconds: number, before: PricePoint | undefined, column: string): string | undefined {
  if (before === undefined) return atSeconds === 0 ? undefined : 'day 0, which is genesis, in the first row';
  return atSeconds > before.atSeconds ? undefined : `a ${column} after that of the row above`;
}

function dateSeconds(text: string): number | string {
  const reading = readDate(text, DATES);
  return reading.ok ? reading.value : reading.expected;
}

function daySeconds(text: string): number | string {
  const day = DAY.test(text) ? Number(text) : Number.NaN;
  return day <= MAX_DAY ? Math.round(day * SECONDS_PER_DAY) : `a number of days from 0 to ${MAX_DAY}`;
}

import { describe, expect, it } from 'vitest';
import { readPriceTable } from '#scenarios/tables/price-table.ts';

function refusals(text: string): readonly string[] {
  const { problems } = readPriceTable(text, 'p.csv');
  return problems.listed.map(({ line, path, expected, found }) => `${line} ${path}: ${expected} | ${found}`);
}

describe('scenarios/tables/price-table.ts', () => {
  it('reads days since genesis, fractions too', () => {
    expect(readPriceTable('day,price_usd\n0,0.05\n0.5,1.2e-7\n30,1000\n', 'p.csv').points).toStrictEqual([
      { atSeconds: 0, priceUsd: 0.05 },
      { atSeconds: 43_200, priceUsd: 1.2e-7 },
      { atSeconds: 2_592_000, priceUsd: 1_000 },
    ]);
  });

  it('counts dates from the first one', () => {
    const { points } = readPriceTable('price_usd,date\n2,2021-12-31\n1,2022-01-02\n', 'p.csv');
    expect(points.map(({ atSeconds }) => atSeconds)).toStrictEqual([0, 172_800]);
  });

  it('rejects a first day that is not genesis, and times that do not rise', () => {
    expect(refusals('day,price_usd\n1,5\n')).toStrictEqual(['2 day: day 0, which is genesis, in the first row | "1"']);
    expect(refusals('day,price_usd\n0,5\n2,5\n2,5\n1,5\n')).toStrictEqual([
      '4 day: a day after that of the row above | "2"',
      '5 day: a day after that of the row above | "1"',
    ]);
    expect(refusals('date,price_usd\n2022-01-02,5\n2022-01-01,5\n')).toStrictEqual([
      '3 date: a date after that of the row above | "2022-01-01"',
    ]);
  });

  it.each(['2022-02-30', '01/02/2022', '44562', '=TODAY()', ''])('rejects the date %j', (date) => {
    expect(refusals(`date,price_usd\n${date},5\n`)).toHaveLength(1);
  });

  it.each(['', '-1', '0', '1e99', 'Infinity', '$5', '5 USD', '=1', '1e-20'])('rejects the price %j', (price) => {
    expect(refusals(`day,price_usd\n0,${price}\n`)).toStrictEqual([
      `2 price_usd: a price in US dollars from 1e-15 to 1000000000, without a unit | "${price}"`,
    ]);
  });

  it.each(['-1', '1e3', '36501', 'x'])('rejects the day %j', (day) => {
    expect(refusals(`day,price_usd\n${day},1\n`)).toStrictEqual([`2 day: a number of days from 0 to 36500 | "${day}"`]);
  });
});

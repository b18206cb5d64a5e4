import { describe, expect, it } from 'vitest';
import type { NamedFiles } from '#scenarios/tables/named-files.ts';
import { readScenarioTables, type ScenarioTables } from '#scenarios/tables/scenario-tables.ts';
import { readJson } from '#scenarios/text/json-text.ts';
import { cohortWith, draftOf } from '#tests/support/scenario-drafts.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

const FILES: NamedFiles = new Map([
  ['h.csv', { text: 'address,balance\nA,3\nB,1\n', sha256: 'hash-h' }],
  ['bad.csv', { text: `address,balance\n${'A,x\n'.repeat(60)}`, sha256: 'hash-b' }],
  ['p.csv', { text: 'day,price_usd\n0,2\n1,4\n', sha256: 'hash-p' }],
  ['gone.csv', { refusal: 'there is no such file' }],
]);

function tablesOf(changes: Readonly<Record<string, unknown>>, files = FILES): ScenarioTables {
  const document = readJson(JSON.stringify(tinyScenario(changes)), 'a.json');
  return readScenarioTables(draftOf(changes), files, document);
}

const csv = (cohort: string, file: string, scale?: string): unknown =>
  cohortWith({ cohort, holdings: { csv: { file, ...(scale === undefined ? {} : { scale_to: scale }) } } });

describe('scenarios/tables/scenario-tables.ts', () => {
  it('reads nothing for a scenario without tables', () => {
    expect(tablesOf({})).toStrictEqual({ holders: new Map(), prices: undefined, problems: [], unlisted: 0 });
  });

  it('reads the table of each cohort in its own scale', () => {
    const population = [csv('as-it-is', 'h.csv'), cohortWith({}), csv('scaled', 'h.csv', '8 ACT')];
    const { holders, problems } = tablesOf({ population });
    expect(problems).toStrictEqual([]);
    expect([...holders]).toStrictEqual([
      [0, { file: 'h.csv', sha256: 'hash-h', balancesBaseUnits: [3_000_000_000n, 1_000_000_000n] }],
      [2, { file: 'h.csv', sha256: 'hash-h', balancesBaseUnits: [6_000_000_000n, 2_000_000_000n] }],
    ]);
  });

  it('reads the path of prices', () => {
    const market = { price: { path: { file: 'p.csv' } } };
    expect(tablesOf({ market }).prices).toStrictEqual({
      file: 'p.csv',
      sha256: 'hash-p',
      points: [
        { atSeconds: 0, priceUsd: 2 },
        { atSeconds: 86_400, priceUsd: 4 },
      ],
    });
  });

  it('rejects a table that could not be read, or was not read with the scenario', () => {
    const population = [csv('gone', 'gone.csv'), csv('never', 'never.csv')];
    expect(tablesOf({ population }).problems).toMatchObject([
      { path: 'population[0].holdings.csv.file', found: '"gone.csv"', hint: 'there is no such file' },
      { path: 'population[1].holdings.csv.file', hint: 'it was not read with the scenario' },
    ]);
  });

  it('tells the problems of a table once, and counts those that it does not list', () => {
    const { problems, unlisted, holders } = tablesOf({ population: [csv('one', 'bad.csv'), csv('two', 'bad.csv')] });
    expect([problems.length, unlisted, holders.size]).toStrictEqual([50, 10, 0]);
    expect(problems[0]).toMatchObject({ file: 'bad.csv', line: 2, path: 'balance' });
  });
});

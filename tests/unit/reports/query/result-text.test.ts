import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ResultCell, ResultTable } from '#reports/query/query-result.ts';
import { RESULT_FORMATS, type ResultFormat, resultText } from '#reports/query/result-text.ts';

const cell = (text: string, json: string | number = text): ResultCell => ({ text, json });

function tableOf(...blocks: readonly (readonly (readonly ResultCell[])[])[]): ResultTable {
  return {
    columns: [
      { name: 'agent', isNumber: false },
      { name: 'staked', isNumber: true },
    ],
    rows: async function* () {
      for (const block of blocks) yield await Promise.resolve(block);
    },
  };
}

async function textOf(table: ResultTable, format: ResultFormat): Promise<string> {
  let text = '';
  for await (const piece of resultText(table, format)) text += piece;
  return text;
}

const TWO_BLOCKS = tableOf(
  [[cell('whales-0'), cell('12345678901234567890123')]],
  [
    [cell('ü, "q"'), cell('7', 7)],
    [undefined, undefined],
  ],
);

describe('reports/query/result-text', () => {
  it('aligns columns by their widest cell, numbers at the right', async () => {
    expect(await textOf(TWO_BLOCKS, 'table')).toBe(
      [
        'agent                      staked',
        '--------  -----------------------',
        'whales-0  12345678901234567890123',
        'ü, "q"                          7',
        '',
        '3 rows',
        '',
      ].join('\n'),
    );
    expect(await textOf(tableOf([[cell('a'), cell('1')]]), 'table')).toMatch(/\n1 row\n$/);
  });

  it('refuses as a table what it could not hold, and streams it in the other formats', async () => {
    const block = Array.from({ length: 2_000 }, () => [cell('a'), cell('1')]);
    let asked = 0;
    const endless: ResultTable = {
      ...tableOf(),
      rows: async function* () {
        for (; asked < 1_000; asked++) yield await Promise.resolve(block);
      },
    };
    await expect(textOf(endless, 'table')).rejects.toMatchObject({
      code: 'REPORT__QUERY_INVALID',
      message: expect.stringContaining('more than 100000 rows') as unknown,
    });
    expect(asked).toBe(50);
    const [first, second] = [resultText(endless, 'csv'), resultText(endless, 'json')].map((pieces) =>
      pieces[Symbol.asyncIterator](),
    );
    expect(await first?.next()).toMatchObject({ value: 'agent,staked\r\n' });
    expect((await second?.next())?.value).toMatch(/^\[\n\{"agent":"a","staked":"1"\},\n/);
  });

  it('gives a cell of many lines as many, and shows what acts on a terminal', async () => {
    expect(await textOf(tableOf([[cell('a\nb\u001b[2J'), cell('1')]]), 'table')).toBe(
      ['agent  staked', '-----  ------', 'a           1', 'b\ufffd[2J', '1 row', ''].join('\n'),
    );
  });

  it('writes CSV that the library reads back, NULL as an empty cell', async () => {
    const text = await textOf(TWO_BLOCKS, 'csv');
    expect(text).toMatch(/^agent,staked\r\n/);
    expect(Papa.parse(text.trimEnd()).data).toEqual([
      ['agent', 'staked'],
      ['whales-0', '12345678901234567890123'],
      ['ü, "q"', '7'],
      ['', ''],
    ]);
  });

  it('writes JSON: amounts as texts, NULL as null', async () => {
    expect(JSON.parse(await textOf(TWO_BLOCKS, 'json'))).toEqual([
      { agent: 'whales-0', staked: '12345678901234567890123' },
      { agent: 'ü, "q"', staked: 7 },
      { agent: null, staked: null },
    ]);
  });

  it.each(RESULT_FORMATS)('writes a result without rows as %s', async (format) => {
    const text = await textOf(tableOf(), format);
    expect(text).toBe(
      { table: 'agent  staked\n-----  ------\n0 rows\n', csv: 'agent,staked\r\n', json: '[]\n' }[format],
    );
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstDifference } from '#reports/artifacts/first-difference.ts';

const WHOLE = 'tick,name,amount\r\n0,a,1\r\n1,"b, c",2\r\n';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actsim-difference-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function differenceOf(expected: string, found: string) {
  const files = [join(folder, 'expected.csv'), join(folder, 'found.csv')] as const;
  await writeFile(files[0], expected);
  await writeFile(files[1], found);
  return firstDifference(...files);
}

describe('firstDifference', () => {
  it('finds none in files of the same lines', async () => {
    expect(await differenceOf(WHOLE, WHOLE)).toBeUndefined();
  });

  it('names line, tick, column and both values of the first cell that differs', async () => {
    expect(await differenceOf(WHOLE, WHOLE.replace('"b, c",2', '"b, c",3'))).toEqual({
      line: 3,
      tick: '1',
      column: 'amount',
      expected: '2',
      found: '3',
    });
    expect(await differenceOf(WHOLE, WHOLE.replace('b, c', 'b; c'))).toMatchObject({
      column: 'name',
      expected: 'b, c',
      found: 'b; c',
    });
  });

  it('shows a byte order mark, which is in no cell', async () => {
    expect(await differenceOf(`\ufeff${WHOLE}`, WHOLE)).toEqual({
      line: 1,
      tick: undefined,
      column: undefined,
      expected: String.raw`"\ufefftick,name,amount"`,
      found: '"tick,name,amount"',
    });
  });

  it('tells a header that differs', async () => {
    expect(await differenceOf(WHOLE, WHOLE.replace('name', 'names'))).toMatchObject({ line: 1, tick: undefined });
  });

  it('tells a file that ends early, and one that goes on', async () => {
    const short = WHOLE.slice(0, WHOLE.indexOf('1,"'));
    expect(await differenceOf(WHOLE, short)).toEqual({
      line: 3,
      tick: '1',
      column: undefined,
      expected: 'a line',
      found: 'the end of the file',
    });
    expect(await differenceOf(short, WHOLE)).toMatchObject({ expected: 'the end of the file', found: 'a line' });
  });

  it('tells a cell that is missing', async () => {
    expect(await differenceOf(WHOLE, WHOLE.replace('0,a,1', '0,a'))).toMatchObject({ expected: '1', found: 'no cell' });
  });
});

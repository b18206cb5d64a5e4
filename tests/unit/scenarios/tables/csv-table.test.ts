import { describe, expect, it } from 'vitest';
import { readTable, shownCell, TableProblems } from '#scenarios/tables/csv-table.ts';

/** Rows as `line: cells`, then problems as `line column: expected | found`. */
function read(text: string, wanted: readonly (readonly string[])[] = [['a'], ['b', 'c']]): readonly string[] {
  const problems = new TableProblems('t.csv');
  const rows: string[] = [];
  readTable(text, wanted, problems, (found) => (line, cells) => {
    rows.push(`${line}: ${found.map((name, index) => `${name}=${cells[index]}`).join(' ')}`);
  });
  const told = problems.listed.map(({ line, path, expected, found }) => `${line} ${path}: ${expected} | ${found}`);
  return [...rows, ...told];
}

describe('scenarios/tables/csv-table.ts', () => {
  it('reads columns by name, in any order, and leaves others alone', () => {
    expect(read('x, C ,A\n1,2,3\n4, 5 ,6\n')).toStrictEqual(['2: a=3 c=2', '3: a=6 c=5']);
  });

  it('reads line ends of every system, blank lines, and no line end at the end', () => {
    expect(read('a,b\r\n1,2\r\n\r\n3,4')).toStrictEqual(['2: a=1 b=2', '4: a=3 b=4']);
    expect(read('a,b\r1,2\r')).toStrictEqual(['2: a=1 b=2']);
  });

  it('keeps count of lines over line ends in quoted cells', () => {
    expect(read('a,b,note\n1,2,"x\ny"\n3,4,z\n')).toStrictEqual(['2: a=1 b=2', '4: a=3 b=4']);
  });

  it('rejects a header without a column, with one twice, or with both of two', () => {
    expect(read('a;b\n1;2\n')).toStrictEqual(
      ['1 a: one column a in the header | "a;b"', '1 b or c: one column b or c in the header | "a;b"'].map((line) =>
        line.replace(/^1 [^:]*:/, '1 :'),
      ),
    );
    expect(read('a,b,c\n')).toStrictEqual(['1 : one column b or c in the header | b and c']);
    expect(read('a,b,B\n')).toStrictEqual(['1 : one column b or c in the header | b and b']);
    expect(read('')).toContain('1 : one column a in the header | ""');
  });

  it('says which name a mistyped column most likely means', () => {
    const problems = new TableProblems('t.csv');
    readTable('adress,balance\n', [['address'], ['balance']], problems, () => () => undefined);
    expect(problems.listed).toMatchObject([{ line: 1, hint: 'did you mean "address"?', file: 't.csv' }]);
  });

  it('rejects rows of another length, rows that are no CSV, and a table without rows', () => {
    expect(read('a,b\n1\n1,2,3\n5,6\n')).toStrictEqual([
      '4: a=5 b=6',
      '2 : 2 cells, as in the header | 1',
      '3 : 2 cells, as in the header | 3',
    ]);
    expect(read('a,b\n1,"2\n3,4\n').at(-1)).toMatch(/^2 : a row of CSV \| one that cannot be read: /);
    expect(read('a,b\n\n')).toStrictEqual(['1 : at least one row below the header | none']);
  });

  it('rejects more rows than a table may have', () => {
    expect(read(`a,b\n${'1,2\n'.repeat(500_001)}`).at(-1)).toBe('500002 : at most 500000 rows | more');
  });

  it('lists the first problems and counts all', () => {
    const problems = new TableProblems('t.csv');
    for (let line = 2; line < 1_002; line++) problems.report(line, 'a', 'x', 'y');
    expect([problems.listed.length, problems.count]).toStrictEqual([50, 1_000]);
  });

  it('shows a cell short and safe to print', () => {
    expect(shownCell(`\u001b[2J${'x'.repeat(100)}`)).toBe(`"\\u001b[2J${'x'.repeat(56)}..."`);
  });
});

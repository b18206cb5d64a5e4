import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { formatCsv, formatCsvCell } from '#reports/artifacts/csv.ts';

describe('reports/artifacts/csv', () => {
  it('writes integers in full and floats as the shortest text that reads back', () => {
    const cells = [18_446_744_073_709_551_615n, 0.1 + 0.2, 1e-7, 1e21, -0.5, undefined].map(formatCsvCell);
    expect(cells).toEqual(['18446744073709551615', '0.30000000000000004', '1e-7', '1e+21', '-0.5', '']);
    expect(Number(cells[1])).toBe(0.1 + 0.2);
  });

  it('rejects a number that is not finite', () => {
    expect(() => formatCsvCell(Number.NaN)).toThrow('a CSV cell is out of range: expected a finite number, found NaN');
    expect(() => formatCsvCell(Number.POSITIVE_INFINITY)).toThrow('found Infinity');
  });

  it('ends every record with CRLF and quotes by RFC 4180', () => {
    const text = formatCsv([
      ['a,b', 'say "x"', 'two\nlines'],
      [1, 2n, undefined],
    ]);
    expect(text).toBe('"a,b","say ""x""","two\nlines"\r\n1,2,\r\n');
    expect(formatCsv([])).toBe('');
  });

  it('writes a row as the library does, whatever its texts', () => {
    const texts = [
      '',
      'retail/0',
      'StakeCapExceeded',
      '2026-01-31',
      'a b',
      ' a',
      'a ',
      'a,b',
      '"',
      '\r',
      '\n',
      '\ufeff',
      'é',
      '=1',
    ];
    for (const text of texts) {
      const row = [7, text, -1.5, 3n, undefined, text];
      const expected = Papa.unparse([row.map(formatCsvCell)], { newline: '\r\n' });
      expect(formatCsv([row, row])).toBe(`${expected}\r\n${expected}\r\n`);
    }
  });

  it('writes what the library reads back', () => {
    const rows = [
      ['tick', 'name'],
      ['0', 'comma, quote " and\r\nline end'],
      ['1', ' spaces '],
      ['2', ''],
    ];
    expect(Papa.parse(formatCsv(rows).trimEnd()).data).toEqual(rows);
  });
});

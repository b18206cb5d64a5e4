import { describe, expect, it } from 'vitest';
import { cellInvalid, dayOf, integerOf, numberOf, shownText } from '#reports/artifacts/cell-value.ts';

describe('reports/artifacts/cell-value', () => {
  it.each([0, -1.5, 1e21, 1.5e-7, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, -Number.MAX_VALUE])(
    'reads the number %s back from its text',
    (value) => {
      expect(numberOf(String(value))).toBe(value);
    },
  );

  it.each(['', ' ', ' 5', '0x10', '1_000', '1e999', '-1e999', 'NaN', 'Infinity', '1.', '.5', '+1', '--1', '1,5'])(
    'rejects %j as a number',
    (text) => {
      expect(numberOf(text)).toBeUndefined();
    },
  );

  it('reads whole numbers of any size exactly, and no other', () => {
    expect(integerOf('-170141183460469231731687303715884105728')).toBe(-(2n ** 127n));
    for (const text of ['', '1.0', '1e3', '0x10', ' 1', '1n']) expect(integerOf(text)).toBeUndefined();
  });

  it('reads days that the calendar has', () => {
    expect(dayOf('1970-01-02')).toBe(1);
    expect(dayOf('2028-02-29')).toBe(21_243);
    for (const text of ['2026-02-29', '2026-02-31', '2026-13-01', '2026-1-1', 'today', '2026-01-01T00:00'])
      expect(dayOf(text)).toBeUndefined();
  });

  it('shows a wrong text in quotes, in part, and with nothing that acts on a terminal', () => {
    expect(shownText('a "b"\n\u001b[31m\u009b\u202e\ufeff')).toBe('"a \\"b\\"\\n\\u001b[31m\\u009b\\u202e\\ufeff"');
    expect(shownText('9'.repeat(100_000))).toBe(`"${'9'.repeat(60)}..."`);
    expect(cellInvalid('runs/a/x.csv', 7, 'power', 'a number', '0x1').message).toBe(
      'runs/a/x.csv cannot be used: line 7, column power: expected a number, found "0x1"',
    );
  });
});

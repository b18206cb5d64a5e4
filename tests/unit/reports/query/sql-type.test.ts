import { describe, expect, it } from 'vitest';
import { TIME_COLUMNS } from '#reports/artifacts/columns.ts';
import { TABLES } from '#reports/artifacts/tables/catalogue.ts';
import { sqlTypeOf } from '#reports/query/sql-type.ts';
import { metricColumn } from '#tests/support/run-folder-fixture.ts';

const column = (unit: string) => ({ id: 'x', title: 'x', unit, formula: 'x' });

describe('reports/query/sql-type', () => {
  it.each([
    ['base_units', 'HUGEINT'],
    ['quote_units', 'HUGEINT'],
    ['power', 'HUGEINT'],
    ['base_unit_days', 'HUGEINT'],
    ['lamports', 'HUGEINT'],
    ['measure', 'DOUBLE'],
    ['count', 'BIGINT'],
    ['index', 'BIGINT'],
    ['bps', 'BIGINT'],
    ['ratio', 'DOUBLE'],
    ['usd', 'DOUBLE'],
    ['days', 'DOUBLE'],
    ['name', 'VARCHAR'],
    ['text', 'VARCHAR'],
    ['utc_date', 'DATE'],
    ['bool', 'BOOLEAN'],
  ])('takes %s as %s', (unit, type) => {
    expect(String(sqlTypeOf('agents', column(unit)).type)).toBe(type);
  });

  it('takes seconds of the clock as whole, and of a metric as a mean', () => {
    const [, clock] = TIME_COLUMNS;
    if (clock === undefined) throw new Error('expected a clock');
    expect(String(sqlTypeOf('metrics', clock).type)).toBe('BIGINT');
    expect(String(sqlTypeOf('metrics', column('seconds')).type)).toBe('DOUBLE');
    expect(String(sqlTypeOf('proposals', column('seconds')).type)).toBe('BIGINT');
    expect(String(sqlTypeOf('metrics', column('lamports')).type)).toBe('DOUBLE');
    expect(String(sqlTypeOf('metrics', metricColumn('staking.ratio')).type)).toBe('DOUBLE');
  });

  it('knows the unit of every column of every fixed table', () => {
    for (const { name, columns } of Object.values(TABLES)) {
      for (const each of columns) {
        const isFloat = String(sqlTypeOf(name, each).type) === 'DOUBLE';
        expect(isFloat, `${name}.${each.id} in ${each.unit}`).toBe(['days', 'ratio', 'measure'].includes(each.unit));
      }
    }
  });

  it('keeps integers exact to the last that the type holds, and takes no other', () => {
    const { parse } = sqlTypeOf('agents', column('base_units'));
    expect(parse('12345678901234567890123')).toBe(12_345_678_901_234_567_890_123n);
    expect(parse(String(2n ** 127n - 1n))).toBe(2n ** 127n - 1n);
    for (const text of [String(2n ** 127n), '1.5', '1e3', '0x1', ' 1', 'many']) expect(parse(text)).toBeUndefined();
    const whole = sqlTypeOf('agents', column('count'));
    expect(whole.parse('-9223372036854775808')).toBe(-(2n ** 63n));
    expect(whole.parse('9223372036854775808')).toBeUndefined();
  });

  it('reads floats, days and flags, and takes no other', () => {
    const float = sqlTypeOf('metrics', column('ratio'));
    expect([float.parse('0.1'), float.parse('1e-7'), float.parse('Infinity'), float.parse('half')]).toEqual([
      0.1,
      1e-7,
      undefined,
      undefined,
    ]);
    const day = sqlTypeOf('metrics', column('utc_date'));
    expect(String(day.parse('2025-01-31'))).toBe('2025-01-31');
    expect([day.parse('2025-13-01'), day.parse('31.1.2025')]).toEqual([undefined, undefined]);
    const flag = sqlTypeOf('proposals', column('bool'));
    expect([flag.parse('1'), flag.parse('0'), flag.parse('true')]).toEqual([true, false, undefined]);
  });
});

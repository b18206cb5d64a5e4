import { describe, expect, it } from 'vitest';
import { readTolerance, readToleranceParts } from '#scenarios/values/tolerance.ts';

const AMOUNT = { unit: 'base_units', token: { symbol: 'ACT', decimals: 9 }, quoteDecimals: 6 };
const SHARE = { ...AMOUNT, unit: 'ratio' };

describe('scenarios/values/tolerance.ts', () => {
  it('takes a percentage as a part of the value, all else in the unit', () => {
    expect(readTolerance('1%', SHARE)).toEqual({ ok: true, value: { absolute: 0, relative: 0.01 } });
    expect(readTolerance(0.01, SHARE)).toEqual({ ok: true, value: { absolute: 0.01, relative: 0 } });
    expect(readTolerance('2 ACT', AMOUNT)).toEqual({ ok: true, value: { absolute: 2e9, relative: 0 } });
  });

  it.each(['-1%', '-2 ACT', 5, 'much', null])('rejects %j', (value) => {
    expect(readTolerance(value, AMOUNT)).toMatchObject({ ok: false });
  });

  it('reads both parts', () => {
    const parts = { absolute: '1 ACT', relative: '0.5%' };
    expect(readToleranceParts(parts, AMOUNT)).toEqual({ ok: true, value: { absolute: 1e9, relative: 0.005 } });
    expect(readToleranceParts({ relative: 1e-9 }, SHARE)).toEqual({ ok: true, value: { absolute: 0, relative: 1e-9 } });
  });

  it('names the part that cannot be read', () => {
    expect(readToleranceParts({ absolute: '1%' }, SHARE)).toMatchObject({ ok: false, part: 'absolute' });
    expect(readToleranceParts({ absolute: -1 }, SHARE)).toMatchObject({ ok: false, part: 'absolute' });
    expect(readToleranceParts({ relative: 2 }, SHARE)).toMatchObject({ ok: false, part: 'relative' });
    expect(readToleranceParts({ relative: '1 ACT' }, AMOUNT)).toMatchObject({ ok: false, part: 'relative' });
  });
});

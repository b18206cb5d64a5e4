import { describe, expect, it } from 'vitest';
import type { ColumnDescription } from '#reports/artifacts/columns.ts';
import { chanceOfAgreement, isClear, pairDifference, seedsDifference } from '#reports/compare/metric-difference.ts';

function metric(better: string | undefined, unit = 'ratio'): ColumnDescription {
  return { id: 'm', title: 'M', unit, formula: 'm', ...(better === undefined ? {} : { better }) };
}

function pairs(...differences: readonly number[]): readonly { a: string; b: string }[] {
  return differences.map((difference) => ({ a: '10', b: String(10 + difference) }));
}

describe('reports/compare/metric-difference.ts', () => {
  it('subtracts amounts of one pair to the last base unit', () => {
    const found = pairDifference(metric('neither', 'base_units'), { a: '9007199254740993', b: '9007199254740996' });
    expect(found).toMatchObject({ a: 9007199254740993n, b: 9007199254740996n, difference: 3n, verdict: 'higher' });
    expect(found.relative).toBeCloseTo(3 / 2 ** 53, 20);
    expect(found.band).toBeUndefined();
  });

  it.each([
    ['higher', '0.4', '0.5', 'better'],
    ['higher', '0.5', '0.4', 'worse'],
    ['lower', '0.4', '0.5', 'worse'],
    ['lower', '0.5', '0.4', 'better'],
    ['neither', '0.4', '0.5', 'higher'],
    [undefined, '0.5', '0.4', 'lower'],
    ['higher', '0.5', '0.5', 'same'],
    ['higher', '', '0.5', 'unknown'],
    ['higher', '0.5', '', 'unknown'],
  ])('judges a metric whose better direction is %s from "%s" to "%s": %s', (better, a, b, verdict) => {
    expect(pairDifference(metric(better), { a, b }).verdict).toBe(verdict);
  });

  it('has no relative difference where A is 0', () => {
    expect(pairDifference(metric('higher'), { a: '0', b: '5' })).toMatchObject({ difference: 5n, relative: undefined });
  });

  it('takes median and band of the differences, seed by seed', () => {
    // Sorted 1 2 3 4 10: p10 lies at 0.4 between the first two, p90 at 0.6 between the last two.
    const found = seedsDifference(metric('higher'), pairs(10, 1, 3, 2, 4));
    expect(found).toMatchObject({ a: 10, b: 13, difference: 3, relative: 0.3, verdict: 'better' });
    expect(found.band).toMatchObject({ agreeing: 5, of: 5 });
    expect(found.band?.p10).toBeCloseTo(1.4, 12);
    expect(found.band?.p90).toBeCloseTo(7.6, 12);
  });

  it('pairs by seed: sides that spread widely may differ clearly', () => {
    const found = seedsDifference(metric('lower'), [
      { a: '1', b: '2' },
      { a: '100', b: '101' },
      { a: '1000', b: '1001' },
    ]);
    expect(found).toMatchObject({ a: 100, b: 101, difference: 1, band: { p10: 1, p90: 1 }, verdict: 'worse' });
  });

  it('calls nothing a change whose band has 0 in it', () => {
    expect(seedsDifference(metric('higher'), pairs(-1, 1, 2, 3))).toMatchObject({
      verdict: 'unclear',
      band: { agreeing: 3, of: 4 },
    });
    expect(seedsDifference(metric('higher'), pairs(0, 0, 0, 0, 5)).verdict).toBe('unclear');
    expect(seedsDifference(metric('higher'), pairs(0, 0, 0)).verdict).toBe('same');
  });

  it('calls nothing a change on which chance would make as many seeds agree in one metric of 20', () => {
    // Two of three, and seven of eight: the band is on one side of 0, as p10 lies between the least and the next.
    expect(seedsDifference(metric('higher'), pairs(-0.001, 2, 3))).toMatchObject({ verdict: 'unclear' });
    const seven = seedsDifference(metric('higher'), pairs(-0.001, 2, 3, 4, 5, 6, 7, 8));
    expect(seven.band?.p10).toBeGreaterThan(0);
    expect(seven).toMatchObject({ verdict: 'unclear', band: { agreeing: 7, of: 8 } });
    expect(seedsDifference(metric('higher'), pairs(1, 2, 3)).verdict).toBe('better');
    expect(seedsDifference(metric('higher'), pairs(1, 2, 3, 4, 5, 6, 7, 8)).verdict).toBe('better');
    expect(seedsDifference(metric('higher'), pairs(-0.001, 2, 3, 4, 5, 6, 7, 8, 9)).verdict).toBe('better');
  });

  it('knows how often chance agrees, as tables of the two-sided sign test have it', () => {
    expect(chanceOfAgreement(2, 2)).toBe(0.5);
    expect(chanceOfAgreement(5, 5)).toBe(0.0625);
    expect(chanceOfAgreement(6, 6)).toBe(0.03125);
    expect(chanceOfAgreement(7, 8)).toBeCloseTo(0.0703, 4);
    expect(chanceOfAgreement(15, 20)).toBeCloseTo(0.0414, 4);
    expect(chanceOfAgreement(4, 8)).toBe(1);
    expect(chanceOfAgreement(1000, 1000)).toBeLessThan(1e-300);
  });

  it('leaves out seeds in which a side has no value', () => {
    const found = seedsDifference(metric('higher'), [...pairs(1, 2), { a: '', b: '5' }, { a: '7', b: '' }]);
    expect(found.band).toMatchObject({ of: 2 });
    expect(seedsDifference(metric('higher'), [{ a: '', b: '5' }])).toMatchObject({
      a: undefined,
      b: 5,
      difference: undefined,
      verdict: 'unknown',
    });
  });

  it('tells clear differences from others', () => {
    expect((['better', 'worse', 'higher', 'lower'] as const).every((verdict) => isClear({ verdict }))).toBe(true);
    expect((['same', 'unclear', 'unknown'] as const).some((verdict) => isClear({ verdict }))).toBe(false);
  });
});

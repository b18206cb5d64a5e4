import { describe, expect, it } from 'vitest';
import { compareBaseline, differenceLines } from '../../../../cli/test/baseline-comparison.ts';
import { type Baseline, parseBaseline } from '../../../../cli/test/baseline-file.ts';

const UNITS = new Map([
  ['supply.total', 'base_units'],
  ['staking.ratio', 'ratio'],
]);
const SPEC = { everyTicks: 1, tolerance: { absolute: 0, relative: 0.01 }, tolerances: [] };

const read = (text: string): Baseline => parseBaseline(text, 'x');
const STORED = read('tick,supply.total,staking.ratio\n1,9007199254740993,0.5\n2,9007199254740993,\n');

function lines(found: string, spec: Parameters<typeof compareBaseline>[2] = SPEC): readonly string[] {
  return differenceLines(compareBaseline(STORED, read(found), spec, UNITS));
}

describe('cli/test/baseline-comparison.ts', () => {
  it('finds nothing where nothing moved, or not further than it may', () => {
    expect(lines('tick,supply.total,staking.ratio\n1,9007199254740993,0.504\n2,9007199254740993,\n')).toEqual([]);
  });

  it('holds amounts exactly, whatever the general tolerance, and names the first that moved', () => {
    expect(lines('tick,supply.total,staking.ratio\n1,9007199254740994,0.6\n2,9007199254740993,0.1\n')).toEqual([
      'supply.total moved at tick 1: expected 9007199254740993, found 9007199254740994, difference 1 base units ' +
        '(1.11e-14%), exact',
      '2 more values, also of staking.ratio',
    ]);
  });

  it('takes the tolerance of a metric that is named', () => {
    const tolerances = [{ metric: 'supply.total', tolerance: { absolute: 1, relative: 0 } }];
    expect(
      lines('tick,supply.total,staking.ratio\n1,9007199254740994,0.5\n2,9007199254740993,\n', { ...SPEC, tolerances }),
    ).toEqual([]);
  });

  it('tells a value that came or went', () => {
    expect(lines('tick,supply.total,staking.ratio\n1,9007199254740993,\n2,9007199254740993,\n')).toEqual([
      'staking.ratio moved at tick 1: expected 0.5, found no value',
    ]);
  });

  it('compares nothing when columns or ticks are others', () => {
    expect(lines('tick,supply.total,a.b\n1,1,1\n2,1,1\n')).toEqual([
      'the baseline has metrics that the run has not: staking.ratio',
      'the run has metrics that the baseline has not: a.b',
    ]);
    expect(lines('tick,staking.ratio,supply.total\n1,1,1\n2,1,1\n')).toEqual([
      'the baseline has its metrics in another order',
    ]);
    expect(lines('tick,supply.total,staking.ratio\n1,1,1\n')).toEqual([
      'the baseline has other ticks: expected 1, 2, found 1',
    ]);
  });
});

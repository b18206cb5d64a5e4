import { describe, expect, it } from 'vitest';
import { TIME_COLUMNS } from '#reports/artifacts/columns.ts';
import { allFigures, lastValue } from '#reports/key-figures.ts';

const ACT = { symbol: 'ACT', decimals: 9 };
const COLUMNS = [
  ...TIME_COLUMNS,
  { id: 'influence.gini', title: 'Gini', unit: 'ratio', formula: 'g', source: 'accounts', better: 'lower' },
  { id: 'actions.attempted', title: 'Actions', unit: 'count', formula: 'a' },
  { id: 'staking.ratio', title: 'Staked share', unit: 'ratio', formula: 's' },
];
const METRICS = {
  file: 'metrics.csv',
  columns: COLUMNS,
  rows: [
    ['0', '0', '1970-01-01', '', '1', '0.1'],
    ['1', '0', '1970-01-01', '0.79804', '2', ''],
  ],
};

describe('reports/key-figures', () => {
  it('compares the first tick with the last, in column order', () => {
    expect(allFigures(METRICS, ACT).map(({ id, start, end }) => [id, start.value, end.value, end.unit])).toEqual([
      ['influence.gini', 'n/a', '0.7980', 'index'],
      ['actions.attempted', '1', '2', ''],
      ['staking.ratio', '10.00', 'n/a', '%'],
    ]);
    expect(allFigures({ ...METRICS, rows: [] }, ACT)).toEqual([]);
  });

  it('keeps what the run says of a metric', () => {
    const [gini] = allFigures(METRICS, ACT);
    expect(gini).toMatchObject({ title: 'Gini', formula: 'g', source: 'accounts', better: 'lower' });
  });

  it('has no last value where the cell is empty or the column is not there', () => {
    expect(lastValue(METRICS, 'influence.gini')).toBe(0.79804);
    expect(lastValue(METRICS, 'staking.ratio')).toBeUndefined();
    expect(lastValue(METRICS, 'no.such_metric')).toBeUndefined();
  });
});

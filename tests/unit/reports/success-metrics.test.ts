import { describe, expect, it } from 'vitest';
import type { RunTable } from '#reports/artifacts/run-table.ts';
import { successCount, successTable } from '#reports/success-metrics.ts';

/** A table with a tick a day from 2026-01-01 on; columns by id. */
function tableOf(columns: Readonly<Record<string, readonly string[]>>): RunTable {
  const ids = Object.keys(columns);
  const ticks = columns[ids[0] ?? '']?.length ?? 0;
  return {
    file: 'metrics.csv',
    columns: ['tick', 'unix_seconds', 'date', ...ids].map((id) => ({ id, title: id, unit: '', formula: '' })),
    rows: Array.from({ length: ticks }, (_, tick) => [
      `${tick}`,
      `${tick * 86_400}`,
      `2026-01-0${tick + 1}`,
      ...ids.map((id) => columns[id]?.[tick] ?? ''),
    ]),
  };
}

const rowsOf = (columns: Readonly<Record<string, readonly string[]>>) => successTable({ metrics: tableOf(columns) });

describe('reports/success-metrics', () => {
  it('says what was wanted, what the end has, since when and for how long', () => {
    expect(rowsOf({ 'staking.ratio': ['', '0.3', '0.41', '0.5', '0.39'] })).toEqual([
      {
        id: 'staking_ratio',
        title: 'Staked share of the circulating supply',
        target: '> 40%',
        end: '39.00%',
        met: false,
        firstMet: '2026-01-03',
        held: '50%',
        margin: '−1.00 points',
      },
    ]);
  });

  it('takes a target as passed only above it', () => {
    const [stakers] = rowsOf({ 'staking.active_stakers': ['1000', '1000'] });
    expect(stakers).toMatchObject({ met: false, firstMet: undefined, held: '0%', margin: '+0' });
    expect(rowsOf({ 'staking.active_stakers': ['1000', '1001'] })[0]).toMatchObject({ met: true, margin: '+1' });
  });

  it('counts claims against what was earned', () => {
    const [claims] = rowsOf({ 'rewards.claimed': ['0', '85'], 'rewards.released': ['0', '100'] });
    expect(claims).toMatchObject({ id: 'claims', end: '85.00%', met: true, held: '100%', margin: '+5.00 points' });
  });

  it('wants the yearly rate inside a range: 52.14 weeks of the budget against all stake', () => {
    // 7 of 1,000 a week is 36.5% a year, 3.5 is 18.25%.
    const rows = (budget: string) => rowsOf({ 'rewards.budget_current': [budget], 'staking.total_staked': ['100000'] });
    expect(rows('700')[0]).toMatchObject({ id: 'apy', target: '15% to 30%', end: '36.50%', met: false });
    expect(rows('700')[0]?.margin).toBe('−6.50 points');
    expect(rows('350')[0]).toMatchObject({ end: '18.25%', met: true, margin: '+3.25 points' });
  });

  it('takes the better figure of a target where the run has it', () => {
    const rows = rowsOf({
      'rewards.claimed': ['85'],
      'rewards.released': ['100'],
      'rewards.claimed_share': ['0.95'],
      'rewards.realised_apr_365d': ['0.2'],
    });
    expect(rows.map(({ id, end }) => [id, end])).toEqual([
      ['claims', '95.00%'],
      ['apy', '20.00%'],
    ]);
  });

  it('leaves out what the run has no columns for, and says unknown where the end is undefined', () => {
    expect(rowsOf({ 'supply.total': ['1'] })).toEqual([]);
    expect(rowsOf({ 'governance.turnout': ['0.5', ''] })[0]).toMatchObject({
      end: 'n/a',
      met: undefined,
      margin: 'n/a',
    });
    expect(rowsOf({ 'governance.turnout': ['', ''] })[0]).toMatchObject({ firstMet: undefined, held: 'n/a' });
  });

  it('does not round what is worth less than a dollar to nothing', () => {
    expect(rowsOf({ 'market.tvl': ['0.25'] })[0]).toMatchObject({ end: '0.2500 USD', margin: '−1,000,000 USD' });
    expect(rowsOf({ 'market.tvl': ['0'] })[0]?.end).toBe('0 USD');
  });

  it('counts the targets that are met', () => {
    const rows = rowsOf({ 'staking.ratio': ['0.5'], 'staking.active_stakers': ['3'], 'market.tvl': ['2000000'] });
    expect(successCount(rows)).toBe('2 of 3');
    expect(rows.map(({ end }) => end)).toEqual(['50.00%', '3', '2,000,000 USD']);
  });
});

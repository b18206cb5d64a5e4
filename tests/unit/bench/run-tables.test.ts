import { describe, expect, it } from 'vitest';
import { growthOf } from '../../../bench/growth.ts';
import {
  actionTable,
  checkTable,
  encodingTable,
  engineTable,
  growthTable,
  shareTable,
  speedTable,
  targetTable,
  web3Table,
} from '../../../bench/run-tables.ts';
import { BANKRUN_RUN, CHECKS, LITESVM_RUN, LONG_RUN } from './measurements.ts';

/** The cells of a table's first row, set apart by single spaces. */
function firstRow(table: readonly string[]): string {
  return (table[2] ?? '').split('|').slice(1, -1).join(' ').trim().replaceAll(/ +/g, ' ');
}

describe('bench/run-tables', () => {
  it('sets a run beside its bare engine and the floors', () => {
    expect(firstRow(speedTable([LITESVM_RUN]))).toBe(
      'litesvm 10,000 1 100,000 3.20 4.00 1.25 1.20 0.24 0.06 0.09 25,000 800',
    );
  });

  it('says what reaches the engine, and sets genesis apart', () => {
    expect(firstRow(engineTable([LITESVM_RUN]))).toBe('litesvm 10,000 1 365 12,500 31,250 0.70 0.20 1.00');
  });

  it('says which share of the ticks each part takes', () => {
    expect(firstRow(shareTable([LITESVM_RUN]))).toBe('litesvm 10,000 1 70.0% 1.0% 10.0% 2.0% 5.0% 1.0% 2.0% 5.0% 4.0%');
  });

  it('gives microseconds for each action, with the floor in brackets where there is one', () => {
    expect(firstRow(actionTable([LITESVM_RUN]))).toBe(
      'litesvm 10,000 1 30.0 (25.0) 21.0 (20.0) 0.3 3.0 (2.4) 0.6 1.5 0.3 0.6 (0.1) 1.5 (0.9) 1.2 (1.0)',
    );
  });

  it('gives the rate of encoding', () => {
    expect(firstRow(encodingTable([LITESVM_RUN]))).toBe('litesvm 10,000 1 20,000 2.50 400,000');
  });

  it('sets runs on bankrun beside web3.js', () => {
    const table = web3Table([LITESVM_RUN, BANKRUN_RUN]);
    expect(table).toHaveLength(3);
    expect(firstRow(table)).toBe('bankrun 1,000 1 2,000 500.0 1500.0 500 2,000 4.00 5.00');
  });

  it('shows growth as exponents', () => {
    expect(firstRow(growthTable(growthOf([LITESVM_RUN, LONG_RUN])))).toBe(
      'years 10,000 agents 1 3 1.00 1.00 1.00 1.05',
    );
  });

  it('gives a verdict on each target, or says that it was not measured', () => {
    const figure = { what: 'figure', target: 'below 2' };
    const verdicts = [
      { ...figure, found: '1', met: true },
      { ...figure, found: '3', met: false },
      { ...figure, found: undefined, met: undefined },
    ];
    const rows = targetTable(verdicts).slice(2);
    expect(rows.map((row) => firstRow(['', '', row]))).toEqual([
      'figure below 2 1 met',
      'figure below 2 3 not met',
      'figure below 2 - not measured',
    ]);
  });

  it('says what the checks cost', () => {
    expect(firstRow(checkTable([CHECKS]))).toBe('governed-year 505 24,353 12.3% 5.0% 2.0% 4.0%');
  });
});

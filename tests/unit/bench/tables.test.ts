import { describe, expect, it } from 'vitest';
import type { CheckMeasurement, Measurement } from '../../../bench/measurement.ts';
import { performancePage } from '../../../bench/performance-page.ts';
import { actionTable, checkTable, grouped, markdownTable, shareTable, speedTable } from '../../../bench/tables.ts';

const MEASUREMENT: Measurement = {
  engine: 'litesvm',
  agents: 5_000,
  years: 1,
  ticks: 365,
  actions: 100_000,
  transactions: 102_000,
  genesis: { seconds: 0.9, floorSeconds: 0.3 },
  run: { seconds: 15, floorSeconds: 10 },
  uncheckedSeconds: 6,
  parts: {
    engine: { seconds: 10.5, floorSeconds: 9.5 },
    signing: { seconds: 1.5, floorSeconds: 1.2 },
    encoding: { seconds: 0.75, floorSeconds: undefined },
    sim: { seconds: 0.75, floorSeconds: undefined },
    readBack: { seconds: 0.9, floorSeconds: 0.6 },
    csv: { seconds: 0.3, floorSeconds: 0.01 },
    release: { seconds: 0.3, floorSeconds: 0.5 },
  },
  peakRssBytes: 1_234_567_890,
  resultsDigest: '00',
};

const CHECKS: CheckMeasurement = {
  scenario: 'governed-year',
  agents: 505,
  actions: 24_353,
  shares: { ledger: 0.123, prediction: 0.05, comparison: 0.02, invariants: 0.0404 },
};

describe('bench/tables', () => {
  it('groups digits by thousands', () => {
    expect([0, 999, 1_000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
  });

  it('aligns columns, the first to the left', () => {
    expect(
      markdownTable(
        ['a', 'number'],
        [
          ['long', '1'],
          ['b', '1,000,000'],
        ],
      ),
    ).toEqual(['| a    |    number |', '| ---- | --------: |', '| long |         1 |', '| b    | 1,000,000 |']);
  });

  it('sets a run beside its bare engine', () => {
    const cells = speedTable([MEASUREMENT])[2]
      ?.split('|')
      .map((cell) => cell.trim());
    expect(cells?.slice(1, -1).join(' ')).toBe(
      'litesvm 5,000 1 365 100,000 15.00 10.00 1.50 6.00 6,667 10,200 0.90 (0.30) 1,235',
    );
  });

  it('says which share of the run each part takes', () => {
    expect(shareTable([MEASUREMENT])[2]).toMatch(
      /70\.0% \| +10\.0% \| +5\.0% \| +5\.0% \| +6\.0% \| +2\.0% \| +2\.0% \|$/,
    );
  });

  it('gives microseconds for each action, with the floor in brackets where there is one', () => {
    expect(actionTable([MEASUREMENT])[2]).toMatch(
      /150\.0 \(100\.0\) \| +105\.0 \(95\.0\) \| +15\.0 \(12\.0\) \| +7\.5 \|/,
    );
  });

  it('leaves a floor that is not there empty', () => {
    expect(speedTable([{ ...MEASUREMENT, uncheckedSeconds: undefined }])[2]).toMatch(/1\.50 \| +- \|/);
  });

  it('says what the checks cost', () => {
    expect(checkTable([CHECKS])[2]?.replaceAll(/ +/g, ' ')).toBe(
      '| governed-year | 505 | 24,353 | 12.3% | 5.0% | 2.0% | 4.0% |',
    );
  });

  it('makes a page that says where and how it was measured', () => {
    const machine = { cores: 2, cpuModel: 'a processor', node: 'v20' };
    const page = performancePage([MEASUREMENT], [CHECKS], machine, 'npm run bench -- --write');
    expect(page).toContain('`npm run bench -- --write` on 2 cores of a processor, Node v20');
    expect(page).toContain(speedTable([MEASUREMENT]).join('\n'));
    expect(page).toContain(checkTable([CHECKS]).join('\n'));
  });
});

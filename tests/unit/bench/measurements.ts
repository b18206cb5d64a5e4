import type { CheckMeasurement, Measurement } from '../../../bench/measurement.ts';

/** A run of 100,000 actions with round figures. */
export const LITESVM_RUN: Measurement = {
  engine: 'litesvm',
  agents: 10_000,
  years: 1,
  ticks: 365,
  actions: 100_000,
  transactions: 12_500,
  probeSeconds: 0.2,
  run: { seconds: 4, floorSeconds: 3.2 },
  ticking: { seconds: 3, floorSeconds: 2.5 },
  parts: {
    engine: { seconds: 2.1, floorSeconds: 2 },
    signing: { seconds: 0.03, floorSeconds: undefined },
    encoding: { seconds: 0.3, floorSeconds: 0.24 },
    policies: { seconds: 0.06, floorSeconds: undefined },
    ledger: { seconds: 0.15, floorSeconds: undefined },
    metrics: { seconds: 0.03, floorSeconds: undefined },
    csv: { seconds: 0.06, floorSeconds: 0.01 },
    readBack: { seconds: 0.15, floorSeconds: 0.09 },
    release: { seconds: 0.12, floorSeconds: 0.1 },
  },
  encoding: { actions: 20_000, seconds: 0.05 },
  web3: undefined,
  peakRssBytes: 800_000_000,
  resultsDigest: '00',
};

/** Three times as long in everything but memory. */
export const LONG_RUN: Measurement = {
  ...LITESVM_RUN,
  years: 3,
  ticks: 1_095,
  actions: 300_000,
  run: { seconds: 12, floorSeconds: 9.6 },
  peakRssBytes: 840_000_000,
};

export const BANKRUN_RUN: Measurement = {
  ...LITESVM_RUN,
  engine: 'bankrun',
  agents: 1_000,
  actions: 20_000,
  run: { seconds: 10, floorSeconds: 5 },
  parts: {
    ...LITESVM_RUN.parts,
    engine: { seconds: 6, floorSeconds: 5 },
    signing: { seconds: 1, floorSeconds: undefined },
    encoding: { seconds: 1, floorSeconds: 0.5 },
  },
  web3: { actions: 2_000, seconds: 4, buildSeconds: 1 },
};

export const CHECKS: CheckMeasurement = {
  scenario: 'governed-year',
  agents: 505,
  actions: 24_353,
  shares: { ledger: 0.123, prediction: 0.05, comparison: 0.02, invariants: 0.0404 },
};

import type { SweepDesign, SweepRun, YearEnd } from '#reports/sweep/sweep-run.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';

const START = Date.UTC(2026, 0, 1) / 1000;
const SHA256 = 'cd'.repeat(32);

/** Two variants of three seeds over four days; `market.price` is only in the second. */
export const SWEEP_DESIGN: SweepDesign = {
  name: 'penalty',
  description: 'What does a penalty change?',
  token: { symbol: 'ACT', decimals: 9 },
  quoteDecimals: 6,
  seeds: [42, 43, 44],
  variants: [
    {
      name: 'plan',
      title: 'As planned',
      changes: [],
      metricIds: ['staking.ratio', 'staking.total_staked'],
      tickSeconds: SECONDS_PER_DAY,
      horizonTicks: 4,
    },
    {
      name: 'steep',
      title: 'Steep <penalty>',
      changes: [{ path: 'staking.penalty', value: '30%' }],
      metricIds: ['staking.ratio', 'staking.total_staked', 'market.price'],
      tickSeconds: SECONDS_PER_DAY,
      horizonTicks: 4,
    },
  ],
  metrics: [
    { id: 'staking.ratio', title: 'Staked share', unit: 'ratio', formula: 'staked / circulating' },
    { id: 'staking.total_staked', title: 'Tokens staked', unit: 'base_units', formula: 'staked' },
    { id: 'market.price', title: 'Price', unit: 'usd', formula: 'price' },
  ],
  charts: [
    { metric: 'staking.ratio', title: 'Staked share' },
    { metric: 'staking.total_staked', title: 'Tokens staked' },
  ],
  conclusions: [
    {
      say: 'Something is staked',
      metric: 'staking.ratio',
      at: { kind: 'end' },
      between: undefined,
      variant: undefined,
      bounds: [{ side: 'above', than: { value: 0.25 }, words: '25%' }],
    },
    {
      say: 'Steep deters',
      metric: 'staking.ratio',
      at: { kind: 'end' },
      between: undefined,
      variant: 'steep',
      bounds: [{ side: 'below', than: { variant: 'plan' }, words: 'As planned' }],
    },
  ],
  marks: [{ unixSeconds: START + 2 * SECONDS_PER_DAY, label: 'price −60%' }],
};

/** A completed run: the staked share grows evenly to `endRatio`, a billion base units for each percent. */
export function sweepRun(variant: string, seed: number, endRatio: number, change: Partial<SweepRun> = {}): SweepRun {
  const ratios = [1, 2, 3, 4].map((tick) => (endRatio * tick) / 4);
  const staked = ratios.map((ratio) => Math.round(ratio * 100) * 1e9);
  const price = variant === 'steep' ? ['0.05'] : [];
  const end = [String(endRatio), String(staked[3]), ...price];
  const year: YearEnd = { year: 1, tickIndex: 3, unixSeconds: START + 3 * SECONDS_PER_DAY, cells: end };
  return {
    variant,
    seed,
    status: 'completed',
    ticksFinished: 4,
    digest: SHA256,
    vacuousKinds: [],
    failure: undefined,
    unixSeconds: Float64Array.from([0, 1, 2, 3], (tick) => START + tick * SECONDS_PER_DAY),
    series: new Map([
      ['staking.ratio', Float64Array.from(ratios)],
      ['staking.total_staked', Float64Array.from(staked)],
    ]),
    end,
    years: [year],
    kept: [],
    ...change,
  };
}

/** `plan` ends at 40%, 50%, 60%, `steep` at 30%, 20%, 70%. */
export function sweepRuns(): readonly SweepRun[] {
  const ends = { plan: [0.4, 0.5, 0.6], steep: [0.3, 0.2, 0.7] };
  return SWEEP_DESIGN.variants.flatMap(({ name }) =>
    SWEEP_DESIGN.seeds.map((seed, index) => sweepRun(name, seed, ends[name as keyof typeof ends][index] as number)),
  );
}

export const SWEEP_IDENTITY = {
  actsimVersion: '0.1.0',
  command: 'npm run -s actsim -- sweep penalty.yaml --out sweeps/again',
  sweep: { file: 'penalty.yaml', sha256: SHA256 },
  scenario: { file: 'first-year.yaml', sha256: SHA256 },
  policies: [{ file: 'mine.ts', sha256: SHA256, kinds: ['contrarian'] }],
  engine: 'litesvm',
  program: { sha256: SHA256, idlSha256: SHA256 },
  packageLockSha256: SHA256,
  specSha256: { plan: SHA256, steep: SHA256 },
  environment: { node: 'v20' },
};

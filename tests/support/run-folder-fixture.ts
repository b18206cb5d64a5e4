import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ColumnDescription } from '#reports/artifacts/columns.ts';
import type { RunEnd, RunIdentity } from '#reports/artifacts/manifest.ts';
import { openRunFolder, type RunFolder } from '#reports/artifacts/run-folder.ts';
import { featureFlags } from '#sim/core/features.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { metricCatalogue } from '#sim/metrics/catalogue.ts';
import type { MetricValue } from '#sim/ports/run-sink.ts';
import { fixtureAttackRows } from './fixture-attacks.ts';
import { FIXTURE_START_UNIX_SECONDS, type FixtureWorld, fixtureRows, fixtureTime } from './fixture-rows.ts';

export { FIXTURE_START_UNIX_SECONDS };

const ONE_TOKEN = 10n ** 9n;

export const FIXTURE_SPEC: RunSpec = {
  profile: 'hardened',
  name: 'first-year',
  description: 'Stakers and whales over a year.',
  seed: 42,
  tickSeconds: SECONDS_PER_DAY,
  horizonTicks: 10,
  startUnixSeconds: FIXTURE_START_UNIX_SECONDS,
  token: {
    symbol: 'ACT',
    decimals: 9,
    supplyBaseUnits: 1_000_000_000n * ONE_TOKEN,
    distribution: {
      communityBps: 4_000,
      teamBps: 2_000,
      treasuryBps: 2_000,
      liquidityBps: 1_000,
      partnersBps: 1_000,
      teamVesting: { cliffDays: 365, durationDays: 1_460 },
      partnersVesting: { cliffDays: 180, durationDays: 730 },
    },
  },
  staking: {
    minStakeBaseUnits: 100n * ONE_TOKEN,
    maxStakeBaseUnits: 10_000_000n * ONE_TOKEN,
    lockDays: [0, 7, 30, 90, 180],
    multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
    penaltyBps: 1_000,
    ticketDays: 7,
  },
  rewards: {
    rewardRateBps: 500,
    inflationBps: [500, 300, 200],
    inflationCapBps: 500,
    minClaimBaseUnits: ONE_TOKEN,
    boosters: {
      activeBps: 1_000,
      longTermBps: 2_000,
      votingBps: 1_500,
      boostDays: 28,
      activeDays: 29,
      longTermDays: 181,
    },
    minDebateFeeBaseUnits: ONE_TOKEN,
  },
  governance: {
    minProposalStakeBaseUnits: 10_000n * ONE_TOKEN,
    minVoteStakeBaseUnits: 1_000n * ONE_TOKEN,
    bondBaseUnits: 10_000n * ONE_TOKEN,
    quorumBps: [1_000, 1_000, 1_000, 1_000],
    approvalBps: [6_600, 6_600, 7_500, 6_600],
    votingDays: 7,
    timelockDays: 3,
    graceDays: 14,
    seasoningDays: 1,
    lateHours: 24,
    powerCapBps: 500,
    cooldownDays: 30,
    vetoDays: 182,
    quadratic: 'feature_proposals',
    quadraticAttested: true,
  },
  treasury: {
    spendingCapBps: 1_000,
    reserveFloorBaseUnits: 20_000_000n * ONE_TOKEN,
    buybackWeeklyCapBaseUnits: 1_000_000n * ONE_TOKEN,
    buybackMaxPriceQuoteUnits: 100_000n,
    quoteReserveQuoteUnits: 1_000_000_000_000n,
    quoteDecimals: 6,
  },
  features: { ...featureFlags(0), voteLock: true },
  population: [
    {
      cohort: 'retail',
      count: 940,
      holdings: { kind: 'pareto', alpha: 1.08, minBaseUnits: 100n * ONE_TOKEN, maxBaseUnits: 1_000_000n * ONE_TOKEN },
      policy: { kind: 'staker', config: { patience_days_mean: 14 } },
      vesting: 'team',
      attestedBps: 0,
    },
    {
      cohort: 'whales',
      count: 30,
      holdings: {
        kind: 'lognormal',
        medianBaseUnits: 100_000n * ONE_TOKEN,
        sigma: 0.5,
        maxBaseUnits: 10_000_000n * ONE_TOKEN,
      },
      policy: { kind: 'whale', config: {} },
      attestedBps: 0,
    },
  ],
  outputs: { actions: true, agents: { sample: 0, sampleTicks: 7, censusTicks: 365 }, cohortTicks: 1 },
};

const SHA256 = 'ab'.repeat(32);

export function fixtureIdentity(spec: RunSpec = FIXTURE_SPEC): RunIdentity {
  return {
    actsimVersion: '0.1.0',
    command: 'actsim run first-year.yaml --engine litesvm --seed 42',
    scenario: { file: 'first-year.yaml', text: 'version: 1\n' },
    overrides: {},
    engine: 'litesvm',
    program: { sha256: SHA256, idlSha256: SHA256 },
    packageLockSha256: SHA256,
    spec,
    environment: { node: 'v20.20.2', platform: 'linux' },
  };
}

/** The metrics of the three charts and one exact amount. */
export const FIXTURE_METRICS: readonly ColumnDescription[] = [
  { id: 'staking.ratio', title: 'Staked share', unit: 'ratio', formula: 'total_staked / supply.circulating' },
  { id: 'staking.total_staked', title: 'Tokens staked', unit: 'base_units', formula: 'total_staked' },
  { id: 'staking.mean_lock_days', title: 'Mean lock', unit: 'days', formula: 'sum(amount x days) / sum(amount)' },
  { id: 'supply.inflation_annualised', title: 'Inflation, annualised', unit: 'ratio', formula: 'minted / supply' },
  { id: 'influence.whale_share', title: "Whales' share", unit: 'ratio', formula: 'power of whales / power of all' },
  { id: 'influence.nakamoto', title: 'Nakamoto coefficient', unit: 'count', formula: 'fewest holders above half' },
];

/** Values of one tick in the order of `FIXTURE_METRICS`; what needs a staker is undefined at tick 0. */
export function fixtureValues(tickIndex: number): readonly MetricValue[] {
  const grown = 1 - 1 / (tickIndex + 1);
  return [
    0.5 * grown,
    BigInt(tickIndex) * 123_456_789_012_345_678n,
    tickIndex === 0 ? undefined : 30 + tickIndex,
    0.05 - 0.001 * tickIndex,
    tickIndex === 0 ? undefined : 0.6 - 0.01 * tickIndex,
    tickIndex === 0 ? undefined : 10 + tickIndex,
  ];
}

export const FIXTURE_END: RunEnd = {
  status: 'completed',
  actions: [{ kind: 'stake', attempted: 20, accepted: 15, rejected: 5 }],
  vacuousKinds: [],
  units: [
    { kind: 'stake', actions: 15, computeUnits: 165_000 },
    { kind: 'close_days', actions: 10, computeUnits: 42_000 },
  ],
};

export interface FixtureOptions {
  /** Ticks that the run has when it ends. Default: 10. */
  readonly ticks?: number;
  readonly spec?: RunSpec;
  readonly force?: boolean;
  /** Metrics by id instead of `FIXTURE_METRICS`, a value a tick, described as in the catalogue. */
  readonly series?: Readonly<Record<string, readonly (number | undefined)[]>>;
}

export async function openFixtureFolder(folder: string, options: FixtureOptions = {}): Promise<RunFolder> {
  const { spec = FIXTURE_SPEC, ticks = 10, series } = options;
  const run = await openRunFolder({
    folder,
    force: options.force ?? false,
    run: fixtureIdentity(spec),
    metrics: series === undefined ? FIXTURE_METRICS : Object.keys(series).map(metricColumn),
  });
  const valuesAt = series === undefined ? fixtureValues : (tick: number) => seriesValues(series, tick);
  openRuns.set(run, { spec, world: fixtureWorld(spec, ticks), valuesAt });
  return run;
}

/** The cohorts of a spec over so many ticks. */
export function fixtureWorld(spec: RunSpec = FIXTURE_SPEC, ticks = 10): FixtureWorld {
  return {
    ticks,
    cohorts: spec.population.map(({ cohort, count, policy }) => ({ cohort, count, policy: policy.kind })),
  };
}

const CATALOGUE = metricCatalogue(FIXTURE_SPEC.staking.lockDays, ['market', 'pool', 'demand', 'presence', 'keeper']);

/** A metric of the catalogue as a column. */
export function metricColumn(id: string): ColumnDescription {
  const definition = CATALOGUE.find((metric) => metric.id === id);
  if (definition === undefined) throw new TypeError(`no metric ${id}`);
  const { title, unit, formula, source, better } = definition;
  return { id, title, unit, formula, source, better };
}

function seriesValues(series: NonNullable<FixtureOptions['series']>, tickIndex: number): readonly MetricValue[] {
  return Object.entries(series).map(([id, values]) => {
    const value = values[tickIndex];
    return value !== undefined && metricColumn(id).unit === 'base_units' ? BigInt(Math.round(value)) : value;
  });
}

/** Runs that the current test opened; a test may leave one unfinished on purpose. */
const openRuns = new Map<
  RunFolder,
  {
    readonly spec: RunSpec;
    readonly world: FixtureWorld;
    readonly valuesAt: (tickIndex: number) => readonly MetricValue[];
  }
>();

/** Writes the rows of one tick to every table: an accepted and a refused action, and what `fixtureRows` has. */
export async function writeFixtureTick(run: RunFolder, tickIndex: number): Promise<void> {
  const { spec, world, valuesAt } = openRuns.get(run) ?? {
    spec: FIXTURE_SPEC,
    world: fixtureWorld(),
    valuesAt: fixtureValues,
  };
  const cohort = world.cohorts[0]?.cohort ?? 'retail';
  const agent = { tickIndex, cohort };
  run.write('actions', {
    ...agent,
    agentId: 'retail-0',
    kind: 'stake',
    amountBaseUnits: 5n,
    outcome: 'accepted',
  });
  run.write('actions', {
    ...agent,
    agentId: 'retail-1',
    kind: 'claim_rewards',
    amountBaseUnits: undefined,
    outcome: 'X',
  });
  run.write('failures', { ...agent, kind: 'claim_rewards', errorName: 'X', errorCode: 6001, count: 1 });
  const { agents, cohorts, proposals, rewards, events } = fixtureRows(tickIndex, world);
  for (const row of agents) run.write('agents', row);
  for (const row of cohorts) run.write('cohorts', row);
  for (const row of proposals) run.write('proposals', row);
  for (const row of rewards) run.write('rewards', row);
  for (const row of events) run.write('events', row);
  const { attacks, steps } = fixtureAttackRows(tickIndex, spec);
  for (const row of attacks) run.write('attacks', row);
  for (const row of steps) run.write('attack_steps', row);
  run.write('metrics', { ...fixtureTime(tickIndex), values: valuesAt(tickIndex) });
  await run.endTick(tickIndex);
}

/** A finished run folder. */
export async function writeFixtureRun(
  folder: string,
  options: FixtureOptions = {},
  end: RunEnd = FIXTURE_END,
): Promise<void> {
  const run = await openFixtureFolder(folder, options);
  for (let tick = 0; tick < (options.ticks ?? 10); tick += 1) await writeFixtureTick(run, tick);
  await run.finish(end);
}

/** Gives the test a folder path of its own that does not exist yet, and removes what came to be there. */
export async function withTemporaryFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'actsim-test-'));
  try {
    await test(join(parent, 'run'));
  } finally {
    for (const run of openRuns.keys()) await run.finish(FIXTURE_END).catch(() => undefined);
    openRuns.clear();
    await rm(parent, { recursive: true, force: true });
  }
}

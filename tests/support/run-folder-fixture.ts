import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ColumnDescription } from '#reports/artifacts/columns.ts';
import type { RunEnd, RunIdentity } from '#reports/artifacts/manifest.ts';
import { openRunFolder, type RunFolder } from '#reports/artifacts/run-folder.ts';
import { featureFlags } from '#sim/core/features.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { MetricValue } from '#sim/ports/run-sink.ts';

/** Tick 0 begins here. */
export const FIXTURE_START_UNIX_SECONDS = Date.UTC(2025, 0, 1) / 1000;

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
      count: 970,
      holdings: { kind: 'pareto', alpha: 1.08, minBaseUnits: 100n * ONE_TOKEN, maxBaseUnits: 1_000_000n * ONE_TOKEN },
      policy: { kind: 'staker', config: { patience_days_mean: 14 } },
      vesting: 'team',
      attestedBps: 0,
    },
  ],
  outputs: { actions: true },
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
};

export interface FixtureOptions {
  readonly ticks?: number;
  readonly spec?: RunSpec;
  readonly force?: boolean;
}

export async function openFixtureFolder(folder: string, options: FixtureOptions = {}): Promise<RunFolder> {
  const run = await openRunFolder({
    folder,
    force: options.force ?? false,
    run: fixtureIdentity(options.spec),
    metrics: FIXTURE_METRICS,
  });
  openRuns.push(run);
  return run;
}

/** Runs that the current test opened; a test may leave one unfinished on purpose. */
const openRuns: RunFolder[] = [];

/** Writes the rows of one tick: an accepted and a refused action, and the metrics. */
export async function writeFixtureTick(run: RunFolder, tickIndex: number, cohort = 'retail'): Promise<void> {
  run.action({ tickIndex, agentId: 'retail-0', cohort, kind: 'stake', amountBaseUnits: 5n, outcome: 'accepted' });
  run.action({
    tickIndex,
    agentId: 'retail-1',
    cohort,
    kind: 'claim_rewards',
    amountBaseUnits: undefined,
    outcome: 'X',
  });
  run.failure({ tickIndex, cohort, kind: 'claim_rewards', errorName: 'X', errorCode: 6001, count: 1 });
  const unixSeconds = FIXTURE_START_UNIX_SECONDS + (tickIndex + 1) * SECONDS_PER_DAY;
  run.metric({ tickIndex, unixSeconds, values: fixtureValues(tickIndex) });
  await run.endTick(tickIndex);
}

/** A finished run folder. */
export async function writeFixtureRun(
  folder: string,
  options: FixtureOptions = {},
  end: RunEnd = FIXTURE_END,
): Promise<void> {
  const run = await openFixtureFolder(folder, options);
  const cohort = options.spec?.population[0]?.cohort;
  for (let tick = 0; tick < (options.ticks ?? 10); tick += 1) await writeFixtureTick(run, tick, cohort);
  await run.finish(end);
}

/** Gives the test a folder path of its own that does not exist yet, and removes what came to be there. */
export async function withTemporaryFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'actsim-test-'));
  try {
    await test(join(parent, 'run'));
  } finally {
    for (const run of openRuns.splice(0)) await run.finish(FIXTURE_END).catch(() => undefined);
    await rm(parent, { recursive: true, force: true });
  }
}

import { featureMask } from '#sim/core/features.ts';
import { createRngFactory } from '#sim/core/rng.ts';
import type { BoosterSpec, OutputsSpec, RunSpec } from '#sim/core/run-spec.ts';
import type { Observation, PolicyContext, Streams } from '#sim/policies/policy.ts';
import type { ActionRow, FailureRow, MetricRow, RunRows, RunSink, RunTableName } from '#sim/ports/run-sink.ts';
import type { PoolState, StakeEntryState, UserStakeState, VaultState } from '#sim/ports/staking-chain.ts';
import { aGovernance, aTreasury } from './governance-fixtures.ts';
import { ACT, FIRST_OF_2026, GENESIS_DAY } from './small-world.ts';
import { COMMUNITY_ONLY, onlyFeatures } from './staking-plans.ts';

export { aGovernance, anEmission, aProposal, aTreasury } from './governance-fixtures.ts';
export { ACT, FIRST_OF_2026, GENESIS_DAY } from './small-world.ts';

/** Every action has a row, every cohort one a tick, and agents only at the end. */
export const ALL_ACTIONS: OutputsSpec = {
  actions: true,
  agents: { sample: 0, sampleTicks: 7, censusTicks: 365 },
  cohortTicks: 1,
};

/** A small valid run: 12 stakers and 2 whales, 60 daily ticks. */
export function aRunSpec(changes: Partial<RunSpec> = {}): RunSpec {
  return {
    profile: 'plan',
    name: 'small',
    description: 'a run for tests',
    seed: 7,
    tickSeconds: 86_400,
    horizonTicks: 60,
    startUnixSeconds: FIRST_OF_2026,
    token: { symbol: 'ACT', decimals: 9, supplyBaseUnits: 1_000_000n * ACT, distribution: COMMUNITY_ONLY },
    staking: {
      minStakeBaseUnits: 100n * ACT,
      maxStakeBaseUnits: 100_000n * ACT,
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
      ticketDays: 14,
    },
    rewards: {
      rewardRateBps: 500,
      inflationBps: [500, 300, 200],
      inflationCapBps: 500,
      minClaimBaseUnits: ACT,
      boosters: SOME_BOOSTERS,
      minDebateFeeBaseUnits: ACT,
    },
    governance: {
      minProposalStakeBaseUnits: 1_000n * ACT,
      minVoteStakeBaseUnits: 100n * ACT,
      bondBaseUnits: 1_000n * ACT,
      quorumBps: [1_000, 1_000, 1_000, 1_000],
      approvalBps: [6_600, 6_600, 6_600, 6_600],
      votingDays: 5,
      timelockDays: 3,
      graceDays: 14,
      seasoningDays: 0,
      lateHours: 24,
      powerCapBps: 500,
      cooldownDays: 30,
      vetoDays: 180,
      quadratic: 'feature_proposals',
      quadraticAttested: true,
    },
    treasury: {
      spendingCapBps: 1_000,
      reserveFloorBaseUnits: 0n,
      buybackWeeklyCapBaseUnits: 1_000n * ACT,
      buybackMaxPriceQuoteUnits: 1_000_000n,
      quoteReserveQuoteUnits: 0n,
      quoteDecimals: 6,
    },
    features: onlyFeatures('stakeCap', 'powerByLock'),
    population: [
      {
        cohort: 'retail',
        count: 12,
        holdings: { kind: 'pareto', alpha: 1.1, minBaseUnits: 1_000n * ACT, maxBaseUnits: 40_000n * ACT },
        policy: { kind: 'staker', config: {} },
        attestedBps: 0,
      },
      {
        cohort: 'whales',
        count: 2,
        holdings: { kind: 'pareto', alpha: 1.05, minBaseUnits: 50_000n * ACT, maxBaseUnits: 150_000n * ACT },
        policy: { kind: 'whale', config: {} },
        attestedBps: 0,
      },
    ],
    outputs: { ...ALL_ACTIONS, actions: false },
    ...changes,
  };
}

/** The plan's boosters: 10%, 20% and 15% for 30 days. */
export const SOME_BOOSTERS: BoosterSpec = {
  activeBps: 1_000,
  longTermBps: 2_000,
  votingBps: 1_500,
  boostDays: 30,
  activeDays: 30,
  longTermDays: 90,
};

const NO_DAY = { acc: 0n, powerBaseUnits: 0n, stakedBaseUnits: 0n };

/** A pool on its genesis day with nothing in it. */
export function aPool(changes: Partial<PoolState> = {}): PoolState {
  return {
    totalStakedBaseUnits: 0n,
    totalVotingPower: 0n,
    lastUpdateUnixSeconds: BigInt(FIRST_OF_2026),
    acc: 0n,
    accWeekOpen: 0n,
    carry: 0n,
    activeWeight: 0n,
    pendingWeight: 0n,
    activePower: 0n,
    pendingPower: 0n,
    budgetCurrentBaseUnits: 0n,
    budgetReleasedBaseUnits: 0n,
    budgetNextBaseUnits: 0n,
    budgetIdleBaseUnits: 0n,
    reserveOwedBaseUnits: 0n,
    totalFundedBaseUnits: 0n,
    totalReleasedBaseUnits: 0n,
    totalClaimedBaseUnits: 0n,
    totalPenaltiesBaseUnits: 0n,
    weeklyBudgetCapBaseUnits: 1_000n * ACT,
    totalSupplyBaseUnits: 1_000_000n * ACT,
    rewardRateBps: 500,
    minStakeBaseUnits: 100n * ACT,
    maxStakeBaseUnits: 100_000n * ACT,
    minClaimBaseUnits: ACT,
    minWeight: ACT,
    lockDays: [0, 7, 30, 90, 180],
    openLockDays: [0, 7, 30, 90, 180],
    multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
    penaltyBps: 1_000,
    features: featureMask(onlyFeatures('stakeCap', 'powerByLock')),
    pauseMask: 0,
    pauseStartedUnixSeconds: 0n,
    pauseUntilUnixSeconds: 0n,
    votePausedSeconds: 0n,
    boostDays: SOME_BOOSTERS.boostDays,
    boostActiveBps: SOME_BOOSTERS.activeBps,
    boostLongTermBps: SOME_BOOSTERS.longTermBps,
    boostVotingBps: SOME_BOOSTERS.votingBps,
    longTermDays: SOME_BOOSTERS.longTermDays,
    activeDays: SOME_BOOSTERS.activeDays,
    ticketDays: 14,
    minDebateFeeBaseUnits: ACT,
    fundedFeesBaseUnits: 0n,
    fundedInflationBaseUnits: 0n,
    fundedGrantsBaseUnits: 0n,
    totalMintedBaseUnits: 0n,
    totalBurnedBaseUnits: 0n,
    totalForfeitedBaseUnits: 0n,
    totalCompoundedBaseUnits: 0n,
    ticketsOutstandingBaseUnits: 0n,
    pendingRaises: [0n, 0n, 0n, 0n],
    genesisDay: GENESIS_DAY,
    lastDay: GENESIS_DAY,
    stakerCount: 0,
    recent: Array.from({ length: 32 }, () => NO_DAY),
    ...changes,
  };
}

/** A 30-day lock of 100 ACT at 1.5x made on the genesis day. */
export function anEntry(changes: Partial<StakeEntryState> = {}): StakeEntryState {
  return {
    index: 0,
    amountBaseUnits: 100n * ACT,
    lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 30 * 86_400),
    paidAcc: 0n,
    weightLocked: 150n * ACT,
    weightBase: 100n * ACT,
    startDay: GENESIS_DAY,
    endDay: GENESIS_DAY + 30,
    tier: 2,
    started: false,
    ended: false,
    compound: false,
    vests: false,
    flatPower: false,
    agedPower: false,
    multiplierBps: 15_000,
    boostBps: 0,
    boostEndDay: 0,
    boostOver: false,
    boostOwedBaseUnits: 0n,
    ...changes,
  };
}

export function aStake(entries: readonly StakeEntryState[], changes: Partial<UserStakeState> = {}): UserStakeState {
  return {
    amountBaseUnits: entries.reduce((sum, entry) => sum + entry.amountBaseUnits, 0n),
    rewardsEarnedBaseUnits: 0n,
    votingPower: 0n,
    owedBaseUnits: 0n,
    owedOpenBaseUnits: 0n,
    owedOpenWeek: 0,
    rewardsClaimedBaseUnits: 0n,
    penaltiesPaidBaseUnits: 0n,
    rewardDustQ64: 0n,
    voteLockUntilUnixSeconds: 0n,
    lastDebateDay: 0,
    boostEndDay: 0,
    boostBps: 0,
    liveProposal: 0,
    compounding: false,
    rewardsCompoundedBaseUnits: 0n,
    rewardsForfeitedBaseUnits: 0n,
    ticketCount: 0,
    voted: Array.from({ length: 16 }, () => 0),
    payoutCount: 0,
    payouts: [],
    voteCount: 0,
    votes: [],
    entries,
    ...changes,
  };
}

export function someVaults(changes: Partial<VaultState> = {}): VaultState {
  return {
    stakeVaultBaseUnits: 0n,
    rewardVaultBaseUnits: 0n,
    penaltyVaultBaseUnits: 0n,
    treasuryVaultBaseUnits: 0n,
    bondVaultBaseUnits: 0n,
    vestingVaultBaseUnits: 0n,
    quoteVaultQuoteUnits: 0n,
    reserveWalletsBaseUnits: 0n,
    operatorBaseUnits: 0n,
    mintSupplyBaseUnits: 1_000_000n * ACT,
    ...changes,
  };
}

/** A mind's streams of one seed, as those of `agent`. */
export function someStreams(seed = 1, agent = 'retail/0'): Streams {
  const rngs = createRngFactory(seed);
  return { own: (purpose) => rngs.stream(agent, purpose), common: (purpose) => rngs.stream('', purpose) };
}

/** The small run's rules, without a market. */
export function aPolicyContext(changes: Partial<PolicyContext> = {}): PolicyContext {
  return { staking: aRunSpec().staking, minClaimBaseUnits: 1n, hasPool: false, ...changes };
}

/** What an agent sees: 10,000 ACT in its wallet, nothing staked, 20% a year whatever the lock, nothing to claim. */
export function anObservation(
  changes: Partial<Omit<Observation, 'estimatedAprBps' | 'claimableBaseUnits'>> & {
    readonly aprBps?: number;
    readonly claimable?: bigint;
  } = {},
): Observation {
  const { aprBps = 2_000, claimable = 0n, ...fields } = changes;
  const elapsedDays = fields.elapsedDays ?? 0;
  const unixSeconds = FIRST_OF_2026 + elapsedDays * 86_400;
  return {
    tickIndex: Math.floor(elapsedDays),
    day: Math.floor(unixSeconds / 86_400),
    unixSeconds,
    elapsedDays,
    agent: 0,
    walletBaseUnits: 10_000n * ACT,
    stake: undefined,
    attested: false,
    pool: aPool(),
    governance: aGovernance(),
    liveProposals: [],
    buyback: undefined,
    treasury: { state: aTreasury(), balanceBaseUnits: 1_000_000n * ACT },
    tokenUnitBaseUnits: ACT,
    market: undefined,
    quoteUnits: 0n,
    demandIndex: 1,
    agentNamed: () => undefined,
    estimatedAprBps: () => aprBps,
    claimableBaseUnits: () => claimable,
    ...fields,
  };
}

/** Keeps a run's rows; `ticks` are the finished ones. */
export interface MemorySink extends RunSink {
  readonly metrics: MetricRow[];
  readonly actions: ActionRow[];
  readonly failures: FailureRow[];
  readonly ticks: number[];
  /** Rows of the other tables. */
  readonly others: { readonly table: RunTableName; readonly row: RunRows[RunTableName] }[];
  /** Rows of one table, in order. */
  rows<Name extends RunTableName>(table: Name): readonly RunRows[Name][];
}

export function createMemorySink(): MemorySink {
  const sink: MemorySink = {
    metrics: [],
    actions: [],
    failures: [],
    ticks: [],
    others: [],
    rows: <Name extends RunTableName>(name: Name) =>
      sink.others.flatMap(({ table, row }) => (table === name ? [row as RunRows[Name]] : [])),
    write: (table, row) => {
      if (table === 'metrics') sink.metrics.push(row as MetricRow);
      else if (table === 'actions') sink.actions.push(row as ActionRow);
      else if (table === 'failures') sink.failures.push(row as FailureRow);
      else sink.others.push({ table, row });
    },
    endTick: async (tickIndex) => void sink.ticks.push(tickIndex),
  };
  return sink;
}

/** Text of a run's rows, as comparable bytes. */
export function rowsAsText(sink: MemorySink): string {
  const { metrics, actions, failures, ticks, others } = sink;
  return JSON.stringify({ metrics, actions, failures, ticks, others }, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

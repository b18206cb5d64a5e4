import type { RunSpec } from '#sim/core/run-spec.ts';
import type { Observation } from '#sim/policies/policy.ts';
import type { ActionRow, FailureRow, MetricRow, RunSink } from '#sim/ports/run-sink.ts';
import type { PoolState, StakeEntryState, UserStakeState, VaultState } from '#sim/ports/staking-chain.ts';

/** One whole token of nine decimals. */
export const ACT = 1_000_000_000n;

export const FIRST_OF_2026 = Date.UTC(2026, 0, 1) / 1000;

/** A small valid run: 12 stakers and 2 whales, 60 daily ticks. */
export function aRunSpec(changes: Partial<RunSpec> = {}): RunSpec {
  return {
    name: 'small',
    description: 'a run for tests',
    seed: 7,
    tickSeconds: 86_400,
    horizonTicks: 60,
    startUnixSeconds: FIRST_OF_2026,
    token: { symbol: 'ACT', decimals: 9, supplyBaseUnits: 1_000_000n * ACT },
    staking: {
      minStakeBaseUnits: 100n * ACT,
      maxStakeBaseUnits: 100_000n * ACT,
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
    },
    rewards: { rewardRateBps: 500, inflationBpsByYear: [500, 300, 200], minClaimBaseUnits: ACT },
    population: [
      {
        cohort: 'retail',
        count: 12,
        holdings: { kind: 'pareto', alpha: 1.1, minBaseUnits: 1_000n * ACT, maxBaseUnits: 40_000n * ACT },
        policy: { kind: 'staker', config: {} },
      },
      {
        cohort: 'whales',
        count: 2,
        holdings: { kind: 'pareto', alpha: 1.05, minBaseUnits: 50_000n * ACT, maxBaseUnits: 150_000n * ACT },
        policy: { kind: 'whale', config: {} },
      },
    ],
    outputs: { actions: false },
    ...changes,
  };
}

/** Day number of `aPool`'s genesis. */
export const GENESIS_DAY = FIRST_OF_2026 / 86_400;

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
    entries,
    ...changes,
  };
}

export function someVaults(changes: Partial<VaultState> = {}): VaultState {
  return {
    stakeVaultBaseUnits: 0n,
    rewardVaultBaseUnits: 0n,
    penaltyVaultBaseUnits: 0n,
    operatorBaseUnits: 0n,
    mintSupplyBaseUnits: 1_000_000n * ACT,
    ...changes,
  };
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
    walletBaseUnits: 10_000n * ACT,
    stake: undefined,
    pool: aPool(),
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
}

export function createMemorySink(): MemorySink {
  const sink: MemorySink = {
    metrics: [],
    actions: [],
    failures: [],
    ticks: [],
    metric: (row) => void sink.metrics.push(row),
    action: (row) => void sink.actions.push(row),
    failure: (row) => void sink.failures.push(row),
    endTick: async (tickIndex) => void sink.ticks.push(tickIndex),
  };
  return sink;
}

/** Text of a run's rows, as comparable bytes. */
export function rowsAsText(sink: MemorySink): string {
  const { metrics, actions, failures, ticks } = sink;
  return JSON.stringify({ metrics, actions, failures, ticks }, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

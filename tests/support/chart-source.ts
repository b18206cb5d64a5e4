import type { ChartSource } from '#reports/charts/chart.ts';
import type { LoggedEvent } from '#reports/history/event-log.ts';
import type { ProposalHistory } from '#reports/history/proposal-history.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';

type Series = readonly (number | undefined)[];

/** Unix time of a row in seconds. */
export function rowTime(row: number): number {
  return Date.UTC(2025, 0, 2) / 1000 + row * SECONDS_PER_DAY;
}

export function rowDate(row: number): string {
  return new Date(rowTime(row) * 1000).toISOString().slice(0, 10);
}

/** Rows of daily ticks that end at midnight, from 2 January 2025 on; without histories unless they are given. */
export function chartSourceOf(
  metrics: Readonly<Record<string, Series>>,
  runLabel = 'first-year',
  histories: Partial<ChartSource> = {},
): ChartSource {
  const rows = Math.max(0, ...Object.values(metrics).map((values) => values.length));
  return {
    runLabel,
    token: { symbol: 'ACT', decimals: 9 },
    quote: { symbol: 'USD', decimals: 6 },
    inflationCap: 0.05,
    unixSeconds: Array.from({ length: rows }, (_, row) => rowTime(row)),
    metric: (id) => metrics[id],
    cohorts: [],
    censuses: [],
    proposals: [],
    rewards: [],
    events: [],
    attacks: [],
    failures: [],
    units: [],
    ...histories,
  };
}

/** A year of every metric that a chart shows; influence begins with the second row. */
export function yearOfMetrics(rows = 365): Readonly<Record<string, Series>> {
  const series = (value: (row: number) => number | undefined): Series =>
    Array.from({ length: rows }, (_, row) => value(row));
  return {
    'staking.ratio': series((row) => 0.45 * (1 - Math.exp(-row / 60))),
    'staking.ratio_of_supply': series((row) => 0.25 * (1 - Math.exp(-row / 60))),
    'staking.mean_lock_days': series((row) => (row === 0 ? undefined : 40 + row / 20)),
    'supply.inflation_annualised': series(() => 0.05),
    'supply.inflation_365d': series((row) => 0.05 * (row / 365)),
    'influence.whale_share': series((row) => (row === 0 ? undefined : 0.6 - row / 5_000)),
    'influence.top10_share': series((row) => (row === 0 ? undefined : 0.4 - row / 5_000)),
    'influence.top1pct_share': series((row) => (row === 0 ? undefined : 0.35 - row / 5_000)),
    'influence.top1_share': series((row) => (row === 0 ? undefined : 0.09)),
    'influence.gini': series((row) => (row === 0 ? undefined : 0.7)),
    'influence.quorum_holders': series((row) => (row === 0 ? undefined : 3)),
    'influence.banzhaf_whales': series((row) => (row === 0 ? undefined : 0.4)),
    'influence.banzhaf_top1': series((row) => (row === 0 ? undefined : 0.2)),
    'influence.capture_capital': series((row) => row * 2e13),
    'influence.capture_contested': series((row) => (row < 40 ? undefined : row * 6e13)),
    'influence.nakamoto': series((row) => (row === 0 ? undefined : 10 + Math.floor(row / 100))),
    'market.price': series((row) => 0.05 * Math.exp(-row / 200)),
    'market.pool_price': series((row) => 0.0499 * Math.exp(-row / 200)),
    'market.tvl': series((row) => 5e6 * (1 - Math.exp(-row / 60))),
    'market.sell_pressure_7d': series((row) => 0.001 * Math.sin(row)),
    'market.sold': series((row) => row * 1e12),
    'market.bought': series(() => 2e14),
    'supply.total': series((row) => 1e18 + row * 1e14),
    'supply.circulating': series((row) => 5e17 + row * 2e14),
    'mitigation.vesting_outstanding': series((row) => Math.max(0, 3e17 - row * 1e14)),
    'supply.minted': series((row) => row * 1e14),
    'supply.burned': series((row) => (row < 100 ? 0 : 1e15)),
    'rewards.funded_inflation': series((row) => row * 1e14),
    'rewards.funded_fees': series((row) => row * 1e12),
    'rewards.funded_grants': series((row) => (row < 200 ? 0 : 5e15)),
    'rewards.apr_lock_0': series((row) => (row === 0 ? undefined : 0.1 + 1 / row)),
    'rewards.apr_lock_180': series((row) => (row === 0 ? undefined : 0.3 + 3 / row)),
    'rewards.budget_current': series((row) => (row < 7 ? 0 : 1e15)),
    'rewards.claimed_share': series((row) => (row === 0 ? undefined : 0.85)),
    'rewards.reserve_owed': series((row) => row * 1e13),
    'rewards.released': series((row) => row * 9e13),
    'rewards.claimed': series((row) => row * 8e13),
    'rewards.compounded': series((row) => row * 3e13),
    'rewards.forfeited': series(() => 0),
    'governance.turnout': series((row) => (row < 30 ? undefined : 0.25)),
    'governance.approval': series((row) => (row < 30 ? undefined : 0.8)),
    'mitigation.largest_vote_share': series((row) => (row < 30 ? undefined : 0.05)),
    'governance.mean_turnout_90d': series((row) => (row < 30 ? undefined : 0.24)),
    'governance.quorum_margin': series((row) => (row < 30 ? undefined : 0.15)),
    'governance.live_proposals': series((row) => (row % 60 < 20 ? 1 : 0)),
    'governance.proposals_executed': series((row) => Math.floor(row / 60)),
    'governance.proposals_defeated': series(() => 0),
    'governance.proposals_expired': series(() => 0),
    'treasury.balance': series((row) => 2e17 - row * 1e13),
    'treasury.spending_room': series(() => 2e16),
    'treasury.inflow': series((row) => row * 1e12),
    'treasury.spent': series((row) => (row < 100 ? 0 : 1e15)),
    'treasury.runway_days': series((row) => (row < 100 ? undefined : 900)),
    'treasury.outflow_30d': series((row) => (row < 100 ? 0 : 1e15)),
    'treasury.penalties': series((row) => row * 1e12),
    'treasury.buyback_bought': series((row) => (row < 150 ? 0 : 1e14)),
  };
}

/** An event in a row, in the words of the event log. */
export function loggedEvent(row: number, kind: string, subject: string, detail = ''): LoggedEvent {
  return { unixSeconds: rowTime(row), date: rowDate(row), kind, subject, detail };
}

/** A proposal by the states that it came into and the rows in which it did. */
export function proposalOf(
  id: number,
  steps: readonly (readonly [state: string, row: number])[],
  changes: Partial<ProposalHistory> = {},
): ProposalHistory {
  return {
    id,
    kind: 'parameter',
    subject: 'min_claim',
    value: 2n,
    proposer: 'authors/0',
    cohort: 'authors',
    steps: steps.map(([state, row]) => ({ unixSeconds: rowTime(row), date: rowDate(row), state })),
    state: steps.at(-1)?.[0] ?? 'draft',
    turnoutShare: 0.6,
    quorumShare: 0.1,
    approvalShare: 0.8,
    approvalNeeded: 0.66,
    voters: 10,
    largestVoter: 'whales/0',
    largestShare: 0.05,
    decidedByOne: false,
    ...changes,
  };
}

/** A run with a value for every chart. */
export function wholeSource(rows = 365, runLabel = 'first-year'): ChartSource {
  const times = Array.from({ length: rows }, (_, row) => rowTime(row));
  const weeks = times.filter((_, row) => row % 7 === 6);
  const last = Math.max(0, rows - 1);
  return {
    ...chartSourceOf(yearOfMetrics(rows), runLabel),
    cohorts: ['retail', 'whales'].map((cohort, index) => ({
      cohort,
      policy: 'saver',
      agents: 10,
      unixSeconds: times,
      stakedBaseUnits: times.map((_, row) => row * 1e12),
      power: times.map((_, row) => row * 1e12 * (index + 1)),
    })),
    censuses: [0, last].map((row) => ({
      tickIndex: row,
      unixSeconds: rowTime(row),
      date: rowDate(row),
      agents: [5n, 3n, 1n, 0n].map((power, index) => ({
        agent: `retail/${index}`,
        cohort: 'retail',
        policy: 'saver',
        stakedBaseUnits: power,
        walletBaseUnits: 0n,
        power,
        claimedBaseUnits: 0n,
        meanLockDays: 30,
      })),
    })),
    proposals: [
      proposalOf(0, [
        ['draft', 0],
        ['active', 1],
        ['succeeded', 8],
        ['queued', 8],
        ['executed', 11],
      ]),
      proposalOf(1, [
        ['draft', 20],
        ['active', 21],
        ['defeated', 28],
      ]),
    ],
    rewards: weeks.flatMap((unixSeconds, week) =>
      ['retail', 'whales'].map((cohort) => ({
        week,
        unixSeconds,
        cohort,
        earnedBaseUnits: 1e9,
        claimedBaseUnits: 5e8,
        compoundedBaseUnits: 0,
        meanStakedBaseUnits: 1e12,
      })),
    ),
    events: rows < 30 ? [] : [loggedEvent(20, 'price_shock', 'price', 'the price of the token falls by 60%')],
    failures: [
      {
        cohort: 'retail',
        kind: 'swap',
        errorName: 'SlippageExceeded',
        errorCode: 7005,
        count: 26,
        firstTick: 1,
        lastTick: 9,
      },
    ],
    units: [{ kind: 'stake', actions: 10, computeUnits: 66_070 }],
  };
}

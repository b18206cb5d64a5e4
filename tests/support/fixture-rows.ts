import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { ProposalKind } from '#sim/ports/actions.ts';
import type { ProposalStateName } from '#sim/ports/governance-states.ts';
import type { AgentRow, CohortRow, EventKind, EventRow, ProposalRow, RewardRow, RunRows } from '#sim/ports/run-sink.ts';

/** Tick 0 begins here. */
export const FIXTURE_START_UNIX_SECONDS = Date.UTC(2025, 0, 1) / 1000;

const ONE_TOKEN = 10n ** 9n;

/** What the rows of a tick depend on. */
export interface FixtureWorld {
  readonly cohorts: readonly { readonly cohort: string; readonly count: number; readonly policy: string }[];
  /** Ticks of the run: proposals and events are spread over them, and the last one has a census. */
  readonly ticks: number;
}

/** Rows of one tick in every table beside metrics, actions and failures. */
export type FixtureRows = {
  readonly [Name in 'agents' | 'cohorts' | 'proposals' | 'rewards' | 'events']: readonly RunRows[Name][];
};

export function fixtureRows(tickIndex: number, world: FixtureWorld): FixtureRows {
  return {
    agents: tickIndex === world.ticks - 1 ? census(tickIndex, world) : [],
    cohorts: world.cohorts.map((_, cohort) => cohortRow(tickIndex, cohort, world)),
    proposals: proposalRows(tickIndex, world),
    rewards: rewardRows(tickIndex, world),
    events: eventRows(tickIndex, world),
  };
}

export function fixtureTime(tickIndex: number): { readonly tickIndex: number; readonly unixSeconds: number } {
  return { tickIndex, unixSeconds: FIXTURE_START_UNIX_SECONDS + (tickIndex + 1) * SECONDS_PER_DAY };
}

/** The first cohort has a thousand tokens an agent, every later one a hundred times as much; half is staked at the end. */
function stakeOf(tickIndex: number, cohort: number, ticks: number): bigint {
  const tokens = cohort === 0 ? 1_000n : 100_000n;
  return (tokens * ONE_TOKEN * BigInt(tickIndex)) / BigInt(2 * Math.max(1, ticks - 1));
}

function cohortRow(tickIndex: number, index: number, { cohorts, ticks }: FixtureWorld): CohortRow {
  const { cohort, count, policy } = cohorts[index] as FixtureWorld['cohorts'][number];
  const agents = BigInt(count);
  const staked = agents * stakeOf(tickIndex, index, ticks);
  return {
    ...fixtureTime(tickIndex),
    cohort,
    policy,
    agents: count,
    stakers: tickIndex === 0 ? 0 : count - 1,
    stakedBaseUnits: staked,
    walletBaseUnits: agents * (index === 0 ? 1_000n : 100_000n) * ONE_TOKEN - staked,
    quoteUnits: undefined,
    power: index === 0 ? (staked * 3n) / 2n : staked * 3n,
    claimedBaseUnits: staked / 100n,
    compoundedBaseUnits: staked / 400n,
    penaltiesBaseUnits: staked / 2_000n,
    votes: tickIndex * count,
  };
}

/** Every agent; the stakes of a cohort fall like 1/rank, and the last agent of each has none. */
function census(tickIndex: number, world: FixtureWorld): readonly AgentRow[] {
  return world.cohorts.flatMap(({ cohort, count, policy }, index) => {
    const stake = 4n * stakeOf(tickIndex, index, world.ticks);
    return Array.from({ length: count }, (_, agent): AgentRow => {
      const staked = agent === count - 1 ? 0n : stake / BigInt(agent + 1);
      return {
        ...fixtureTime(tickIndex),
        survey: 'census',
        agentId: `${cohort}-${agent}`,
        cohort,
        policy,
        stakedBaseUnits: staked,
        walletBaseUnits: 100n * ONE_TOKEN,
        quoteUnits: undefined,
        power: index === 0 ? (staked * 3n) / 2n : staked * 3n,
        claimedBaseUnits: staked / 100n,
        compoundedBaseUnits: staked / 400n,
        penaltiesBaseUnits: 0n,
        votes: agent % 3,
        owedBaseUnits: staked / 1_000n,
        meanLockDays: staked === 0n ? undefined : index === 0 ? 45.5 : 180,
      };
    });
  });
}

interface FixtureProposal {
  readonly kind: ProposalKind;
  readonly subject: string;
  readonly value: bigint | undefined;
  /** Index of the author's cohort; undefined: somebody outside the population. */
  readonly author: number | undefined;
  /** Yes and turnout in percent of the power of all, once there are votes. */
  readonly yes: bigint;
  readonly turnout: bigint;
  readonly decidedByOne: boolean;
  /** States by tenths of the run. */
  readonly steps: readonly (readonly [tenth: number, state: ProposalStateName])[];
}

/** One of each kind: executed, defeated without quorum, still open, and not yet put to the vote. */
const PROPOSALS: readonly FixtureProposal[] = [
  {
    kind: 'parameter',
    subject: 'penalty_bps',
    value: 1_500n,
    author: 1,
    yes: 30n,
    turnout: 35n,
    decidedByOne: true,
    steps: [
      [1, 'draft'],
      [2, 'active'],
      [4, 'succeeded'],
      [5, 'queued'],
      [6, 'executed'],
    ],
  },
  {
    kind: 'spend',
    subject: 'payment',
    value: 1_000_000n * ONE_TOKEN,
    author: 0,
    yes: 6n,
    turnout: 8n,
    decidedByOne: false,
    steps: [
      [2, 'draft'],
      [3, 'active'],
      [5, 'defeated'],
    ],
  },
  {
    kind: 'feature',
    subject: 'quadratic',
    value: 1n,
    author: undefined,
    yes: 12n,
    turnout: 21n,
    decidedByOne: false,
    steps: [
      [6, 'draft'],
      [7, 'active'],
    ],
  },
  {
    kind: 'upgrade',
    subject: 'program',
    value: undefined,
    author: 1,
    yes: 0n,
    turnout: 0n,
    decidedByOne: false,
    steps: [[8, 'draft']],
  },
];

function proposalRows(tickIndex: number, world: FixtureWorld): readonly ProposalRow[] {
  return PROPOSALS.flatMap((proposal, proposalId) =>
    proposal.steps
      .filter(([tenth]) => tickOf(tenth, world) === tickIndex)
      .map(([, state]) => proposalRow(tickIndex, proposalId, proposal, state, world)),
  );
}

function proposalRow(
  tickIndex: number,
  proposalId: number,
  { kind, subject, value, author, yes, turnout, decidedByOne, steps }: FixtureProposal,
  state: ProposalStateName,
  world: FixtureWorld,
): ProposalRow {
  const [open, decided] = [state === 'draft', state !== 'draft' && state !== 'active'];
  const powerTotal = open ? 0n : 30_000_000n * ONE_TOKEN;
  const share = (percent: bigint): bigint => (open ? 0n : (powerTotal * percent) / 100n);
  const proposer = author === undefined ? undefined : world.cohorts[Math.min(author, world.cohorts.length - 1)];
  const secondsOf = (tenth: number): bigint => BigInt(fixtureTime(tickOf(tenth, world)).unixSeconds);
  return {
    ...fixtureTime(tickIndex),
    proposalId,
    state,
    kind,
    subject,
    value,
    proposerId: proposer && `${proposer.cohort}-0`,
    cohort: proposer?.cohort,
    yes: share(yes),
    no: share((turnout - yes) / 2n),
    abstain: share(turnout - yes - (turnout - yes) / 2n),
    turnout: share(turnout),
    powerTotal,
    quorumBps: 1_000,
    approvalBps: kind === 'upgrade' ? 7_500 : 6_600,
    voters: open ? 0 : Number(turnout),
    largestVoterId: open ? undefined : `${world.cohorts.at(-1)?.cohort}-0`,
    largestVotePower: open ? undefined : share(yes / 3n),
    decidedByOne: decided ? decidedByOne : undefined,
    createdAtUnixSeconds: secondsOf(steps[0]?.[0] ?? 0),
    votingEndUnixSeconds: open ? 0n : secondsOf((steps[1]?.[0] ?? 0) + 2),
    executedAtUnixSeconds: state === 'executed' ? secondsOf(6) : 0n,
  };
}

/** With the first tick behind each week. */
function rewardRows(tickIndex: number, world: FixtureWorld): readonly RewardRow[] {
  if (tickIndex === 0 || tickIndex % 7 !== 0) return [];
  return world.cohorts.map(({ cohort, count }, index) => {
    const mean = BigInt(count) * stakeOf(tickIndex - 4, index, world.ticks);
    return {
      ...fixtureTime(tickIndex),
      week: tickIndex / 7 - 1,
      cohort,
      earnedBaseUnits: mean / 300n,
      claimedBaseUnits: mean / 400n,
      compoundedBaseUnits: mean / 1_600n,
      meanStakedBaseUnits: mean,
    };
  });
}

const EVENTS: readonly (readonly [tenth: number, kind: EventKind, subject: string, detail: string])[] = [
  [1, 'price_shock', 'market', 'the price falls by 60%, to 0.02 USD'],
  [2, 'arrival', 'retail', '40 agents arrive'],
  [3, 'pause', 'stake, vote', 'the guardian pauses stake and vote for 2 days'],
  [5, 'unpause', 'stake, vote', 'the pause of stake and vote ends'],
  [6, 'proposal_executed', 'proposal 0', 'penalty_bps becomes 1500'],
  [8, 'unlock_cliff', 'partners', '25,000,000 ACT unlock'],
];

function eventRows(tickIndex: number, world: FixtureWorld): readonly EventRow[] {
  return EVENTS.filter(([tenth]) => tickOf(tenth, world) === tickIndex).map(([, kind, subject, detail]) => ({
    ...fixtureTime(tickIndex),
    kind,
    subject,
    detail,
  }));
}

function tickOf(tenth: number, { ticks }: FixtureWorld): number {
  return Math.floor((tenth * Math.max(10, ticks)) / 10);
}

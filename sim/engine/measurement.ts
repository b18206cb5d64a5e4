import type { Population } from '../agents/population.ts';
import { supplyShares } from '../core/distribution.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { dayOfUnixSeconds, SECONDS_PER_DAY } from '../core/units.ts';
import { BallotBook } from '../metrics/ballot-book.ts';
import { HolderBook } from '../metrics/holder-book.ts';
import type { MetricDefinition, ProposalFigures, TickActivity } from '../metrics/metric.ts';
import { PauseClock } from '../metrics/pause-clock.ts';
import { RewardHistory } from '../metrics/reward-history.ts';
import { SupplyHistory } from '../metrics/supply-history.ts';
import type { VoteSide } from '../ports/actions.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { MetricRow } from '../ports/run-sink.ts';
import type { AgentAction, AgentIndex, AgentState, Outcome } from '../ports/staking-chain.ts';
import type { ChainMirror } from './chain-mirror.ts';
import { OutsideMeasurement, type OutsideReading } from './outside-measurement.ts';
import type { ProposalBook } from './proposal-book.ts';

/** Decisions that the mean turnout looks back on. */
const TURNOUT_DAYS = 90;

/** Policies of large holders, whose power is measured apart. */
const WHALE_KINDS: ReadonlySet<string> = new Set(['whale', 'accumulator', 'distributor']);

/** Turns the readings of each tick into a row of metrics. */
export class Measurement {
  readonly holders: HolderBook;
  readonly ballots = new BallotBook();
  readonly #spec: RunSpec;
  readonly #metrics: readonly MetricDefinition[];
  readonly #initialTreasuryBaseUnits: bigint;
  readonly #supply: SupplyHistory;
  readonly #rewards: RewardHistory;
  readonly #outside: OutsideMeasurement;
  readonly #pauses: PauseClock;
  #votes: { readonly proposal: ProposalState; readonly agent: AgentIndex; readonly side: VoteSide }[] = [];
  #decisionsSeen = 0;
  #isFirstRow = true;

  constructor(spec: RunSpec, metrics: readonly MetricDefinition[], population: Population, genesisDay: number) {
    this.#spec = spec;
    this.#metrics = metrics;
    this.holders = new HolderBook({
      cohortOf: population.agents.map(({ cohortIndex }) => cohortIndex),
      whaleCohorts: spec.population.map(({ policy }) => WHALE_KINDS.has(policy.kind)),
      lockDays: spec.staking.lockDays,
    });
    this.#initialTreasuryBaseUnits = supplyShares(spec.token).treasuryBaseUnits;
    this.#supply = new SupplyHistory(genesisDay, spec.token.supplyBaseUnits);
    this.#rewards = new RewardHistory(genesisDay);
    this.#outside = new OutsideMeasurement(spec, population.agents.length);
    this.#pauses = new PauseClock(spec.startUnixSeconds);
  }

  /** Before agents act: trades are counted from the pool as it is now. */
  openTick(unixSeconds: number, mirror: ChainMirror): void {
    this.#outside.openTick(unixSeconds, mirror);
  }

  /** Takes over votes and trades of a tick before it is read back: the proposals are as the voters saw them. */
  noteActions(
    actions: readonly AgentAction[],
    outcomes: readonly Outcome[],
    proposals: Pick<ProposalBook, 'get'>,
  ): void {
    for (let position = 0; position < actions.length; position++) {
      const action = actions[position] as AgentAction;
      if (outcomes[position]?.accepted !== true) continue;
      this.#outside.note(action);
      if (action.kind !== 'cast_vote') continue;
      const proposal = proposals.get(action.proposalId);
      if (proposal !== undefined) this.#votes.push({ proposal, agent: action.agent, side: action.side });
    }
  }

  /** `touched` are the agents that were read in the tick. */
  row(
    tickIndex: number,
    unixSeconds: number,
    mirror: ChainMirror,
    touched: readonly AgentIndex[],
    activity: TickActivity,
    outside: OutsideReading,
  ): MetricRow {
    const { pool, vaults, governance, treasury, emission } = mirror;
    this.#recordVotes(mirror.states);
    this.#readHolders(mirror, touched);
    const day = dayOfUnixSeconds(unixSeconds);
    this.#supply.record(day, vaults.mintSupplyBaseUnits, pool.totalMintedBaseUnits);
    this.#rewards.record(day, pool.totalReleasedBaseUnits, pool.totalStakedBaseUnits);
    this.#pauses.record(pool, unixSeconds);
    const input = {
      tickIndex,
      staking: this.#spec.staking,
      initialSupplyBaseUnits: this.#spec.token.supplyBaseUnits,
      initialTreasuryBaseUnits: this.#initialTreasuryBaseUnits,
      pool,
      vaults,
      governance,
      treasury,
      emission,
      proposals: this.#proposalFigures(mirror.proposals, unixSeconds),
      pausedSeconds: this.#pauses.pausedSeconds,
      holders: this.holders,
      supplyWindow: this.#supply,
      rewardWindow: this.#rewards,
      outside: this.#outside.figures(outside, mirror, touched),
      activity,
    };
    return { tickIndex, unixSeconds, values: this.#metrics.map((metric) => metric.compute(input)) };
  }

  #readHolders({ states, pool }: ChainMirror, touched: readonly AgentIndex[]): void {
    const agents = this.#isFirstRow ? states.keys() : touched;
    for (const agent of agents) this.holders.update(agent, states[agent] as AgentState, pool);
    this.#isFirstRow = false;
    // After the update, which brings those that were read to the open day already.
    this.holders.advanceTo(pool.lastDay);
    this.holders.endHolds(pool);
  }

  #recordVotes(states: readonly AgentState[]): void {
    for (const { proposal, agent, side } of this.#votes) {
      const stake = states[agent]?.stake;
      if (stake !== undefined) this.ballots.record(proposal, agent, side, stake);
    }
    this.#votes = [];
  }

  #proposalFigures(book: ProposalBook, unixSeconds: number): ProposalFigures {
    const { countByState, extended, lastDecided, decided } = book;
    const { ballots } = this;
    for (; this.#decisionsSeen < decided.length; this.#decisionsSeen++) {
      ballots.decide(decided[this.#decisionsSeen] as ProposalState);
    }
    return {
      countByState,
      extended,
      lastDecided: lastDecided && { proposal: lastDecided, ballots: ballots.of(lastDecided.id) },
      decided: ballots.decided,
      decidedByOne: ballots.decidedByOne,
      meanTurnout: () => book.meanTurnoutAfter(unixSeconds - TURNOUT_DAYS * SECONDS_PER_DAY),
      meanSecondsToExecution: () => book.meanSecondsToExecution,
    };
  }
}

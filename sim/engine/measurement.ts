import type { Population } from '../agents/population.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { dayOfUnixSeconds } from '../core/units.ts';
import { BallotBook } from '../metrics/ballot-book.ts';
import { HolderBook } from '../metrics/holder-book.ts';
import type { MetricDefinition, ProposalFigures, TickActivity } from '../metrics/metric.ts';
import { PauseClock } from '../metrics/pause-clock.ts';
import { SupplyHistory } from '../metrics/supply-history.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { MetricRow } from '../ports/run-sink.ts';
import type { AgentAction, AgentIndex, AgentState, Outcome } from '../ports/staking-chain.ts';
import type { ChainMirror } from './chain-mirror.ts';
import type { ProposalBook } from './proposal-book.ts';

/** Turns the readings of each tick into a row of metrics. */
export class Measurement {
  readonly #spec: RunSpec;
  readonly #metrics: readonly MetricDefinition[];
  readonly #holders: HolderBook;
  readonly #supply: SupplyHistory;
  readonly #ballots = new BallotBook();
  readonly #pauses: PauseClock;
  #votes: { readonly proposal: ProposalState; readonly agent: AgentIndex }[] = [];

  constructor(spec: RunSpec, metrics: readonly MetricDefinition[], population: Population, genesisDay: number) {
    this.#spec = spec;
    this.#metrics = metrics;
    this.#holders = new HolderBook(
      population.agents.map(({ policyKind }) => policyKind === 'whale'),
      spec.staking.lockDays,
    );
    this.#supply = new SupplyHistory(genesisDay, spec.token.supplyBaseUnits);
    this.#pauses = new PauseClock(spec.startUnixSeconds);
  }

  /** Takes over the votes of a tick before it is read back: the proposals are as the voters saw them. */
  noteVotes(actions: readonly AgentAction[], outcomes: readonly Outcome[], proposals: Pick<ProposalBook, 'get'>): void {
    for (let position = 0; position < actions.length; position++) {
      const action = actions[position] as AgentAction;
      if (action.kind !== 'cast_vote' || outcomes[position]?.accepted !== true) continue;
      const proposal = proposals.get(action.proposalId);
      if (proposal !== undefined) this.#votes.push({ proposal, agent: action.agent });
    }
  }

  /** `touched` are the agents that were read in the tick. */
  row(
    tickIndex: number,
    unixSeconds: number,
    mirror: ChainMirror,
    touched: readonly AgentIndex[],
    activity: TickActivity,
  ): MetricRow {
    const { pool, vaults, governance, treasury, emission } = mirror;
    this.#recordVotes(mirror.states);
    for (const agent of touched) this.#holders.update(agent, mirror.states[agent] as AgentState, pool);
    // After the update, which brings those that were read to the open day already.
    this.#holders.advanceTo(pool.lastDay);
    this.#supply.record(dayOfUnixSeconds(unixSeconds), vaults.mintSupplyBaseUnits, pool.totalMintedBaseUnits);
    this.#pauses.record(pool, unixSeconds);
    const input = {
      tickIndex,
      staking: this.#spec.staking,
      initialSupplyBaseUnits: this.#spec.token.supplyBaseUnits,
      pool,
      vaults,
      governance,
      treasury,
      emission,
      proposals: this.#proposalFigures(mirror.proposals),
      pausedSeconds: this.#pauses.pausedSeconds,
      holders: this.#holders,
      supplyWindow: this.#supply,
      activity,
    };
    return { tickIndex, unixSeconds, values: this.#metrics.map((metric) => metric.compute(input)) };
  }

  #recordVotes(states: readonly AgentState[]): void {
    for (const { proposal, agent } of this.#votes) {
      const stake = states[agent]?.stake;
      if (stake !== undefined) this.#ballots.record(proposal, stake);
    }
    this.#votes = [];
  }

  #proposalFigures({ countByState, extended, lastDecided, live }: ProposalBook): ProposalFigures {
    if (lastDecided === undefined) return { countByState, extended, lastDecided };
    this.#ballots.keep(new Set([lastDecided.id, ...live.map(({ id }) => id)]));
    return {
      countByState,
      extended,
      lastDecided: { proposal: lastDecided, ballots: this.#ballots.of(lastDecided.id) },
    };
  }
}

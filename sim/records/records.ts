import type { AccHistory } from '../agents/acc-history.ts';
import type { Population } from '../agents/population.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { BallotBook } from '../metrics/ballot-book.ts';
import type { HolderBook } from '../metrics/holder-book.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { RunSink } from '../ports/run-sink.ts';
import type { AgentAction, AgentState, GenesisPlan, Outcome, PoolState } from '../ports/staking-chain.ts';
import { AgentSurvey, type TickEnd } from './agent-survey.ts';
import { cohortRows } from './cohort-rows.ts';
import { EventLog } from './event-log.ts';
import { ProposalLog } from './proposal-log.ts';
import { RewardWeeks } from './reward-weeks.ts';
import { SurveyCalendar } from './survey-calendar.ts';

/** What records are made of besides the chain's accounts. */
export interface RecordedRun {
  readonly spec: RunSpec;
  readonly population: Population;
  readonly plan: Pick<GenesisPlan, 'grants'>;
  readonly holders: HolderBook;
  readonly ballots: BallotBook;
  readonly history: AccHistory;
}

/** Accounts as last read. */
export interface RecordedChain {
  readonly pool: PoolState;
  readonly market: MarketState | undefined;
  readonly states: readonly AgentState[];
  readonly proposals: { takeMoves(): readonly ProposalState[] };
}

/** Writes the tables about agents, cohorts, proposals, rewards and events. It reads what was read, and changes nothing. */
export class Records {
  readonly #run: RecordedRun;
  readonly #calendar: SurveyCalendar;
  readonly #agents: AgentSurvey;
  readonly #proposals: ProposalLog;
  readonly #rewards: RewardWeeks;
  readonly #events: EventLog;

  /** `pool` as it is after genesis. */
  constructor(run: RecordedRun, pool: PoolState) {
    const { spec, population, plan } = run;
    this.#run = run;
    this.#calendar = new SurveyCalendar(spec);
    this.#agents = new AgentSurvey(population.agents, spec.staking.lockDays, spec.outputs.agents.sample);
    this.#proposals = new ProposalLog(population.agents, run.ballots);
    this.#rewards = new RewardWeeks(spec.population, pool);
    this.#events = new EventLog(spec, population, plan.grants);
  }

  /** Takes over a tick's actions before it is read back. */
  noteActions(actions: readonly AgentAction[], outcomes: readonly Outcome[]): void {
    this.#proposals.noteActions(actions, outcomes);
  }

  /** After a tick was read back, before its measurement brings the holders to the open day. */
  closeDays({ pool }: Pick<RecordedChain, 'pool'>): void {
    this.#rewards.closeDays(pool, this.#run.holders, this.#run.history);
  }

  /** After the measurement of a tick, whose rows go out in a fixed order. */
  write(end: TickEnd, chain: RecordedChain, sink: Pick<RunSink, 'write'>): void {
    const { holders, spec } = this.#run;
    const moves = chain.proposals.takeMoves();
    this.#writeAgents(end, chain, sink);
    if (this.#calendar.hasCohorts(end.tickIndex)) {
      const hasMarket = chain.market !== undefined;
      for (const row of cohortRows(end, spec.population, holders.cohorts, hasMarket)) sink.write('cohorts', row);
    }
    for (const row of this.#proposals.rows(end, moves)) sink.write('proposals', row);
    for (const row of this.#rewards.endTick(end, chain.pool, holders.cohorts)) sink.write('rewards', row);
    for (const row of this.#events.rows(end, chain.pool, moves)) sink.write('events', row);
  }

  #writeAgents(end: TickEnd, { states }: RecordedChain, sink: Pick<RunSink, 'write'>): void {
    const survey = this.#calendar.surveyIn(end.tickIndex);
    if (survey === undefined) return;
    const { holders } = this.#run;
    const rows = this.#agents.rows(survey, end, { states, powerOf: (agent) => holders.powerOf(agent) });
    for (const row of rows) sink.write('agents', row);
  }
}

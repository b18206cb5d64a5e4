import type { Agent } from '../agents/population.ts';
import { ratioOf } from '../metrics/metric.ts';
import type { AgentRow } from '../ports/run-sink.ts';
import type { AgentIndex, AgentState, StakeEntryState } from '../ports/staking-chain.ts';

/** The end of a tick, as rows name it. */
export type TickEnd = Pick<AgentRow, 'tickIndex' | 'unixSeconds'>;

/** What a survey reads of agents. */
export interface SurveyedAgents {
  /** Accounts as last read, by agent. */
  readonly states: readonly AgentState[];
  /** Voting power on the open day. */
  powerOf(agent: AgentIndex): bigint;
}

/** Rows of `agents.csv`: all agents, or a fixed part that is spread evenly over the population. */
export class AgentSurvey {
  readonly #agents: readonly Agent[];
  readonly #lockDays: readonly bigint[];
  readonly #sampled: readonly AgentIndex[];

  /** `lockDays` as in the scenario; `sample`: how many agents of a sample are written, at most all. */
  constructor(agents: readonly Agent[], lockDays: readonly number[], sample: number) {
    const size = Math.min(sample, agents.length);
    this.#agents = agents;
    this.#lockDays = lockDays.map(BigInt);
    this.#sampled = Array.from({ length: size }, (_, position) => Math.floor((position * agents.length) / size));
  }

  rows(survey: AgentRow['survey'], end: TickEnd, surveyed: SurveyedAgents): readonly AgentRow[] {
    return survey === 'census'
      ? this.#agents.map((agent) => this.#rowOf(agent, survey, end, surveyed))
      : this.#sampled.map((index) => this.#rowOf(this.#agents[index] as Agent, survey, end, surveyed));
  }

  #rowOf(
    { index, id, cohort, policyKind }: Agent,
    survey: AgentRow['survey'],
    { tickIndex, unixSeconds }: TickEnd,
    surveyed: SurveyedAgents,
  ): AgentRow {
    const { stake, walletBaseUnits, quoteUnits } = surveyed.states[index] as AgentState;
    return {
      tickIndex,
      unixSeconds,
      survey,
      agentId: id,
      cohort,
      policy: policyKind,
      stakedBaseUnits: stake?.amountBaseUnits ?? 0n,
      walletBaseUnits,
      quoteUnits,
      power: surveyed.powerOf(index),
      claimedBaseUnits: stake?.rewardsClaimedBaseUnits ?? 0n,
      compoundedBaseUnits: stake?.rewardsCompoundedBaseUnits ?? 0n,
      penaltiesBaseUnits: stake?.penaltiesPaidBaseUnits ?? 0n,
      votes: stake?.voteCount ?? 0,
      owedBaseUnits: stake === undefined ? 0n : stake.owedBaseUnits + stake.owedOpenBaseUnits,
      meanLockDays: stake && this.#meanLockDays(stake.entries),
    };
  }

  #meanLockDays(entries: readonly StakeEntryState[]): number | undefined {
    let staked = 0n;
    let promised = 0n;
    for (const { amountBaseUnits, tier } of entries) {
      staked += amountBaseUnits;
      promised += amountBaseUnits * (this.#lockDays[tier] as bigint);
    }
    return ratioOf(promised, staked);
  }
}

import type { ProposalKind } from './actions.ts';
import type { ProposalStateName } from './governance-states.ts';
import type { AgentActionKind } from './staking-chain.ts';

/** When a row was true: the end of a tick, by index and by the chain's clock. */
interface AtTick {
  readonly tickIndex: number;
  readonly unixSeconds: number;
}

/** One row of `metrics.csv`: values in the order of the run's metrics. */
export interface MetricRow extends AtTick {
  readonly values: readonly MetricValue[];
}

/** Amounts stay bigint base units, ratios are floats, `undefined` is "not defined at this tick" (an empty cell). */
export type MetricValue = bigint | number | undefined;

/** One row of `actions.csv`. */
export interface ActionRow {
  readonly tickIndex: number;
  readonly agentId: string;
  readonly cohort: string;
  readonly kind: AgentActionKind;
  /**
   * Tokens that the agent asked for: of a swap what a sale pays in, of new liquidity the most that it takes; undefined
   * for what names no tokens, such as a claim, a purchase (which names what it pays) or a withdrawal of liquidity.
   */
  readonly amountBaseUnits: bigint | undefined;
  /** `accepted`, or the name of the program's error. */
  readonly outcome: string;
}

/** One row of `failures.csv`: rejected actions of a tick, counted. */
export interface FailureRow {
  readonly tickIndex: number;
  readonly cohort: string;
  readonly kind: AgentActionKind;
  readonly errorName: string;
  readonly errorCode: number;
  readonly count: number;
}

/** What a wallet, or the wallets of a cohort, have and have had. Amounts since genesis unless they are balances. */
interface Holdings {
  readonly stakedBaseUnits: bigint;
  readonly walletBaseUnits: bigint;
  /** Undefined in an economy without a market. */
  readonly quoteUnits: bigint | undefined;
  /** Voting power on the open day. */
  readonly power: bigint;
  readonly claimedBaseUnits: bigint;
  readonly compoundedBaseUnits: bigint;
  readonly penaltiesBaseUnits: bigint;
  /** Votes cast since genesis. */
  readonly votes: number;
}

/** One row of `agents.csv`: one agent's accounts. */
export interface AgentRow extends AtTick, Holdings {
  /** `census` rows hold every agent, `sample` rows a fixed part of them. */
  readonly survey: 'census' | 'sample';
  readonly agentId: string;
  readonly cohort: string;
  readonly policy: string;
  /** Settled rewards that wait to be claimed. */
  readonly owedBaseUnits: bigint;
  /** Of its live deposits, weighted by amount; undefined without one. */
  readonly meanLockDays: number | undefined;
}

/** One row of `cohorts.csv`: a cohort's agents together. */
export interface CohortRow extends AtTick, Holdings {
  readonly cohort: string;
  readonly policy: string;
  readonly agents: number;
  /** Agents with anything staked. */
  readonly stakers: number;
}

/** One row of `proposals.csv`: a proposal as it was when it came into another state (or, for a vote, when it was decided). */
export interface ProposalRow extends AtTick {
  readonly proposalId: number;
  readonly state: ProposalStateName;
  readonly kind: ProposalKind;
  /** What it would change, by the name of the parameter, feature or purpose; `program` for an upgrade. */
  readonly subject: string;
  /** Value of a parameter, base units of a spend, 0 or 1 of a feature; undefined for an upgrade. */
  readonly value: bigint | undefined;
  /** Undefined where the author is not of the population. */
  readonly proposerId: string | undefined;
  readonly cohort: string | undefined;
  readonly yes: bigint;
  readonly no: bigint;
  readonly abstain: bigint;
  /** Linear power of those who voted. */
  readonly turnout: bigint;
  readonly powerTotal: bigint;
  readonly quorumBps: number;
  readonly approvalBps: number;
  readonly voters: number;
  /** Who voted with the most power, and with how much; undefined before the first vote. */
  readonly largestVoterId: string | undefined;
  readonly largestVotePower: bigint | undefined;
  /** Without the votes of one wallet it would have ended in the other way; undefined before the vote is decided. */
  readonly decidedByOne: boolean | undefined;
  readonly createdAtUnixSeconds: bigint;
  /** 0 until it is known, as in the account. */
  readonly votingEndUnixSeconds: bigint;
  readonly executedAtUnixSeconds: bigint;
}

/** One row of `rewards.csv`: what a cohort got in one week of the pool. */
export interface RewardRow extends AtTick {
  /** Index of the pool week, from genesis; the row comes with the first tick behind its end. */
  readonly week: number;
  readonly cohort: string;
  /** The cohort's part, by reward weight, of what the pool released. */
  readonly earnedBaseUnits: bigint;
  readonly claimedBaseUnits: bigint;
  readonly compoundedBaseUnits: bigint;
  /** Mean of the stake over the ticks of the week, rounded down. */
  readonly meanStakedBaseUnits: bigint;
}

/** Kinds of events of `events.csv`. */
export type EventKind =
  | 'price_shock'
  | 'demand_shock'
  | 'exodus'
  | 'arrival'
  | 'outage_begin'
  | 'outage_end'
  | 'pause'
  | 'unpause'
  | 'proposal_executed'
  | 'unlock_cliff';

/** One row of `events.csv`: something that the economy met, or that changed its rules. */
export interface EventRow extends AtTick {
  readonly kind: EventKind;
  /** Who or what, as a cohort, a group or `proposal 3`. */
  readonly subject: string;
  /** In words, with its figures and their units. */
  readonly detail: string;
}

/**
 * One row of `attacks.csv`: an attacker's account at the end of a tick, from its arrival on. All since its arrival, over
 * all its wallets. A run without attacks has no such table.
 */
export interface AttackRow extends AtTick {
  /** Name of the attack in the scenario, which is its cohort's. */
  readonly attack: string;
  /** As in the catalogue of attacks: `R01`. */
  readonly attackId: string;
  readonly wallets: number;
  /** What it came with. */
  readonly capitalBaseUnits: bigint;
  /** In the quote asset; undefined in an economy without a market. */
  readonly capitalQuoteUnits: bigint | undefined;
  /** What it has: wallets, deposits, open tickets, bonds, and every reward that it is owed. */
  readonly wealthBaseUnits: bigint;
  readonly wealthQuoteUnits: bigint | undefined;
  /** Wealth less capital; negative: lost. Fees and rent are paid in SOL and stand beside. */
  readonly gainBaseUnits: bigint;
  readonly gainQuoteUnits: bigint | undefined;
  readonly stakedBaseUnits: bigint;
  /** Deposits times time, in base units times days, rounded down: what its exposure was. */
  readonly stakedBaseUnitDays: bigint;
  /** What everybody else had staked meanwhile, in the same unit. */
  readonly othersBaseUnitDays: bigint;
  /** Of deposits whose lock still runs, and their time until it ends, in base units times days. */
  readonly lockedBaseUnitDays: bigint;
  /** Credited, waiting or paid. */
  readonly rewardsBaseUnits: bigint;
  /** What the pool released to all meanwhile. */
  readonly releasedBaseUnits: bigint;
  readonly penaltiesBaseUnits: bigint;
  /** Paid to its wallets by executed treasury proposals. */
  readonly treasuryBaseUnits: bigint;
  /** Paid to its wallets by the buyback programme, quote units. */
  readonly buybackQuoteUnits: bigint | undefined;
  /** What its swaps lost against the price before each, quote units; fees of the pool are in it. */
  readonly priceImpactQuoteUnits: bigint | undefined;
  /** Of one signature an action, refused ones too. */
  readonly feesLamports: bigint;
  /** Deposits for its accounts that are open. */
  readonly rentLamports: bigint;
  /** Voting power on the open day, before any cap. */
  readonly power: bigint;
  /** Largest part, over all proposals, of the snapshot's power that its votes were counted with. */
  readonly voteShare: number | undefined;
  readonly accepted: number;
  readonly refused: number;
  /** From its arrival to the first tick in which it had taken effect, in seconds; undefined until then. */
  readonly secondsToEffect: number | undefined;
  /** The figure that the attack is judged by, in the unit that the catalogue says; undefined until it is known. */
  readonly measure: number | undefined;
  readonly succeeded: boolean;
  /** What everybody else has, counted as the attacker's wealth is; known in ticks that read all agents. */
  readonly othersWealthBaseUnits: bigint | undefined;
  /** Everybody else's wallets of the quote asset; undefined like that, and in an economy without a market. */
  readonly othersWealthQuoteUnits: bigint | undefined;
  /** Balance of the treasury's vault. */
  readonly treasuryVaultBaseUnits: bigint;
}

/** One row of `attack_steps.csv`: something that an attacker did, and what became of it. */
export interface AttackStepRow extends AtTick {
  readonly attack: string;
  readonly agentId: string;
  /** What it did, as in messages about invariants, such as `stake 1000 for 180 days`. */
  readonly action: string;
  /** `accepted`, or the name of the program's error. */
  readonly outcome: string;
}

/** Every table that a run writes, by the name of its file without `.csv`. */
export interface RunRows {
  readonly metrics: MetricRow;
  readonly actions: ActionRow;
  readonly failures: FailureRow;
  readonly agents: AgentRow;
  readonly cohorts: CohortRow;
  readonly proposals: ProposalRow;
  readonly rewards: RewardRow;
  readonly events: EventRow;
  readonly attacks: AttackRow;
  readonly attack_steps: AttackStepRow;
}

export type RunTableName = keyof RunRows;

/** Where a run's rows go, tick by tick. A tick is finished when `endTick` has resolved. */
export interface RunSink {
  /** One row of the open tick; `metrics` has exactly one a tick. */
  write<Name extends RunTableName>(table: Name, row: RunRows[Name]): void;
  /** Flushes the tick's rows to where they survive a kill. */
  endTick(tickIndex: number): Promise<void>;
}

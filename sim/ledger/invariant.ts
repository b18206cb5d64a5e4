import type { EmissionState, GovernanceState, TreasuryState } from '../ports/governance-states.ts';
import type { MarketState } from '../ports/market-state.ts';
import type {
  AgentIndex,
  AgentState,
  DayRecordState,
  GenesisPlan,
  PoolState,
  VaultState,
} from '../ports/staking-chain.ts';
import type { ObservedBook } from './observed-book.ts';
import type { ProposalBook } from './observed-proposals.ts';

/** `fatal` stops the run at the tick's end, a `warning` is counted. */
export type Severity = 'fatal' | 'warning';

/**
 * When a check runs. `tick`: each tick, on the pool, the vaults and sums that cost only what was read. `touched`: on each
 * account that was read in the tick; full scans read all. `scan`: on full scans only. `tests`: not in a run, the title
 * says why; tests on both engines hold it.
 */
export type Cadence = 'tick' | 'touched' | 'scan' | 'tests';

/** One property of the economy. Ids are append-only. */
export interface InvariantEntry {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly cadence: Cadence;
  /** Which observed values meet which others. */
  readonly compares: string;
  /** Where the formula is laid down. */
  readonly source: string;
}

/** One property with its checks. */
export interface Invariant extends InvariantEntry {
  /** Base units by which two sides may differ because rounding loses them by design; 0 is exact. */
  readonly tolerance: (view: InvariantView) => bigint;
  /** Called for each agent that was read, before its new state is counted in the book's sums. */
  readonly checkAgent?: (view: InvariantView, change: AgentChange, report: Report) => void;
  /** Called once a tick, when the book's sums count all new states. */
  readonly checkWhole?: (view: InvariantView, report: Report) => void;
}

/** What the checks of one tick look at: the chain as observed now and at the last check, and sums of both. */
export interface InvariantView {
  readonly plan: GenesisPlan;
  readonly clockDay: number;
  readonly nowUnixSeconds: bigint;
  readonly pool: PoolState;
  readonly vaults: VaultState;
  readonly previousPool: PoolState;
  readonly previousVaults: VaultState;
  readonly book: ObservedBook;
  readonly proposals: ProposalBook;
  readonly governance: Seen<GovernanceState>;
  readonly treasury: Seen<TreasuryState>;
  readonly emission: Seen<EmissionState>;
  /** Without a market neither state is known. */
  readonly market: Seen<MarketState>;
  /** No action that could change the market was accepted since the last check. */
  readonly isMarketUnchanged: boolean;
  /** Minted into wallets by accepted actions since the last check, quote units. */
  readonly quoteMintedUnits: bigint;
  /** Every agent was read in this tick. */
  readonly isFullScan: boolean;
  /** Penalties of accepted actions since the last check, base units. */
  readonly penaltiesDueBaseUnits: bigint;
  /** What accepted sweeps took out of the penalty vault since the last check, and what of it the treasury got. */
  readonly penaltiesSweptBaseUnits: bigint;
  readonly sweptToTreasuryBaseUnits: bigint;
  /** Base units that open unstake tickets still owe, as last read. */
  readonly ticketSumBaseUnits: bigint;
  /** The agent's accepted exits since the last check. */
  departuresOf(agent: AgentIndex): readonly Departure[];
  /** An accepted `extend_lock` since the last check started this entry anew. */
  wasExtended(agent: AgentIndex, entryIndex: number): boolean;
  /** Exits that were refused since the last check although nothing may refuse them. */
  readonly blockedExits: readonly BlockedExit[];
  /** The agent's actions since the last check were all refused, and no other action concerns its accounts. */
  wasOnlyRefused(agent: AgentIndex): boolean;
  /** Who made a proposal, by the actions of the run. */
  proposerOf(proposalId: number): AgentIndex | undefined;
  /** Most that the agent had staked at this check or the last. */
  largestStakeOf(agent: AgentIndex): bigint;
  /** Tokens, stake and rewards of an agent as the model has them. */
  modelWealthOf(agent: AgentIndex): bigint;
  /** Quote units of an agent as the model has them. */
  modelQuoteOf(agent: AgentIndex): bigint;
  /** A closed day as the model, which closes days one by one, has it. */
  modelDay(day: number): DayRecordState;
}

/** An account that is not read in every tick: as read now or last, and as read before that. */
export interface Seen<State> {
  readonly before: State | undefined;
  readonly now: State | undefined;
  /** Read in this tick. */
  readonly isFresh: boolean;
}

/** One accepted `unstake`, with the penalty that the entry's lock asks for. */
export interface Departure {
  readonly entryIndex: number;
  readonly amountBaseUnits: bigint;
  readonly penaltyBaseUnits: bigint;
}

/** A refused `unstake` of a matured entry whose owner no vote and no proposal holds. */
export interface BlockedExit {
  readonly agent: AgentIndex;
  readonly entryIndex: number;
  readonly errorName: string;
}

/** An agent that was read in this tick. */
export interface AgentChange {
  readonly agent: AgentIndex;
  readonly before: AgentState;
  readonly after: AgentState;
  /** Every field of `after` is the exact model's. */
  readonly isAsModelled: boolean;
}

/** Says that a check failed. `where` is the account and the field. */
export type Report = (where: string, expected: string, found: string) => void;

/** No rounding is involved: both sides are equal, or one bounds the other, to the base unit. */
export const EXACT = (): bigint => 0n;

/** Name of an agent in a breach. */
export function agentPlace(view: Pick<InvariantView, 'plan'>, agent: AgentIndex, field: string): string {
  return `agent ${view.plan.agentIds[agent] ?? agent}: ${field}`;
}

/** Reports a value that is not the expected one. */
export function reportUnequal(report: Report, where: string, expected: bigint, found: bigint): void {
  if (expected !== found) {
    report(where, String(expected), String(found));
  }
}

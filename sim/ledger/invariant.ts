import type { AgentIndex, AgentState, GenesisPlan, PoolState, VaultState } from '../ports/staking-chain.ts';
import type { ObservedBook } from './observed-book.ts';

export type Severity = 'error' | 'warning';

/** One property that must hold after every tick. Ids are append-only. */
export interface Invariant {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
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
  readonly pool: PoolState;
  readonly vaults: VaultState;
  readonly previousPool: PoolState;
  readonly previousVaults: VaultState;
  readonly book: ObservedBook;
  /** Minted by accepted actions since genesis, base units. */
  readonly mintedBaseUnits: bigint;
  /** Penalties of accepted actions since the last check, base units. */
  readonly penaltiesDueBaseUnits: bigint;
  /** The agent's accepted exits since the last check. */
  departuresOf(agent: AgentIndex): readonly Departure[];
}

/** One accepted `unstake`, with the penalty that the entry's lock asks for. */
export interface Departure {
  readonly entryIndex: number;
  readonly amountBaseUnits: bigint;
  readonly penaltyBaseUnits: bigint;
}

/** An agent that was read in this tick. */
export interface AgentChange {
  readonly agent: AgentIndex;
  readonly before: AgentState;
  readonly after: AgentState;
}

/** Says that a check failed. `where` is the account and the field. */
export type Report = (where: string, expected: string, found: string) => void;

/** No rounding is involved: both sides are equal, or one bounds the other, to the base unit. */
export const EXACT = (): bigint => 0n;

/** Name of an agent in a breach. */
export function agentPlace(view: Pick<InvariantView, 'plan'>, agent: AgentIndex, field: string): string {
  return `agent ${view.plan.agentIds[agent] ?? agent}: ${field}`;
}

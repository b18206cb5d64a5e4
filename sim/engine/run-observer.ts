import type { Breach } from '../ledger/ledger.ts';

/** Genesis is under way: this many agents have their wallets. */
export interface GenesisProgressEvent {
  readonly agentCount: number;
  readonly agentsReady: number;
}

export interface GenesisEvent {
  readonly agentCount: number;
  readonly horizonTicks: number;
}

/** A tick whose rows are safely in the sink. Counts are of agents' actions. */
export interface TickEvent {
  readonly tickIndex: number;
  readonly horizonTicks: number;
  readonly attempted: number;
  readonly accepted: number;
  /** Since genesis. */
  readonly totalAttempted: number;
  readonly totalAccepted: number;
  /** Instructions of the operator in this tick. */
  readonly operatorActions: number;
}

export interface WarningEvent {
  readonly tickIndex: number;
  readonly breach: Breach;
}

/**
 * Listens to a run. It cannot change it: a run with observers writes the same bytes. A returned promise is awaited,
 * which is where a process can take in its signals.
 */
export interface RunObserver {
  genesisProgressed?(event: GenesisProgressEvent): void | Promise<void>;
  genesisFinished?(event: GenesisEvent): void | Promise<void>;
  tickFinished?(event: TickEvent): void | Promise<void>;
  /** A broken invariant whose severity is `warning`. */
  warned?(event: WarningEvent): void;
}

import type { AssertionResult } from '../assertions/assertion-book.ts';
import type { Breach } from '../ledger/ledger.ts';
import type { AttackRow } from '../ports/run-sink.ts';
import type { AgentActionKind } from '../ports/staking-chain.ts';
import type { KindCounts, OperatorActionKind } from './tally.ts';

/** What a run came to. */
export interface RunResult {
  readonly status: 'completed' | 'interrupted';
  readonly ticksFinished: number;
  /** Index of the last finished tick; undefined when there is none. */
  readonly finalTick: number | undefined;
  /** Agents' actions. */
  readonly attempted: number;
  readonly accepted: number;
  /** Of all instructions, the operator's too. */
  readonly computeUnits: number;
  readonly actions: Readonly<Record<AgentActionKind, KindCounts>>;
  readonly operatorActions: Readonly<Record<OperatorActionKind, KindCounts>>;
  /** Kinds of action that this run says nothing about: none of them was ever accepted. */
  readonly vacuousKinds: readonly string[];
  /** Breaches of severity `warning`. */
  readonly warnings: number;
  /** Broken invariants by id, in the order of their first breach; only of a run that was to go on behind them. */
  readonly broken: readonly BrokenInvariant[];
  /** Accounts of the scenario's attacks at the last finished tick, in its order; of those that had come. */
  readonly attacks: readonly AttackRow[];
  /** What became of the scenario's assertions, in its order; empty when the run was interrupted. */
  readonly assertions: readonly AssertionResult[];
}

/** An invariant that broke in a run that went on. */
export interface BrokenInvariant {
  readonly first: Breach;
  readonly tickIndex: number;
  /** Breaches of it, the first included. What comes behind the first may follow from it. */
  readonly breaches: number;
}

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
}

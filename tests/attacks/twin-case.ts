import type { TwinName } from '#harness/index.ts';
import type { genesisPlan } from '#tests/support/chain-plan.ts';
import type { AttackStage } from './attack-stage.ts';

/** Opens a stage on the build that a case is tried on. */
export type OpenStage = (...args: Parameters<typeof genesisPlan>) => Promise<AttackStage>;

/** The shortest attack on one flaw, and what comes of it. */
export interface TwinCase {
  readonly twin: TwinName;
  readonly title: string;
  /** What the attacker sees: results of calls, amounts in whole tokens unless named otherwise. */
  readonly run: (open: OpenStage) => Promise<unknown>;
  readonly real: unknown;
  readonly onTwin: unknown;
}

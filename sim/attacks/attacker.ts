import type { AgentIndex } from '../ports/actions.ts';
import type { AttackDefinition, AttackPlan } from './attack.ts';

/** Who carries out one of a scenario's attacks. */
export interface Attacker {
  /** Name of the attack in the scenario, which is its cohort's. */
  readonly name: string;
  readonly definition: AttackDefinition;
  readonly plan: AttackPlan;
  /** Its wallets, ascending. */
  readonly agents: readonly AgentIndex[];
  /** Since genesis. */
  readonly atSeconds: number;
  readonly capitalBaseUnits: bigint;
  /** Undefined in an economy without a market. */
  readonly capitalQuoteUnits: bigint | undefined;
  /** Its wallets do nothing. */
  readonly isIdle: boolean;
}

import type { AttackContext } from '#sim/attacks/attack.ts';
import { ACT, aPolicyContext } from './sim-fixtures.ts';

/** An attacker with a million tokens in one wallet, there from genesis on, in a run of hourly ticks. */
export function anAttackContext(changes: Partial<AttackContext> = {}): AttackContext {
  return {
    ...aPolicyContext(),
    wallets: 1,
    firstAgent: 0,
    atDays: 0,
    capitalBaseUnits: 1_000_000n * ACT,
    tickSeconds: 3_600,
    ...changes,
  };
}

import { SimError } from '../core/errors/sim-error.ts';
import type { AttackDefinition } from './attack.ts';
import { QUIET_QUORUM_CAPTURE } from './library/g02-quiet-quorum-capture.ts';
import { JUST_IN_TIME_STAKING } from './library/r01-just-in-time-staking.ts';

/** Every attack of the library, by id. */
export const ATTACK_DEFINITIONS: readonly AttackDefinition[] = [
  JUST_IN_TIME_STAKING,
  QUIET_QUORUM_CAPTURE,
];

/** One attack by its name in scenario files. Throws `POLICY__KIND_UNKNOWN`. */
export function attackDefinition(kind: string): AttackDefinition {
  const found = ATTACK_DEFINITIONS.find((definition) => definition.kind === kind);
  if (found === undefined) {
    throw new SimError('POLICY__KIND_UNKNOWN', {
      kind,
      known: ATTACK_DEFINITIONS.map((definition) => definition.kind),
    });
  }
  return found;
}

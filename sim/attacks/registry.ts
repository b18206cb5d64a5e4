import { SimError } from '../core/errors/sim-error.ts';
import type { AttackDefinition } from './attack.ts';
import { FLASH_GOVERNANCE } from './library/g01-flash-governance.ts';
import { QUIET_QUORUM_CAPTURE } from './library/g02-quiet-quorum-capture.ts';
import { LAST_SECOND_VOTE } from './library/g04-last-second-vote.ts';
import { POWER_TWICE } from './library/g05-power-twice.ts';
import { QUORUM_DENOMINATOR } from './library/g06-quorum-denominator.ts';
import { VOTE_BUYING } from './library/g11-vote-buying.ts';
import { SELF_DEALING_BUYBACK } from './library/g12-self-dealing-buyback.ts';
import { PROPOSAL_SPAM } from './library/g14-proposal-spam.ts';
import { VOTE_AND_LEAVE } from './library/l01-vote-and-leave.ts';
import { TIER_TOP_UP } from './library/l02-tier-top-up.ts';
import { EXPIRED_LOCK } from './library/l03-expired-lock.ts';
import { TIER_ARBITRAGE } from './library/l05-tier-arbitrage.ts';
import { TIMELOCK_BYPASS } from './library/p01-timelock-bypass.ts';
import { PAUSE_ABUSE } from './library/p02-pause-abuse.ts';
import { JUST_IN_TIME_STAKING } from './library/r01-just-in-time-staking.ts';
import { BOUNDARY_LOCK } from './library/r02-boundary-lock.ts';
import { LATE_ROLL } from './library/r03-late-roll.ts';
import { STALE_ACCUMULATOR } from './library/r04-stale-accumulator.ts';
import { ROUNDING_DUST } from './library/r08-rounding-dust.ts';
import { INFLATION_BOUNDARY } from './library/r10-inflation-boundary.ts';
import { STALE_BOOSTER } from './library/r12-stale-booster.ts';
import { COMPOUNDING_PAST_CAP } from './library/r14-compounding-past-cap.ts';
import { STAKE_CAP_SPLIT } from './library/s01-stake-cap-split.ts';
import { QUADRATIC_SPLIT } from './library/s02-quadratic-split.ts';

/** Every attack of the library, by id. */
export const ATTACK_DEFINITIONS: readonly AttackDefinition[] = [
  JUST_IN_TIME_STAKING,
  BOUNDARY_LOCK,
  LATE_ROLL,
  STALE_ACCUMULATOR,
  ROUNDING_DUST,
  INFLATION_BOUNDARY,
  STALE_BOOSTER,
  COMPOUNDING_PAST_CAP,
  VOTE_AND_LEAVE,
  TIER_TOP_UP,
  EXPIRED_LOCK,
  TIER_ARBITRAGE,
  FLASH_GOVERNANCE,
  QUIET_QUORUM_CAPTURE,
  LAST_SECOND_VOTE,
  POWER_TWICE,
  QUORUM_DENOMINATOR,
  VOTE_BUYING,
  SELF_DEALING_BUYBACK,
  PROPOSAL_SPAM,
  STAKE_CAP_SPLIT,
  QUADRATIC_SPLIT,
  TIMELOCK_BYPASS,
  PAUSE_ABUSE,
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

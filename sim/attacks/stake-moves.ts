import { SECONDS_PER_DAY } from '../core/units.ts';
import { worthClaiming } from '../policies/holding.ts';
import type { Intent, Observation } from '../policies/policy.ts';
import { depositOfAll } from './deposits.ts';

const NOTHING: readonly Intent[] = [];

/** Stakes this much of the wallet, all of it by default, without a lock, as far as cap and least deposit allow. */
export function enterFree(observation: Observation, amountBaseUnits = observation.walletBaseUnits): readonly Intent[] {
  const deposit = depositOfAll(observation, 0, observation.walletBaseUnits - amountBaseUnits);
  return deposit === undefined ? NOTHING : [deposit];
}

/** Claims what can be claimed. */
export function claimDue(observation: Observation): readonly Intent[] {
  return worthClaiming(observation, 0) === 0n ? NOTHING : [{ kind: 'claim_rewards' }];
}

/** The first tick of a UTC day. */
export function isFirstTickOfDay({ unixSeconds, day }: Observation, tickSeconds: number): boolean {
  return unixSeconds - day * SECONDS_PER_DAY < tickSeconds;
}

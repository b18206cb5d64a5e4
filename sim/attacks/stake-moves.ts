import { SECONDS_PER_DAY } from '../core/units.ts';
import { worthClaiming } from '../policies/holding.ts';
import type { Intent, Observation } from '../policies/policy.ts';
import { depositOfAll } from './deposits.ts';

const NOTHING: readonly Intent[] = [];

/** Stakes what the wallet has but `keepBaseUnits` under a lock, as far as cap and least deposit allow. */
export function enter(observation: Observation, lockIndex: number, keepBaseUnits = 0n): readonly Intent[] {
  const deposit = depositOfAll(observation, lockIndex, keepBaseUnits);
  return deposit === undefined ? NOTHING : [deposit];
}

/** Likewise this much of the wallet, all of it by default, without a lock. */
export function enterFree(observation: Observation, amountBaseUnits = observation.walletBaseUnits): readonly Intent[] {
  return enter(observation, 0, observation.walletBaseUnits - amountBaseUnits);
}

/** Claims what can be claimed. */
export function claimDue(observation: Observation): readonly Intent[] {
  return worthClaiming(observation, 0) === 0n ? NOTHING : [{ kind: 'claim_rewards' }];
}

/** The last tick of a UTC day. */
export function isLastTickOfDay({ unixSeconds, day }: Observation, tickSeconds: number): boolean {
  return unixSeconds + tickSeconds >= (day + 1) * SECONDS_PER_DAY;
}

/** The first tick of a UTC day. */
export function isFirstTickOfDay({ unixSeconds, day }: Observation, tickSeconds: number): boolean {
  return unixSeconds - day * SECONDS_PER_DAY < tickSeconds;
}

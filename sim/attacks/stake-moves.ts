import { entriesOf, fitDeposit, leaveEntry, maturedOf, stakedBaseUnits, worthClaiming } from '../policies/holding.ts';
import type { Intent, Observation } from '../policies/policy.ts';

const NOTHING: readonly Intent[] = [];

/** Stakes `availableBaseUnits`, the whole wallet by default, as far as cap and least deposit allow. */
export function enterWith(
  observation: Observation,
  lockDays: number,
  availableBaseUnits = observation.walletBaseUnits,
): readonly Intent[] {
  const staked = stakedBaseUnits(observation);
  const amountBaseUnits = fitDeposit(availableBaseUnits, availableBaseUnits, staked, observation.pool);
  return amountBaseUnits === 0n ? NOTHING : [{ kind: 'stake', amountBaseUnits, lockDays }];
}

/** Takes out every deposit that leaves without a penalty. */
export function leaveFree(observation: Observation): readonly Intent[] {
  return maturedOf(entriesOf(observation), observation).map((entry) => leaveEntry(entry, observation));
}

/** Claims what can be claimed. */
export function claimDue(observation: Observation): readonly Intent[] {
  return worthClaiming(observation, 0) === 0n ? NOTHING : [{ kind: 'claim_rewards' }];
}

/** The first tick of a UTC day. */
export function isFirstTickOfDay({ unixSeconds, day }: Observation, tickSeconds: number): boolean {
  return unixSeconds - day * 86_400 < tickSeconds;
}

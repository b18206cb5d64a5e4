import { maxBigint } from '../core/fixed.ts';
import type { Intent, Observation } from '../policies/policy.ts';
import type { AgentIndex } from '../ports/actions.ts';

/** Sends what a wallet holds, but `keepBaseUnits`, to another; nothing where it holds no more. */
export function sendRest(
  { walletBaseUnits }: Pick<Observation, 'walletBaseUnits'>,
  recipient: AgentIndex,
  keepBaseUnits = 0n,
): readonly Intent[] {
  const amountBaseUnits = maxBigint(0n, walletBaseUnits - keepBaseUnits);
  return amountBaseUnits === 0n ? [] : [{ kind: 'transfer', recipient, amountBaseUnits }];
}

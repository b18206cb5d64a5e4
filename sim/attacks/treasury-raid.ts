import { bpsFloor } from '../core/fixed.ts';
import { spendingRoomFloor } from '../metrics/spending-window.ts';
import type { Observation } from '../policies/policy.ts';
import type { AgentIndex, ProposalPayload } from '../ports/actions.ts';

/**
 * A payment to a wallet of `shareBps` of what the treasury could pay today, as its spending cap and its reserve let it;
 * undefined while that is nothing.
 */
export function raidOf(
  { pool, treasury }: Pick<Observation, 'pool' | 'treasury'>,
  recipient: AgentIndex,
  shareBps: number,
): ProposalPayload | undefined {
  const amountBaseUnits = bpsFloor(spendingRoomFloor(pool, treasury.state, treasury.balanceBaseUnits), shareBps);
  if (amountBaseUnits === 0n) return undefined;
  return { kind: 'spend', purpose: 'payment', recipient, amountBaseUnits, priceQuoteUnits: 0n };
}

import { bpsFloor, divFloor, maxBigint, minBigint } from '../core/fixed.ts';
import type { Observation } from '../policies/policy.ts';
import { isSwitchedOn } from '../policies/program-switches.ts';
import type { AgentIndex, ProposalPayload } from '../ports/actions.ts';

/** Days over which treasury.spending_cap counts. */
const WINDOW_DAYS = 30;
/** Days that the treasury's ring of outflows remembers. */
const RING_DAYS = 32;

/**
 * A payment to a wallet of `shareBps` of what the treasury could pay today, as its spending cap and its reserve let it;
 * undefined while that is nothing.
 */
export function raidOf(observation: Observation, recipient: AgentIndex, shareBps: number): ProposalPayload | undefined {
  const amountBaseUnits = bpsFloor(payableFloor(observation), shareBps);
  if (amountBaseUnits === 0n) return undefined;
  return { kind: 'spend', purpose: 'payment', recipient, amountBaseUnits, priceQuoteUnits: 0n };
}

/** Most that one payment may take out of the treasury today. Base units. */
export function payableFloor({ pool, treasury }: Observation): bigint {
  const { state, balanceBaseUnits } = treasury;
  const reserve = isSwitchedOn(pool, 'reserveFloor') ? state.reserveFloorBaseUnits : 0n;
  const free = maxBigint(0n, balanceBaseUnits - reserve);
  if (!isSwitchedOn(pool, 'spendingCap')) return free;
  let outflow = 0n;
  for (let day = Math.max(0, pool.lastDay - WINDOW_DAYS + 1); day <= Math.min(pool.lastDay, state.lastOutflowDay); day++) {
    outflow += state.outflowByDay[day % RING_DAYS] as bigint;
  }
  const cap = divFloor((balanceBaseUnits + outflow) * BigInt(state.spendingCapBps), 10_000n);
  return minBigint(free, maxBigint(0n, cap - outflow));
}

import { bpsFloor, maxBigint, minBigint } from '../core/fixed.ts';
import { isSwitchedOn } from '../policies/program-switches.ts';
import type { TreasuryState } from '../ports/governance-states.ts';
import type { PoolState } from '../ports/staking-chain.ts';

/** Days that the treasury account tells apart, and those that the spending cap looks back, the present one included. */
const OUTFLOW_DAYS = 32;
export const WINDOW_DAYS = 30;

/** What left the treasury in the 30 days up to and including `day`. */
export function windowOutflow({ outflowByDay, lastOutflowDay }: TreasuryState, day: number): bigint {
  let sum = 0n;
  for (let counted = day - WINDOW_DAYS + 1; counted <= Math.min(day, lastOutflowDay); counted++) {
    if (counted > lastOutflowDay - OUTFLOW_DAYS) sum += outflowByDay[counted % OUTFLOW_DAYS] ?? 0n;
  }
  return sum;
}

/** What the treasury may still pay on the open day, by the limits that are switched on; rounded down. */
export function spendingRoomFloor(pool: PoolState, treasury: TreasuryState, balance: bigint): bigint {
  const outflow = windowOutflow(treasury, pool.lastDay);
  const underCap = isSwitchedOn(pool, 'spendingCap')
    ? bpsFloor(balance + outflow, treasury.spendingCapBps) - outflow
    : balance;
  const overFloor = isSwitchedOn(pool, 'reserveFloor') ? balance - treasury.reserveFloorBaseUnits : balance;
  return maxBigint(0n, minBigint(balance, minBigint(underCap, overFloor)));
}

import type { PoolState } from '#sim/ports/staking-chain.ts';
import { aPool, GENESIS_DAY } from './sim-fixtures.ts';

/** What one base unit of weight earns on each day of `aRolledPool`, Q64.64: a sixteenth of a base unit. */
export const ACC_A_DAY = 1n << 60n;

/** A pool with so many closed days since genesis, each with the same reward. */
export function aRolledPool(days: number, changes: Partial<PoolState> = {}): PoolState {
  const lastDay = GENESIS_DAY + days;
  const recent = Array.from({ length: 32 }, () => ({ acc: 0n, powerBaseUnits: 0n, stakedBaseUnits: 0n }));
  for (let day = Math.max(GENESIS_DAY, lastDay - 32); day < lastDay; day++) {
    recent[day % 32] = { acc: BigInt(day - GENESIS_DAY + 1) * ACC_A_DAY, powerBaseUnits: 0n, stakedBaseUnits: 0n };
  }
  const acc = BigInt(days) * ACC_A_DAY;
  const weekOpen = BigInt(days - (days % 7)) * ACC_A_DAY;
  return aPool({ lastDay, acc, accWeekOpen: weekOpen, recent, ...changes });
}

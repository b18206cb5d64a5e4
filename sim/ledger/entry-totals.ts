import type { EntryModel } from './entry-model.ts';
import { forEachDrop, hasNoLock, powerDrop, powerOn, powerRise, powerWhen, weightOn } from './entry-terms.ts';
import { dropAfter } from './pool-days.ts';
import type { PoolModel } from './pool-model.ts';
import { AGE_TIERS } from './reward-math.ts';

/** Counts an entry in the pool's totals and in what is scheduled to change. */
export function countEntry(pool: PoolModel, entry: EntryModel): void {
  recount(pool, entry, 1n);
}

/** Takes it out again, as it is counted now. */
export function uncountEntry(pool: PoolModel, entry: EntryModel): void {
  recount(pool, entry, -1n);
}

function recount(pool: PoolModel, entry: EntryModel, sign: 1n | -1n): void {
  if (entry.startDay === pool.lastDay) {
    recountPending(pool, entry, sign);
  } else {
    recountActive(pool, entry, sign);
  }
}

/** An entry of the open day waits; the day's close schedules its changes. */
function recountPending(pool: PoolModel, entry: EntryModel, sign: bigint): void {
  pool.pendingWeight += sign * entry.weightLocked;
  pool.pendingPower += sign * powerWhen(entry, true, 0);
  if (!hasNoLock(entry)) {
    const { tier } = entry;
    const drop = entry.weightLocked - entry.weightBase;
    pool.pendingDropWeight[tier] = (pool.pendingDropWeight[tier] as bigint) + sign * drop;
    pool.pendingDropPower[tier] = (pool.pendingDropPower[tier] as bigint) + sign * powerDrop(entry);
  }
  if (entry.agedPower) {
    for (let tier = 0; tier < AGE_TIERS.length; tier += 1) {
      pool.pendingRaises[tier] = (pool.pendingRaises[tier] as bigint) + sign * powerRise(entry, tier);
    }
  }
}

function recountActive(pool: PoolModel, entry: EntryModel, sign: bigint): void {
  pool.activeWeight += sign * weightOn(entry, pool.lastDay);
  pool.activePower += sign * powerOn(entry, pool.lastDay);
  forEachDrop(entry, pool.lastDay, (day, weight, power) => dropAfter(pool, day, sign * weight, sign * power));
}

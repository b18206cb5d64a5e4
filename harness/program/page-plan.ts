import { AGE_DAYS, EXPIRY_PAGE_COUNT, PAGE_DAYS, type PagedEntry, type PoolSchedule } from './accounts.ts';

/** Most days that one `roll` closes. */
export const MAX_DAYS_PER_ROLL = 64;

/** History page of a day. */
export function historyPageOf(day: number): number {
  return Math.floor(day / PAGE_DAYS);
}

/** Page of a day in the expiry ring. */
export function expiryPageOf(day: number): number {
  return historyPageOf(day) % EXPIRY_PAGE_COUNT;
}

/** The pages that one `roll` names, ascending. */
export interface RollPages {
  readonly historyPages: readonly number[];
  readonly expiryPages: readonly number[];
}

/** Pages of the days that the next `roll` closes, and of the lock ends and rises that it schedules. */
export function planRoll(schedule: PoolSchedule, today: number): RollPages {
  const end = Math.min(today, schedule.lastDay + MAX_DAYS_PER_ROLL);
  const history = new Set<number>();
  const expiry = new Set<number>();
  for (let day = schedule.lastDay; day < end; day += 1) {
    history.add(historyPageOf(day));
    expiry.add(expiryPageOf(day));
  }
  if (end > schedule.lastDay) {
    for (const day of schedule.pendingEndDays) expiry.add(expiryPageOf(day));
    for (const day of schedule.pendingRaiseDays) expiry.add(expiryPageOf(day));
  }
  return { historyPages: ascending(history), expiryPages: ascending(expiry) };
}

/**
 * History pages that settling an entry looks up: of its start, its lock's and its booster's end, each once, if
 * that day is closed and no longer among the pool's last 32. `lastDay` is the pool's open day.
 */
export function historyPagesOfEntry(entry: PagedEntry, lastDay: number): readonly number[] {
  const days: number[] = [];
  if (!entry.started && isPaged(entry.startDay, lastDay)) days.push(entry.startDay);
  if (awaitsLockEnd(entry) && isPaged(entry.endDay, lastDay)) days.push(entry.endDay);
  if (awaitsBoostEnd(entry) && isPaged(entry.boostEndDay, lastDay)) days.push(entry.boostEndDay);
  return days.map(historyPageOf);
}

/**
 * Expiry pages of what an entry still has scheduled, ascending, which an exit or an extension changes: its lock's
 * end, its booster's end, and the rises of its power by age. None before the entry counts: its day is not closed.
 */
export function expiryPagesOfEntry(entry: PagedEntry | undefined, lastDay: number): readonly number[] {
  if (entry === undefined || !isActive(entry, lastDay)) return NONE;
  const pages = new Set<number>();
  addScheduled(pages, entry, lastDay);
  return pages.size === 0 ? NONE : ascending(pages);
}

/** Expiry pages that new boosters rewrite: of what the boosted entries have scheduled, and of the boosters' own end. */
export function expiryPagesOfBoosters(
  entries: readonly PagedEntry[],
  lastDay: number,
  boostDays: number,
): readonly number[] {
  const pages = new Set<number>([expiryPageOf(lastDay + boostDays - 1)]);
  for (const entry of entries) {
    if (isActive(entry, lastDay) && !entry.compound) addScheduled(pages, entry, lastDay);
  }
  return ascending(pages);
}

function addScheduled(pages: Set<number>, entry: PagedEntry, lastDay: number): void {
  if (entry.endDay !== entry.startDay && lastDay <= entry.endDay) pages.add(expiryPageOf(entry.endDay));
  if (entry.boostBps !== 0 && lastDay <= entry.boostEndDay) pages.add(expiryPageOf(entry.boostEndDay));
  if (!entry.agedPower) return;
  for (const days of AGE_DAYS) {
    const riseDay = entry.startDay + days - 1;
    if (lastDay <= riseDay) pages.add(expiryPageOf(riseDay));
  }
}

/** Entries to settle in one call, as bits, with the history pages that they need, ascending. */
export interface SettlePlan {
  readonly entryMask: number;
  readonly historyPages: readonly number[];
}

/**
 * Plans the settlement that an unstake or claim does of all entries. If their pages are more than the
 * `lastCapacity` that its own transaction carries, entries are settled ahead in calls of at most `capacity`
 * pages; `rest` are the pages that the transaction itself still names.
 */
export function planSettlement(
  entries: readonly PagedEntry[],
  lastDay: number,
  capacity: number,
  lastCapacity: number,
): { readonly ahead: readonly SettlePlan[]; readonly rest: readonly number[] } {
  if (!entries.some((entry) => needsHistory(entry, lastDay))) return NOTHING_TO_LOOK_UP;
  const needs = entries
    .map((entry) => ({ bit: 1 << entry.index, pages: historyPagesOfEntry(entry, lastDay) }))
    .filter((need) => need.pages.length > 0);
  const all = new Set(needs.flatMap((need) => need.pages));
  if (all.size <= lastCapacity) return { ahead: [], rest: ascending(all) };

  const ahead: SettlePlan[] = [];
  let mask = 0;
  let pages = new Set<number>();
  for (const need of needs) {
    const together = new Set([...pages, ...need.pages]);
    if (together.size > capacity) {
      ahead.push({ entryMask: mask, historyPages: ascending(pages) });
      mask = 0;
      pages = new Set(need.pages);
    } else {
      pages = together;
    }
    mask |= need.bit;
  }
  if (pages.size <= lastCapacity) return { ahead, rest: ascending(pages) };
  return { ahead: [...ahead, { entryMask: mask, historyPages: ascending(pages) }], rest: [] };
}

const NONE: readonly number[] = [];
/** Most actions need no page at all. */
const NOTHING_TO_LOOK_UP = { ahead: [], rest: NONE };

function needsHistory(entry: PagedEntry, lastDay: number): boolean {
  if (!entry.started && isPaged(entry.startDay, lastDay)) return true;
  if (awaitsLockEnd(entry) && isPaged(entry.endDay, lastDay)) return true;
  return awaitsBoostEnd(entry) && isPaged(entry.boostEndDay, lastDay);
}

/** Entries after an accepted action that settled them all on the open day `lastDay`. */
export function settledEntries(entries: readonly PagedEntry[], lastDay: number): readonly PagedEntry[] {
  return entries.map((entry) => {
    if (!isActive(entry, lastDay)) return entry;
    const ended = entry.ended || (awaitsLockEnd(entry) && lastDay > entry.endDay);
    const boostOver = entry.boostOver || (awaitsBoostEnd(entry) && lastDay > entry.boostEndDay);
    // Field by field: this runs with every claim, and a spread takes ten times as long.
    const { index, amountBaseUnits, startDay, endDay, compound, agedPower, boostBps, boostEndDay } = entry;
    return {
      index,
      amountBaseUnits,
      startDay,
      endDay,
      started: true,
      ended,
      compound,
      agedPower,
      boostBps,
      boostEndDay,
      boostOver,
    };
  });
}

/** Entries after `amountBaseUnits` have left one of them; one of which nothing is left is gone. */
export function reducedEntries(
  entries: readonly PagedEntry[],
  entryIndex: number,
  amountBaseUnits: bigint,
): readonly PagedEntry[] {
  return entries.flatMap((entry) => {
    if (entry.index !== entryIndex) return [entry];
    const left = entry.amountBaseUnits - amountBaseUnits;
    return left === 0n ? [] : [{ ...entry, amountBaseUnits: left }];
  });
}

/** The entry counts: its day is closed. */
function isActive(entry: PagedEntry, lastDay: number): boolean {
  return entry.startDay < lastDay;
}

function awaitsLockEnd(entry: PagedEntry): boolean {
  return !entry.ended && entry.endDay !== entry.startDay;
}

function awaitsBoostEnd(entry: PagedEntry): boolean {
  return entry.boostBps !== 0 && !entry.boostOver;
}

function isPaged(day: number, lastDay: number): boolean {
  return lastDay - day > PAGE_DAYS;
}

function ascending(pages: ReadonlySet<number>): readonly number[] {
  return [...pages].sort((a, b) => a - b);
}

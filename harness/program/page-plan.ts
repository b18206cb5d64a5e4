import type { StakeEntryState } from '#sim/ports/staking-chain.ts';
import { EXPIRY_PAGE_COUNT, PAGE_DAYS, type PoolSchedule } from './accounts.ts';

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

/** Pages of the days that the next `roll` closes, and of the lock ends that it schedules. */
export function planRoll(schedule: PoolSchedule, today: number): RollPages {
  const end = Math.min(today, schedule.lastDay + MAX_DAYS_PER_ROLL);
  const history = new Set<number>();
  const expiry = new Set<number>();
  for (let day = schedule.lastDay; day < end; day += 1) {
    history.add(historyPageOf(day));
    expiry.add(expiryPageOf(day));
  }
  if (end > schedule.lastDay) for (const day of schedule.pendingEndDays) expiry.add(expiryPageOf(day));
  return { historyPages: ascending(history), expiryPages: ascending(expiry) };
}

/** The part of an entry that says which pages an action needs. */
export type PagedEntry = Pick<
  StakeEntryState,
  'index' | 'amountBaseUnits' | 'startDay' | 'endDay' | 'started' | 'ended'
>;

/**
 * History pages that settling an entry looks up: of its start and its lock's end, each once, if that day is
 * closed and no longer among the pool's last 32. `lastDay` is the pool's open day.
 */
export function historyPagesOfEntry(entry: PagedEntry, lastDay: number): readonly number[] {
  const days: number[] = [];
  if (!entry.started && isPaged(entry.startDay, lastDay)) days.push(entry.startDay);
  const boosted = !entry.ended && entry.endDay !== entry.startDay;
  if (boosted && isPaged(entry.endDay, lastDay)) days.push(entry.endDay);
  return days.map(historyPageOf);
}

/** Expiry page that leaving an entry changes: set while the entry counts and its lock has not run out. */
export function expiryPageOfExit(entry: PagedEntry | undefined, lastDay: number): number | undefined {
  if (entry === undefined || entry.endDay === entry.startDay) return undefined;
  const boosted = entry.startDay < lastDay && lastDay <= entry.endDay;
  return boosted ? expiryPageOf(entry.endDay) : undefined;
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

/** Most actions need no page at all. */
const NOTHING_TO_LOOK_UP = { ahead: [], rest: [] };

function needsHistory(entry: PagedEntry, lastDay: number): boolean {
  if (!entry.started && isPaged(entry.startDay, lastDay)) return true;
  return !entry.ended && entry.endDay !== entry.startDay && isPaged(entry.endDay, lastDay);
}

/** Entries after an accepted action that settled them all on the open day `lastDay`. */
export function settledEntries(entries: readonly PagedEntry[], lastDay: number): readonly PagedEntry[] {
  return entries.map((entry) => {
    if (entry.startDay >= lastDay) return entry;
    const { index, amountBaseUnits, startDay, endDay } = entry;
    const ended = entry.ended || (endDay !== startDay && lastDay > endDay);
    return { index, amountBaseUnits, startDay, endDay, started: true, ended };
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

function isPaged(day: number, lastDay: number): boolean {
  return lastDay - day > PAGE_DAYS;
}

function ascending(pages: ReadonlySet<number>): readonly number[] {
  return [...pages].sort((a, b) => a - b);
}

import { PAGE_DAYS } from '#harness/program/accounts.ts';
import { historyPageOf } from '#harness/program/page-plan.ts';
import type { PoolState } from '#sim/ports/staking-chain.ts';
import type { ProgramConnection } from './program-connection.ts';
import type { AccAfterDay } from './settlement-preview.ts';

const DISCRIMINATOR_BYTES = 8;
/** Of the first record in a page, and of each record. */
const RECORDS = 8;
const RECORD_BYTES = 32;

/**
 * Accumulators after closed days: of the last 32 from the pool, older ones from their history pages, which are read
 * first. Throws `AccountMissing` for a page that was never opened, and asked for another day a `RangeError`.
 */
export async function readHistory(
  chain: ProgramConnection,
  pool: PoolState,
  days: readonly number[],
): Promise<AccAfterDay> {
  const old = new Set(days.filter((day) => pool.lastDay - day > PAGE_DAYS).map(historyPageOf));
  const pages = new Map<number, Uint8Array>();
  for (const page of old) {
    pages.set(page, await chain.accounts.dataOf(`HistoryPage ${page}`, chain.addresses.historyPage(page)));
  }
  return (day) => {
    if (pool.lastDay - day <= PAGE_DAYS) return (pool.recent[day % PAGE_DAYS] as { readonly acc: bigint }).acc;
    const data = pages.get(historyPageOf(day));
    if (data === undefined) throw new RangeError(`the history of day ${day} was not read`);
    const at = DISCRIMINATOR_BYTES + RECORDS + (day % PAGE_DAYS) * RECORD_BYTES;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    return (view.getBigUint64(at + 8, true) << 64n) | view.getBigUint64(at, true);
  };
}

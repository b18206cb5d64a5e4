import { describe, expect, it } from 'vitest';
import { readHistory } from '#client/history-reader.ts';
import { ProgramConnection } from '#client/program-connection.ts';
import { historyPageOf } from '#harness/program/page-plan.ts';
import { RecordedChain, TODAY } from '#tests/support/recorded-chain.ts';

const OLD = TODAY - 33;

describe('client/history-reader', () => {
  it('takes the last 32 days from the pool and older ones from their page', async () => {
    const chain = new RecordedChain();
    chain.putPool((view) => view.setBigUint64(432 + ((TODAY - 32) % 32) * 32, 6n, true));
    const page = new Uint8Array(1_040);
    const view = new DataView(page.buffer);
    view.setBigUint64(8 + 8 + (OLD % 32) * 32, 7n, true);
    view.setBigUint64(8 + 8 + (OLD % 32) * 32 + 8, 1n, true);
    chain.put(chain.at.historyPage(historyPageOf(OLD)), page);
    const connection = new ProgramConnection(chain.provider);
    const accAfterDay = await readHistory(connection, await connection.accounts.pool(), [OLD, TODAY - 1]);
    expect(accAfterDay(TODAY - 32)).toBe(6n);
    expect(accAfterDay(OLD)).toBe((1n << 64n) + 7n);
    expect(() => accAfterDay(OLD - 64)).toThrow(RangeError);
  });

  it('rejects a page that was never opened', async () => {
    const connection = new ProgramConnection(new RecordedChain().provider);
    const pool = await connection.accounts.pool();
    await expect(readHistory(connection, pool, [OLD])).rejects.toMatchObject({ name: 'AccountMissing' });
  });
});

import { describe, expect, it } from 'vitest';
import { ProgramConnection } from '#client/program-connection.ts';
import { planSettleAhead } from '#client/settle-ahead.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { putEntry, RecordedChain, TODAY } from '#tests/support/recorded-chain.ts';

const owner = keyOf(3).publicKey;

/** So many deposits, each a page of history apart from the next, none settled. */
async function planFor(count: number) {
  const chain = new RecordedChain();
  chain.putUserStake(owner, (view) => {
    for (let index = 0; index < count; index += 1) {
      const startDay = TODAY - 64 - 32 * index;
      putEntry(view, index, { amount: 1n, startDay, endDay: startDay });
    }
  });
  const connection = new ProgramConnection(chain.provider);
  return planSettleAhead(connection, owner, await connection.accounts.requireUserStake(owner), TODAY);
}

describe('client/settle-ahead', () => {
  it('leaves the pages to the action while it has room for them', async () => {
    const { settles, historyPages } = await planFor(10);
    expect(settles).toEqual([]);
    expect(historyPages).toHaveLength(10);
    expect(historyPages.toSorted((a, b) => a - b)).toEqual(historyPages);
  });

  it('settles ahead what would not fit, each deposit once', async () => {
    const { settles, historyPages } = await planFor(16);
    expect(settles).toHaveLength(1);
    expect(settles[0]?.[0]?.data.readUInt16LE(8)).toBe(0xffff);
    expect(settles[0]?.[0]?.keys).toHaveLength(2 + 16);
    expect(historyPages).toEqual([]);
  });
});

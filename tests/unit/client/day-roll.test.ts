import { beforeEach, describe, expect, it } from 'vitest';
import { planDayRoll } from '#client/day-roll.ts';
import { ProgramConnection } from '#client/program-connection.ts';
import { decodePoolSchedule } from '#harness/program/accounts.ts';
import { historyPageOf, planRoll } from '#harness/program/page-plan.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import { bytesOf, plain, RecordedChain, TODAY } from '#tests/support/recorded-chain.ts';

let chain: RecordedChain;
let connection: ProgramConnection;
let at: StakingAddresses;

/** A pool that was rolled so many days ago, on which someone locked for 30 days. */
function rolledAgo(days: number): void {
  chain.putPool((view) => {
    view.setUint32(336, TODAY - days, true);
    view.setBigUint64(352 + 2 * 16, 1n, true);
    view.setUint32(1488 + 2 * 4, 30, true);
    view.setUint32(1508, 5, true);
    view.setUint32(1540, 28, true);
  });
}

beforeEach(() => {
  chain = new RecordedChain();
  connection = new ProgramConnection(chain.provider);
  at = new StakingAddresses(chain.at.programId.toBytes());
});

describe('client/day-roll', () => {
  it('does nothing on a day that is open already', async () => {
    rolledAgo(0);
    expect(await planDayRoll(connection)).toEqual({ rolls: [], today: TODAY, features: 5, boostDays: 28 });
  });

  it('opens the page that the day is written to, and rolls with the pages of what is scheduled', async () => {
    rolledAgo(1);
    const { rolls, today } = await planDayRoll(connection);
    expect(today).toBe(TODAY);
    const calls = new StakingInstructions(at);
    const page = historyPageOf(TODAY - 1);
    const { historyPages, expiryPages } = planRoll(
      decodePoolSchedule(await connection.accounts.dataOf('pool', chain.at.pool)),
      TODAY,
    );
    expect(expiryPages).toHaveLength(2);
    const pages = [...historyPages.map((n) => at.historyPage(n)), ...expiryPages.map((n) => at.expiryPage(n))];
    const expected = [bytesOf(calls.openHistoryPage(chain.wallet.toBytes(), page)), bytesOf(calls.roll(pages))];
    expect(rolls.map((group) => group.map(plain))).toEqual([expected]);
    chain.put(chain.at.historyPage(page), new Uint8Array(1_040));
    expect((await planDayRoll(connection)).rolls[0]).toHaveLength(1);
  });

  it('rolls 64 days a call, and opens each page once', async () => {
    rolledAgo(150);
    const { rolls } = await planDayRoll(connection);
    expect(rolls).toHaveLength(3);
    const opens = rolls.flat().filter(({ keys }) => keys[0]?.isSigner === true);
    expect(new Set(opens.map(({ keys }) => keys[1]?.pubkey.toBase58())).size).toBe(opens.length);
    // The lock that waited is scheduled by the first call alone.
    const lockEnd = chain.at.expiryPage(historyPageOf(TODAY - 150 + 30) % 8);
    expect(rolls[0]?.at(-1)?.keys.some(({ pubkey }) => pubkey.equals(lockEnd))).toBe(true);
  });

  it('leaves a pool alone that is ahead of the clock', async () => {
    rolledAgo(-1);
    expect(await planDayRoll(connection)).toMatchObject({ rolls: [], today: TODAY + 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { settleAnd, stakeOf } from '#harness/chain/settlement.ts';
import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import { openSite } from '#tests/support/open-site.ts';

describe('harness/chain/settlement', () => {
  it('reads a stake once, until it is forgotten', async () => {
    const site = await openSite([1_000n]);
    const slot = site.slot(0);
    expect(await stakeOf(site, slot)).toEqual({ entries: [], ticketCount: 0 });
    await site.send(site.encoder.stake(slot.staker, 100n * TOKEN, 30, true));
    slot.stakeOpen = true;
    const stake = await stakeOf(site, slot);
    expect(stake.entries).toMatchObject([{ index: 0, amountBaseUnits: 100n * TOKEN, startDay: Number(FIRST_DAY) }]);
    expect(await stakeOf(site, slot)).toBe(stake);
    slot.stake = undefined;
    expect(await stakeOf(site, slot)).toEqual(stake);
  });

  it('stops at a settlement that is refused', async () => {
    const site = await openSite([1_000n]);
    await site.readSchedule();
    const slot = site.slot(0);
    // Entries of days long gone; the account is not even open.
    const entries = Array.from({ length: 16 }, (_, index) => ({
      index,
      amountBaseUnits: 1n,
      startDay: Number(FIRST_DAY) - 1_000 - index * 40,
      endDay: Number(FIRST_DAY) - 900 - index * 40,
      started: false,
      ended: false,
      compound: false,
      agedPower: false,
      boostBps: 0,
      boostEndDay: 0,
      boostOver: false,
    }));
    const outcome = await settleAnd(site, slot, entries, 8, () => {
      throw new Error('an unplanned action');
    });
    expect(outcome).toMatchObject({ accepted: false, errorName: 'AccountOwnedByWrongProgram', settledAhead: [] });
  });
});

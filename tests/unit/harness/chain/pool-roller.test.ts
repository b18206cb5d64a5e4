import { describe, expect, it } from 'vitest';
import { PoolRoller } from '#harness/chain/pool-roller.ts';
import { historyPageOf } from '#harness/program/page-plan.ts';
import { FIRST_DAY } from '#tests/support/chain-plan.ts';
import { openSite } from '#tests/support/open-site.ts';

describe('harness/chain/pool-roller', () => {
  it('closes any number of days, opening each history page once', async () => {
    const site = await openSite([]);
    const roller = new PoolRoller(site);
    site.advanceTo(200);
    const rolled = await roller.roll();
    expect(rolled).toMatchObject({ accepted: true });
    expect(site.schedule.lastDay).toBe(Number(FIRST_DAY) + 200);
    for (let page = historyPageOf(Number(FIRST_DAY)); page < historyPageOf(Number(FIRST_DAY) + 200); page += 1) {
      expect(await site.accounts.find(site.addresses.historyPage(page))).toBeDefined();
    }
    site.advanceTo(201);
    const unitsOfMany = site.computeUnits;
    expect(await roller.roll()).toMatchObject({ accepted: true });
    expect(site.computeUnits - unitsOfMany).toBeLessThan(unitsOfMany / 4);
  });

  it('does nothing on a day that is closed up to', async () => {
    const site = await openSite([]);
    const roller = new PoolRoller(site);
    expect(await roller.roll()).toMatchObject({ accepted: true });
    expect(site.schedule.lastDay).toBe(Number(FIRST_DAY));
  });

  it('returns the refusal of a clock that went back', async () => {
    const site = await openSite([]);
    const roller = new PoolRoller(site);
    site.advanceTo(3);
    await roller.roll();
    site.advanceTo(2);
    expect(await roller.roll()).toMatchObject({ accepted: false, errorName: 'ClockWentBack' });
  });
});

import { describe, expect, it } from 'vitest';
import { transferLamports } from '#harness/program/token-instructions.ts';
import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import { openSite } from '#tests/support/open-site.ts';

describe('harness/chain/chain-site', () => {
  it('knows the pool once it was read', async () => {
    const site = await openSite([1n]);
    expect(() => site.schedule).toThrow(expect.objectContaining({ code: 'CHAIN__FAILED' }));
    expect(await site.readSchedule()).toMatchObject({ lastDay: Number(FIRST_DAY), boostDays: 90 });
    expect(site.schedule.lastDay).toBe(Number(FIRST_DAY));
  });

  it('forgets what it knew of a stake when an action of its owner was accepted', async () => {
    const site = await openSite([1_000n]);
    const slot = site.slot(0);
    slot.stake = { entries: [], ticketCount: 0 };
    expect(await site.sign(slot, site.encoder.stake(slot.staker, TOKEN, 0, true))).toMatchObject({ accepted: false });
    expect(slot.stake).toBeDefined();
    expect(await site.sign(slot, site.encoder.stake(slot.staker, 100n * TOKEN, 0, true))).toMatchObject({
      accepted: true,
    });
    expect(slot.stake).toBeUndefined();
  });

  it('runs one instruction for a wallet and names its refusal', async () => {
    const site = await openSite([]);
    const { operator, mint } = site.deployment;
    expect(await site.call(site.rewards.mintInflation(mint), operator.wallet)).toMatchObject({ accepted: true });
    expect(await site.call(site.rewards.mintInflation(mint), operator.wallet)).toMatchObject({
      accepted: false,
      errorName: 'AlreadyMintedThisWeek',
      errorCode: 6045,
    });
  });

  it('throws when what nothing should refuse is refused', async () => {
    const site = await openSite([]);
    const { wallet } = site.deployment.operator;
    const tooMuch = transferLamports(wallet.address, new Uint8Array(32).fill(5), 2n ** 60n);
    await expect(site.demand('pay', [wallet], tooMuch)).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { engine: 'litesvm', step: 'pay', reason: 'SystemResultWithNegativeLamports' },
    });
  });

  it('rejects an agent that there is not', async () => {
    const site = await openSite([1n]);
    expect(() => site.slot(1)).toThrow(
      expect.objectContaining({ context: { what: 'agent index', expected: '0 to 0', found: '1' } }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { AgentActions } from '#harness/chain/agent-actions.ts';
import { Compounding } from '#harness/chain/compounding.ts';
import { ProposalBook } from '#harness/chain/proposal-book.ts';
import type { AgentAction } from '#sim/ports/staking-chain.ts';
import { FIRST_DAY } from '#tests/support/chain-plan.ts';
import { stake, unstake } from '#tests/support/open-chain.ts';
import { openSite, type TestSite } from '#tests/support/open-site.ts';

interface Opened {
  readonly site: TestSite;
  readonly compounding: Compounding;
  readonly act: (action: AgentAction) => Promise<unknown>;
}

async function open(...holdings: readonly bigint[]): Promise<Opened> {
  const site = await openSite(holdings);
  await site.readSchedule();
  const actions = new AgentActions(site, new ProposalBook(site));
  const act = async (action: AgentAction): Promise<unknown> => actions.run(action, site.slot(action.agent));
  return { site, compounding: new Compounding(site), act };
}

// The contract suite holds what compounding does; this is what is shared and remembered.
describe('harness/chain/compounding', () => {
  it('shares a transaction once the stake is known', async () => {
    const { site, compounding, act } = await open(1_000n, 1_000n);
    await act(stake(0, 500n, 0));
    const [slot, stranger] = [site.slot(0), site.slot(1)];
    expect(compounding.share({ agent: 0 }, slot)).toBe('unread');
    await act(unstake(0, 100n, 0));
    expect(compounding.share({ agent: 0 }, slot)).toMatchObject({ errorSpaces: ['token'] });
    // Without a stake account there is nothing to read.
    expect(compounding.share({ agent: 1 }, stranger)).toMatchObject({ errorSpaces: ['token'] });
  });

  it('goes alone where entries have to be settled ahead', async () => {
    const { site, compounding, act } = await open(1_000n);
    await act(stake(0, 500n, 0));
    const slot = site.slot(0);
    const entries = Array.from({ length: 16 }, (_, index) => ({
      index,
      amountBaseUnits: 1n,
      startDay: Number(FIRST_DAY) - 1_000 - index * 40,
      endDay: Number(FIRST_DAY) - 900 - index * 77,
      started: false,
      ended: false,
      compound: false,
      agedPower: false,
      boostBps: 0,
      boostEndDay: 0,
      boostOver: false,
    }));
    slot.stake = { entries, ticketCount: 0 };
    expect(compounding.share({ agent: 0 }, slot)).toBe('alone');
  });

  it('forgets the stake when it was accepted, and not when it was refused', async () => {
    const { site, compounding, act } = await open(1_000n);
    await act(stake(0, 500n, 0));
    await act(unstake(0, 100n, 0));
    const slot = site.slot(0);
    const known = slot.stake;
    expect(await compounding.run({ agent: 0 }, slot)).toMatchObject({ accepted: false, errorName: 'NotOptedIn' });
    expect(slot.stake).toBe(known);
    compounding.accept({ agent: 0 }, slot);
    expect(slot.stake).toBeUndefined();
  });
});

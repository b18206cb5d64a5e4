import { describe, expect, it } from 'vitest';
import { AgentActions } from '#harness/chain/agent-actions.ts';
import { ProposalBook } from '#harness/chain/proposal-book.ts';
import type { AgentAction, Outcome } from '#sim/ports/staking-chain.ts';
import { featuresWith, genesisPlan, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import { addLiquidity, claim, removeLiquidity, stake, swap, unstake } from '#tests/support/open-chain.ts';
import { openPlannedSite, openSite, type TestSite } from '#tests/support/open-site.ts';

interface Opened {
  readonly site: TestSite;
  readonly actions: AgentActions;
  /** Runs an action with its agent's slot. */
  readonly run: (action: AgentAction) => Promise<Outcome>;
}

/** Holdings in whole tokens, and changes to the plan. */
async function open(...args: Parameters<typeof openSite>): Promise<Opened> {
  const site = await openSite(...args);
  await site.readSchedule();
  const actions = new AgentActions(site, new ProposalBook(site));
  return { site, actions, run: async (action) => actions.run(action, site.slot(action.agent)) };
}

// The contract suite holds what each action does; this is what is remembered between actions.
describe('harness/chain/agent-actions', () => {
  it('opens the stake account once', async () => {
    const { site, run } = await open([1_000n]);
    expect(await run(stake(0, 99n, 0))).toMatchObject({ accepted: false });
    expect(site.slot(0).stakeOpen).toBe(false);
    expect(await run(stake(0, 100n, 0))).toMatchObject({ accepted: true });
    expect(site.slot(0).stakeOpen).toBe(true);
    expect(await run(stake(0, 100n, 0))).toMatchObject({ accepted: true });
  });

  it('remembers what an exit left', async () => {
    const { site, run } = await open([1_000n]);
    await run(stake(0, 500n, 0));
    await run(unstake(0, 200n, 0));
    expect(site.slot(0).stake?.entries).toMatchObject([{ index: 0, amountBaseUnits: 300n * TOKEN }]);
    await run(unstake(0, 300n, 0));
    expect(site.slot(0).stake?.entries).toEqual([]);
    expect(await run(claim(0))).toMatchObject({ errorName: 'NothingToClaim' });
  });

  it('asks the account anew for the next ticket after an exit by ticket', async () => {
    const { site, run } = await open([1_000n], { features: featuresWith({ unstakeTickets: true }) });
    await run(stake(0, 500n, 0));
    expect(await run(unstake(0, 200n, 0))).toMatchObject({ accepted: true });
    expect(site.slot(0).stake).toBeUndefined();
    expect(await run(unstake(0, 300n, 0))).toMatchObject({ accepted: true });
  });

  it('reads nothing for actions that leave entries as they are', async () => {
    const { site, run } = await open([1_000n]);
    await run(stake(0, 500n, 0));
    await run(unstake(0, 200n, 0));
    const known = site.slot(0).stake;
    await run({ kind: 'set_compounding', agent: 0, enabled: true });
    await run({ kind: 'pay_debate_fee', agent: 0, amountBaseUnits: TOKEN });
    await run({ kind: 'cast_vote', agent: 0, proposalId: 0, side: 'yes' });
    expect(site.slot(0).stake).toBe(known);
  });

  it('opens no quote account with a sale that is refused', async () => {
    const { site, run } = await open([1_000n]);
    const sale = await run({ kind: 'buy_back', agent: 0, amountBaseUnits: TOKEN });
    expect(sale).toMatchObject({ accepted: false, errorName: 'BuybackInactive' });
    expect(site.slot(0).quoteOpen).toBe(false);
    expect(await site.accounts.find(site.slot(0).quoteAccount)).toBeUndefined();
  });

  it('trades without reading, and knows that the quote account is open', async () => {
    const site = await openPlannedSite(withMarket(genesisPlan([1_000n])));
    await site.readSchedule();
    const actions = new AgentActions(site, new ProposalBook(site));
    const slot = site.slot(0);
    expect(slot.quoteOpen).toBe(true);
    const before = site.transmitted;
    for (const trade of [swap(0, 'sell', TOKEN), swap(0, 'buy', 1_000n), addLiquidity(0, TOKEN, 2_000_000n)]) {
      expect(typeof actions.share(trade, slot)).toBe('object');
      expect(await actions.run(trade, slot)).toEqual({ accepted: true });
    }
    expect(await actions.run(removeLiquidity(0, 10n ** 12n), slot)).toMatchObject({ errorName: 'SharesExceeded' });
    expect(site.transmitted - before).toBe(4);
    expect(slot.stakeOpen).toBe(false);
    // Sales to the treasury may share a transaction too: they need open nothing.
    expect(typeof actions.share({ kind: 'buy_back', agent: 0, amountBaseUnits: TOKEN }, slot)).toBe('object');
  });

  it('rejects trades in an economy without a market', async () => {
    const { run, actions, site } = await open([1_000n]);
    for (const trade of [swap(0, 'sell', TOKEN), addLiquidity(0, 1n, 1n), removeLiquidity(0, 1n)]) {
      await expect(run(trade)).rejects.toMatchObject({
        code: 'CORE__VALUE_OUT_OF_RANGE',
        context: { what: 'action', found: trade.kind },
      });
      expect(() => actions.share(trade, site.slot(0))).toThrow(
        expect.objectContaining({ code: 'CORE__VALUE_OUT_OF_RANGE' }),
      );
    }
  });

  it('rejects what no instruction can carry', async () => {
    const { run } = await open([1n]);
    await expect(run(stake(0, 2n ** 40n, 0))).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
  });
});

import { describe, expect, it } from 'vitest';
import { AgentActions } from '#harness/chain/agent-actions.ts';
import { ProposalBook } from '#harness/chain/proposal-book.ts';
import { featuresWith, TOKEN } from '#tests/support/chain-plan.ts';
import { claim, stake, unstake } from '#tests/support/open-chain.ts';
import { openSite, type TestSite } from '#tests/support/open-site.ts';

/** Holdings in whole tokens, and changes to the plan. */
async function open(
  ...args: Parameters<typeof openSite>
): Promise<{ readonly site: TestSite; readonly actions: AgentActions }> {
  const site = await openSite(...args);
  await site.readSchedule();
  return { site, actions: new AgentActions(site, new ProposalBook(site)) };
}

// The contract suite holds what each action does; this is what is remembered between actions.
describe('harness/chain/agent-actions', () => {
  it('opens the stake account once', async () => {
    const { site, actions } = await open([1_000n]);
    expect(await actions.run(stake(0, 99n, 0))).toMatchObject({ accepted: false });
    expect(site.slot(0).stakeOpen).toBe(false);
    expect(await actions.run(stake(0, 100n, 0))).toMatchObject({ accepted: true });
    expect(site.slot(0).stakeOpen).toBe(true);
    expect(await actions.run(stake(0, 100n, 0))).toMatchObject({ accepted: true });
  });

  it('remembers what an exit left', async () => {
    const { site, actions } = await open([1_000n]);
    await actions.run(stake(0, 500n, 0));
    await actions.run(unstake(0, 200n, 0));
    expect(site.slot(0).stake?.entries).toMatchObject([{ index: 0, amountBaseUnits: 300n * TOKEN }]);
    await actions.run(unstake(0, 300n, 0));
    expect(site.slot(0).stake?.entries).toEqual([]);
    expect(await actions.run(claim(0))).toMatchObject({ errorName: 'NothingToClaim' });
  });

  it('asks the account anew for the next ticket after an exit by ticket', async () => {
    const { site, actions } = await open([1_000n], { features: featuresWith({ unstakeTickets: true }) });
    await actions.run(stake(0, 500n, 0));
    expect(await actions.run(unstake(0, 200n, 0))).toMatchObject({ accepted: true });
    expect(site.slot(0).stake).toBeUndefined();
    expect(await actions.run(unstake(0, 300n, 0))).toMatchObject({ accepted: true });
  });

  it('reads nothing for actions that leave entries as they are', async () => {
    const { site, actions } = await open([1_000n]);
    await actions.run(stake(0, 500n, 0));
    await actions.run(unstake(0, 200n, 0));
    const known = site.slot(0).stake;
    await actions.run({ kind: 'set_compounding', agent: 0, enabled: true });
    await actions.run({ kind: 'pay_debate_fee', agent: 0, amountBaseUnits: TOKEN });
    await actions.run({ kind: 'cast_vote', agent: 0, proposalId: 0, side: 'yes' });
    expect(site.slot(0).stake).toBe(known);
  });

  it('opens no quote account with a sale that is refused', async () => {
    const { site, actions } = await open([1_000n]);
    const sale = await actions.run({ kind: 'buy_back', agent: 0, amountBaseUnits: TOKEN });
    expect(sale).toMatchObject({ accepted: false, errorName: 'BuybackInactive' });
    expect(site.slot(0).quoteOpen).toBe(false);
    expect(await site.accounts.find(site.slot(0).quoteAccount)).toBeUndefined();
  });

  it('rejects agents that there are not', async () => {
    const { actions } = await open([1n]);
    await expect(actions.run(claim(1))).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
  });
});

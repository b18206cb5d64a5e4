import { describe, expect, it } from 'vitest';
import { ActionBatch, type ShareableActions } from '#harness/chain/action-batch.ts';
import { AgentActions } from '#harness/chain/agent-actions.ts';
import { ProposalBook } from '#harness/chain/proposal-book.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { AgentAction } from '#sim/ports/staking-chain.ts';
import { claim, outcomeName, stake, unstake } from '#tests/support/open-chain.ts';
import { openSite, type TestSite } from '#tests/support/open-site.ts';

interface Opened {
  readonly site: TestSite;
  /** Runs actions; returns their outcomes by name, and the number of transactions that it took. */
  readonly run: (...actions: readonly AgentAction[]) => Promise<readonly [readonly string[], number]>;
  /** What the batch asked the actions for since last asked here. */
  readonly asked: () => readonly string[];
}

/** Holdings in whole tokens. */
async function open(holdings: readonly bigint[], limit = Number.POSITIVE_INFINITY): Promise<Opened> {
  const site = await openSite(holdings);
  await site.readSchedule();
  const real = new AgentActions(site, new ProposalBook(site));
  const calls: string[] = [];
  const note = (call: string, { kind, agent }: AgentAction): void => void calls.push(`${call} ${kind} ${agent}`);
  const actions: ShareableActions<AgentAction> = {
    kindOf: (action) => real.kindOf(action),
    share: (action, slot) => {
      const shared = real.share(action, slot);
      if (typeof shared === 'string') note(shared, action);
      return shared;
    },
    run: async (action, slot) => {
      note('run', action);
      return real.run(action, slot);
    },
    accept: (action, slot) => {
      note('accept', action);
      real.accept(action, slot);
    },
  };
  const batch = new ActionBatch(site, actions, limit);
  return {
    site,
    run: async (...list) => {
      const before = site.transmitted;
      const names = (await batch.run(list)).map(outcomeName);
      return [names, site.transmitted - before];
    },
    asked: () => calls.splice(0),
  };
}

const accepted = (count: number): readonly string[] => Array.from({ length: count }, () => 'accepted');
const compounding = (agent: number): AgentAction => ({ kind: 'set_compounding', agent, enabled: true });

// The contract suite holds that outcomes and accounts are those of one transaction an action; this is how.
describe('harness/chain/action-batch', () => {
  it('sends nothing for no action', async () => {
    const { run } = await open([1_000n]);
    expect(await run()).toEqual([[], 0]);
  });

  it('puts as many actions into a transaction as fit, or as it is told', async () => {
    for (const [limit, transactions] of [
      [Number.POSITIVE_INFINITY, 1],
      [3, 2],
      [2, 2],
      [1, 4],
    ] as const) {
      const { run } = await open([1_000n, 1_000n, 1_000n, 1_000n], limit);
      await run(stake(0, 100n, 0), stake(1, 100n, 0), stake(2, 100n, 0), stake(3, 100n, 0));
      expect(await run(...[0, 1, 2, 3].map(compounding))).toEqual([accepted(4), transactions]);
    }
  });

  it('meters what was accepted, and each refusal once', async () => {
    const meter = async (limit: number): Promise<number> => {
      const { site, run } = await open([1_000n, 1_000n, 1_000n], limit);
      await run(stake(0, 100n, 0), stake(1, 99n, 0), stake(2, 100n, 0), stake(2, 1_000n, 0));
      return site.computeUnits;
    };
    expect(await meter(4)).toBe(await meter(1));
  });

  it('sends what comes before a refusal again, the refused one alone, and goes on behind it', async () => {
    const { site, run, asked } = await open([1_000n, 1_000n, 1_000n, 1_000n]);
    const list = [stake(0, 100n, 0), stake(1, 100n, 0), stake(2, 99n, 0), stake(3, 100n, 0)];
    // All, the first two, the third, the fourth.
    expect(await run(...list)).toEqual([['accepted', 'accepted', 'StakeBelowMinimum', 'accepted'], 4]);
    expect(asked().filter((call) => call.startsWith('run'))).toEqual(['run stake 2', 'run stake 3']);
    expect(site.slots.map(({ stakeOpen }) => stakeOpen)).toEqual([true, true, false, true]);
  });

  it('takes back what it assumed of slots when the transaction is refused', async () => {
    const { site, run } = await open([1_000n, 1_000n]);
    // Assumed: the stake opens the account, and the exit finds it.
    expect(await run(stake(0, 100n, 0), stake(0, 2_000n, 0), stake(1, 99n, 0))).toEqual([
      ['accepted', 'TokenInsufficientFunds', 'StakeBelowMinimum'],
      expect.any(Number),
    ]);
    expect(site.slots.map(({ stakeOpen }) => stakeOpen)).toEqual([true, false]);
    await run(unstake(0, 50n, 0));
    const { stake: known } = site.slot(0);
    expect(await run(claim(0), unstake(0, 200n, 0))).toEqual([['NothingToClaim', 'AmountExceedsEntry'], 3]);
    expect(site.slot(0).stake).toBe(known);
  });

  it('reads a stake before it shares what names its pages, unless an action of the agent is under way', async () => {
    const { site, run, asked } = await open([1_000n, 1_000n]);
    await run(stake(0, 300n, 0), stake(1, 300n, 0));
    asked();
    expect(site.slot(0).stake).toBeUndefined();
    expect(await run(unstake(0, 100n, 0), unstake(1, 100n, 0))).toEqual([accepted(2), 1]);
    expect(asked().filter((call) => call.startsWith('unread'))).toEqual(['unread unstake 0', 'unread unstake 1']);
    // What a stake leaves only the account can tell: the exit begins the next transaction.
    expect(await run(stake(0, 100n, 0), unstake(0, 100n, 0), unstake(1, 100n, 0))).toEqual([accepted(3), 2]);
  });

  it('runs alone what cannot share, in its turn', async () => {
    const { run, asked } = await open([100_000n, 1_000n]);
    await run(stake(0, 20_000n, 30), stake(1, 100n, 0));
    asked();
    const payload = { kind: 'parameter', id: 0, value: 900n } as const;
    const propose: AgentAction = { kind: 'create_proposal', agent: 0, payload };
    const [names, transactions] = await run(compounding(0), compounding(1), propose, compounding(1), compounding(0));
    expect([names, transactions]).toEqual([accepted(5), 3]);
    expect(asked().filter((call) => /^(alone|run)/.test(call))).toEqual([
      'alone create_proposal 0',
      'alone create_proposal 0',
      'run create_proposal 0',
    ]);
  });

  it('throws for what no instruction can carry when its turn comes', async () => {
    const { site, run } = await open([1_000n, 1_000n]);
    const refused = { code: 'CORE__VALUE_OUT_OF_RANGE' };
    await expect(run(stake(0, 100n, 0), stake(1, 100n, 0), stake(0, -1n, 0))).rejects.toMatchObject(refused);
    expect(site.slots.map(({ stakeOpen }) => stakeOpen)).toEqual([true, true]);
    await expect(run(claim(2))).rejects.toBeInstanceOf(SimError);
    expect(await run(stake(0, 100n, 0))).toEqual([['accepted'], 1]);
  });
});

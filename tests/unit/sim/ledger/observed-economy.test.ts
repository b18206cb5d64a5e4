import { describe, expect, it } from 'vitest';
import { ObservedEconomy } from '#sim/ledger/observed-economy.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { openEconomy } from '#tests/support/economy-play.ts';
import { openMarket } from '#tests/support/market-plans.ts';
import { observeModel } from '#tests/support/model-observation.ts';
import { BOB } from '#tests/support/staking-plans.ts';

const NOTHING = {
  agents: [],
  proposals: [],
  grants: [],
  tickets: [],
  governance: false,
  treasury: false,
  emission: false,
  market: false,
};

describe('sim/ledger/observed-economy', () => {
  it('keeps the last two readings of an account, and says whether it was read', () => {
    const { economy } = openEconomy();
    const observed = new ObservedEconomy(economy);
    economy.treasury.totalSpent = 7n;
    observed.read(observeModel(economy, { ...NOTHING, treasury: true }, 0));
    expect(observed.treasury).toMatchObject({
      isFresh: true,
      before: { totalSpentBaseUnits: 0n },
      now: { totalSpentBaseUnits: 7n },
    });
    expect(observed.governance.isFresh).toBe(false);
    observed.read(observeModel(economy, NOTHING, 1));
    expect(observed.treasury).toMatchObject({
      isFresh: false,
      before: { totalSpentBaseUnits: 7n },
      now: { totalSpentBaseUnits: 7n },
    });
  });

  it('knows the market from genesis on, if there is one', () => {
    expect(new ObservedEconomy(openEconomy().economy).market).toEqual({
      before: undefined,
      now: undefined,
      isFresh: false,
    });
    const { economy } = openMarket();
    const observed = new ObservedEconomy(economy);
    economy.apply({ kind: 'desk_swap', side: 'buy', amountIn: 1_000n, minOut: 0n });
    observed.read(observeModel(economy, { ...NOTHING, market: true }, 0));
    expect(observed.market).toMatchObject({ isFresh: true, before: { swapCount: 0n }, now: { swapCount: 1n } });
  });

  it('sums what tickets still owe', () => {
    const { economy } = openEconomy({ features: { ...economyPlan().features, unstakeTickets: true } });
    const observed = new ObservedEconomy(economy);
    economy.apply({ kind: 'unstake', agent: BOB, amountBaseUnits: 10_000n, force: true, entryIndex: 0 });
    const index = (economy.staking.users[BOB]?.ticketCount ?? 0) - 1;
    const list = { ...NOTHING, tickets: [{ agent: BOB, index }] };
    observed.read(observeModel(economy, list, 0));
    expect(observed.ticketSum).toBe(9_000n);
    const ticket = economy.tickets.get(BOB)?.get(index);
    if (ticket !== undefined) ticket.released = 4_000n;
    observed.read(observeModel(economy, list, 1));
    expect(observed.ticketSum).toBe(5_000n);
    economy.tickets.clear();
    observed.read(observeModel(economy, list, 2));
    expect(observed.ticketSum).toBe(0n);
  });
});

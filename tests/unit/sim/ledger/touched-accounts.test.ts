import { beforeEach, describe, expect, it } from 'vitest';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { TouchedAccounts } from '#sim/ledger/touched-accounts.ts';
import type { AgentAction, OperatorAction } from '#sim/ports/actions.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { carry, openEconomy, PAYMENT } from '#tests/support/economy-play.ts';
import type { LedgerPlay } from '#tests/support/ledger-play.ts';
import { openMarket } from '#tests/support/market-plans.ts';
import { ANN, BOB, CAT, clockAt } from '#tests/support/staking-plans.ts';

let play: LedgerPlay;
let model: EconomyModel;
let touched: TouchedAccounts;

function act(action: AgentAction | OperatorAction): void {
  touched.note(action, model.apply(action).accepted);
}

function open(features = economyPlan().features): void {
  play = openEconomy({ features });
  model = play.economy;
  touched = new TouchedAccounts(model);
}

beforeEach(() => open());

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

describe('sim/ledger/touched-accounts', () => {
  it('names whoever acted, and says whose actions were all refused', () => {
    act({ kind: 'stake', agent: CAT, amountBaseUnits: 1n, lockDays: 0 });
    act({ kind: 'claim_rewards', agent: BOB });
    act({ kind: 'set_compounding', agent: BOB, enabled: true });
    expect(touched.readingList(false)).toEqual({ ...NOTHING, agents: [BOB, CAT] });
    expect([ANN, BOB, CAT].map((agent) => touched.wasOnlyRefused(agent))).toEqual([false, false, true]);
    touched.clear();
    expect(touched.readingList(false)).toEqual(NOTHING);
  });

  it('follows a proposal through governance, treasury and the recipient', () => {
    model.advanceTo(clockAt(1).unixSeconds);
    act({ kind: 'roll' });
    act({ kind: 'create_proposal', agent: ANN, payload: PAYMENT });
    expect(touched.readingList(false)).toEqual({ ...NOTHING, agents: [ANN], proposals: [0], governance: true });
    open();
    carry(play, PAYMENT, 1);
    model.advanceTo(clockAt(9).unixSeconds);
    act({ kind: 'roll' });
    act({ kind: 'execute_proposal', proposalId: 0 });
    const list = { ...NOTHING, agents: [CAT], proposals: [0], governance: true, treasury: true };
    expect(touched.readingList(false)).toEqual(list);
    act({ kind: 'return_bond', proposalId: 0 });
    expect(touched.readingList(false).agents).toEqual([ANN, CAT]);
  });

  it('names mints, purchases, grants with their beneficiary, and new tickets', () => {
    open({ ...economyPlan().features, unstakeTickets: true });
    act({ kind: 'mint_inflation' });
    act({ kind: 'unstake', agent: BOB, amountBaseUnits: 25_000n, force: true, entryIndex: 0 });
    model.advanceTo(clockAt(40).unixSeconds);
    act({ kind: 'release_vested', grant: 0 });
    const index = (model.staking.users[BOB]?.ticketCount ?? 0) - 1;
    const list = { ...NOTHING, agents: [ANN, BOB], grants: [0], tickets: [{ agent: BOB, index }], emission: true };
    expect(touched.readingList(false)).toEqual(list);
    act({ kind: 'release_ticket', agent: BOB, index });
    act({ kind: 'execute_proposal', proposalId: 9 });
    expect(touched.readingList(false).proposals).toEqual([]);
  });

  it('names the market after whatever asked for it, and says whether anything may have changed it', () => {
    play = openMarket();
    model = play.economy;
    touched = new TouchedAccounts(model);
    act({ kind: 'claim_rewards', agent: BOB });
    expect(touched.readingList(false).market).toBe(false);
    act({ kind: 'swap', agent: CAT, side: 'buy', amountIn: 1n, minOut: 0n });
    expect(touched.readingList(false)).toEqual({ ...NOTHING, agents: [BOB, CAT], market: true });
    expect([touched.isMarketUnchanged, touched.wasOnlyRefused(CAT)]).toEqual([true, true]);
    act({ kind: 'desk_swap', side: 'buy', amountIn: 100n, minOut: 0n });
    expect(touched.isMarketUnchanged).toBe(false);
    touched.clear();
    expect([touched.isMarketUnchanged, touched.readingList(false).market]).toEqual([true, false]);
    act({ kind: 'fund_wallet', agent: ANN, amountBaseUnits: 1n, amountQuoteUnits: 0n });
    expect(touched.readingList(false)).toEqual({ ...NOTHING, agents: [ANN], market: true });
    expect(touched.readingList(true).market).toBe(true);
    open();
    act({ kind: 'fund_wallet', agent: ANN, amountBaseUnits: 1n, amountQuoteUnits: 0n });
    expect(touched.readingList(false)).toEqual({ ...NOTHING, agents: [ANN] });
  });

  it('names everything for a full scan, each once', () => {
    open({ ...economyPlan().features, unstakeTickets: true });
    act({ kind: 'unstake', agent: BOB, amountBaseUnits: 25_000n, force: true, entryIndex: 0 });
    const index = (model.staking.users[BOB]?.ticketCount ?? 0) - 1;
    expect(touched.readingList(true)).toEqual({
      agents: [ANN, BOB, CAT],
      proposals: [],
      grants: [0, 1],
      tickets: [{ agent: BOB, index }],
      governance: true,
      treasury: true,
      emission: true,
      market: false,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { modelWealth, wealthOf } from '#sim/ledger/limit-invariants.ts';
import { REFUSED } from '#sim/ledger/predictions.ts';
import type { AgentAction } from '#sim/ports/staking-chain.ts';
import { foundOn, openEconomy, PAYMENT, propose } from '#tests/support/economy-play.ts';
import { openMarket } from '#tests/support/market-plans.ts';
import { ANN, BOB, CAT } from '#tests/support/staking-plans.ts';

const leaveByBob: AgentAction = { kind: 'unstake', agent: BOB, amountBaseUnits: 25_000n, force: false, entryIndex: 0 };

describe('sim/ledger/limit-invariants: I13', () => {
  it('catches a stake that rises above the cap', () => {
    const play = openEconomy();
    const found = foundOn(play, 'I13', 1, ({ touched }) => {
      const stake = touched[ANN]?.state.stake;
      if (stake !== undefined) stake.amountBaseUnits = 50_001n;
    });
    expect(found).toMatchObject([{ expected: 'at most 50000', found: '50001', where: 'agent ann: stake amount' }]);
  });

  it('lets it rise while the cap is switched off', () => {
    const play = openEconomy();
    const found = foundOn(play, 'I13', 1, ({ touched, pool }) => {
      pool.features &= ~(1 << 2);
      const stake = touched[ANN]?.state.stake;
      if (stake !== undefined) stake.amountBaseUnits = 50_001n;
    });
    expect(found).toEqual([]);
  });
});

describe('sim/ledger/limit-invariants: I16', () => {
  it('catches a refused exit of matured principal', () => {
    const play = openEconomy();
    const breaches = play.tick({
      day: 90,
      agents: [leaveByBob],
      report: (action, outcome) => (action.kind === 'unstake' ? { ...REFUSED.Paused } : outcome),
    });
    expect(breaches.filter(({ invariant }) => invariant === 'I16')).toEqual([
      {
        invariant: 'I16',
        severity: 'fatal',
        expected: 'accepted',
        found: 'Paused',
        where: 'agent bob: unstake of matured entry 0',
      },
    ]);
  });

  it('lets a lock, a vote and a proposal refuse it', () => {
    const play = openEconomy();
    expect(play.tick({ day: 1, agents: [leaveByBob] })).toEqual([]);
    const proposalId = propose(play, PAYMENT, 89);
    const vote: AgentAction = { kind: 'cast_vote', agent: BOB, proposalId, side: 'no' };
    expect(play.tick({ day: 90, agents: [vote, leaveByBob] })).toEqual([]);
    expect(play.chain.users[BOB]?.amount).toBe(25_000n);
  });
});

describe('sim/ledger/limit-invariants: I25', () => {
  it('catches an agent with more than the model gives it', () => {
    const play = openEconomy();
    const found = foundOn(play, 'I25', 1, ({ touched }) => {
      const cat = touched[CAT];
      if (cat !== undefined) cat.state.walletBaseUnits += 1n;
    });
    expect(found).toMatchObject([{ expected: 'at most 100000', found: '100001' }]);
  });

  it('catches an agent with more quote units than the model gives it', () => {
    const found = foundOn(openMarket(), 'I25', 1, ({ touched }) => {
      Object.assign(touched[CAT]?.state ?? {}, { quoteUnits: 1n });
    });
    expect(found).toMatchObject([{ where: 'agent cat: quote units', expected: 'at most 0', found: '1' }]);
  });

  it('counts wallet, stake and rewards, also those kept back', () => {
    const play = openEconomy();
    const state = play.chain.agentState(ANN);
    expect(wealthOf(state)).toBe(100_000n);
    const ann = play.chain.users[ANN];
    expect(ann && modelWealth(ann)).toBe(100_000n);
    expect(wealthOf(play.chain.agentState(CAT))).toBe(100_000n);
  });
});

describe('sim/ledger/limit-invariants: I26', () => {
  it('catches a refused action that left a trace', () => {
    const play = openEconomy();
    const breaches = play.tick({
      day: 0,
      agents: [{ kind: 'stake', agent: CAT, amountBaseUnits: 1n, lockDays: 0 }],
      falsify({ touched }) {
        const cat = touched[CAT];
        if (cat !== undefined) cat.state.walletBaseUnits -= 1n;
      },
    });
    expect(breaches.filter(({ invariant }) => invariant === 'I26')).toMatchObject([
      { where: 'agent cat: walletBaseUnits', expected: '100000', found: '99999' },
    ]);
  });

  it('catches a refused trade that moved the market', () => {
    const trade: AgentAction = { kind: 'swap', agent: CAT, side: 'buy', amountIn: 1n, minOut: 0n };
    const play = openMarket();
    const tick = { day: 1, agents: [trade], isFullScan: false };
    expect(play.tick(tick)).toEqual([]);
    const breaches = play.tick({
      ...tick,
      day: 2,
      falsify({ market }) {
        if (market !== undefined) market.swapCount += 1n;
      },
    });
    expect(breaches.filter(({ invariant }) => invariant === 'I26')).toMatchObject([
      { where: 'market: swapCount', expected: '0', found: '1' },
    ]);
  });

  it('says nothing of agents whose accounts others may change', () => {
    const play = openEconomy();
    const agents: readonly AgentAction[] = [{ kind: 'claim_rewards', agent: ANN }];
    const operator = [{ kind: 'release_vested', grant: 0 }] as const;
    expect(play.tick({ day: 40, operator, agents })).toEqual([]);
  });
});

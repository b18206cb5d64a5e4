import { beforeEach, describe, expect, it } from 'vitest';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { createLedger } from '#sim/ledger/ledger.ts';
import { REFUSED } from '#sim/ledger/predictions.ts';
import type { AgentAction, Outcome } from '#sim/ports/staking-chain.ts';
import { openEconomy, PAYMENT, propose } from '#tests/support/economy-play.ts';
import { type LedgerPlay, playLedger } from '#tests/support/ledger-play.ts';
import { ANN, BOB, CAT, smallPlan } from '#tests/support/staking-plans.ts';

let play: LedgerPlay;

beforeEach(() => {
  play = playLedger(smallPlan());
});

const stakeByAnn: AgentAction = { kind: 'stake', agent: ANN, amountBaseUnits: 1_000n, lockDays: 30 };

describe('sim/ledger/ledger', () => {
  it('finds nothing wrong with a chain that does as predicted, refusals included', () => {
    const operator = [
      { kind: 'fund_rewards', amountBaseUnits: 700n },
      { kind: 'fund_rewards', amountBaseUnits: 100_000n },
    ] as const;
    const agents: readonly AgentAction[] = [
      stakeByAnn,
      { kind: 'stake', agent: BOB, amountBaseUnits: 1n, lockDays: 30 },
      { kind: 'claim_rewards', agent: CAT },
      { kind: 'unstake', agent: ANN, amountBaseUnits: 1_000n, force: false, entryIndex: 0 },
    ];
    expect(play.tick({ day: 0, operator, agents })).toEqual([]);
    for (let day = 1; day < 60; day += 1) {
      const action: AgentAction = { kind: 'claim_rewards', agent: ANN };
      expect(play.tick({ day, hour: day % 24, agents: [action] })).toEqual([]);
    }
    expect(play.chain.pool.totalClaimed).toBe(699n);
  });

  it('catches an action that is refused for another reason than predicted', () => {
    const breaches = play.tick({
      day: 0,
      agents: [{ ...stakeByAnn, amountBaseUnits: 99n }],
      report: (action, outcome) => (action.kind === 'stake' ? { ...REFUSED.EntriesFull } : outcome),
    });
    expect(breaches).toEqual([
      {
        invariant: 'ledger.outcomes',
        severity: 'fatal',
        expected: 'stake refused with StakeBelowMinimum (6002), as modelled',
        found: 'refused with EntriesFull (6004) by the program',
        where: 'agent ann: stake 99 for 30 days',
      },
    ]);
  });

  it('catches an action that is accepted against the prediction', () => {
    const breaches = play.tick({
      day: 0,
      operator: [{ kind: 'fund_rewards', amountBaseUnits: 0n }],
      agents: [{ kind: 'unstake', agent: ANN, amountBaseUnits: 5n, force: true, entryIndex: 3 }],
      report: () => ({ accepted: true }),
    });
    expect(breaches.map(({ expected, found, where }) => [where, expected, found])).toEqual([
      [
        'operator: fund_rewards 0',
        'fund_rewards refused with ZeroAmount (6000), as modelled',
        'accepted by the program',
      ],
      [
        'agent ann: unstake 5 of entry 3 by force',
        'unstake refused with AccountOwnedByWrongProgram (3007), as modelled',
        'accepted by the program',
      ],
    ]);
  });

  it('names everybody whom an outcome concerns as tables do', () => {
    const breaches = play.tick({
      day: 0,
      agents: [{ kind: 'transfer', agent: ANN, recipient: BOB, amountBaseUnits: 1n }],
      report: (action, outcome) => (action.kind === 'transfer' ? { ...REFUSED.TokenInsufficientFunds } : outcome),
    });
    expect(breaches[0]).toMatchObject({
      where: 'agent ann: transfer 1 to agent bob',
      expected: 'transfer accepted, as modelled',
    });
  });

  it('keeps the balances of before when the chain refuses what was predicted to pass', () => {
    const breaches = play.tick({
      day: 0,
      agents: [stakeByAnn],
      report: (action, outcome) => (action.kind === 'stake' ? { ...REFUSED.EntriesFull } : outcome),
      falsify(observation) {
        // The chain says that it refused, and shows accounts without the stake.
        const untouched = playLedger(smallPlan()).chain;
        Object.assign(observation.pool, untouched.poolState());
        Object.assign(observation.vaults, untouched.vaultState());
        Object.assign(observation.touched[ANN] ?? {}, { state: untouched.agentState(ANN) });
      },
    });
    expect(breaches.map(({ invariant, expected }) => [invariant, expected])).toEqual([
      ['ledger.outcomes', 'stake accepted, as modelled'],
    ]);
  });

  it('catches any field of the pool, the vaults or an agent that is not as predicted', () => {
    play.tick({ day: 0, agents: [stakeByAnn] });
    const breaches = play.tick({
      day: 1,
      tamper({ pool, users, vaults }) {
        pool.stakerCount += 1;
        vaults.operator -= 1n;
        const bob = users[BOB];
        if (bob !== undefined) bob.wallet += 1n;
      },
    });
    const balances = breaches.filter(({ invariant }) => invariant === 'ledger.balances');
    expect(balances.map(({ invariant, where }) => [invariant, where])).toEqual([
      ['ledger.balances', 'pool: stakerCount'],
      ['ledger.balances', 'vaults: operatorBaseUnits'],
      ['ledger.balances', 'agent bob: walletBaseUnits'],
    ]);
  });

  it('reports a breach in the tick in which it is found, and once', () => {
    expect(play.tick({ day: 0, falsify: ({ vaults }) => (vaults.operatorBaseUnits += 1n) })).not.toEqual([]);
    expect(play.tick({ day: 1 })).toEqual([]);
  });

  it('follows settlements that the chain made ahead of an action, even of a refused one', () => {
    const agents: readonly AgentAction[] = [stakeByAnn, stakeByAnn];
    play.tick({ day: 0, operator: [{ kind: 'fund_rewards', amountBaseUnits: 700n }], agents });
    play.tick({ day: 9 });
    const claim: AgentAction = { kind: 'claim_rewards', agent: ANN };
    play.chain.settleEntries(ANN, 0b01);
    play.chain.settleEntries(ANN, 0b10);
    expect(play.chain.userStakeState(ANN)?.rewardsEarnedBaseUnits).toBe(199n);
    const ahead = (outcome: Outcome): Outcome => ({ ...outcome, settledAhead: [0b01, 0b10] });
    expect(
      play.tick({
        day: 9,
        agents: [claim],
        report: (action, outcome) => (action.kind === 'claim_rewards' ? ahead(outcome) : outcome),
      }),
    ).toEqual([]);
  });

  it('needs to see only the agents that acted', () => {
    const ledger = createLedger(smallPlan());
    const { chain } = play;
    ledger.applyAgent(stakeByAnn, { ...chain.applyAgent(stakeByAnn) });
    const touched = [{ agent: ANN, state: chain.agentState(ANN) }];
    const observed = { tickIndex: 0, pool: chain.poolState(), vaults: chain.vaultState(), touched };
    expect(ledger.check(observed)).toEqual([]);
  });

  it('catches a proposal, a treasury and a governance that are not as predicted', () => {
    play = openEconomy();
    propose(play, PAYMENT, 1);
    const breaches = play.tick({
      day: 2,
      tamper(_chain, { governance, treasury, proposals }) {
        governance.graceDays += 1;
        treasury.totalGranted += 1n;
        Object.assign(proposals[0] ?? {}, { voterCount: 2 });
      },
    });
    const balances = breaches.filter(({ invariant }) => invariant === 'ledger.balances');
    expect(balances.map(({ where }) => where)).toEqual([
      'governance: graceDays',
      'treasury: totalGrantedBaseUnits',
      'proposal 0: voterCount',
    ]);
  });

  it('catches a proposal that got another id', () => {
    play = openEconomy();
    const breaches = play.tick({
      day: 1,
      agents: [{ kind: 'create_proposal', agent: ANN, payload: PAYMENT }],
      report: (action, outcome) => (action.kind === 'create_proposal' ? { ...outcome, proposalId: 4 } : outcome),
    });
    expect(breaches).toMatchObject([{ invariant: 'ledger.outcomes', expected: 'proposal 0', found: 'proposal 4' }]);
  });

  it('says what it needs to see', () => {
    const ledger = createLedger(smallPlan());
    ledger.applyAgent(stakeByAnn, { accepted: true });
    expect(ledger.readingList(false)).toMatchObject({ agents: [ANN], proposals: [], governance: false });
    expect(ledger.readingList(true)).toMatchObject({ agents: [ANN, BOB, CAT], governance: true });
  });

  it('rejects holdings above the supply', () => {
    expect(() => createLedger(smallPlan({ holdingsBaseUnits: [1_000_001n, 0n, 0n] }))).toThrow(SimError);
  });
});

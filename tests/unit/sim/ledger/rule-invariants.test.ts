import { beforeEach, describe, expect, it } from 'vitest';
import type { OperatorAction } from '#sim/ports/staking-chain.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { carry, foundOn, openEconomy, PAYMENT, propose } from '#tests/support/economy-play.ts';
import type { LedgerPlay } from '#tests/support/ledger-play.ts';

const execute: readonly OperatorAction[] = [{ kind: 'execute_proposal', proposalId: 0 }];

let play: LedgerPlay;

beforeEach(() => {
  play = openEconomy();
});

describe('sim/ledger/rule-invariants: I21', () => {
  it('catches treasury tokens that leave without a vote', () => {
    const found = foundOn(play, 'I21', 1, ({ vaults }) => (vaults.treasuryVaultBaseUnits -= 1n));
    expect(found).toMatchObject([{ where: 'treasury vault: paid', expected: '0', found: '1' }]);
  });

  it('catches a payment that is not the one voted on, and a total that leaves it out', () => {
    carry(play, PAYMENT, 1);
    const found = foundOn(
      play,
      'I21',
      9,
      ({ vaults, treasury }) => {
        vaults.treasuryVaultBaseUnits -= 1n;
        if (treasury !== undefined) treasury.totalSpentBaseUnits -= 5_000n;
      },
      execute,
    );
    expect(found.map(({ where }) => where)).toEqual(['treasury vault: paid', 'treasury: total spent']);
  });

  it('catches more than the cap in 30 days', () => {
    carry(play, PAYMENT, 1);
    const found = foundOn(
      play,
      'I21',
      9,
      ({ treasury }) => {
        if (treasury !== undefined) treasury.outflowByDay[treasury.lastOutflowDay % 32] = 25_000n;
      },
      execute,
    );
    // A tenth of the 195,000 that are left and the 25,000.
    expect(found).toMatchObject([{ where: 'treasury: outflow of 30 days', expected: 'at most 22000', found: '25000' }]);
  });

  it('catches quote units that leave without a purchase', () => {
    const found = foundOn(play, 'I21', 1, ({ vaults }) => (vaults.quoteVaultQuoteUnits -= 1n));
    expect(found).toMatchObject([{ where: 'quote vault: paid', expected: '0', found: '1' }]);
  });

  it('lets swept penalties in', () => {
    const agents = [{ kind: 'unstake', agent: 0, amountBaseUnits: 10_000n, force: true, entryIndex: 0 }] as const;
    play = openEconomy({ features: { ...economyPlan().features, penaltyBurn: false } });
    expect(play.tick({ day: 1, agents })).toEqual([]);
    expect(play.tick({ day: 2, operator: [{ kind: 'sweep_penalties' }] })).toEqual([]);
    expect(play.chain.vaults.treasury).toBe(201_000n);
  });
});

describe('sim/ledger/rule-invariants: I22', () => {
  it('catches a parameter that changes without a vote, in each account', () => {
    const found = foundOn(play, 'I22', 1, ({ pool, governance, treasury, emission }) => {
      pool.penaltyBps = 900;
      if (governance !== undefined) governance.votingDays = 1;
      if (treasury !== undefined) treasury.spendingCapBps = 10_000;
      if (emission !== undefined) emission.capBps = 499;
    });
    expect(found.map(({ where }) => where)).toEqual(['parameter 3', 'parameter 43', 'parameter 64', 'parameter 83']);
  });

  it('catches a value beyond what is compiled in, voted on or not', () => {
    carry(play, { kind: 'parameter', id: 3, value: 700n }, 1);
    const found = foundOn(play, 'I22', 9, ({ pool }) => (pool.penaltyBps = 5_001), execute);
    expect(found.map(({ expected }) => expected)).toEqual([
      '1000, or what an executed proposal says',
      'a value within its bounds',
    ]);
  });

  it('lets a vote change a parameter and a feature, and nobody else', () => {
    carry(play, { kind: 'feature', flag: 0, enabled: false }, 1);
    expect(play.tick({ day: 9, operator: execute })).toEqual([]);
    expect(play.chain.pool.features & 1).toBe(0);
    const found = foundOn(play, 'I22', 10, ({ pool }) => (pool.features |= 1));
    expect(found).toMatchObject([{ where: 'pool: feature 0', expected: 'off', found: 'on' }]);
  });
});

describe('sim/ledger/rule-invariants: I23', () => {
  const pause: readonly OperatorAction[] = [{ kind: 'pause', mask: 1 << 5, seconds: 7 * 86_400 }];

  it('catches a pause that is too long, and one that follows too soon', () => {
    const long = foundOn(play, 'I23', 1, ({ pool }) => (pool.pauseUntilUnixSeconds += 1n), pause);
    expect(long).toMatchObject([{ where: 'pool: pause', expected: 'at most 604800 seconds', found: '604801' }]);
    const soon = foundOn(play, 'I23', 9, ({ pool }) => {
      pool.pauseStartedUnixSeconds += 8n * 86_400n;
      pool.pauseUntilUnixSeconds = pool.pauseStartedUnixSeconds + 1n;
    });
    expect(soon).toMatchObject([{ where: 'pool: start of the pause' }]);
  });

  it('catches a decision that takes the paused time from the voters, and paused time that is forgotten', () => {
    const proposalId = propose(play, PAYMENT, 1);
    expect(play.tick({ day: 2, operator: pause })).toEqual([]);
    expect(play.tick({ day: 6, operator: [{ kind: 'finalize_proposal', proposalId }] })).toEqual([]);
    const early = foundOn(
      play,
      'I23',
      13,
      ({ proposals }) => {
        const proposal = proposals?.[0]?.state;
        if (proposal !== undefined) proposal.finalizedAtUnixSeconds -= 1n;
      },
      [{ kind: 'finalize_proposal', proposalId }],
    );
    expect(early).toMatchObject([{ where: 'proposal 0: finalized at' }]);
    const next: readonly OperatorAction[] = [{ kind: 'pause', mask: 1 << 5, seconds: 60 }];
    expect(play.tick({ day: 20, operator: next })).toEqual([]);
    const forgotten = foundOn(play, 'I23', 21, ({ pool }) => (pool.votePausedSeconds -= 1n));
    expect(forgotten).toMatchObject([{ where: 'pool: paused voting seconds' }]);
  });
});

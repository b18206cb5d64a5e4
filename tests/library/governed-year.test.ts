import { beforeAll, describe, expect, it } from 'vitest';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { createFakeChain } from '#tests/support/fake-chain.ts';
import { beginning, governedYear, measuredRun } from '#tests/support/governed-year.ts';

let year: RunSpec;

beforeAll(async () => {
  year = await governedYear();
});

describe('scenarios/library/governed-year.yaml', () => {
  it('brings a proposal of each kind from draft to effect, while everything else goes on', async () => {
    const run = await measuredRun(year, createFakeChain());
    expect(run.result).toMatchObject({ status: 'completed', warnings: 0, vacuousKinds: [] });
    for (const kind of ['parameter', 'spend', 'upgrade', 'feature']) {
      expect([kind, run.last(`governance.executed_${kind}`) > 0]).toEqual([kind, true]);
    }
    for (const id of [
      'rewards.compounded',
      'rewards.funded_fees',
      'rewards.funded_grants',
      'rewards.boosted_share',
      'treasury.buyback_bought',
      'treasury.penalties',
      'mitigation.tickets_outstanding',
    ]) {
      expect([id, Math.max(...run.series(id)) > 0]).toEqual([id, true]);
    }
    const vesting = run.series('mitigation.vesting_outstanding');
    expect(vesting.at(-1)).toBeLessThan(vesting[0] ?? 0);
    expect(run.last('governance.turnout')).toBeGreaterThan(0.2);
    expect(run.last('governance.bonds')).toBe(0);
    const operated = run.result.operatorActions;
    expect(operated.return_bond.accepted).toBe(run.last('governance.proposals'));
    expect(operated.release_ticket.accepted).toBeGreaterThan(0);
    expect(run.last('supply.inflation_cap_used')).toBeLessThanOrEqual(1);
  });

  it('shows what the power cap takes from the largest votes', async () => {
    const [capped, free] = [await beginning({ powerCap: true }), await beginning({ powerCap: false })];
    expect(capped.last('mitigation.largest_vote_share')).toBeLessThanOrEqual(0.05);
    expect(capped.last('mitigation.power_cap_effect')).toBeGreaterThan(0);
    expect(free.last('mitigation.largest_vote_share')).toBeGreaterThan(0.05);
    expect(free.last('mitigation.power_cap_effect')).toBe(0);
  });

  it('shows what square roots take from the largest vote', async () => {
    const governance = { ...year.governance, quadratic: 'all', quadraticAttested: false } as const;
    const roots = await beginning({ quadratic: true }, { governance });
    expect(roots.last('mitigation.quadratic_effect')).toBeGreaterThan(0.01);
    expect((await beginning({ quadratic: false })).last('mitigation.quadratic_effect')).toBeCloseTo(0, 12);
  });

  it('shows the stake that votes hold, and none without the vote lock', async () => {
    const [locked, free] = [await beginning({ voteLock: true }), await beginning({ voteLock: false })];
    expect(Math.max(...locked.series('governance.votes_locked_share'))).toBeGreaterThan(0.1);
    expect(Math.max(...free.series('governance.votes_locked_share'))).toBe(0);
  });

  it('shows compounding and boosters only when they are on', async () => {
    const [on, off] = [await beginning({}), await beginning({ compounding: false, boosters: false })];
    expect([on.last('rewards.compounded') > 0, on.last('rewards.boosted_share') > 0]).toEqual([true, true]);
    expect([off.last('rewards.compounded'), off.last('rewards.boosted_share')]).toEqual([0, 0]);
  });

  it('shows wallets at the stake cap, exits in tickets, rewards given up and penalties burned', async () => {
    const staking = { ...year.staking, maxStakeBaseUnits: year.staking.maxStakeBaseUnits / 20n };
    const hard = await beginning({ unstakeTickets: true, boostVests: true, penaltyBurn: true }, { staking });
    expect(hard.last('mitigation.stake_cap_wallets')).toBeGreaterThan(0);
    expect(Math.max(...hard.series('mitigation.tickets_outstanding'))).toBeGreaterThan(0);
    expect(hard.last('rewards.forfeited')).toBeGreaterThan(0);
    expect(hard.last('supply.burned')).toBeGreaterThan(0);
    const soft = await beginning({ stakeCap: false }, { staking });
    expect(soft.last('mitigation.stake_cap_wallets')).toBe(0);
    expect(Math.max(...soft.series('mitigation.tickets_outstanding'))).toBe(0);
    expect([soft.last('rewards.forfeited'), soft.last('supply.burned')]).toEqual([0, 0]);
  });

  it('shows what the treasury may still spend, by the limits that are on', async () => {
    const [bound, free] = [await beginning({}), await beginning({ spendingCap: false, reserveFloor: false })];
    expect(bound.last('treasury.spending_room')).toBeLessThan(bound.last('treasury.balance') / 9);
    expect(free.last('treasury.spending_room')).toBe(free.last('treasury.balance'));
  });
});

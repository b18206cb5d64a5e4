import { beforeEach, describe, expect, it } from 'vitest';
import type { UserModel } from '#sim/ledger/user-model.ts';
import { breachedIds, type FalseObservation, type LedgerPlay, playLedger } from '#tests/support/ledger-play.ts';
import { ANN, BOB, GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

let play: LedgerPlay;

/** Ids of what the ledger finds on a day whose observation is falsified. */
function foundOn(day: number, falsify: (observation: FalseObservation) => void): readonly string[] {
  return breachedIds(play.tick({ day, falsify }));
}

beforeEach(() => {
  play = playLedger(smallPlan());
  const agents = [
    { kind: 'stake', agent: ANN, amountBaseUnits: 1_000n, lockDays: 0 },
    { kind: 'stake', agent: BOB, amountBaseUnits: 2_000n, lockDays: 30 },
  ] as const;
  expect(play.tick({ day: 0, operator: [{ kind: 'fund_rewards', amountBaseUnits: 700n }], agents })).toEqual([]);
  for (const day of [7, 10, 14]) {
    expect(play.tick({ day, agents: [{ kind: 'claim_rewards', agent: ANN }] })).toEqual([]);
  }
});

describe('sim/ledger/reward-invariants: I04', () => {
  it('catches a reward vault below what is owed and budgeted', () => {
    expect(foundOn(15, ({ vaults }) => (vaults.rewardVaultBaseUnits -= 1n))).toContain('I04');
  });

  it('catches a reserve below what the users see', () => {
    // 525 are owed to Bob, not settled; with one unit less he could not be paid.
    expect(foundOn(15, ({ pool }) => (pool.reserveOwedBaseUnits -= 2n))).toContain('I04');
  });

  it('lets a donation to the reward vault pass, which only the ledger of balances sees', () => {
    const found = foundOn(15, ({ vaults }) => {
      vaults.rewardVaultBaseUnits += 1n;
      vaults.operatorBaseUnits -= 1n;
    });
    expect(found).toEqual(['ledger.balances']);
  });
});

describe('sim/ledger/reward-invariants: I05', () => {
  it('catches a reward out of nothing', () => {
    const found = foundOn(15, ({ touched }) => {
      const stake = touched[ANN]?.state.stake;
      if (stake !== undefined) stake.owedBaseUnits += 3n;
    });
    expect(found).toContain('I05');
  });

  it('catches a single base unit that vanishes', () => {
    // Ann's 175 less a fraction were floored to 174; the fraction is her dust, and the rest of the division the carry.
    const lose = (units: bigint) => (observation: FalseObservation) => {
      observation.pool.totalReleasedBaseUnits += units;
    };
    expect(play.chain.pool.totalClaimed).toBe(174n);
    expect(foundOn(15, lose(0n))).toEqual([]);
    expect(foundOn(15, lose(1n))).toContain('I05');
  });
});

describe('sim/ledger/reward-invariants: I06', () => {
  it('catches an accumulator that goes down', () => {
    expect(foundOn(14, ({ pool }) => (pool.acc -= 1n))).toContain('I06');
  });

  it('catches a closed day that changes', () => {
    const change = (field: 'acc' | 'powerBaseUnits' | 'stakedBaseUnits') => (observation: FalseObservation) => {
      const record = observation.pool.recent[(GENESIS_DAY + 9) % 32];
      if (record !== undefined) record[field] += 1n;
    };
    expect(foundOn(15, change('acc'))).toContain('I06');
    expect(foundOn(16, change('powerBaseUnits'))).toContain('I06');
    expect(foundOn(17, change('stakedBaseUnits'))).toContain('I06');
  });

  it('catches a new day whose accumulator is below the day before', () => {
    const found = foundOn(16, ({ pool }) => {
      const record = pool.recent[(GENESIS_DAY + 14) % 32];
      if (record !== undefined) record.acc -= 1n;
    });
    expect(found).toContain('I06');
  });

  it('catches a carry that is not a remainder of the last paid weight', () => {
    // The weight is 1,000 + 3,000.
    expect(foundOn(15, ({ pool }) => (pool.carry = 3_999n))).not.toContain('I06');
    expect(foundOn(16, ({ pool }) => (pool.carry = 4_000n))).toContain('I06');
  });

  it('catches an open day that goes back or runs ahead of the clock', () => {
    expect(foundOn(15, ({ pool }) => (pool.lastDay -= 2))).toContain('I06');
    expect(foundOn(16, ({ pool }) => (pool.lastDay += 1))).toContain('I06');
  });
});

describe('sim/ledger/reward-invariants: I07', () => {
  it.each(['activeWeight', 'pendingWeight', 'activePower', 'pendingPower', 'totalVotingPower'] as const)(
    'catches a wrong %s',
    (field) => {
      expect(foundOn(15, ({ pool }) => (pool[field] += 1n))).toContain('I07');
    },
  );

  it('catches weight that an exit left behind', () => {
    const tamper = ({ users }: { users: readonly UserModel[] }): void => {
      const user = users[BOB] as UserModel;
      user.entries.length = 0;
      user.amount = 0n;
    };
    expect(breachedIds(play.tick({ day: 15, tamper }))).toContain('I07');
  });
});

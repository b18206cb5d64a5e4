import { beforeEach, describe, expect, it } from 'vitest';
import type { Breach } from '#sim/ledger/ledger.ts';
import type { AgentAction, StakeEntryState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { type LedgerPlay, playLedger } from '#tests/support/ledger-play.ts';
import { ANN, BOB, GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

let play: LedgerPlay;

/** Breaches of one invariant on a day on which Bob's account or its first entry is falsified. */
function foundFor(
  id: string,
  day: number,
  change: (entry: Mutable<StakeEntryState>, stake: Mutable<UserStakeState>) => void,
  agents: readonly AgentAction[] = [],
): readonly Breach[] {
  const breaches = play.tick({
    day,
    agents,
    falsify({ touched }) {
      const stake = touched[BOB]?.state.stake;
      const entry = stake?.entries[0];
      if (stake !== undefined && entry !== undefined) change(entry, stake);
    },
  });
  return breaches.filter(({ invariant }) => invariant === id);
}

const claimByBob: AgentAction = { kind: 'claim_rewards', agent: BOB };

beforeEach(() => {
  play = playLedger(smallPlan());
  // Ann 1,024 without a lock, Bob 2,048 for 7 days at 1.2x; 100 a day are paid from day 7 on.
  const agents = [
    { kind: 'stake', agent: ANN, amountBaseUnits: 1_024n, lockDays: 0 },
    { kind: 'stake', agent: BOB, amountBaseUnits: 2_048n, lockDays: 7 },
  ] as const;
  expect(play.tick({ day: 0, operator: [{ kind: 'fund_rewards', amountBaseUnits: 700n }], agents })).toEqual([]);
});

describe('sim/ledger/entry-invariants: I09', () => {
  it('catches rewards for days at more than the weight of the day', () => {
    play.tick({ day: 7 });
    // Days 7 to 13: 100 * 2,457 / 3,481 = 70.58, then six times 100 * 2,048 / 3,072 = 66.67: 470.58.
    const found = foundFor('I09', 14, (_entry, stake) => (stake.rewardsEarnedBaseUnits += 1n), [claimByBob]);
    expect(found).toEqual([
      {
        invariant: 'I09',
        severity: 'fatal',
        expected: '470',
        found: '471',
        where: 'agent bob: rewards ever earned',
      },
    ]);
  });

  it('catches earned rewards that go down', () => {
    play.tick({ day: 14, agents: [claimByBob] });
    expect(foundFor('I09', 15, (_entry, stake) => (stake.rewardsEarnedBaseUnits -= 1n))).toHaveLength(1);
  });

  it('catches an entry that starts on the day of the stake', () => {
    const agents = [{ kind: 'stake', agent: BOB, amountBaseUnits: 100n, lockDays: 0 }] as const;
    play.tick({
      day: 9,
      agents: [{ kind: 'unstake', agent: BOB, amountBaseUnits: 2_048n, force: true, entryIndex: 0 }],
    });
    expect(foundFor('I09', 9, (entry) => (entry.started = true), agents)).toHaveLength(1);
  });

  it('catches an entry that is paid from before its start', () => {
    play.tick({
      day: 8,
      agents: [{ kind: 'unstake', agent: BOB, amountBaseUnits: 2_048n, force: true, entryIndex: 0 }],
    });
    play.tick({ day: 8, agents: [{ kind: 'stake', agent: BOB, amountBaseUnits: 2_048n, lockDays: 0 }] });
    const found = foundFor('I09', 9, (entry) => {
      entry.started = true;
      entry.paidAcc = play.chain.dayRecord(GENESIS_DAY + 7).acc;
    });
    expect(found.map(({ where }) => where)).toEqual(['agent bob: rewards ever earned', 'agent bob: entry 0 paid acc']);
  });

  it('catches a fraction of a unit that a settlement keeps', () => {
    play.tick({ day: 7 });
    const found = foundFor('I09', 14, (_entry, stake) => (stake.rewardDustQ64 -= 1n), [claimByBob]);
    expect(found.map(({ expected }) => expected.endsWith(' / 2^64'))).toEqual([true]);
  });

  it('catches a boost that is still paid after its end day, and one that ends too early', () => {
    play.tick({ day: 14, agents: [claimByBob] });
    expect(foundFor('I09', 15, (entry) => (entry.ended = false))).toHaveLength(1);
    play = playLedger(smallPlan());
    play.tick({ day: 0, agents: [{ kind: 'stake', agent: BOB, amountBaseUnits: 2_048n, lockDays: 7 }] });
    expect(foundFor('I09', 7, (entry) => (entry.ended = true))).toHaveLength(1);
  });
});

describe('sim/ledger/entry-invariants: I14', () => {
  it('catches a weight that is not the floor of amount times multiplier', () => {
    const found = foundFor('I14', 1, (entry) => (entry.weightLocked += 1n));
    expect(found).toMatchObject([{ expected: '2457', found: '2458', where: 'agent bob: entry 0 locked weight' }]);
    expect(foundFor('I14', 2, (entry) => (entry.weightBase -= 1n))).toHaveLength(1);
  });

  it('catches a tier that the scenario does not have, or that another lock belongs to', () => {
    expect(foundFor('I14', 1, (entry) => (entry.tier = 5))).toMatchObject([{ expected: '0 to 4', found: '5' }]);
    const stakeByBob = { kind: 'stake', agent: BOB, amountBaseUnits: 2_048n, lockDays: 7 } as const;
    play = playLedger(smallPlan());
    expect(foundFor('I14', 0, (entry) => (entry.tier = 2), [stakeByBob]).map(({ where }) => where)).toEqual([
      'agent bob: entry 0 lock days',
      'agent bob: entry 0 multiplier',
    ]);
  });

  it('catches a multiplier and a booster beyond what is compiled in', () => {
    const found = foundFor('I14', 1, (entry) => {
      entry.multiplierBps = 30_001;
      entry.boostBps = 4_501;
    });
    const wheres = found.map(({ where }) => where);
    expect(wheres).toContain('agent bob: entry 0 multiplier');
    expect(wheres).toContain('agent bob: entry 0 booster');
  });

  it('catches an end day that is not the day of the lock end', () => {
    expect(foundFor('I14', 1, (entry) => (entry.lockEndUnixSeconds += 86_400n))).toHaveLength(1);
  });
});

describe('sim/ledger/entry-invariants: I15', () => {
  it('catches a lock that gets shorter', () => {
    const found = foundFor('I15', 1, (entry) => (entry.lockEndUnixSeconds -= 1n));
    expect(found).toMatchObject([{ where: 'agent bob: entry 0 lock end' }]);
  });

  it('catches tokens that leave an entry without an exit', () => {
    const found = foundFor('I15', 1, (entry) => (entry.amountBaseUnits -= 1n));
    expect(found).toMatchObject([{ expected: '2048', found: '2047', where: 'agent bob: entry 0 amount' }]);
  });

  it('catches an entry that disappears', () => {
    const found = foundFor('I15', 1, (_entry, stake) => (stake.entries = []));
    expect(found).toMatchObject([{ expected: '2048', found: 'no entry' }]);
  });

  it('catches an entry that is dated anew', () => {
    const found = foundFor('I15', 1, (entry) => {
      entry.startDay += 1;
      entry.endDay += 1;
      entry.lockEndUnixSeconds += 86_400n;
    });
    expect(found).toMatchObject([{ where: 'agent bob: entry 0 start day' }]);
  });

  it('catches an early exit without its penalty, wherever the tokens went', () => {
    // 10% of 1,001 is 100.1, so 101 are due.
    const breaches = play.tick({
      day: 1,
      agents: [{ kind: 'unstake', agent: BOB, amountBaseUnits: 1_001n, force: true, entryIndex: 0 }],
      tamper({ pool, users, vaults }) {
        const bob = users[BOB];
        if (bob === undefined) return;
        bob.wallet += 1n;
        bob.penaltiesPaid -= 1n;
        vaults.penalty -= 1n;
        pool.totalPenalties -= 1n;
      },
    });
    expect(breaches.filter(({ invariant }) => invariant === 'I15')).toMatchObject([
      { where: 'agent bob: penalties paid', expected: '101', found: '100' },
      { where: 'penalty vault: received', expected: '101', found: '100' },
      { where: 'pool: penalties counted', expected: '101', found: '100' },
    ]);
  });

  it('lets a slot be freed and taken again in one tick', () => {
    const agents = [
      { kind: 'unstake', agent: BOB, amountBaseUnits: 2_048n, force: true, entryIndex: 0 },
      { kind: 'stake', agent: BOB, amountBaseUnits: 100n, lockDays: 0 },
      { kind: 'unstake', agent: BOB, amountBaseUnits: 100n, force: false, entryIndex: 0 },
      { kind: 'stake', agent: BOB, amountBaseUnits: 200n, lockDays: 7 },
    ] as const;
    expect(play.tick({ day: 1, agents })).toEqual([]);
    expect(play.tick({ day: 20 })).toEqual([]);
  });
});

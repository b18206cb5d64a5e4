import { describe, expect, it } from 'vitest';
import {
  blendedAprBps,
  entriesOf,
  fitDeposit,
  hasFreeSlot,
  isMatured,
  isSpent,
  leaveEntry,
  meanDaysBetween,
  stakedBaseUnits,
  sumOf,
  worthClaiming,
} from '#sim/policies/holding.ts';
import { ACT, anEntry, anObservation, aRunSpec, aStake, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const { staking } = aRunSpec();
const flexible = anEntry({ index: 3, lockEndUnixSeconds: 0n, endDay: GENESIS_DAY, weightLocked: 100n * ACT, tier: 0 });

describe('sim/policies/holding.ts', () => {
  it('reads what is staked', () => {
    const stake = aStake([anEntry(), flexible]);
    expect(entriesOf(anObservation({ stake }))).toEqual([anEntry(), flexible]);
    expect(stakedBaseUnits(anObservation({ stake }))).toBe(200n * ACT);
    expect(entriesOf(anObservation())).toEqual([]);
    expect(stakedBaseUnits(anObservation())).toBe(0n);
    expect(sumOf([anEntry(), flexible])).toBe(200n * ACT);
  });

  it('knows a lock that is over, and one that never was', () => {
    const before = anObservation({ elapsedDays: 29.99 });
    const at = anObservation({ elapsedDays: 30 });
    expect([isMatured(anEntry(), before), isMatured(anEntry(), at), isMatured(flexible, before)]).toEqual([
      false,
      true,
      true,
    ]);
    expect([isSpent(anEntry(), before), isSpent(anEntry(), at), isSpent(flexible, at)]).toEqual([false, true, false]);
  });

  it('breaks only locks that still run', () => {
    const before = anObservation({ elapsedDays: 1 });
    expect(leaveEntry(anEntry(), before)).toMatchObject({ kind: 'unstake', force: true, entryIndex: 0 });
    expect(leaveEntry(flexible, before)).toEqual({
      kind: 'unstake',
      amountBaseUnits: 100n * ACT,
      force: false,
      entryIndex: 3,
    });
  });

  it('fits a deposit into balance, cap and minimum', () => {
    expect(fitDeposit(500n * ACT, 900n * ACT, 0n, staking)).toBe(500n * ACT);
    expect(fitDeposit(500n * ACT, 300n * ACT, 0n, staking)).toBe(300n * ACT);
    expect(fitDeposit(500n * ACT, 900n * ACT, 99_800n * ACT, staking)).toBe(200n * ACT);
    expect(fitDeposit(5n * ACT, 900n * ACT, 0n, staking)).toBe(100n * ACT);
    expect(fitDeposit(500n * ACT, 99n * ACT, 0n, staking)).toBe(0n);
    expect(fitDeposit(500n * ACT, 900n * ACT, 99_950n * ACT, staking)).toBe(0n);
    expect(fitDeposit(500n * ACT, 900n * ACT, 200_000n * ACT, staking)).toBe(0n);
    expect(fitDeposit(0n, 900n * ACT, 0n, staking)).toBe(0n);
  });

  it('claims when both the minimum and the own threshold are reached', () => {
    const stake = aStake([anEntry()]);
    const worth = (claimable: bigint, bps: number): bigint =>
      worthClaiming(anObservation({ stake, claimable }), 1n * ACT, bps);
    expect(worth(ACT, 100)).toBe(ACT);
    expect(worth(ACT - 1n, 0)).toBe(0n);
    expect(worth(2n * ACT, 201)).toBe(0n);
    expect(worthClaiming(anObservation({ claimable: 5n * ACT }), ACT, 0)).toBe(0n);
    expect(worthClaiming(anObservation({ stake, claimable: 0n }), 0n, 0)).toBe(0n);
  });

  it('averages the rates of the locks that it uses', () => {
    const rates = [100, 200, 300, 400, 500];
    const observation = { ...anObservation(), estimatedAprBps: (lock: number) => rates[lock] ?? 0 };
    expect(blendedAprBps(observation, [1, 0, 0, 0, 3])).toBe(400);
  });

  it('turns a weekly probability into a mean time between events', () => {
    expect(meanDaysBetween(0)).toBe(Number.POSITIVE_INFINITY);
    // 1 - exp(-7 / mean) is the probability of an event within a week.
    expect(1 - Math.exp(-7 / meanDaysBetween(40))).toBeCloseTo(0.004, 10);
    expect(Number.isFinite(meanDaysBetween(10_000))).toBe(true);
  });

  it('counts sixteen slots', () => {
    expect([hasFreeSlot(15), hasFreeSlot(16)]).toEqual([true, false]);
  });
});

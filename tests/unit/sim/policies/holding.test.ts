import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import {
  blendedAprBps,
  canRelock,
  daysHeld,
  entriesOf,
  fitDeposit,
  hasFreeSlot,
  isMatured,
  isSpent,
  leaveEntry,
  lockDaysAt,
  meanDaysBetween,
  stakeCapBaseUnits,
  stakedBaseUnits,
  sumOf,
  tokensToBaseUnits,
  worthClaiming,
} from '#sim/policies/holding.ts';
import { ACT, anEntry, anObservation, aPool, aStake, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

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
    expect(fitDeposit(500n * ACT, 900n * ACT, 0n, aPool())).toBe(500n * ACT);
    expect(fitDeposit(500n * ACT, 300n * ACT, 0n, aPool())).toBe(300n * ACT);
    expect(fitDeposit(500n * ACT, 900n * ACT, 99_800n * ACT, aPool())).toBe(200n * ACT);
    expect(fitDeposit(5n * ACT, 900n * ACT, 0n, aPool())).toBe(100n * ACT);
    expect(fitDeposit(500n * ACT, 99n * ACT, 0n, aPool())).toBe(0n);
    expect(fitDeposit(500n * ACT, 900n * ACT, 99_950n * ACT, aPool())).toBe(0n);
    expect(fitDeposit(500n * ACT, 900n * ACT, 200_000n * ACT, aPool())).toBe(0n);
    expect(fitDeposit(0n, 900n * ACT, 0n, aPool())).toBe(0n);
  });

  it('claims when both the minimum and the own threshold are reached', () => {
    const stake = aStake([anEntry()]);
    const worth = (claimable: bigint, bps: number): bigint => worthClaiming(anObservation({ stake, claimable }), bps);
    expect(worth(ACT, 100)).toBe(ACT);
    expect(worth(ACT - 1n, 0)).toBe(0n);
    expect(worth(2n * ACT, 201)).toBe(0n);
    expect(worthClaiming(anObservation({ claimable: 5n * ACT }), 0)).toBe(0n);
    expect(worthClaiming(anObservation({ stake, claimable: 0n, pool: aPool({ minClaimBaseUnits: 0n }) }), 0)).toBe(0n);
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

  it('knows how long votes and proposals hold a stake', () => {
    const until = BigInt(FIRST_OF_2026 + 3 * 86_400);
    const voted = anObservation({ stake: aStake([anEntry()], { voteLockUntilUnixSeconds: until }) });
    const proposed = anObservation({ stake: aStake([anEntry()], { liveProposal: 1 }) });
    expect([daysHeld(anObservation()), daysHeld(voted), daysHeld(proposed)]).toEqual([0, 3, 1]);
    expect([canRelock(voted), canRelock(anObservation())]).toEqual([false, true]);
    // Voting was paused for two days: the vote lock's clock stood still.
    expect(daysHeld({ ...voted, pool: aPool({ votePausedSeconds: 2n * 86_400n }) })).toBe(5);
    const tickets = aPool({ features: 1 << featureBit('unstakeTickets') });
    expect(canRelock(anObservation({ pool: tickets }))).toBe(false);
  });

  it('follows the cap and the locks as they are now', () => {
    expect(stakeCapBaseUnits(aPool())).toBe(100_000n * ACT);
    expect(stakeCapBaseUnits(aPool({ features: 0 }))).toBe(1_000_000n * ACT);
    expect(lockDaysAt(aPool({ openLockDays: [0, 14] }), 1)).toBe(14);
    expect(lockDaysAt(aPool(), 9)).toBe(0);
  });

  it('turns tokens into base units, to a thousandth', () => {
    expect(tokensToBaseUnits(2.5, ACT)).toBe(2_500_000_000n);
    expect(tokensToBaseUnits(1e12, 10n)).toBe(10n ** 13n);
    expect(tokensToBaseUnits(0.001, 1n)).toBe(0n);
  });

  it('counts sixteen slots', () => {
    expect([hasFreeSlot(15), hasFreeSlot(16)]).toEqual([true, false]);
  });
});

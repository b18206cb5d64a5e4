import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { TIER_TOP_UP } from '#sim/attacks/library/l02-tier-top-up.ts';
import type { StakeEntryState } from '#sim/ports/staking-chain.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf, played } from '#tests/support/attack-play.ts';
import { ACT, anEntry, aStake, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;

function aPlan(config: object = {}): AttackPlan {
  return TIER_TOP_UP.createPlan(config, anAttackContext({ tickSeconds: DAY }));
}

/** A lock of 180 days made on this day, with its end on another day if that is said. */
function aLock(day: number, amount: bigint, endsOn = day + 180): StakeEntryState {
  return anEntry({
    index: day === 0 ? 0 : 1,
    amountBaseUnits: amount * ACT,
    weightBase: amount * ACT,
    weightLocked: 3n * amount * ACT,
    startDay: GENESIS_DAY + day,
    endDay: GENESIS_DAY + day + 180,
    lockEndUnixSeconds: BigInt(FIRST_OF_2026 + endsOn * DAY),
    tier: 4,
  });
}

const small = aLock(0, 100n);

describe('sim/attacks/library/l02-tier-top-up.ts', () => {
  it('keeps the least stake under the longest lock, and adds the rest a day before its end', () => {
    const mind = mindOf(aPlan());
    expect(played(mind, {}).intents).toEqual([{ kind: 'stake', amountBaseUnits: 100n * ACT, lockDays: 180 }]);
    const stake = aStake([small]);
    expect(played(mind, { stake, elapsedDays: 178 }).intents).toEqual([]);
    const topUp = { kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 180 };
    expect(played(mind, { stake, elapsedDays: 179 }).intents).toEqual([topUp]);
  });

  it('asks to leave without a penalty after its holding time, and weekly while it is refused', () => {
    const mind = mindOf(aPlan({ hold_days: 10 }));
    played(mind, { stake: aStake([small]), elapsedDays: 179 });
    const stake = aStake([small, aLock(179, 10_000n)]);
    const asked = (elapsedDays: number): readonly unknown[] =>
      played(mind, { stake, elapsedDays, walletBaseUnits: 0n }, 'StillLocked').intents;
    expect(asked(189)).toEqual([]);
    expect(asked(190)).toEqual([
      { kind: 'unstake', amountBaseUnits: 100n * ACT, force: false, entryIndex: 0 },
      { kind: 'unstake', amountBaseUnits: 10_000n * ACT, force: false, entryIndex: 1 },
    ]);
    expect(asked(191)).toEqual([]);
    expect(asked(197)).toHaveLength(2);
  });

  it('measures one boosted day for each day of a lock that is its own', () => {
    const plan = aPlan();
    const mind = mindOf(plan);
    // The day of the deposit is locked and does not count yet; the last day counts and is free from its first second on.
    for (let elapsedDays = 1; elapsedDays <= 185; elapsedDays++) played(mind, { stake: aStake([small]), elapsedDays });
    expect(measureOf(plan)).toBe(1);
  });

  it('measures more where the lock ends before its boost', () => {
    const plan = aPlan();
    const mind = mindOf(plan);
    const borrowed = aStake([aLock(179, 10_000n, 180)]);
    for (let elapsedDays = 180; elapsedDays <= 210; elapsedDays++) played(mind, { stake: borrowed, elapsedDays });
    // Locked on day 179; boosted on days 180 to 209.
    expect(measureOf(plan)).toBe(30);
    expect(TIER_TOP_UP.measure.successAbove).toBeLessThan(30);
  });

  it('knows nothing before it has staked, and does nothing without the least stake', () => {
    const plan = aPlan();
    expect(played(mindOf(plan), { walletBaseUnits: 99n * ACT }).intents).toEqual([]);
    expect(measureOf(plan)).toBeUndefined();
  });

  it('rejects the lock that has no multiplier', () => {
    expect(() => aPlan({ lock_index: 0 })).toThrow(/lock_index/);
  });
});

import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { EXPIRED_LOCK } from '#sim/attacks/library/l03-expired-lock.ts';
import type { Mind } from '#sim/policies/policy.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf, played } from '#tests/support/attack-play.ts';
import { ACT, anEntry, aStake } from '#tests/support/sim-fixtures.ts';

function aPlan(config: object = { lock_index: 1 }): AttackPlan {
  return EXPIRED_LOCK.createPlan(config, anAttackContext({ wallets: 2, tickSeconds: 86_400 }));
}

/** Claims on this day and shows the day after what has been earned by then. */
function claimed(mind: Mind, elapsedDays: number, earned: bigint, answer = 'accepted'): readonly unknown[] {
  const entries = [anEntry()];
  const { intents } = played(mind, { stake: aStake(entries), elapsedDays, claimable: 5n * ACT }, answer);
  const stake = aStake(entries, { rewardsEarnedBaseUnits: earned * ACT });
  played(mind, { stake, elapsedDays: elapsedDays + 1, claimable: 0n });
  return intents;
}

describe('sim/attacks/library/l03-expired-lock.ts', () => {
  it('locks its even wallets and stakes the odd ones without a lock', () => {
    const plan = aPlan();
    const stakes = [0, 1].map((wallet) => played(mindOf(plan, wallet), {}).intents);
    expect(stakes).toEqual([
      [{ kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 7 }],
      [{ kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 }],
    ]);
  });

  it('claims every week, not below the minimum, and does nothing else', () => {
    const mind = mindOf(aPlan());
    played(mind, {});
    const claim = [{ kind: 'claim_rewards' }];
    const stake = aStake([anEntry()]);
    expect(played(mind, { stake, elapsedDays: 6, claimable: 5n * ACT }).intents).toEqual([]);
    expect(played(mind, { stake, elapsedDays: 7, claimable: 5n * ACT }).intents).toEqual(claim);
    expect(played(mind, { stake, elapsedDays: 8, claimable: 5n * ACT }).intents).toEqual([]);
    expect(played(mind, { stake, elapsedDays: 14, claimable: ACT - 1n }).intents).toEqual([]);
    expect(played(mind, { stake, elapsedDays: 21, claimable: ACT }).intents).toEqual(claim);
  });

  it('measures what was earned behind the end of the lock alone', () => {
    const plan = aPlan();
    const [locked, free] = [mindOf(plan, 0), mindOf(plan, 1)];
    for (const mind of [locked, free]) played(mind, {});
    // Under the lock it earns three times as much; that is what it is for.
    claimed(locked, 7, 30n);
    claimed(free, 7, 10n);
    expect(measureOf(plan)).toBeUndefined();
    claimed(locked, 14, 60n);
    claimed(free, 14, 20n);
    expect(measureOf(plan)).toBeUndefined();
    claimed(locked, 21, 75n);
    claimed(free, 21, 30n);
    expect(measureOf(plan)).toBeCloseTo(1.5, 12);
    claimed(locked, 28, 80n, 'ClaimBelowMinimum');
    expect(measureOf(plan)).toBeCloseTo(1.5, 12);
  });

  it('rejects the lock that has no multiplier', () => {
    expect(() => aPlan({ lock_index: 0 })).toThrow(/lock_index/);
  });

  it('rejects wallets that have none beside them', () => {
    expect(() => EXPIRED_LOCK.createPlan({}, anAttackContext({ wallets: 3 }))).toThrow(/even number/);
  });
});

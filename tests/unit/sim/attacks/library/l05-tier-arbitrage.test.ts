import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { TIER_ARBITRAGE } from '#sim/attacks/library/l05-tier-arbitrage.ts';
import type { Decision, Mind } from '#sim/policies/policy.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf } from '#tests/support/attack-play.ts';
import { ACT, anEntry, anObservation, aStake } from '#tests/support/sim-fixtures.ts';

const stake = aStake([anEntry({ amountBaseUnits: 10_000n * ACT })]);

function aPlan(config: object = {}): AttackPlan {
  const capitalBaseUnits = 20_000n * ACT;
  return TIER_ARBITRAGE.createPlan(config, anAttackContext({ wallets: 2, capitalBaseUnits, tickSeconds: 86_400 }));
}

/** A base rate of 50% a year, three times as much for the longest lock. */
function seen(mind: Mind, elapsedDays: number, changes: Parameters<typeof anObservation>[0] = {}): Decision {
  const observation = anObservation({ stake, walletBaseUnits: 0n, elapsedDays, ...changes });
  return mind.decide({ ...observation, estimatedAprBps: (lock) => (lock === 4 ? 15_000 : 5_000) });
}

describe('sim/attacks/library/l05-tier-arbitrage.ts', () => {
  it('locks its even wallets and stakes the odd ones without a lock', () => {
    const plan = aPlan();
    const lockDays = [0, 1].map((wallet) => {
      const [intent] = mindOf(plan, wallet).decide(anObservation()).intents;
      return intent?.kind === 'stake' ? intent.lockDays : undefined;
    });
    expect(lockDays).toEqual([180, 0]);
  });

  it('leaves with all wallets on the day when the lock should have earned the penalty and its margin', () => {
    const plan = aPlan({ margin_bps: 0 });
    const [broken, free] = [mindOf(plan, 0), mindOf(plan, 1)];
    // 100% a year above no lock: a tenth of it in 36.5 days, counted from the day after the deposit.
    for (let day = 0; day <= 36; day++) {
      expect(seen(broken, day).intents).toEqual([]);
      expect(seen(free, day).intents).toEqual([]);
    }
    expect(measureOf(plan)).toBeUndefined();
    const leave = { kind: 'unstake', amountBaseUnits: 10_000n * ACT, entryIndex: 0 };
    expect(seen(broken, 37, { claimable: 5n * ACT }).intents).toEqual([
      { ...leave, force: false },
      { kind: 'claim_rewards' },
    ]);
    expect(seen(free, 37).intents).toEqual([{ ...leave, force: false }]);
  });

  it('breaks a lock that still runs by force', () => {
    const plan = aPlan({ margin_bps: 0 });
    const mind = mindOf(plan, 0);
    for (let day = 1; day <= 29; day++) seen(mind, day);
    const aprBps = (lock: number): number => (lock === 4 ? 1_000_000 : 0);
    const observation = { ...anObservation({ stake, elapsedDays: 29.5 }), estimatedAprBps: aprBps };
    expect(mind.decide(observation).intents).toMatchObject([{ kind: 'unstake', force: true }]);
  });

  it('measures the gain of the broken lock, less its penalty, over that of no lock', () => {
    const plan = aPlan({ margin_bps: 0 });
    const [broken, free] = [mindOf(plan, 0), mindOf(plan, 1)];
    for (let day = 1; day <= 37; day++) seen(broken, day);
    const none = { stake: aStake([]), elapsedDays: 38 };
    seen(broken, 38, { ...none, walletBaseUnits: 10_000n * ACT + 600n * ACT });
    seen(free, 38, { ...none, walletBaseUnits: 10_000n * ACT, claimable: 400n * ACT });
    expect(measureOf(plan)).toBe(1.5);
    seen(broken, 39, { ...none, walletBaseUnits: 9_800n * ACT });
    expect(measureOf(plan)).toBe(-0.5);
    seen(free, 39, { ...none, walletBaseUnits: 10_000n * ACT });
    expect(measureOf(plan)).toBeUndefined();
  });

  it('rejects the lock that has no multiplier', () => {
    expect(() => aPlan({ lock_index: 0 })).toThrow(/lock_index/);
  });

  it('rejects wallets that have none beside them', () => {
    expect(() => TIER_ARBITRAGE.createPlan({}, anAttackContext({ wallets: 3 }))).toThrow(/even number/);
  });
});

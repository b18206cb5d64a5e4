import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { STAKE_CAP_SPLIT } from '#sim/attacks/library/s01-stake-cap-split.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf, played } from '#tests/support/attack-play.ts';
import { ACT, anEntry, aStake } from '#tests/support/sim-fixtures.ts';

/** The cap of the small run is 100,000 ACT. */
const CAP = 100_000n * ACT;

function aPlan(wallets = 3): AttackPlan {
  return STAKE_CAP_SPLIT.createPlan({}, anAttackContext({ wallets, firstAgent: 5 }));
}

const stakes = (amountBaseUnits: bigint) => ({ kind: 'stake', amountBaseUnits, lockDays: 180 });
const gives = (recipient: number, amountBaseUnits: bigint) => ({ kind: 'transfer', recipient, amountBaseUnits });

describe('sim/attacks/library/s01-stake-cap-split.ts', () => {
  it('collects, meets the cap, and spreads what is above it in equal parts', () => {
    const plan = aPlan();
    const [first, second] = [mindOf(plan, 0), mindOf(plan, 1)];
    expect(played(first, {}).intents).toEqual([]);
    expect(played(second, {}).intents).toEqual([gives(5, 10_000n * ACT)]);
    const walletBaseUnits = CAP + 60_000n * ACT + 1n;
    expect(played(first, { walletBaseUnits }, 'StakeCapExceeded').intents).toEqual([stakes(walletBaseUnits)]);
    expect(played(first, { walletBaseUnits }).intents).toEqual([
      stakes(CAP),
      gives(6, 30_000n * ACT),
      gives(7, 30_000n * ACT),
    ]);
    expect(played(second, { walletBaseUnits: 30_000n * ACT }).intents).toEqual([stakes(30_000n * ACT)]);
    const stake = aStake([anEntry()]);
    expect(played(second, { walletBaseUnits: ACT, stake }).intents).toEqual([]);
    expect(played(first, {}).sleepDays).toBe(Number.POSITIVE_INFINITY);
  });

  it('gives no wallet more than the cap, and keeps the rest', () => {
    const first = mindOf(aPlan());
    const walletBaseUnits = 10n * CAP;
    for (const answer of ['accepted', 'StakeCapExceeded']) played(first, { walletBaseUnits }, answer);
    expect(played(first, { walletBaseUnits }).intents).toEqual([stakes(CAP), gives(6, CAP), gives(7, CAP)]);
  });

  it('stays in one wallet where the cap does not bind, or has no other', () => {
    const plan = aPlan();
    const [first, second] = [mindOf(plan, 0), mindOf(plan, 1)];
    for (const mind of [first, second]) played(mind, { walletBaseUnits: CAP });
    expect(played(first, { walletBaseUnits: CAP }).intents).toEqual([stakes(CAP)]);
    expect(played(first, { walletBaseUnits: 0n }).intents).toEqual([]);
    expect(played(second, { walletBaseUnits: ACT }).intents).toEqual([]);
    const alone = mindOf(aPlan(1));
    const walletBaseUnits = 2n * CAP;
    for (const answer of ['accepted', 'StakeCapExceeded']) played(alone, { walletBaseUnits }, answer);
    expect(played(alone, { walletBaseUnits }).intents).toEqual([stakes(CAP)]);
  });

  it('measures stake against the cap', () => {
    const plan = aPlan();
    expect(measureOf(plan, { stakedBaseUnits: CAP })).toBe(1);
    expect(measureOf(plan, { stakedBaseUnits: 5n * CAP })).toBe(5);
    expect(STAKE_CAP_SPLIT.measure.successAbove).toBe(1);
  });

  it('rejects a setting that there is not', () => {
    expect(() => STAKE_CAP_SPLIT.createPlan({ wallets: 3 }, anAttackContext())).toThrow(/wallets/);
  });
});

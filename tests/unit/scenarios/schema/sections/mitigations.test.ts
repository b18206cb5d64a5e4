import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { mitigationsSection, profileFeatures } from '#scenarios/schema/sections/mitigations.ts';
import { FEATURE_NAMES, type FeatureName } from '#sim/core/features.ts';

function on(flags: Readonly<Record<FeatureName, boolean>>): readonly FeatureName[] {
  return FEATURE_NAMES.filter((name) => flags[name]);
}

describe('scenarios/schema/sections/mitigations.ts', () => {
  const plan = ['compounding', 'boosters', 'stakeCap', 'powerByLock', 'buyback', 'pause'];

  it('switches on what the plan names in its profile', () => {
    expect(on(profileFeatures('plan')).toSorted()).toStrictEqual(plan.toSorted());
  });

  it('adds the mitigations that close known holes in the hardened profile', () => {
    const added = ['voteLock', 'lateQuorum', 'powerCap', 'spendingCap', 'reserveFloor', 'veto', 'coolDown'];
    expect(on(profileFeatures('hardened')).toSorted()).toStrictEqual([...plan, ...added].toSorted());
  });

  it.each(FEATURE_NAMES)('switches %s alone', (name) => {
    for (const profile of ['plan', 'hardened'] as const) {
      const defaults = profileFeatures(profile);
      const flags = mitigationsSection({ ...DEFAULT_FRAME, profile }).parse({ [name]: !defaults[name] });
      expect(flags).toStrictEqual({ ...defaults, [name]: !defaults[name] });
    }
  });

  it('rejects a switch that the program does not have', () => {
    expect(mitigationsSection(DEFAULT_FRAME).safeParse({ moonPhase: true }).success).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FEATURE_NAMES, featureBit, featureFlags, featureMask } from '#sim/core/features.ts';

const readme = readFileSync(new URL('../../../../programs/staking/README.md', import.meta.url), 'utf8');

describe('sim/core/features.ts', () => {
  it.each(FEATURE_NAMES)('has the bit of %s that the program documents', (name) => {
    const documented = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    expect(readme).toContain(`| ${featureBit(name)} | ${documented} |`);
  });

  it('turns flags into a mask and back', () => {
    const none = featureFlags(0);
    expect(featureMask(none)).toBe(0);
    expect(featureMask({ ...none, compounding: true, coolDown: true })).toBe(1 | (1 << 17));
    for (const name of FEATURE_NAMES) {
      expect(featureFlags(1 << featureBit(name))).toStrictEqual({ ...none, [name]: true });
    }
  });

  it('ignores bits that no feature has', () => {
    expect(featureFlags(1 << 30)).toStrictEqual(featureFlags(0));
  });
});

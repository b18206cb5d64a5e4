import { describe, expect, it } from 'vitest';
import { ATTACK_GROUPS } from '#sim/attacks/attack.ts';
import { ATTACK_DEFINITIONS } from '#sim/attacks/registry.ts';

describe('sim/attacks/attack.ts', () => {
  it('names the group of every attack, and no group without one', () => {
    const letters = new Set(ATTACK_DEFINITIONS.map(({ id }) => id.charAt(0)));
    expect([...letters].sort()).toEqual(Object.keys(ATTACK_GROUPS).sort());
  });
});

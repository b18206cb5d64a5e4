import { describe, expect, it } from 'vitest';
import { ATTACK_FILES, playLibrary } from '#tests/support/attack-library.ts';

describe('the library of attacks on both engines', () => {
  it.each(ATTACK_FILES)('%s: the same steps, refusals and accounts', async (name) => {
    const fast = await playLibrary(name);
    const reference = await playLibrary(name, { engine: 'bankrun' });
    expect(fast.steps.length, 'what the attacker did').toBeGreaterThan(0);
    expect(reference.steps).toEqual(fast.steps);
    expect(reference.result.attacks).toEqual(fast.result.attacks);
    expect(reference.result.broken).toEqual(fast.result.broken);
    expect(reference.result.actions).toEqual(fast.result.actions);
    expect(reference.result.operatorActions).toEqual(fast.result.operatorActions);
  });
});

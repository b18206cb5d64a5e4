import { describe, expect, it } from 'vitest';
import { ATTACK_GROUPS } from '#sim/attacks/attack.ts';
import { ATTACK_DEFINITIONS, attackDefinition } from '#sim/attacks/registry.ts';
import { POLICY_KINDS } from '#sim/policies/registry.ts';

describe('sim/attacks/registry.ts', () => {
  it('has each id and each name once, in the order of the groups and of the ids in them', () => {
    const ids = ATTACK_DEFINITIONS.map(({ id }) => id);
    const kinds = ATTACK_DEFINITIONS.map(({ kind }) => kind);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(kinds).size).toBe(kinds.length);
    const rank = (id: string): string => `${Object.keys(ATTACK_GROUPS).indexOf(id[0] ?? '')}${id}`;
    expect(ids).toEqual([...ids].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)));
    expect(kinds.filter((kind) => POLICY_KINDS.includes(kind))).toEqual([]);
  });

  it('says of each what it is judged by, where it was seen, and what it is for whom it pays', () => {
    for (const { kind, nature, twin, measure, source, description, title, configSchema } of ATTACK_DEFINITIONS) {
      expect(kind).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const text of [measure.title, measure.formula, source, description, title]) {
        expect(text.length, `a text of ${kind}`).toBeGreaterThan(3);
      }
      expect(Number.isFinite(measure.successAbove)).toBe(true);
      expect(twin !== undefined || nature === 'economic', `${kind} pays somewhere`).toBe(true);
      for (const [name, field] of Object.entries(configSchema.shape)) {
        expect((field as { description?: string }).description, `${kind}.${name}`).toBeTruthy();
      }
    }
  });

  it('finds one by its name, and says which there are', () => {
    expect(attackDefinition('just-in-time-staking').id).toBe('R01');
    expect(() => attackDefinition('nonsense')).toThrow(/just-in-time-staking/);
  });
});

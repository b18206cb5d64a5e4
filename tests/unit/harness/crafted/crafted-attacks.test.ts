import { describe, expect, it } from 'vitest';
import { CRAFTED_ATTACKS, loadProgramArtifacts } from '#harness/index.ts';
import { ANCHOR_ERROR_NAMES } from '#harness/program/program-errors.ts';

describe('the catalogue of crafted attacks', () => {
  it('has the ten classes in order, each described and sourced', () => {
    expect(CRAFTED_ATTACKS.map(({ id }) => id)).toEqual([
      'X01',
      'X02',
      'X03',
      'X04',
      'X05',
      'X06',
      'X07',
      'X08',
      'X09',
      'X10',
    ]);
    for (const { title, description, source } of CRAFTED_ATTACKS) {
      expect(title).not.toBe('');
      expect(description).not.toContain('\n');
      expect(source).not.toBe('');
    }
  });

  it('has attempts with names of their own that fit a table', () => {
    for (const { attempts } of CRAFTED_ATTACKS) {
      expect(attempts.length).toBeGreaterThanOrEqual(5);
      expect(new Set(attempts.map(({ name }) => name)).size).toBe(attempts.length);
      for (const { name, forged } of attempts) {
        expect(name).toMatch(/^[a-z0-9-]+$/);
        expect(forged).not.toMatch(/[|\n]/);
      }
    }
  });

  it('expects names that the program, its framework, the token program or the runtime have', () => {
    const known = new Set([
      ...loadProgramArtifacts().errorNames.values(),
      ...ANCHOR_ERROR_NAMES.values(),
      'TokenMintMismatch',
      'TokenOwnerMismatch',
      'TokenInsufficientFunds',
      'AccountBorrowFailed',
    ]);
    for (const { attempts } of CRAFTED_ATTACKS) {
      for (const { sound } of attempts) {
        const errors = sound.kind === 'refuses' ? sound.errors : [];
        expect(errors.filter((name) => !known.has(name))).toEqual([]);
        expect(sound.kind === 'accepts' || errors.length > 0).toBe(true);
      }
    }
  });
});

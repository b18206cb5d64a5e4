import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { attacksSection } from '#scenarios/schema/sections/attacks.ts';
import { ATTACK_DEFINITIONS } from '#sim/attacks/registry.ts';

const SECTION = attacksSection(DEFAULT_FRAME);
const VALID = { attack: 'just-in-time-staking', at: '7d', capital: '1%' };

describe('scenarios/schema/sections/attacks.ts', () => {
  it('takes every attack of the library, with its own settings and those of all', () => {
    for (const { kind, defaultWallets } of ATTACK_DEFINITIONS) {
      const [attack] = SECTION.parse([{ attack: kind, at: '7d', capital: '100_000 ACT' }]);
      expect(attack).toMatchObject({ attack: kind, at: 604_800, wallets: defaultWallets, idle: false });
    }
  });

  it.each([
    { ...VALID, attack: 'nonsense' },
    { ...VALID, capital: 1 },
    { ...VALID, capital: '0%' },
    { ...VALID, capital: '100.01%' },
    { ...VALID, capital: '-1 ACT' },
    { ...VALID, capital: '5 USD' },
    { ...VALID, capital: undefined },
    { ...VALID, at: 7 },
    { ...VALID, wallets: 0 },
    { ...VALID, wallets: 1_001 },
    { ...VALID, name: 'Raiders' },
    { ...VALID, idle: 'yes' },
    { ...VALID, rounds: 0 },
    { ...VALID, unknown: 1 },
  ])('rejects %j', (attack) => {
    expect(SECTION.safeParse([attack]).success).toBe(false);
  });

  it('takes twenty attacks and no more', () => {
    expect(SECTION.safeParse(Array.from({ length: 20 }, () => VALID)).success).toBe(true);
    expect(SECTION.safeParse(Array.from({ length: 21 }, () => VALID)).success).toBe(false);
  });
});

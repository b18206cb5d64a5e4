import { describe, expect, it } from 'vitest';
import { attackName, resolveAttack } from '#scenarios/resolve-attack.ts';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { attacksSection } from '#scenarios/schema/sections/attacks.ts';

const SECTION = attacksSection(DEFAULT_FRAME);
const SUPPLY = 1_000_000_001n;

function resolved(attack: Record<string, unknown>): ReturnType<typeof resolveAttack> {
  const [parsed] = SECTION.parse([{ attack: 'just-in-time-staking', at: '1d', ...attack }]);
  return resolveAttack(parsed!, SUPPLY);
}

describe('scenarios/resolve-attack.ts', () => {
  it('makes a cohort whose wallets are one attacker', () => {
    expect(resolved({ name: 'raiders', capital: '2%', wallets: 3, rounds: 5 })).toEqual({
      cohort: 'raiders',
      count: 3,
      holdings: { kind: 'even', totalBaseUnits: 20_000_000n },
      policy: { kind: 'just-in-time-staking', config: { rounds: 5 } },
      attestedBps: 0,
      attack: { atSeconds: 86_400, idle: false },
    });
  });

  it('takes amounts as they are, cash, and the name of the attack where there is none', () => {
    const cohort = resolved({ capital: '7 ACT', cash: '3 USD', idle: true });
    expect(cohort).toMatchObject({
      cohort: 'just-in-time-staking',
      count: 1,
      holdings: { totalBaseUnits: 7_000_000_000n },
      cash: { kind: 'even', totalBaseUnits: 3_000_000n },
      attack: { idle: true },
    });
    expect(attackName({ attack: 'a', name: 'b' } as never)).toBe('b');
  });
});

import { describe, expect, it } from 'vitest';
import { JUST_IN_TIME_STAKING } from '#sim/attacks/library/r01-just-in-time-staking.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';

describe('sim/attacks/define-attack.ts', () => {
  it('parses the configuration before it makes a plan', () => {
    expect(JUST_IN_TIME_STAKING.createPlan({}, anAttackContext())).toHaveProperty('measure');
    expect(() => JUST_IN_TIME_STAKING.createPlan({ rounds: 0 }, anAttackContext())).toThrow(/rounds/);
    expect(() => JUST_IN_TIME_STAKING.createPlan({ turns: 1 }, anAttackContext())).toThrow(/turns/);
  });
});

import { describe, expect, it } from 'vitest';
import { POLICY_KIT } from '#sim/policies/policy-kit.ts';

describe('sim/policies/policy-kit.ts', () => {
  it('has what a policy is written in; names are added, none goes', () => {
    const names = Object.entries(POLICY_KIT).map(([name, part]) =>
      typeof part === 'object' && name !== 'z' && !Array.isArray(part) ? [name, Object.keys(part).sort()] : [name],
    );
    expect(Object.fromEntries(names)).toMatchObject({
      fields: ['days', 'lockMix', 'lockWeights', 'meanDays', 'rateBps', 'shareBps', 'tokens', 'wholeTokens'],
      habits: ['createHabits', 'habitFields', 'habitKinds', 'withHabits'],
      trading: expect.arrayContaining(['amountOfImpactFloor', 'buyIntent', 'sellIntent']),
      holding: expect.arrayContaining(['entriesOf', 'fitDeposit', 'leaveEntry', 'maturedOf', 'stakedBaseUnits']),
      math: ['bpsCeil', 'bpsFloor', 'divCeil', 'divFloor', 'maxBigint', 'minBigint', 'mulDivCeil', 'mulDivFloor'],
    });
    expect(POLICY_KIT.STAKING_KINDS).toEqual(['stake', 'unstake', 'claim_rewards']);
  });

  it('makes a definition whose configuration is checked', () => {
    const { definePolicy, z, fields } = POLICY_KIT;
    const configSchema = z.strictObject({ share_bps: fields.shareBps(5, 'A share.') });
    const idle = { decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined };
    const policy = definePolicy({ kind: 'idle', description: 'Idle.', configSchema, prepare: () => () => idle });
    const context = {} as Parameters<typeof policy.create>[1];
    expect(policy.create({}, context).kind).toBe('idle');
    expect(() => policy.create({ share_bps: -1 }, context)).toThrow(
      expect.objectContaining({ code: 'POLICY__CONFIG_INVALID' }),
    );
  });

  it('cannot be changed by a module', () => {
    expect(Object.isFrozen(POLICY_KIT)).toBe(true);
    for (const part of [
      POLICY_KIT.fields,
      POLICY_KIT.habits,
      POLICY_KIT.holding,
      POLICY_KIT.trading,
      POLICY_KIT.math,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { genesisPlan } from '#sim/replay/plan-schema.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { marketHistoryPlan } from '#tests/support/history-plans.ts';

/** As it stands in a trace. */
function written(plan: GenesisPlan): Record<string, unknown> {
  const text = JSON.stringify(plan, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return JSON.parse(text) as Record<string, unknown>;
}

describe('sim/replay/plan-schema', () => {
  it.each([
    ['without a market', economyPlan()],
    ['with one', marketHistoryPlan('everything', 30)],
  ])('reads back a plan %s as it was', (_what, plan) => {
    expect(genesisPlan.parse(written(plan))).toEqual(plan);
  });

  it.each([
    ['an unknown key', (plan: Record<string, unknown>) => ({ ...plan, extra: 1 })],
    ['fewer holdings than agents', (plan: Record<string, unknown>) => ({ ...plan, holdingsBaseUnits: ['1'] })],
    ['an id that comes twice', (plan: Record<string, unknown>) => ({ ...plan, agentIds: ['a', 'a', 'a'] })],
    ['a missing feature', (plan: Record<string, unknown>) => ({ ...plan, features: { compounding: true } })],
    [
      'a grant for nobody who exists',
      (plan: Record<string, unknown>) => ({
        ...plan,
        grants: [{ beneficiary: 99, group: 'team', totalBaseUnits: '1', cliffDays: 0, durationDays: 1 }],
      }),
    ],
  ])('rejects %s', (_what, change) => {
    expect(genesisPlan.safeParse(change(written(economyPlan()))).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { agentPlace, EXACT } from '#sim/ledger/invariant.ts';
import { BOB, smallPlan } from '#tests/support/staking-plans.ts';

describe('sim/ledger/invariant', () => {
  it('names an agent by its id', () => {
    const view = { plan: smallPlan() };
    expect(agentPlace(view, BOB, 'wallet')).toBe('agent bob: wallet');
    expect(agentPlace(view, 7, 'wallet')).toBe('agent 7: wallet');
  });

  it('allows no difference where nothing is rounded', () => {
    expect(EXACT()).toBe(0n);
  });
});

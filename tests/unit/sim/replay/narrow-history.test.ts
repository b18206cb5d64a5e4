import { describe, expect, it } from 'vitest';
import type { History } from '#sim/replay/history.ts';
import { namedAgents, narrowHistory } from '#sim/replay/narrow-history.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { PAYMENT } from '#tests/support/economy-play.ts';
import { marketHistoryPlan } from '#tests/support/history-plans.ts';

describe('sim/replay/narrow-history', () => {
  it('leaves out agents whom no step names, and moves the others up', () => {
    const plan = economyPlan();
    const history: History = {
      plan,
      ticks: [
        {
          tickIndex: 0,
          clock: undefined,
          steps: [
            { id: 0, by: 'agent', action: { kind: 'claim_rewards', agent: 1 } },
            { id: 1, by: 'agent', action: { kind: 'create_proposal', agent: 1, payload: PAYMENT } },
            { id: 2, by: 'operator', action: { kind: 'roll' } },
            { id: 3, by: 'agent', action: { kind: 'transfer', agent: 2, recipient: 1, amountBaseUnits: 5n } },
          ],
        },
      ],
    };
    expect(namedAgents(history)).toEqual([1, 2]);
    const narrow = narrowHistory(history);
    expect(narrow.plan.agentIds).toEqual(plan.agentIds.slice(1));
    expect(narrow.plan.holdingsBaseUnits).toEqual(plan.holdingsBaseUnits.slice(1));
    // Agent 0's grant is nobody's among those who are left.
    expect(narrow.plan.grants.map(({ beneficiary }) => beneficiary)).toEqual([undefined, undefined]);
    expect(narrow.ticks[0]?.steps.map(({ action }) => action)).toEqual([
      { kind: 'claim_rewards', agent: 0 },
      { kind: 'create_proposal', agent: 0, payload: { ...PAYMENT, recipient: 1 } },
      { kind: 'roll' },
      { kind: 'transfer', agent: 1, recipient: 0, amountBaseUnits: 5n },
    ]);
  });

  it('takes the cash of those who are left with them', () => {
    const plan = marketHistoryPlan('plan', 30);
    const steps = [{ id: 0, by: 'agent', action: { kind: 'claim_rewards', agent: 4 } }] as const;
    const narrow = narrowHistory({ plan, ticks: [{ tickIndex: 0, clock: undefined, steps }] });
    expect(narrow.plan.market?.cashQuoteUnits).toEqual([plan.market?.cashQuoteUnits[4]]);
  });

  it('changes nothing where everybody is named', () => {
    const plan = economyPlan();
    const steps = plan.agentIds.map((_, agent) => ({
      id: agent,
      by: 'agent' as const,
      action: { kind: 'claim_rewards' as const, agent },
    }));
    const history: History = { plan, ticks: [{ tickIndex: 0, clock: undefined, steps }] };
    expect(narrowHistory(history)).toBe(history);
  });
});

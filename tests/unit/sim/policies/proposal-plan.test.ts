import { describe, expect, it } from 'vitest';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { payloadOf, plannedProposal } from '#sim/policies/proposal-plan.ts';
import type { ProposalPayload } from '#sim/ports/actions.ts';
import { ACT, anObservation } from '#tests/support/sim-fixtures.ts';

const observation = anObservation({ agent: 3, agentNamed: (id) => (id === 'team/0' ? 8 : undefined) });

function payload(plan: object): ProposalPayload {
  return payloadOf(plannedProposal.parse({ at_day: 0, ...plan }), observation, 'steward');
}

describe('sim/policies/proposal-plan.ts', () => {
  it('gives amounts in base units and everything else as it is', () => {
    expect(payload({ kind: 'parameter', parameter: 'min_claim', value: 2.5 })).toEqual({
      kind: 'parameter',
      id: 2,
      value: 2_500_000_000n,
    });
    expect(payload({ kind: 'parameter', parameter: 'voting_days', value: 5 })).toMatchObject({ id: 43, value: 5n });
    expect(payload({ kind: 'parameter', parameter: 'buyback_max_price', value: 70_000 })).toMatchObject({
      id: 67,
      value: 70_000n,
    });
  });

  it('pays who is named, or the proposer', () => {
    const spend = { kind: 'spend', purpose: 'payment', amount_tokens: 10 };
    expect(payload({ ...spend, recipient: 'team/0' })).toEqual({
      kind: 'spend',
      purpose: 'payment',
      recipient: 8,
      amountBaseUnits: 10n * ACT,
      priceQuoteUnits: 0n,
    });
    expect(payload(spend)).toMatchObject({ recipient: 3 });
  });

  it('takes features by name and code as text', () => {
    expect(payload({ kind: 'feature', feature: 'buyback', enabled: false })).toEqual({
      kind: 'feature',
      flag: 13,
      enabled: false,
    });
    expect(payload({ kind: 'upgrade', code: 'v2' })).toEqual({ kind: 'upgrade', buffer: new Uint8Array([0x76, 0x32]) });
  });

  it('rejects a recipient that nobody is', () => {
    try {
      payload({ kind: 'spend', purpose: 'payment', amount_tokens: 1, recipient: 'team/9' });
      expect.unreachable();
    } catch (error) {
      expect(isSimError(error, 'POLICY__CONFIG_INVALID') && error.context).toMatchObject({
        policy: 'steward',
        found: 'team/9',
      });
    }
  });

  it('rejects kinds, parameters and features that the program does not have', () => {
    for (const plan of [
      { kind: 'wish', at_day: 0 },
      { kind: 'parameter', at_day: 0, parameter: 'max_fun', value: 1 },
      { kind: 'feature', at_day: 0, feature: 'fun', enabled: true },
      { kind: 'upgrade', at_day: 0, code: '' },
      { kind: 'upgrade', at_day: 0, code: 'v2', repeat: { every_days: 0, times: 2 } },
      { kind: 'upgrade', at_day: 0, code: 'v2', repeat: { every_days: 30, times: 1 } },
    ]) {
      expect(plannedProposal.safeParse(plan).success).toBe(false);
    }
  });
});

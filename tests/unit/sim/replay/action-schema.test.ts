import { describe, expect, it } from 'vitest';
import { AGENT_ACTION_KINDS } from '#sim/ports/actions.ts';
import { agentAction, operatorAction, READABLE_KINDS } from '#sim/replay/action-schema.ts';

describe('sim/replay/action-schema', () => {
  it('reads every kind of action that an agent can take', () => {
    expect(READABLE_KINDS).toEqual(expect.arrayContaining([...AGENT_ACTION_KINDS]));
  });

  it('reads amounts as exact numbers', () => {
    const written = { kind: 'stake', agent: 2, amountBaseUnits: '9007199254740993', lockDays: 30 };
    expect(agentAction.parse(written)).toEqual({ ...written, amountBaseUnits: 9_007_199_254_740_993n });
  });

  it('gives back keys that JSON leaves out', () => {
    const payload = { kind: 'spend', purpose: 'burn', amountBaseUnits: '1', priceQuoteUnits: '0' };
    expect(agentAction.parse({ kind: 'create_proposal', agent: 0, payload })).toHaveProperty(
      'payload.recipient',
      undefined,
    );
  });

  it('reads an upgrade by its bytes', () => {
    const payload = { kind: 'upgrade', buffer: '7f45' };
    const action = agentAction.parse({ kind: 'create_proposal', agent: 0, payload });
    expect(action).toMatchObject({ payload: { buffer: Uint8Array.of(0x7f, 0x45) } });
  });

  it.each([
    ['an unknown kind', { kind: 'steal', agent: 0 }],
    ['a kind that every object has', { kind: 'constructor' }],
    ['a key too many', { kind: 'claim_rewards', agent: 0, amountBaseUnits: '1' }],
    ['a missing key', { kind: 'stake', agent: 0, lockDays: 0 }],
    ["an operator's kind", { kind: 'roll' }],
    ['an unknown side', { kind: 'cast_vote', agent: 0, proposalId: 0, side: 'maybe' }],
  ])('rejects %s', (_what, action) => {
    expect(agentAction.safeParse(action).success).toBe(false);
  });

  it("rejects an agent's kind where the operator acts", () => {
    expect(operatorAction.safeParse({ kind: 'claim_rewards', agent: 0 }).success).toBe(false);
    expect(operatorAction.parse({ kind: 'pause', mask: 3, seconds: 60 })).toEqual({
      kind: 'pause',
      mask: 3,
      seconds: 60,
    });
  });
});

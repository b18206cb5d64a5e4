import { describe, expect, it } from 'vitest';
import { asJson, breachText, deed, transactionLine } from '../../../../cli/trace/trace-text.ts';

describe('cli/trace/trace-text', () => {
  it('puts a transaction on a line that cannot act on a terminal', () => {
    expect(transactionLine(7, 1_767_225_600n, 'ann: stake\u001b[2J', 'ok')).toBe(
      '     7  2026-01-01 00:00:00  ann: stake\ufffd[2J  ok',
    );
  });

  it('says who does what', () => {
    const claim = { by: 'agent', action: { kind: 'claim_rewards', agent: 1 } } as const;
    expect(deed(claim, ['ann', 'bob'])).toBe('bob: claim_rewards');
    expect(deed(claim, [])).toBe('agent 1: claim_rewards');
    expect(deed({ by: 'operator', action: { kind: 'compound_rewards', agent: 0 } }, ['ann'])).toBe(
      'operator: compound_rewards of ann',
    );
    const transfer = { kind: 'transfer', agent: 0, recipient: 1, amountBaseUnits: 5n } as const;
    expect(deed({ by: 'agent', action: transfer }, ['ann', 'bob'])).toBe('ann: transfer 5 to bob');
  });

  it('tells a breach on one line, and anything as JSON', () => {
    const breach = { invariant: 'I09', tickIndex: 2, expected: '1', found: '2', where: 'pool' };
    expect(breachText(breach)).toBe('broken: I09 at tick 2 (pool): expected 1, found 2');
    const value = { amount: 2n ** 64n, bytes: Uint8Array.of(255), names: new Map([['a', 1n]]) };
    expect(JSON.parse(asJson(value))).toEqual({ amount: '18446744073709551616', bytes: 'ff', names: { a: '1' } });
  });
});

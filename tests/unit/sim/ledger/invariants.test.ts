import { describe, expect, it } from 'vitest';
import { INVARIANTS, LEDGER_BALANCES_ID, LEDGER_OUTCOMES_ID } from '#sim/ledger/invariants.ts';

describe('sim/ledger/invariants', () => {
  it('lists each invariant once, in the order of its id', () => {
    const ids = INVARIANTS.map(({ id }) => id);
    expect(ids).toEqual(['I01', 'I02', 'I03', 'I04', 'I05', 'I06', 'I07', 'I09', 'I14', 'I15']);
    expect(ids).not.toContain(LEDGER_BALANCES_ID);
    expect(ids).not.toContain(LEDGER_OUTCOMES_ID);
  });

  it('gives each a title and something to check', () => {
    const idle = INVARIANTS.filter(
      ({ checkAgent, checkWhole }) => checkAgent === undefined && checkWhole === undefined,
    );
    expect(idle).toEqual([]);
    expect(INVARIANTS.every(({ title }) => title.length > 10)).toBe(true);
  });
});

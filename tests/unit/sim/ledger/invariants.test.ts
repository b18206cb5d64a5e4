import { describe, expect, it } from 'vitest';
import { INVARIANTS, LEDGER_CHECKS, ruleOf } from '#sim/ledger/invariants.ts';

describe('sim/ledger/invariants', () => {
  it('lists each of the 31 once, in the order of its id', () => {
    const ids = INVARIANTS.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 31 }, (_, index) => `I${String(index + 1).padStart(2, '0')}`));
    expect(LEDGER_CHECKS.map(({ id }) => id)).toEqual(['ledger.balances', 'ledger.outcomes']);
  });

  it('has a check for each that runs, and none for what only tests can see', () => {
    for (const { id, cadence, checkAgent, checkWhole } of INVARIANTS) {
      const isChecked = checkAgent !== undefined || checkWhole !== undefined;
      expect([id, isChecked]).toEqual([id, cadence !== 'tests']);
    }
    expect(INVARIANTS.filter(({ cadence }) => cadence === 'tests').map(({ id }) => id)).toEqual(['I27']);
  });

  it('says of each what it compares, by which source, and how grave it is', () => {
    for (const entry of [...INVARIANTS, ...LEDGER_CHECKS]) {
      expect([entry.id, entry.title.length > 10, entry.compares.length > 10]).toEqual([entry.id, true, true]);
      expect(entry.source).toMatch(/^(onchain\.md|programs\/market\/README\.md|sim\/ledger)/);
      expect(['fatal', 'warning']).toContain(entry.severity);
    }
  });

  it('says in words what has to hold', () => {
    expect(ruleOf('I01')).toBe(INVARIANTS[0]?.title);
    expect(ruleOf('ledger.outcomes')).toBe('every action was accepted or refused as the ledger predicted');
    expect(ruleOf('I99')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { breachKind } from '#sim/replay/breach-kind.ts';

const EXIT = {
  invariant: 'ledger.outcomes',
  where: 'agent carousel/0: unstake 500000000000000 of entry 0',
  expected: 'VoteLocked (6039)',
  found: 'accepted',
};

describe('sim/replay/breach-kind', () => {
  it('is the same whoever it is, and whatever the amounts', () => {
    const other = { ...EXIT, where: 'agent whales-2/13: unstake 7 of entry 3' };
    expect(breachKind(other)).toBe(breachKind(EXIT));
    const sum = { invariant: 'I15', where: 'agent 4: penalties paid', expected: '10', found: '9' };
    expect(breachKind({ ...sum, where: 'agent a/1: penalties paid', found: '-1_000' })).toBe(breachKind(sum));
  });

  it.each([
    { ...EXIT, invariant: 'ledger.balances' },
    { ...EXIT, where: 'agent carousel/0: unstake 500000000000000 of entry 0 by force' },
    { ...EXIT, where: 'agent author/0: activate_proposal 0' },
    { ...EXIT, expected: 'accepted', found: 'VoteLocked (6039)' },
    { ...EXIT, found: 'NoPowerAtSnapshot (6069)' },
  ])('differs where something else is wrong: %o', (other) => {
    expect(breachKind(other)).not.toBe(breachKind(EXIT));
  });
});

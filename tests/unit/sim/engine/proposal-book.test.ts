import { describe, expect, it } from 'vitest';
import { ProposalBook } from '#sim/engine/proposal-book.ts';
import { aProposal } from '#tests/support/sim-fixtures.ts';

describe('sim/engine/proposal-book.ts', () => {
  it('knows which are live, and whose bond is out', () => {
    const book = new ProposalBook();
    book.update([aProposal({ id: 1, state: 'queued' }), aProposal({ id: 0, state: 'draft' }), undefined]);
    book.update([aProposal({ id: 2, state: 'defeated' }), aProposal({ id: 3, state: 'vetoed', bondReturned: true })]);
    expect(book.live.map(({ id }) => id)).toEqual([0, 1]);
    expect(book.open.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(book.get(3)?.state).toBe('vetoed');
    expect(book.get(9)).toBeUndefined();
  });

  it('counts by state as states change', () => {
    const book = new ProposalBook();
    book.update([aProposal(), aProposal({ id: 1 })]);
    book.update([aProposal({ state: 'succeeded' })]);
    expect(book.countByState).toMatchObject({ active: 1, succeeded: 1, draft: 0 });
  });

  it('counts a vote that was extended once', () => {
    const book = new ProposalBook();
    book.update([aProposal(), aProposal({ id: 1, extended: true })]);
    book.update([aProposal({ extended: true }), aProposal({ id: 1, state: 'succeeded', extended: true })]);
    expect(book.extended).toBe(2);
  });

  it('remembers the one that was decided last, as it is now', () => {
    const book = new ProposalBook();
    book.update([aProposal()]);
    expect(book.lastDecided).toBeUndefined();
    book.update([aProposal({ state: 'succeeded', finalizedAtUnixSeconds: 10n })]);
    book.update([aProposal({ id: 1, state: 'defeated', finalizedAtUnixSeconds: 20n })]);
    book.update([aProposal({ state: 'executed', finalizedAtUnixSeconds: 10n })]);
    expect(book.lastDecided?.id).toBe(1);
    book.update([aProposal({ id: 1, state: 'defeated', finalizedAtUnixSeconds: 20n, bondReturned: true })]);
    expect(book.lastDecided?.bondReturned).toBe(true);
  });

  it('tells the mean turnout of the votes that were decided after a time', () => {
    const book = new ProposalBook();
    const decided = (id: number, at: bigint, turnout: bigint) =>
      aProposal({ id, state: 'defeated', finalizedAtUnixSeconds: at, turnout, powerTotal: 1_000n });
    book.update([aProposal({ id: 9 }), decided(0, 10n, 100n)]);
    book.update([decided(1, 20n, 200n), decided(2, 30n, 600n), { ...decided(3, 30n, 0n), powerTotal: 0n }]);
    book.update([{ ...decided(2, 30n, 600n), bondReturned: true }]);
    expect([9, 10, 20, 30].map((after) => book.meanTurnoutAfter(after))).toEqual([
      expect.closeTo(0.3, 12) as number,
      expect.closeTo(0.4, 12) as number,
      expect.closeTo(0.6, 12) as number,
      undefined,
    ]);
  });
});

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

  it('hands out each change of a state once, by id, as the proposal then was', () => {
    const book = new ProposalBook();
    const taken = () => book.takeMoves().map(({ id, state, turnout }) => `${id} ${state} ${turnout}`);
    book.update([aProposal({ id: 1 }), aProposal({ state: 'draft' })]);
    book.update([aProposal({ turnout: 5n })]);
    book.update([aProposal({ id: 1, turnout: 7n, bondReturned: true })]);
    expect(taken()).toEqual(['0 draft 0', '0 active 5', '1 active 0']);
    expect(taken()).toEqual([]);
    book.update([aProposal({ id: 1, state: 'vetoed' }), aProposal({ state: 'active', turnout: 9n })]);
    expect(taken()).toEqual(['1 vetoed 0']);
  });

  it('lists the decided ones in the order in which that was read', () => {
    const book = new ProposalBook();
    book.update([aProposal(), aProposal({ id: 1, state: 'defeated', finalizedAtUnixSeconds: 10n })]);
    book.update([aProposal({ state: 'succeeded', finalizedAtUnixSeconds: 20n })]);
    book.update([aProposal({ state: 'queued', finalizedAtUnixSeconds: 20n })]);
    expect(book.decided.map(({ id, state }) => `${id} ${state}`)).toEqual(['1 defeated', '0 succeeded']);
  });

  it('tells the mean time from the draft to the execution', () => {
    const book = new ProposalBook();
    const executed = (id: number, seconds: bigint) =>
      aProposal({ id, state: 'executed', createdAtUnixSeconds: 100n, executedAtUnixSeconds: 100n + seconds });
    book.update([aProposal()]);
    expect(book.meanSecondsToExecution).toBeUndefined();
    book.update([executed(0, 50n)]);
    book.update([executed(0, 50n), executed(1, 101n)]);
    expect(book.meanSecondsToExecution).toBe(75.5);
  });
});

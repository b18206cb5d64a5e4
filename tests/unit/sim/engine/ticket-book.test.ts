import { describe, expect, it } from 'vitest';
import { TicketBook } from '#sim/engine/ticket-book.ts';
import type { VestingState } from '#sim/ports/governance-states.ts';

function aTicket(totalBaseUnits: bigint, releasedBaseUnits: bigint): VestingState {
  const times = { startUnixSeconds: 0n, cliffSeconds: 0n, durationSeconds: 10n };
  return { totalBaseUnits, releasedBaseUnits, ...times, index: 0, kind: 'ticket' };
}

describe('sim/engine/ticket-book.ts', () => {
  it('knows what the open tickets of an owner still owe, and forgets those that are paid', () => {
    const book = new TicketBook();
    expect(book.owedTo(1)).toBe(0n);
    book.update([
      { agent: 1, index: 0, state: aTicket(100n, 30n) },
      { agent: 1, index: 1, state: aTicket(5n, 0n) },
      { agent: 2, index: 0, state: aTicket(7n, 0n) },
    ]);
    expect([1, 2, 3].map((agent) => book.owedTo(agent))).toEqual([75n, 7n, 0n]);
    book.update([{ agent: 1, index: 0, state: aTicket(100n, 60n) }]);
    book.update();
    expect(book.owedTo(1)).toBe(45n);
    book.update([{ agent: 1, index: 0, state: undefined }]);
    expect(book.owedTo(1)).toBe(5n);
  });
});

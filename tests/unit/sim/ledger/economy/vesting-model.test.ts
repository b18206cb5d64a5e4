import { describe, expect, it } from 'vitest';
import {
  createGrant,
  createTicket,
  releasable,
  unlockedFloor,
  vestingState,
} from '#sim/ledger/economy/vesting-model.ts';

const DAY = 86_400n;
const START = 1_000n * DAY;

describe('sim/ledger/economy/vesting-model', () => {
  it('unlocks nothing before the cliff, then what all time since the start has earned', () => {
    const grant = createGrant(0, 1_000n, START, { cliffDays: 30, durationDays: 90 });
    expect(unlockedFloor(grant, START - DAY)).toBe(0n);
    expect(unlockedFloor(grant, START + 30n * DAY - 1n)).toBe(0n);
    expect(unlockedFloor(grant, START + 30n * DAY)).toBe(333n);
    expect(unlockedFloor(grant, START + 90n * DAY)).toBe(1_000n);
    expect(unlockedFloor(grant, START + 900n * DAY)).toBe(1_000n);
  });

  it('pays the same however often it is released', () => {
    const ticket = createTicket(3, 1_000n, START, 7);
    for (let second = 0n; second <= 7n * DAY; second += 12_345n) {
      ticket.released += releasable(ticket, START + second);
    }
    ticket.released += releasable(ticket, START + 7n * DAY);
    expect(ticket.released).toBe(1_000n);
    expect(vestingState(ticket)).toMatchObject({
      kind: 'ticket',
      index: 3,
      cliffSeconds: 0n,
      durationSeconds: 7n * DAY,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { claimDue, enter, enterFree, isFirstTickOfDay, isLastTickOfDay } from '#sim/attacks/stake-moves.ts';
import { ACT, anEntry, anObservation, aStake } from '#tests/support/sim-fixtures.ts';

describe('sim/attacks/stake-moves.ts', () => {
  it('stakes the wallet or a part of it, up to the cap, and nothing below the least deposit', () => {
    expect(enterFree(anObservation())).toEqual([{ kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 }]);
    expect(enterFree(anObservation(), 300n * ACT)).toEqual([
      { kind: 'stake', amountBaseUnits: 300n * ACT, lockDays: 0 },
    ]);
    expect(enterFree(anObservation({ walletBaseUnits: 250_000n * ACT }))).toEqual([
      { kind: 'stake', amountBaseUnits: 100_000n * ACT, lockDays: 0 },
    ]);
    expect(enterFree(anObservation(), 99n * ACT)).toEqual([]);
    const full = aStake([anEntry({ amountBaseUnits: 100_000n * ACT })]);
    expect(enterFree(anObservation({ stake: full }))).toEqual([]);
  });

  it('stakes all but what it keeps, under a lock', () => {
    expect(enter(anObservation(), 2, 1_000n * ACT)).toEqual([
      { kind: 'stake', amountBaseUnits: 9_000n * ACT, lockDays: 30 },
    ]);
    expect(enter(anObservation(), 2, 9_901n * ACT)).toEqual([]);
  });

  it('claims what the program would pay', () => {
    const stake = aStake([anEntry()]);
    expect(claimDue(anObservation({ stake, claimable: 5n * ACT }))).toEqual([{ kind: 'claim_rewards' }]);
    expect(claimDue(anObservation({ stake, claimable: ACT - 1n }))).toEqual([]);
    expect(claimDue(anObservation({ claimable: 5n * ACT }))).toEqual([]);
  });

  it('knows the last tick of a day', () => {
    expect(isLastTickOfDay(anObservation({ elapsedDays: 3 + 23 / 24 }), 3_600)).toBe(true);
    expect(isLastTickOfDay(anObservation({ elapsedDays: 3 + 22 / 24 }), 3_600)).toBe(false);
    expect(isLastTickOfDay(anObservation({ elapsedDays: 3 }), 86_400)).toBe(true);
  });

  it('knows the first tick of a day', () => {
    expect(isFirstTickOfDay(anObservation({ elapsedDays: 3 }), 3_600)).toBe(true);
    expect(isFirstTickOfDay(anObservation({ elapsedDays: 3 + 1 / 24 }), 3_600)).toBe(false);
    expect(isFirstTickOfDay(anObservation({ elapsedDays: 3 }), 86_400)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { PAUSE } from '#sim/ledger/pool-features.ts';
import { REFUSED } from '#sim/ledger/predictions.ts';
import { notReady, notReadyFor, userOf } from '#sim/ledger/staking-book.ts';
import { createStakingModel } from '#sim/ledger/staking-model.ts';
import { ANN, BOB, clockAt, smallPlan } from '#tests/support/staking-plans.ts';

describe('sim/ledger/staking-book', () => {
  it('is ready on the open day, unless the instruction is paused', () => {
    const book = createStakingModel(smallPlan());
    Object.assign(book.pool, { pauseMask: PAUSE.fund, pauseUntil: clockAt(5).unixSeconds });
    expect([notReady(book), notReady(book, 'stake'), notReady(book, 'fund')]).toEqual([
      undefined,
      undefined,
      REFUSED.Paused,
    ]);
    book.advanceTo(clockAt(1).unixSeconds);
    expect(notReady(book, 'fund')).toBe(REFUSED.PoolNotRolled);
  });

  it('asks first for the stake account', () => {
    const book = createStakingModel(smallPlan());
    book.stake(ANN, 100n, 0);
    book.advanceTo(clockAt(1).unixSeconds);
    expect(notReadyFor(book, userOf(book, ANN))).toBe(REFUSED.PoolNotRolled);
    expect(notReadyFor(book, userOf(book, BOB))).toBe(REFUSED.AccountOwnedByWrongProgram);
  });
});

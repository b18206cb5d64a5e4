import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import { claimableBaseUnits } from '#sim/agents/claimable.ts';
import type { PoolState } from '#sim/ports/staking-chain.ts';
import { ACT, anEntry, aPool, aStake, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const ONE = 1n << 64n;

/** A history and pool in which every unit of weight earned one unit on each day. */
function after(days: number): { history: AccHistory; pool: PoolState } {
  const history = new AccHistory(GENESIS_DAY);
  const accAfter = (closed: number): bigint => BigInt(closed) * ONE;
  let pool = aPool();
  for (let closed = 1; closed <= days; closed++) {
    const recent = [...pool.recent];
    const record = { acc: accAfter(closed), powerBaseUnits: 0n, stakedBaseUnits: 0n };
    recent[(GENESIS_DAY + closed - 1) % 32] = record;
    pool = aPool({
      recent,
      lastDay: GENESIS_DAY + closed,
      acc: accAfter(closed),
      accWeekOpen: accAfter(closed - (closed % 7)),
    });
    history.record(pool);
  }
  return { history, pool };
}

function claimableAfter(days: number, stake: Parameters<typeof claimableBaseUnits>[0]): bigint {
  const { history, pool } = after(days);
  return claimableBaseUnits(stake, pool, history);
}

describe('sim/agents/claimable.ts', () => {
  it('pays boosted weight for closed weeks only, from the day after the stake', () => {
    const stake = aStake([anEntry()]);
    expect(claimableAfter(0, stake)).toBe(0n);
    expect(claimableAfter(6, stake)).toBe(0n);
    expect(claimableAfter(7, stake)).toBe(6n * 150n * ACT);
    expect(claimableAfter(13, stake)).toBe(6n * 150n * ACT);
    expect(claimableAfter(14, stake)).toBe(13n * 150n * ACT);
  });

  it('pays base weight after the last day of the lock', () => {
    // Day 30 is the last with a boost; 42 closed days are six whole weeks.
    expect(claimableAfter(42, aStake([anEntry()]))).toBe(30n * 150n * ACT + 11n * 100n * ACT);
  });

  it('splits at the opening of the week when the lock ended within the open week', () => {
    // 34 closed days: four whole weeks, all of them boosted although the lock is over.
    expect(claimableAfter(34, aStake([anEntry()]))).toBe(27n * 150n * ACT);
  });

  it('continues from the last settlement', () => {
    const started = anEntry({ started: true, paidAcc: 10n * ONE });
    expect(claimableAfter(14, aStake([started]))).toBe(4n * 150n * ACT);
    expect(claimableAfter(10, aStake([started]))).toBe(0n);
    const ended = anEntry({ started: true, ended: true, paidAcc: 33n * ONE });
    expect(claimableAfter(42, aStake([ended]))).toBe(9n * 100n * ACT);
  });

  it('adds what was settled before, of closed weeks', () => {
    const stake = aStake([], { owedBaseUnits: 5n, owedOpenBaseUnits: 3n, owedOpenWeek: 1 });
    expect(claimableAfter(13, stake)).toBe(5n);
    expect(claimableAfter(14, stake)).toBe(8n);
  });

  it('rounds down once over all entries', () => {
    const { history, pool } = after(7);
    const third = anEntry({ weightLocked: 1n, weightBase: 1n, started: true, paidAcc: 7n * ONE - ONE / 2n });
    expect(claimableBaseUnits(aStake([third]), pool, history)).toBe(0n);
    expect(claimableBaseUnits(aStake([third, third, third]), pool, history)).toBe(1n);
  });
});

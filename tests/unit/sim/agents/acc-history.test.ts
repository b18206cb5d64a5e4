import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import type { PoolState } from '#sim/ports/staking-chain.ts';
import { aPool, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

/** A pool with `closed` closed days; after day d since genesis the accumulator is 10 (d + 1). */
function poolAfter(closed: number): PoolState {
  const recent = Array.from({ length: 32 }, () => ({ acc: 0n, powerBaseUnits: 0n, stakedBaseUnits: 0n }));
  for (let d = Math.max(0, closed - 32); d < closed; d++) {
    recent[(GENESIS_DAY + d) % 32] = { acc: BigInt(10 * (d + 1)), powerBaseUnits: 0n, stakedBaseUnits: 0n };
  }
  return aPool({ lastDay: GENESIS_DAY + closed, acc: BigInt(10 * closed), recent });
}

describe('sim/agents/acc-history.ts', () => {
  it('remembers days that have left the ring', () => {
    const history = new AccHistory(GENESIS_DAY);
    for (let closed = 0; closed <= 100; closed++) history.record(poolAfter(closed));
    expect(history.accAfterDay(GENESIS_DAY)).toBe(10n);
    expect(history.accAfterDay(GENESIS_DAY + 50)).toBe(510n);
    expect(history.accAfterDay(GENESIS_DAY + 99)).toBe(1_000n);
  });

  it('answers for days outside of what was closed', () => {
    const history = new AccHistory(GENESIS_DAY);
    expect(history.accAfterDay(GENESIS_DAY)).toBe(0n);
    history.record(poolAfter(3));
    expect(history.accAfterDay(GENESIS_DAY - 1)).toBe(0n);
    expect(history.accAfterDay(GENESIS_DAY + 7)).toBe(30n);
  });

  it('can be read up to a ceiling', () => {
    const history = new AccHistory(GENESIS_DAY);
    history.record(poolAfter(3));
    expect(history.accAfterDayUpTo(GENESIS_DAY + 2, 25n)).toBe(25n);
    expect(history.accAfterDayUpTo(GENESIS_DAY + 1, 25n)).toBe(20n);
  });

  it('parts what was added evenly among days that were missed', () => {
    const history = new AccHistory(GENESIS_DAY);
    history.record(poolAfter(2));
    // Days 2 to 67 are missed: 680 less 20 over 66 days and the one after.
    history.record(poolAfter(100));
    const after = (day: number): bigint => history.accAfterDay(GENESIS_DAY + day);
    expect([after(1), after(2), after(34), after(67), after(68), after(69)]).toEqual([
      20n,
      30n,
      350n,
      680n,
      690n,
      700n,
    ]);
    const uneven = new AccHistory(GENESIS_DAY);
    const pool = poolAfter(40);
    uneven.record({ ...pool, recent: pool.recent.map((day) => ({ ...day, acc: 100n })) });
    // 8 days and the oldest that is left: ninths of 100, rounded down.
    expect(Array.from({ length: 9 }, (_, day) => uneven.accAfterDay(GENESIS_DAY + day))).toEqual([
      11n,
      22n,
      33n,
      44n,
      55n,
      66n,
      77n,
      88n,
      100n,
    ]);
  });
});

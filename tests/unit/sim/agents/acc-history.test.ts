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

  it('puts the oldest record that is left where days were missed', () => {
    const history = new AccHistory(GENESIS_DAY);
    history.record(poolAfter(40));
    expect(history.accAfterDay(GENESIS_DAY + 3)).toBe(90n);
    expect(history.accAfterDay(GENESIS_DAY + 8)).toBe(90n);
    expect(history.accAfterDay(GENESIS_DAY + 9)).toBe(100n);
  });
});

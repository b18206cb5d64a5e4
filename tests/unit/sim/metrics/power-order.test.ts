import { describe, expect, it } from 'vitest';
import { PowerOrder } from '#sim/metrics/power-order.ts';

function ordered(...changes: readonly (readonly [before: bigint, after: bigint])[]): readonly bigint[] {
  const order = new PowerOrder(4);
  for (const [before, after] of changes) order.replace(before, after);
  return [...order.powers()];
}

describe('sim/metrics/power-order.ts', () => {
  it('holds the powers above 0 in ascending order', () => {
    expect(ordered()).toEqual([]);
    expect(ordered([0n, 5n], [0n, 3n], [0n, 9n])).toEqual([3n, 5n, 9n]);
    expect(ordered([0n, 5n], [0n, 3n], [5n, 0n])).toEqual([3n]);
  });

  it('takes one of several equal powers', () => {
    expect(ordered([0n, 5n], [0n, 5n], [0n, 5n], [5n, 7n])).toEqual([5n, 5n, 7n]);
  });

  it('follows a power that changes more than once between two looks', () => {
    const order = new PowerOrder(2);
    order.replace(0n, 4n);
    order.replace(0n, 6n);
    expect([...order.powers()]).toEqual([4n, 6n]);
    order.replace(4n, 8n);
    order.replace(8n, 5n);
    order.replace(5n, 7n);
    expect([...order.powers()]).toEqual([6n, 7n]);
    expect([...order.amounts()]).toEqual([6, 7]);
  });

  it('tells powers apart that are equal as floats', () => {
    const large = 2n ** 60n;
    expect(ordered([0n, large + 1n], [0n, large], [0n, large + 2n], [large, 0n])).toEqual([large + 1n, large + 2n]);
  });
});

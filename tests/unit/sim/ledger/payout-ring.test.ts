import { describe, expect, it } from 'vitest';
import { PayoutRing } from '#sim/ledger/payout-ring.ts';
import type { PayoutState } from '#sim/ports/governance-states.ts';

function payout(n: number): PayoutState {
  return { amountBaseUnits: 2n ** 64n - 1n - BigInt(n), day: 20_000 + n, kind: n % 2 === 0 ? 'claim' : 'compound' };
}

describe('sim/ledger/payout-ring', () => {
  it('shows what was written, the newest over the one of eight before', () => {
    const ring = new PayoutRing();
    expect(ring.states()).toEqual([]);
    const slots: PayoutState[] = [];
    for (let n = 0; n < 11; n += 1) {
      ring.write(n, payout(n));
      slots[n % 8] = payout(n);
      expect(ring.states()).toEqual(slots);
      expect(ring.isSame(slots)).toBe(true);
    }
  });

  it('tells every difference: an amount, a day, a kind, one payout more, one less', () => {
    const ring = new PayoutRing();
    const slots = [0, 1, 2].map(payout);
    for (const [n, written] of slots.entries()) ring.write(n, written);
    const changed = (change: Partial<PayoutState>) => [...slots.slice(0, 2), { ...payout(2), ...change }];
    expect(ring.isSame(changed({}))).toBe(true);
    expect(ring.isSame(changed({ amountBaseUnits: payout(2).amountBaseUnits - 1n }))).toBe(false);
    expect(ring.isSame(changed({ day: 0 }))).toBe(false);
    expect(ring.isSame(changed({ kind: 'close' }))).toBe(false);
    expect(ring.isSame(slots.slice(0, 2))).toBe(false);
    expect(ring.isSame([...slots, payout(3)])).toBe(false);
  });
});

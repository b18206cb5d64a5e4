import { describe, expect, it } from 'vitest';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import { StandingOrder } from '#sim/policies/standing-order.ts';
import type { SwapSide } from '#sim/ports/actions.ts';
import { aMarketView, USD } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation } from '#tests/support/sim-fixtures.ts';

const TERMS = { maxImpactBps: 100, maxSlippageBps: 100 };
const seen = anObservation({ market: aMarketView(), quoteUnits: 1_000n * USD });

function anOrder(side: SwapSide, amountIn: bigint): StandingOrder {
  const order = new StandingOrder(side, TERMS);
  order.place(amountIn);
  return order;
}

function swapped(order: StandingOrder, observation: Observation = seen): bigint {
  const intents: Intent[] = [];
  order.ask(observation, intents);
  const [intent] = intents;
  return intent?.kind === 'swap' ? intent.amountIn : 0n;
}

describe('sim/policies/standing-order.ts', () => {
  it('is worked off in swaps that keep to the impact limit', () => {
    const order = anOrder('sell', 1_200n * ACT);
    const amounts: bigint[] = [];
    for (let tick = 0; tick < 5 && order.isOpen; tick++) {
      amounts.push(swapped(order));
      order.learn({ accepted: true });
    }
    // 100,000 (1 / sqrt(0.99) - 1) tokens move the price by 1%.
    expect(Number(amounts[0]) / Number(ACT)).toBeCloseTo(503.78, 2);
    expect(amounts[1]).toBe(amounts[0]);
    expect(amounts).toHaveLength(3);
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(1_200n * ACT);
  });

  it('keeps what a refused swap would have traded, and tries again later and later', () => {
    const order = anOrder('buy', 20n * USD);
    const triedOn: number[] = [];
    for (let day = 0; day <= 40; day += 0.5) {
      const amount = swapped(order, { ...seen, elapsedDays: day });
      if (amount === 0n) continue;
      expect(amount).toBe(20n * USD);
      triedOn.push(day);
      order.learn({ accepted: false, errorCode: 7005, errorName: 'SlippageExceeded' });
    }
    expect(triedOn).toEqual([0, 1, 3, 7, 15, 23, 31, 39]);
    expect([order.isOpen, order.dueAt]).toEqual([true, 47]);
    expect(swapped(order, { ...seen, elapsedDays: 47 })).toBe(20n * USD);
    order.learn({ accepted: true });
    expect([order.isOpen, order.dueAt]).toEqual([false, Number.POSITIVE_INFINITY]);
  });

  it('waits no longer once a step was accepted', () => {
    const order = anOrder('sell', 1_200n * ACT);
    swapped(order);
    order.learn({ accepted: false, errorCode: 7005, errorName: 'SlippageExceeded' });
    expect(order.dueAt).toBe(1);
    swapped(order, { ...seen, elapsedDays: 1 });
    order.learn({ accepted: true });
    expect([order.isOpen, order.dueAt]).toEqual([true, 1]);
  });

  it('gives up what cannot be traded', () => {
    for (const hindrance of [{ market: undefined }, { quoteUnits: 0n }]) {
      const order = anOrder('buy', 20n * USD);
      expect(swapped(order, anObservation({ market: aMarketView(), quoteUnits: USD, ...hindrance }))).toBe(0n);
      expect(order.isOpen).toBe(false);
    }
    expect(swapped(anOrder('sell', 0n))).toBe(0n);
  });
});

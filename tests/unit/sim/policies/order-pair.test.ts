import { describe, expect, it } from 'vitest';
import { createOrderPair } from '#sim/policies/order-pair.ts';
import type { Intent } from '#sim/policies/policy.ts';
import { aMarketView, USD } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation } from '#tests/support/sim-fixtures.ts';

const seen = anObservation({ market: aMarketView(), quoteUnits: 1_000n * USD });

describe('sim/policies/order-pair.ts', () => {
  it('works off what is placed, sales before purchases', () => {
    const { sale, purchase, habits } = createOrderPair({ maxImpactBps: 100, maxSlippageBps: 300 });
    sale.place(10n * ACT);
    purchase.place(5n * USD);
    const intents: Intent[] = [];
    for (const habit of habits) habit.ask(seen, intents);
    expect(intents).toMatchObject([
      { kind: 'swap', side: 'sell', amountIn: 10n * ACT },
      { kind: 'swap', side: 'buy', amountIn: 5n * USD },
    ]);
  });

  it('sleeps while neither is open', () => {
    const { habits } = createOrderPair({ maxImpactBps: 100, maxSlippageBps: 300 });
    expect(habits.map(({ dueAt }) => dueAt)).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});

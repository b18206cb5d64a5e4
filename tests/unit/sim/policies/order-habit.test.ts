import { describe, expect, it } from 'vitest';
import { withHabits } from '#sim/policies/habit.ts';
import { OrderHabit } from '#sim/policies/order-habit.ts';
import type { Mind } from '#sim/policies/policy.ts';
import { StandingOrder } from '#sim/policies/standing-order.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation } from '#tests/support/sim-fixtures.ts';

const ACCEPTED: Outcome = { accepted: true };
const REFUSED: Outcome = { accepted: false, errorCode: 7005, errorName: 'SlippageExceeded' };

/** Places an order for 30 ACT at its first look, and sleeps for good. */
function aSeller(order: StandingOrder): Mind {
  return {
    decide() {
      order.place(30n * ACT);
      return { intents: [], sleepDays: Number.POSITIVE_INFINITY };
    },
    learn: () => {},
  };
}

describe('sim/policies/order-habit.ts', () => {
  it('keeps the agent awake until the order of its plan is worked off, through refusals too', () => {
    const order = new StandingOrder('sell', { maxImpactBps: 5_000, maxSlippageBps: 100 });
    const mind = withHabits(aSeller(order), [new OrderHabit(order)]);
    const market = aMarketView();
    const first = mind.decide(anObservation({ market }));
    expect(first.intents).toMatchObject([{ kind: 'swap', side: 'sell', amountIn: 30n * ACT }]);
    expect(first.sleepDays).toBeLessThanOrEqual(0);
    mind.learn([REFUSED]);
    expect(mind.decide(anObservation({ market, elapsedDays: 0.5 }))).toEqual({ intents: [], sleepDays: 0.5 });
    const second = mind.decide(anObservation({ market, elapsedDays: 1 }));
    expect(second.intents).toHaveLength(1);
    mind.learn([ACCEPTED]);
    const third = mind.decide(anObservation({ market, elapsedDays: 2 }));
    expect(third).toEqual({ intents: [], sleepDays: Number.POSITIVE_INFINITY });
  });
});

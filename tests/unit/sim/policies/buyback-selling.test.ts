import { describe, expect, it } from 'vitest';
import { SellingHabit, sellingFields } from '#sim/policies/buyback-selling.ts';
import type { BuybackOffer, Intent } from '#sim/policies/policy.ts';
import { ACT, anObservation, someStreams } from '#tests/support/sim-fixtures.ts';

const OFFER: BuybackOffer = { priceQuoteUnits: 50_000n, weekRoomBaseUnits: 1_500n * ACT };
const ALWAYS = { sell_weekly_bps: 10_000, wallet_share_bps: 1_000 };

function asked(habit: SellingHabit, elapsedDays: number, buyback: BuybackOffer | undefined): readonly Intent[] {
  const intents: Intent[] = [];
  habit.ask(anObservation({ elapsedDays, buyback }), intents);
  return intents;
}

function aHabit(config: object = ALWAYS): SellingHabit {
  return new SellingHabit(sellingFields.parse(config), someStreams());
}

describe('sim/policies/buyback-selling.ts', () => {
  it('sleeps while nothing is bought, and comes within a week of a programme', () => {
    const habit = aHabit();
    expect(asked(habit, 3, undefined)).toEqual([]);
    expect(habit.dueAt).toBe(Number.POSITIVE_INFINITY);
    asked(habit, 10, OFFER);
    expect(habit.dueAt).toBeGreaterThan(10);
    expect(habit.dueAt).toBeLessThan(17);
  });

  it('sells its share once a week, as far as the week has room', () => {
    const habit = aHabit();
    asked(habit, 0, OFFER);
    expect(asked(habit, 7, OFFER)).toEqual([{ kind: 'buy_back', amountBaseUnits: 1_000n * ACT }]);
    expect(asked(habit, 8, OFFER)).toEqual([]);
    const room = { ...OFFER, weekRoomBaseUnits: 30n * ACT };
    expect(asked(habit, 14, room)).toEqual([{ kind: 'buy_back', amountBaseUnits: 30n * ACT }]);
    expect(asked(habit, 21, { ...OFFER, weekRoomBaseUnits: 0n })).toEqual([]);
    asked(habit, 28, undefined);
    expect(habit.dueAt).toBe(Number.POSITIVE_INFINITY);
  });

  it('sells nothing when it does not want to', () => {
    const habit = aHabit({ ...ALWAYS, sell_weekly_bps: 0 });
    asked(habit, 0, OFFER);
    expect(asked(habit, 7, OFFER)).toEqual([]);
  });
});

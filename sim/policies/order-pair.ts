import { OrderHabit } from './order-habit.ts';
import { StandingOrder } from './standing-order.ts';
import type { TradingTerms } from './trading.ts';

/** What an agent sells and buys; the one who decides places the orders, the habits work them off. */
export interface OrderPair {
  readonly sale: StandingOrder;
  readonly purchase: StandingOrder;
  /** In the order of their steps within a tick. */
  readonly habits: readonly [OrderHabit, OrderHabit];
}

export function createOrderPair(terms: TradingTerms): OrderPair {
  const sale = new StandingOrder('sell', terms);
  const purchase = new StandingOrder('buy', terms);
  return { sale, purchase, habits: [new OrderHabit(sale), new OrderHabit(purchase)] };
}

import { bpsFloor, mulDivFloor } from '../../core/fixed.ts';
import type { TreasurySpec } from '../../core/run-spec.ts';
import type { TreasuryState } from '../../ports/governance-states.ts';
import { hasFeature } from '../pool-features.ts';
import type { PoolModel } from '../pool-model.ts';
import { REFUSED, type Refusal } from '../predictions.ts';
import { U64_MAX } from '../reward-math.ts';

/** Days that the account counts outflows of by themselves. */
const OUTFLOW_DAYS = 32;
/** The spending cap looks back so many days, the present one included. */
export const SPENDING_WINDOW_DAYS = 30;

/** Mutable twin of the `Treasury` account. */
export interface TreasuryModel {
  /** Slot = day % 32. */
  readonly outflowByDay: bigint[];
  lastOutflowDay: number;
  totalSpent: bigint;
  totalGranted: bigint;
  buybackPrice: bigint;
  buybackRemaining: bigint;
  buybackWeek: number;
  buybackWeekBought: bigint;
  buybackTotalBought: bigint;
  buybackTotalQuote: bigint;
  spendingCapBps: number;
  reserveFloor: bigint;
  buybackWeeklyCap: bigint;
  buybackMaxPrice: bigint;
  readonly tokenUnit: bigint;
}

export function createTreasuryModel(spec: TreasurySpec, decimals: number): TreasuryModel {
  return {
    outflowByDay: Array.from({ length: OUTFLOW_DAYS }, () => 0n),
    lastOutflowDay: 0,
    totalSpent: 0n,
    totalGranted: 0n,
    buybackPrice: 0n,
    buybackRemaining: 0n,
    buybackWeek: 0,
    buybackWeekBought: 0n,
    buybackTotalBought: 0n,
    buybackTotalQuote: 0n,
    spendingCapBps: spec.spendingCapBps,
    reserveFloor: spec.reserveFloorBaseUnits,
    buybackWeeklyCap: spec.buybackWeeklyCapBaseUnits,
    buybackMaxPrice: spec.buybackMaxPriceQuoteUnits,
    tokenUnit: 10n ** BigInt(decimals),
  };
}

/** Books a payment of a day, once the days since the last one are forgotten. */
export function recordOutflow(treasury: TreasuryModel, day: number, amount: bigint): void {
  const quiet = Math.min(day - treasury.lastOutflowDay, OUTFLOW_DAYS);
  for (let back = 0; back < quiet; back += 1) {
    treasury.outflowByDay[(day - back) % OUTFLOW_DAYS] = 0n;
  }
  treasury.lastOutflowDay = Math.max(treasury.lastOutflowDay, day);
  treasury.outflowByDay[day % OUTFLOW_DAYS] = (treasury.outflowByDay[day % OUTFLOW_DAYS] as bigint) + amount;
  treasury.totalSpent += amount;
}

/** Paid in the 30 days up to and including `day`. */
export function windowOutflow(treasury: TreasuryModel, day: number): bigint {
  let sum = 0n;
  for (let back = 0; back < SPENDING_WINDOW_DAYS; back += 1) {
    const counted = day - back;
    if (counted <= treasury.lastOutflowDay && counted > treasury.lastOutflowDay - OUTFLOW_DAYS) {
      sum += treasury.outflowByDay[counted % OUTFLOW_DAYS] as bigint;
    }
  }
  return sum;
}

/** Why a payment out of `balance` is refused; undefined when it is not. */
export function spendRefusal(
  treasury: TreasuryModel,
  pool: PoolModel,
  balance: bigint,
  amount: bigint,
): Refusal | undefined {
  if (hasFeature(pool, 'spendingCap')) {
    const outflow = windowOutflow(treasury, pool.lastDay);
    if (outflow + amount > U64_MAX) {
      return REFUSED.MathOverflow;
    }
    // A share of what the treasury held before the window's payments: paying in slices never pays more.
    if (outflow + amount > bpsFloor(balance + outflow, treasury.spendingCapBps)) {
      return REFUSED.SpendingCapExceeded;
    }
  }
  if (hasFeature(pool, 'reserveFloor') && balance - amount < treasury.reserveFloor) {
    return REFUSED.ReserveFloorBreached;
  }
  return undefined;
}

/** What a purchase does: the price in quote units, or why it is refused. */
export function purchase(treasury: TreasuryModel, week: number, amount: bigint): bigint | Refusal {
  if (amount === 0n) {
    return REFUSED.ZeroAmount;
  }
  if (treasury.buybackRemaining === 0n) {
    return REFUSED.BuybackInactive;
  }
  if (boughtInWeek(treasury, week) + amount > U64_MAX) {
    return REFUSED.MathOverflow;
  }
  if (amount > treasury.buybackRemaining || boughtInWeek(treasury, week) + amount > treasury.buybackWeeklyCap) {
    return REFUSED.BuybackCapExceeded;
  }
  const quote = quoteFloor(treasury, amount);
  if (quote > U64_MAX) {
    return REFUSED.MathOverflow;
  }
  if (quote === 0n) {
    return REFUSED.BuybackDust;
  }
  return treasury.buybackPrice > treasury.buybackMaxPrice ? REFUSED.BuybackPriceOutOfRange : quote;
}

export function recordPurchase(treasury: TreasuryModel, week: number, amount: bigint, quote: bigint): void {
  treasury.buybackWeekBought = boughtInWeek(treasury, week) + amount;
  treasury.buybackWeek = week;
  treasury.buybackRemaining -= amount;
  treasury.buybackTotalBought += amount;
  treasury.buybackTotalQuote += quote;
}

function boughtInWeek(treasury: TreasuryModel, week: number): bigint {
  return treasury.buybackWeek === week ? treasury.buybackWeekBought : 0n;
}

/** Quote units for tokens sold to the programme, rounded down: against the seller. */
export function quoteFloor(treasury: TreasuryModel, amount: bigint): bigint {
  return mulDivFloor(amount, treasury.buybackPrice, treasury.tokenUnit);
}

/** Snapshot in the port's shape. */
export function treasuryState(treasury: TreasuryModel): TreasuryState {
  return {
    outflowByDay: [...treasury.outflowByDay],
    lastOutflowDay: treasury.lastOutflowDay,
    totalSpentBaseUnits: treasury.totalSpent,
    totalGrantedBaseUnits: treasury.totalGranted,
    buybackPriceQuoteUnits: treasury.buybackPrice,
    buybackRemainingBaseUnits: treasury.buybackRemaining,
    buybackWeek: treasury.buybackWeek,
    buybackWeekBoughtBaseUnits: treasury.buybackWeekBought,
    buybackTotalBoughtBaseUnits: treasury.buybackTotalBought,
    buybackTotalQuoteUnits: treasury.buybackTotalQuote,
    spendingCapBps: treasury.spendingCapBps,
    reserveFloorBaseUnits: treasury.reserveFloor,
    buybackWeeklyCapBaseUnits: treasury.buybackWeeklyCap,
    buybackMaxPriceQuoteUnits: treasury.buybackMaxPrice,
    tokenUnitBaseUnits: treasury.tokenUnit,
  };
}

import type { AgentIndex } from '#sim/ports/staking-chain.ts';

/** One deposit by the rules alone. */
export interface ExactDeposit {
  readonly agent: AgentIndex;
  readonly slot: number;
  readonly multiplierBps: bigint;
  readonly compound: boolean;
  /** Votes without the lock's multiplier. */
  readonly flat: boolean;
  /** Votes with a multiplier of its age. */
  readonly aged: boolean;
  /** Keeps back what it earns above 1.0x until the lock's end. */
  readonly vests: boolean;
  amount: bigint;
  startDay: number;
  endDay: number;
  boostBps: bigint;
  boostEndDay: number;
  /** Kept back, as a numerator over the common denominator. */
  waiting: bigint;
}

/** The lock's multiplier up to and including the end day, and on top of it the booster while that runs. */
export function weightOn({ amount, multiplierBps, endDay, boostBps, boostEndDay }: ExactDeposit, day: number): bigint {
  const locked = (amount * (day <= endDay ? multiplierBps : 10_000n)) / 10_000n;
  return (locked * (10_000n + (day <= boostEndDay ? boostBps : 0n))) / 10_000n;
}

/** No booster; 1.2x, 1.5x, 2.0x and 3.0x after 7, 30, 90 and 180 days if age counts. */
export function powerOn({ amount, multiplierBps, startDay, endDay, flat, aged }: ExactDeposit, day: number): bigint {
  const power = (amount * (day <= endDay && !flat ? multiplierBps : 10_000n)) / 10_000n;
  const age = day - startDay;
  const ageBps = age >= 180 ? 30_000n : age >= 90 ? 20_000n : age >= 30 ? 15_000n : age >= 7 ? 12_000n : 10_000n;
  return aged ? (power * ageBps) / 10_000n : power;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) {
    [x, y] = [y, x % y];
  }
  return x;
}

import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import type { CohortSums } from '#sim/metrics/metric.ts';
import type { PoolState } from '#sim/ports/staking-chain.ts';
import { RewardWeeks } from '#sim/records/reward-weeks.ts';
import { aCohort } from '#tests/support/metric-fixtures.ts';
import { aPool, aRunSpec, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;
const COHORTS = aRunSpec().population;
const NOTHING: CohortSums = aCohort({ agents: 1, stakers: 1 });

/** A pool that pays each day as the program does, by the weights that two cohorts have on it. */
class PaidPool {
  readonly history = new AccHistory(GENESIS_DAY);
  state: PoolState = aPool();
  readonly #shareBaseUnits: bigint;
  readonly #weightsOn: (day: number) => readonly bigint[];

  /** `weightsOn` by days since genesis. */
  constructor(shareBaseUnits: bigint, weightsOn: (day: number) => readonly bigint[]) {
    this.#shareBaseUnits = shareBaseUnits;
    this.#weightsOn = weightsOn;
  }

  closeDays(days: number): void {
    for (let closed = 0; closed < days; closed++) {
      const { lastDay, acc, carry, recent, totalReleasedBaseUnits } = this.state;
      const weight = this.#weightsOn(lastDay - GENESIS_DAY).reduce((sum, part) => sum + part, 0n);
      const numerator = (this.#shareBaseUnits << 64n) + carry;
      const isPaid = weight > 0n;
      const accAfter = isPaid ? acc + numerator / weight : acc;
      this.state = {
        ...this.state,
        lastDay: lastDay + 1,
        acc: accAfter,
        carry: isPaid ? numerator % weight : carry,
        totalReleasedBaseUnits: totalReleasedBaseUnits + (isPaid ? this.#shareBaseUnits : 0n),
        recent: recent.map((record, slot) =>
          slot === lastDay % recent.length ? { ...record, acc: accAfter } : record,
        ),
      };
    }
    this.history.record(this.state);
  }

  /** Sums of the two cohorts on an open day. */
  sumsOn(day: number, changes: Partial<CohortSums> = {}): readonly CohortSums[] {
    return this.#weightsOn(day).map((rewardWeight) => ({ ...NOTHING, rewardWeight, ...changes }));
  }
}

/** A book that knows the weights of each day. */
class KnownHolders {
  cohorts: readonly CohortSums[];
  readonly #pool: PaidPool;

  constructor(pool: PaidPool) {
    this.#pool = pool;
    this.cohorts = pool.sumsOn(0);
  }

  advanceTo(openDay: number): void {
    this.cohorts = this.#pool.sumsOn(openDay - GENESIS_DAY);
  }
}

function endOf(day: number) {
  return { tickIndex: day, unixSeconds: FIRST_OF_2026 + day * DAY };
}

describe('sim/records/reward-weeks.ts', () => {
  it('writes a week with the first tick behind its end, a row a cohort', () => {
    const pool = new PaidPool(700n, () => [3n, 1n]);
    const weeks = new RewardWeeks(COHORTS, pool.state);
    const written = Array.from({ length: 16 }, (_, day) => {
      if (day > 0) pool.closeDays(1);
      weeks.closeDays(pool.state, new KnownHolders(pool), pool.history);
      return weeks.endTick(endOf(day), pool.state, pool.sumsOn(day));
    });
    expect(written.flatMap((rows, day) => rows.map(({ week, cohort }) => `${day} ${week} ${cohort}`))).toEqual([
      '7 0 retail',
      '7 0 whales',
      '14 1 retail',
      '14 1 whales',
    ]);
    // Of 700 a day the parts are 525 and 175.
    expect(written[14]?.map((row) => row.earnedBaseUnits)).toEqual([3_675n, 1_225n]);
    expect(written[7]?.[0]).toEqual({
      ...endOf(7),
      week: 0,
      cohort: 'retail',
      earnedBaseUnits: 3_675n,
      claimedBaseUnits: 0n,
      compoundedBaseUnits: 0n,
      meanStakedBaseUnits: 0n,
    });
  });

  it('never gives the cohorts more than was released, and a unit less at most', () => {
    const weightsOn = (day: number) => [BigInt(7 + ((day * 37) % 11)), BigInt(3 + ((day * 53) % 5))];
    const pool = new PaidPool(1_000_003n, weightsOn);
    const weeks = new RewardWeeks(COHORTS, pool.state);
    weeks.endTick(endOf(0), pool.state, pool.sumsOn(0));
    let earned = 0n;
    for (let day = 1; day <= 70; day++) {
      pool.closeDays(1);
      weeks.closeDays(pool.state, new KnownHolders(pool), pool.history);
      const rows = weeks.endTick(endOf(day), pool.state, pool.sumsOn(day));
      for (const { earnedBaseUnits } of rows) earned += earnedBaseUnits;
      if (rows.length === 0) continue;
      const missing = pool.state.totalReleasedBaseUnits - earned;
      expect(missing).toBeGreaterThanOrEqual(0n);
      // Two cohorts lose less than a unit a week each; what the pool carries over is less than one.
      expect(missing).toBeLessThan(BigInt(2 * (day / 7) + 1));
    }
    expect(earned).toBeGreaterThan(0n);
  });

  it('goes through days that were closed together one by one, and splits them among weeks', () => {
    // The first cohort leaves behind day 9.
    const weightsOn = (day: number) => (day <= 9 ? [100n, 100n] : [0n, 100n]);
    const pool = new PaidPool(1_000n, weightsOn);
    const weeks = new RewardWeeks(COHORTS, pool.state);
    weeks.endTick(endOf(0), pool.state, pool.sumsOn(0));
    const outage = [1, 2, 8, 14].map((day) => {
      weeks.closeDays(pool.state, new KnownHolders(pool), pool.history);
      return weeks.endTick(endOf(day), pool.state, pool.sumsOn(0));
    });
    expect(outage.flat()).toEqual([]);
    pool.closeDays(15);
    weeks.closeDays(pool.state, new KnownHolders(pool), pool.history);
    const rows = weeks.endTick(endOf(15), pool.state, pool.sumsOn(15));
    // Days 0 to 6, then 7 to 9 for both and 10 to 13 for the second alone.
    expect(rows.map(({ week, earnedBaseUnits }) => [week, earnedBaseUnits])).toEqual([
      [0, 3_500n],
      [0, 3_500n],
      [1, 1_500n],
      [1, 5_500n],
    ]);
  });

  it('gives no more than was released for days that the pool no longer remembers', () => {
    const weightsOn = (day: number) => (day <= 20 ? [1_000n, 0n] : [0n, 1n]);
    const pool = new PaidPool(1_000n, weightsOn);
    const weeks = new RewardWeeks(COHORTS, pool.state);
    for (let day = 0; day < 60; day++) weeks.endTick(endOf(day), pool.state, pool.sumsOn(0));
    pool.closeDays(60);
    weeks.closeDays(pool.state, new KnownHolders(pool), pool.history);
    const earned = weeks
      .endTick(endOf(60), pool.state, pool.sumsOn(60))
      .reduce((sum, row) => sum + row.earnedBaseUnits, 0n);
    expect(earned).toBeLessThanOrEqual(pool.state.totalReleasedBaseUnits);
    expect(earned).toBeGreaterThan((pool.state.totalReleasedBaseUnits * 8n) / 10n);
  });

  it('takes what was claimed from the ticks of the week, and the mean stake over them', () => {
    const pool = new PaidPool(0n, () => [1n, 1n]);
    const weeks = new RewardWeeks(COHORTS, pool.state);
    const rows = Array.from({ length: 15 }, (_, day) => {
      if (day > 0) pool.closeDays(1);
      weeks.closeDays(pool.state, new KnownHolders(pool), pool.history);
      const changes = {
        claimedBaseUnits: BigInt(10 * (day + 1)),
        compoundedBaseUnits: BigInt(day),
        stakedBaseUnits: BigInt(day),
      };
      return weeks.endTick(endOf(day), pool.state, pool.sumsOn(day, changes));
    }).flat();
    const first = rows.filter(({ cohort }) => cohort === 'retail');
    // After days 6 and 13: 70 and 140 claimed, 6 and 13 compounded; means of 0 to 6 and of 7 to 13.
    expect(first).toMatchObject([
      { week: 0, claimedBaseUnits: 70n, compoundedBaseUnits: 6n, meanStakedBaseUnits: 3n },
      { week: 1, claimedBaseUnits: 70n, compoundedBaseUnits: 7n, meanStakedBaseUnits: 10n },
    ]);
  });

  it('rounds the mean stake down, over all ticks of shorter days', () => {
    const pool = new PaidPool(0n, () => [1n, 1n]);
    const weeks = new RewardWeeks(COHORTS, pool.state);
    const rows = Array.from({ length: 15 }, (_, half) => {
      if (half > 0 && half % 2 === 0) pool.closeDays(1);
      weeks.closeDays(pool.state, new KnownHolders(pool), pool.history);
      const end = { tickIndex: half, unixSeconds: FIRST_OF_2026 + (half * DAY) / 2 };
      return weeks.endTick(end, pool.state, pool.sumsOn(0, { stakedBaseUnits: BigInt(half % 3) }));
    }).flat();
    // Fourteen halves: 0 1 2 ... 0 1, together 13.
    expect(rows.map(({ tickIndex, meanStakedBaseUnits }) => [tickIndex, meanStakedBaseUnits])).toEqual([
      [14, 0n],
      [14, 0n],
    ]);
  });
});

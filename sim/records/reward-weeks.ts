import type { AccHistory } from '../agents/acc-history.ts';
import type { CohortSpec } from '../core/run-spec.ts';
import { DAYS_PER_WEEK, dayOfUnixSeconds } from '../core/units.ts';
import { ACC_FRACTION_BITS, rewardFloor } from '../ledger/reward-math.ts';
import type { HolderBook } from '../metrics/holder-book.ts';
import type { CohortSums } from '../metrics/metric.ts';
import type { RewardRow } from '../ports/run-sink.ts';
import type { PoolState } from '../ports/staking-chain.ts';
import type { TickEnd } from './agent-survey.ts';

type RewardPool = Pick<PoolState, 'lastDay' | 'carry' | 'totalReleasedBaseUnits'>;

/** One cohort in one week of the pool. */
interface CohortWeek {
  /** 2^-64 base units. */
  earnedQ64: bigint;
  /** Sum over the week's ticks. */
  stakedBaseUnits: bigint;
  /** Since genesis, at the end of the week's last tick. */
  claimedBaseUnits: bigint;
  compoundedBaseUnits: bigint;
}

interface Week {
  /** At least one when it is written: no tick is longer than a week. */
  ticks: number;
  readonly cohorts: readonly CohortWeek[];
}

/** One closed day's additions. */
interface ClosedDay {
  readonly week: number;
  readonly earnedQ64: readonly bigint[];
}

/**
 * What each cohort got in each week of the pool. A day's rewards go to those whose weight the day's close counts: a
 * cohort's part is the rise of the accumulator times its weight on that day. Ticks belong to the week of their clock; a
 * week is written when the pool has closed its last day, which an outage of the keeper delays.
 */
export class RewardWeeks {
  readonly #cohorts: readonly CohortSpec[];
  readonly #genesisDay: number;
  readonly #open = new Map<number, Week>();
  /** First week that is not written yet. */
  #nextWeek = 0;
  /** The last week that was written. */
  #before: readonly CohortWeek[];
  /** First day that was not closed in the last reading, with the reward weight of each cohort on it. */
  #openDay: number;
  #weights: readonly bigint[];
  #lastPool: RewardPool;

  constructor(cohorts: readonly CohortSpec[], pool: RewardPool & Pick<PoolState, 'genesisDay'>) {
    this.#cohorts = cohorts;
    this.#genesisDay = pool.genesisDay;
    this.#before = this.#emptyWeek().cohorts;
    this.#openDay = pool.lastDay;
    this.#weights = cohorts.map(() => 0n);
    this.#lastPool = pool;
  }

  /**
   * Takes over the days that were closed since the last tick. `holders` still has the accounts as that tick left them;
   * when several days were closed together, it follows the calendar through them, as nobody could act on those days.
   */
  closeDays(pool: RewardPool, holders: Pick<HolderBook, 'cohorts' | 'advanceTo'>, history: AccHistory): void {
    const closed: ClosedDay[] = [];
    for (; this.#openDay < pool.lastDay; this.#openDay++) {
      if (closed.length > 0) {
        holders.advanceTo(this.#openDay);
        this.#weights = holders.cohorts.map(({ rewardWeight }) => rewardWeight);
      }
      const rise = history.accAfterDay(this.#openDay) - history.accAfterDay(this.#openDay - 1);
      closed.push({ week: this.#weekOf(this.#openDay), earnedQ64: this.#weights.map((weight) => rise * weight) });
    }
    if (closed.length > 0) this.#add(closed, pool);
  }

  /** Takes over the end of a tick, after `holders` were read; returns the rows of weeks that have closed. */
  endTick(end: TickEnd, pool: RewardPool, sums: readonly CohortSums[]): readonly RewardRow[] {
    this.#weights = sums.map(({ rewardWeight }) => rewardWeight);
    this.#lastPool = pool;
    const week = this.#weekNumbered(this.#weekOf(dayOfUnixSeconds(end.unixSeconds)));
    week.ticks++;
    for (const [position, cohort] of week.cohorts.entries()) {
      const { stakedBaseUnits, claimedBaseUnits, compoundedBaseUnits } = sums[position] as CohortSums;
      cohort.stakedBaseUnits += stakedBaseUnits;
      cohort.claimedBaseUnits = claimedBaseUnits;
      cohort.compoundedBaseUnits = compoundedBaseUnits;
    }
    const rows: RewardRow[] = [];
    for (const openWeek = this.#weekOf(pool.lastDay); this.#nextWeek < openWeek; this.#nextWeek++) {
      rows.push(...this.#close(this.#nextWeek, end));
    }
    return rows;
  }

  /**
   * Where days fell out of the pool's ring before they were read, their rewards are known only together. Together the
   * cohorts then still get no more than was released.
   */
  #add(closed: readonly ClosedDay[], pool: RewardPool): void {
    const released = pool.totalReleasedBaseUnits - this.#lastPool.totalReleasedBaseUnits;
    const mostQ64 = (released << ACC_FRACTION_BITS) + this.#lastPool.carry;
    let sumQ64 = 0n;
    for (const { earnedQ64 } of closed) for (const earned of earnedQ64) sumQ64 += earned;
    for (const { week, earnedQ64 } of closed) {
      for (const [position, cohort] of this.#weekNumbered(week).cohorts.entries()) {
        const earned = earnedQ64[position] as bigint;
        cohort.earnedQ64 += sumQ64 > mostQ64 ? (earned * mostQ64) / sumQ64 : earned;
      }
    }
  }

  #close(week: number, { tickIndex, unixSeconds }: TickEnd): readonly RewardRow[] {
    const { ticks, cohorts } = this.#weekNumbered(week);
    this.#open.delete(week);
    const before = this.#before;
    this.#before = cohorts;
    return cohorts.map((cohort, position) => {
      const { claimedBaseUnits, compoundedBaseUnits } = before[position] as CohortWeek;
      return {
        tickIndex,
        unixSeconds,
        week,
        cohort: (this.#cohorts[position] as CohortSpec).cohort,
        earnedBaseUnits: rewardFloor(cohort.earnedQ64),
        claimedBaseUnits: cohort.claimedBaseUnits - claimedBaseUnits,
        compoundedBaseUnits: cohort.compoundedBaseUnits - compoundedBaseUnits,
        meanStakedBaseUnits: cohort.stakedBaseUnits / BigInt(ticks),
      };
    });
  }

  #weekOf(day: number): number {
    return Math.floor((day - this.#genesisDay) / DAYS_PER_WEEK);
  }

  #weekNumbered(number: number): Week {
    const known = this.#open.get(number);
    if (known !== undefined) return known;
    const week = this.#emptyWeek();
    this.#open.set(number, week);
    return week;
  }

  #emptyWeek(): Week {
    return {
      ticks: 0,
      cohorts: this.#cohorts.map(() => ({
        earnedQ64: 0n,
        stakedBaseUnits: 0n,
        claimedBaseUnits: 0n,
        compoundedBaseUnits: 0n,
      })),
    };
  }
}

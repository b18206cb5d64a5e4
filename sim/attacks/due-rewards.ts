import { AccHistory } from '../agents/acc-history.ts';
import { type EntryTerms, weightOn } from '../ledger/entry-terms.ts';
import { ACC_FRACTION_BITS } from '../ledger/reward-math.ts';
import type { Observation } from '../policies/policy.ts';
import type { AgentIndex } from '../ports/actions.ts';

/** What a wallet saw when it last looked. */
interface Look {
  readonly day: number;
  /** The open day of the pool. */
  readonly lastDay: number;
  /** Day on which each deposit was made, by its place and the day that the account says. */
  readonly starts: ReadonlyMap<string, number>;
}

/**
 * What an attacker's deposits earn by the rules, whatever the program makes of them: the weight that lock and booster
 * give a deposit on each closed day after its own, times what the day added to the accumulator. A deposit's own day is
 * the one on which its wallet asked for it, even where the account names an earlier one. Exact where every wallet looks
 * in every tick and no more than 32 days are closed at once.
 */
export class DueRewards {
  #earnedQ64 = 0n;
  #history: AccHistory | undefined;
  readonly #looks = new Map<AgentIndex, Look>();

  /** All wallets together, in 2^-64 of a base unit. */
  get earnedQ64(): bigint {
    return this.#earnedQ64;
  }

  /** With what a wallet sees before it acts. */
  note({ agent, day, pool, stake }: Observation): void {
    this.#history ??= new AccHistory(pool.genesisDay);
    this.#history.record(pool);
    const before = this.#looks.get(agent);
    const from = before?.lastDay ?? pool.lastDay;
    const starts = new Map<string, number>();
    for (const entry of stake?.entries ?? []) {
      const key = `${entry.index} of ${entry.startDay}`;
      const start = before?.starts.get(key) ?? Math.max(entry.startDay, before?.day ?? 0);
      starts.set(key, start);
      this.#earn(entry, Math.max(from, start + 1), pool.lastDay, this.#history);
    }
    this.#looks.set(agent, { day, lastDay: pool.lastDay, starts });
  }

  /**
   * What was credited over what was due: above 1 the program has paid too much. Rounding is monotone, so no more than
   * what is due never gives more than 1. Undefined while nothing is due.
   */
  paidOverDue(rewardsBaseUnits: bigint): number | undefined {
    if (this.#earnedQ64 === 0n) return undefined;
    return Number(rewardsBaseUnits << ACC_FRACTION_BITS) / Number(this.#earnedQ64);
  }

  /** What was credited beyond what was due, in 2^-64 of a base unit; below 0: less. */
  excessQ64(rewardsBaseUnits: bigint): bigint {
    return (rewardsBaseUnits << ACC_FRACTION_BITS) - this.#earnedQ64;
  }

  #earn(entry: EntryTerms, fromDay: number, toDay: number, history: AccHistory): void {
    for (let day = fromDay; day < toDay; day++) {
      this.#earnedQ64 += weightOn(entry, day) * (history.accAfterDay(day) - history.accAfterDay(day - 1));
    }
  }
}

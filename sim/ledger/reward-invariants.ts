import { powerOn, weightOn } from './entry-terms.ts';
import { EXACT, type Invariant, type InvariantView, type Report, reportUnequal } from './invariant.ts';
import { ACC_FRACTION_BITS, RECENT_DAYS, rewardFloor } from './reward-math.ts';

/** What is promised is there, and what the pool promises covers what each staker sees. */
export const REWARDS_COVERED: Invariant = {
  id: 'I04',
  title: "reward vault >= reserve owed + unreleased budgets; reserve owed >= sum of all users' owed, settled to now",
  severity: 'fatal',
  cadence: 'tick',
  compares: 'reward vault, budgets, reserve owed, rewards of all agents settled to now',
  source: 'onchain.md 1.3',
  tolerance: EXACT,
  checkWhole({ pool, vaults, book }, report) {
    const unreleased =
      pool.budgetCurrentBaseUnits - pool.budgetReleasedBaseUnits + pool.budgetNextBaseUnits + pool.budgetIdleBaseUnits;
    const needed = pool.reserveOwedBaseUnits + unreleased;
    if (vaults.rewardVaultBaseUnits < needed) {
      report('reward vault: amount', `at least ${needed}`, String(vaults.rewardVaultBaseUnits));
    }
    const promisedQ64 = book.promisedQ64(pool.acc);
    if (pool.reserveOwedBaseUnits << ACC_FRACTION_BITS < promisedQ64) {
      const promised = rewardFloor(promisedQ64);
      report('pool: reserve owed', `at least ${promised}`, String(pool.reserveOwedBaseUnits));
    }
  },
};

/**
 * Conservation of rewards to the last fraction: what a settlement cannot credit stays in the account's dust, what a
 * day's division leaves stays in the pool's carry.
 */
export const REWARDS_CONSERVED: Invariant = {
  id: 'I05',
  title:
    'rewards paid + owed + kept back + forfeited + dust + earned since + carry == released shares, to 2^-64 of a base unit',
  severity: 'fatal',
  cadence: 'tick',
  compares: 'released shares, claims, owed and kept back rewards, dust, carry',
  source: 'onchain.md 1.3',
  tolerance: EXACT,
  checkWhole(view, report) {
    const { pool, book } = view;
    const releasedQ64 = pool.totalReleasedBaseUnits << ACC_FRACTION_BITS;
    const gone = book.claimedSum + book.forfeitedSum;
    const givenQ64 = (gone << ACC_FRACTION_BITS) + book.promisedQ64(pool.acc);
    if (givenQ64 + pool.carry !== releasedQ64) {
      report('rewards: paid and promised, in 2^-64 base units', String(releasedQ64 - pool.carry), String(givenQ64));
    }
  },
};

/** The past does not change, and the accumulator only grows. */
export const HISTORY_IMMUTABLE: Invariant = {
  id: 'I06',
  title: 'accumulator and history never decrease, a closed day never changes, carry < weight of the last paid day',
  severity: 'fatal',
  cadence: 'tick',
  compares: "pool's accumulator and ring of days now and at the last check",
  source: 'onchain.md 1.3',
  tolerance: EXACT,
  checkWhole({ pool, previousPool, book, clockDay }, report) {
    if (pool.acc < previousPool.acc) {
      report('pool: acc', `at least ${previousPool.acc}`, String(pool.acc));
    }
    if (pool.lastDay < previousPool.lastDay || pool.lastDay > clockDay) {
      report('pool: last day', `${previousPool.lastDay} to ${clockDay}`, String(pool.lastDay));
      return;
    }
    const carryBound = book.lastPaidWeight ?? 1n;
    if (pool.carry < 0n || pool.carry >= carryBound) {
      report('pool: carry', `below ${carryBound}`, String(pool.carry));
    }
    const first = Math.max(pool.genesisDay, pool.lastDay - RECENT_DAYS);
    let before = book.accAfterDay(first - 1) ?? 0n;
    for (let day = first; day < pool.lastDay; day += 1) {
      const slot = day % RECENT_DAYS;
      const record = pool.recent[slot];
      if (record === undefined) {
        report(`history: day ${day}`, 'a record', 'none');
        return;
      }
      if (record.acc < before) {
        report(`history: acc of day ${day}`, `at least ${before}`, String(record.acc));
      }
      before = record.acc;
      const known = day < previousPool.lastDay ? previousPool.recent[slot] : undefined;
      if (known === undefined) {
        continue;
      }
      if (record.acc !== known.acc) {
        report(`history: acc of day ${day}`, String(known.acc), String(record.acc));
      }
      if (record.powerBaseUnits !== known.powerBaseUnits) {
        report(`history: power of day ${day}`, String(known.powerBaseUnits), String(record.powerBaseUnits));
      }
      if (record.stakedBaseUnits !== known.stakedBaseUnits) {
        report(`history: staked of day ${day}`, String(known.stakedBaseUnits), String(record.stakedBaseUnits));
      }
    }
    if (before !== pool.acc) {
      report('pool: acc', `${before}, as after day ${pool.lastDay - 1}`, String(pool.acc));
    }
  },
};

/** No weight is left behind by an exit, and none is lost when a lock ends. */
export const WEIGHTS_ARE_SUMS: Invariant = {
  id: 'I07',
  title: 'active and pending weight and power == sums over the entries',
  severity: 'fatal',
  cadence: 'tick',
  compares: "pool's four totals, sums over the entries of all agents",
  source: 'onchain.md 1.3, 1.6',
  tolerance: EXACT,
  checkWhole(view, report) {
    const { pool, book } = view;
    const { activeWeight, pendingWeight, activePower, pendingPower } = book;
    const sums: readonly (readonly [string, bigint, bigint])[] = [
      ['active weight', activeWeight, pool.activeWeight],
      ['active power', activePower, pool.activePower],
      ['pending weight', pendingWeight, pool.pendingWeight],
      ['pending power', pendingPower, pool.pendingPower],
      ['total voting power', activePower + pendingPower, pool.totalVotingPower],
    ];
    for (const [field, expected, found] of sums) {
      if (expected !== found) {
        report(`pool: ${field}`, String(expected), String(found));
      }
    }
    if (view.isFullScan) {
      checkFromScratch(view, report);
    }
  },
};

/** The running sums forget nothing: entry by entry they come out the same. */
function checkFromScratch({ plan, pool, book }: InvariantView, report: Report): void {
  let weight = 0n;
  let power = 0n;
  for (const agent of plan.agentIds.keys()) {
    for (const entry of book.agent(agent).stake?.entries ?? []) {
      if (entry.startDay < pool.lastDay) {
        weight += weightOn(entry, pool.lastDay);
        power += powerOn(entry, pool.lastDay);
      }
    }
  }
  reportUnequal(report, 'pool: active weight, entry by entry', weight, pool.activeWeight);
  reportUnequal(report, 'pool: active power, entry by entry', power, pool.activePower);
}

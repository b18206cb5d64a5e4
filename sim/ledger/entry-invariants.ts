import { dayOfUnixSeconds } from '../core/units.ts';
import type { AgentIndex, StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import type { EntrySums } from './entry-sums.ts';
import {
  type AgentChange,
  agentPlace,
  type Departure,
  EXACT,
  type Invariant,
  type InvariantView,
  type Report,
} from './invariant.ts';
import { valueAt } from './linear-form.ts';
import { ACC_FRACTION_BITS, lockedWeightFloor, rewardFloor } from './reward-math.ts';

const MIN_MULTIPLIER_BPS = 10_000;
const MAX_MULTIPLIER_BPS = 30_000;
/** The three boosters together. */
const MAX_BOOST_BPS = 4_500;

/** An entry earns for full days only, and at its boosted weight only while lock and booster run. */
export const EARNS_WHOLE_DAYS_ONLY: Invariant = {
  id: 'I09',
  title: 'no entry earns for its start day, for a day after its exit, or at boosted weight after its lock or booster',
  severity: 'fatal',
  cadence: 'touched',
  compares: "what an account's entries could earn by their days to now with what it was credited and still has to get",
  source: 'onchain.md 1.3, 1.6',
  tolerance: EXACT,
  checkAgent(view, change, report) {
    const { agent, before, after } = change;
    const { acc } = view.pool;
    const sumsBefore = view.book.sumsOf(agent);
    const sums = view.book.sumsOfState(after);
    // Entries made since the last check are of the open day, and earn nothing yet. What is settled moves from the one
    // side to the other, to the last fraction. Where nothing moved, both sides are the same sum of the same parts.
    if (!isCreditedAlike(before.stake, after.stake) || !earnAlike(sumsBefore, sums)) {
      const most = creditedQ64(before.stake, sumsBefore) + valueAt(sumsBefore, acc);
      const found = creditedQ64(after.stake, sums) + valueAt(sums, acc);
      if (found !== most) {
        const isUnits = rewardFloor(found) !== rewardFloor(most);
        const shown = (rewardQ64: bigint) => (isUnits ? String(rewardFloor(rewardQ64)) : `${rewardQ64} / 2^64`);
        report(agentPlace(view, agent, 'rewards ever earned'), shown(most), shown(found));
      }
    }
    const entries = after.stake?.entries ?? NO_ENTRIES;
    for (let position = 0; position < entries.length; position += 1) {
      checkPaidAcc(view, agent, entries[position] as StakeEntryState, report);
    }
  },
};

const NO_ENTRIES: readonly StakeEntryState[] = [];

/** Rewards that settlements ever credited, kept back ones included, Q64.64. */
function creditedQ64(stake: UserStakeState | undefined, { waitingBaseUnits }: EntrySums): bigint {
  if (stake === undefined) {
    return 0n;
  }
  const units = stake.rewardsEarnedBaseUnits + stake.rewardsForfeitedBaseUnits + waitingBaseUnits;
  return (units << ACC_FRACTION_BITS) + stake.rewardDustQ64;
}

/** What `creditedQ64` adds up beside what is kept back. */
function isCreditedAlike(before: UserStakeState | undefined, after: UserStakeState | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.rewardsEarnedBaseUnits === after.rewardsEarnedBaseUnits &&
    before.rewardsForfeitedBaseUnits === after.rewardsForfeitedBaseUnits &&
    before.rewardDustQ64 === after.rewardDustQ64
  );
}

/** The same is kept back, and the same will be earned at any accumulator. */
function earnAlike(before: EntrySums, after: EntrySums): boolean {
  return (
    before.weight === after.weight &&
    before.offset === after.offset &&
    before.waitingBaseUnits === after.waitingBaseUnits
  );
}

function checkPaidAcc(view: InvariantView, agent: AgentIndex, entry: StakeEntryState, report: Report): void {
  const { pool, book } = view;
  const accAtStart = book.accAfterDay(entry.startDay);
  if (entry.started) {
    if (accAtStart === undefined) {
      report(entryPlace(view, agent, entry, 'started'), 'false on its start day', 'true');
    } else if (entry.paidAcc < accAtStart || entry.paidAcc > pool.acc) {
      report(entryPlace(view, agent, entry, 'paid acc'), `${accAtStart} to ${pool.acc}`, String(entry.paidAcc));
    }
  }
  const accAtEnd = entry.endDay < pool.lastDay ? book.accAfterDay(entry.endDay) : undefined;
  if (entry.ended && accAtEnd === undefined) {
    report(entryPlace(view, agent, entry, 'ended'), `false until day ${entry.endDay} is closed`, 'true');
  }
  const boosted = !entry.ended && entry.endDay > entry.startDay;
  if (boosted && entry.started && accAtEnd !== undefined && entry.paidAcc > accAtEnd) {
    report(entryPlace(view, agent, entry, 'ended'), `true once paid beyond day ${entry.endDay}`, 'false');
  }
}

/** Weight comes from the amount, the multiplier of a lock that was on offer, and boosters below their ceiling. */
export const WEIGHT_IS_FORMULA: Invariant = {
  id: 'I14',
  title: 'weight == floor(amount * multiplier), 1.0x to 3.0x of a lock on offer at the deposit; boosters at most 45%',
  severity: 'fatal',
  cadence: 'touched',
  compares: "each new or changed entry with the pool's locks and multipliers and the formula",
  source: 'onchain.md 1.1, 1.6',
  tolerance: EXACT,
  checkAgent(view, { agent, before, after }, report) {
    const known = before.stake?.entries ?? NO_ENTRIES;
    const entries = after.stake?.entries ?? NO_ENTRIES;
    for (let position = 0; position < entries.length; position += 1) {
      const entry = entries[position] as StakeEntryState;
      if (position < known.length && isSameDeposit(entry, known[position] as StakeEntryState)) {
        continue;
      }
      const { multiplierBps } = entry;
      const lastTier = view.pool.lockDays.length - 1;
      if (entry.tier > lastTier) {
        report(entryPlace(view, agent, entry, 'tier'), `0 to ${lastTier}`, String(entry.tier));
      }
      if (multiplierBps < MIN_MULTIPLIER_BPS || multiplierBps > MAX_MULTIPLIER_BPS) {
        const range = `${MIN_MULTIPLIER_BPS} to ${MAX_MULTIPLIER_BPS}`;
        report(entryPlace(view, agent, entry, 'multiplier'), range, String(multiplierBps));
      }
      if (entry.boostBps > MAX_BOOST_BPS) {
        report(entryPlace(view, agent, entry, 'booster'), `at most ${MAX_BOOST_BPS}`, String(entry.boostBps));
      }
      const weight = lockedWeightFloor(entry.amountBaseUnits, multiplierBps);
      if (entry.weightLocked !== weight) {
        report(entryPlace(view, agent, entry, 'locked weight'), String(weight), String(entry.weightLocked));
      }
      if (entry.weightBase !== entry.amountBaseUnits) {
        const where = entryPlace(view, agent, entry, 'base weight');
        report(where, String(entry.amountBaseUnits), String(entry.weightBase));
      }
      if (dayOfUnixSeconds(Number(entry.lockEndUnixSeconds)) !== entry.endDay) {
        const where = entryPlace(view, agent, entry, 'lock end');
        report(where, `a time of day ${entry.endDay}`, String(entry.lockEndUnixSeconds));
      }
      if (entry.startDay === view.pool.lastDay) {
        checkTerms(view, agent, entry, report);
      }
    }
  },
};

/** A deposit of the open day has a lock and a multiplier that the pool has, or had until this tick. */
function checkTerms(view: InvariantView, agent: AgentIndex, entry: StakeEntryState, report: Report): void {
  const { pool, previousPool } = view;
  const days = entry.endDay - entry.startDay;
  if (pool.openLockDays[entry.tier] !== days && previousPool.openLockDays[entry.tier] !== days) {
    const offered = pool.openLockDays[entry.tier] ?? 'none';
    report(entryPlace(view, agent, entry, 'lock days'), `${offered} of tier ${entry.tier}`, String(days));
  }
  const multipliers = [pool.multiplierBps[entry.tier], previousPool.multiplierBps[entry.tier]];
  if (!multipliers.includes(entry.multiplierBps)) {
    report(entryPlace(view, agent, entry, 'multiplier'), String(multipliers[0]), String(entry.multiplierBps));
  }
}

/** Nothing that I14 looks at has changed, so it was checked when it was first seen. */
function isSameDeposit(entry: StakeEntryState, known: StakeEntryState): boolean {
  return (
    entry.amountBaseUnits === known.amountBaseUnits &&
    entry.weightLocked === known.weightLocked &&
    entry.weightBase === known.weightBase &&
    entry.lockEndUnixSeconds === known.lockEndUnixSeconds &&
    entry.tier === known.tier &&
    entry.multiplierBps === known.multiplierBps &&
    entry.boostBps === known.boostBps &&
    entry.startDay === known.startDay &&
    entry.endDay === known.endDay
  );
}

/** A lock holds: it never gets shorter, and what leaves before its end pays. */
export const LOCKS_HOLD: Invariant = {
  id: 'I15',
  title: 'lock end never decreases; tokens leave an unexpired entry only with the ceiled penalty to the penalty vault',
  severity: 'fatal',
  cadence: 'touched',
  compares: 'entries before and after accepted exits, penalties paid, the penalty vault',
  source: 'onchain.md 1.5',
  tolerance: EXACT,
  checkAgent(view, change, report) {
    const { agent, before, after } = change;
    const departures = view.departuresOf(agent);
    const entries = before.stake?.entries ?? NO_ENTRIES;
    for (let position = 0; position < entries.length; position += 1) {
      const entry = entries[position] as StakeEntryState;
      // Lock-free compound deposits are merged with each other.
      if (entry.compound) {
        continue;
      }
      const left = departures.length === 0 ? 0n : leftOf(entry, departures);
      // All of it left: the slot is free, or a later stake of the same tick has taken it.
      if (left < entry.amountBaseUnits) {
        checkKept(view, change, entry, left, report);
      }
    }
    let due = before.stake?.penaltiesPaidBaseUnits ?? 0n;
    for (const departure of departures) {
      due += departure.penaltyBaseUnits;
    }
    const paid = after.stake?.penaltiesPaidBaseUnits ?? 0n;
    if (paid !== due) {
      report(agentPlace(view, agent, 'penalties paid'), String(due), String(paid));
    }
  },
  checkWhole(view, report) {
    const { pool, vaults, previousPool, previousVaults, penaltiesDueBaseUnits, penaltiesSweptBaseUnits } = view;
    const inVault = vaults.penaltyVaultBaseUnits - previousVaults.penaltyVaultBaseUnits + penaltiesSweptBaseUnits;
    if (inVault !== penaltiesDueBaseUnits) {
      report('penalty vault: received', String(penaltiesDueBaseUnits), String(inVault));
    }
    const counted = pool.totalPenaltiesBaseUnits - previousPool.totalPenaltiesBaseUnits;
    if (counted !== penaltiesDueBaseUnits) {
      report('pool: penalties counted', String(penaltiesDueBaseUnits), String(counted));
    }
  },
};

/** What accepted exits took out of an entry. */
function leftOf(entry: StakeEntryState, departures: readonly Departure[]): bigint {
  let left = 0n;
  for (const departure of departures) {
    left += departure.entryIndex === entry.index ? departure.amountBaseUnits : 0n;
  }
  return left;
}

function inSlot(entries: readonly StakeEntryState[], index: number): StakeEntryState | undefined {
  for (let position = 0; position < entries.length; position += 1) {
    const entry = entries[position] as StakeEntryState;
    if (entry.index === index) {
      return entry;
    }
  }
  return undefined;
}

function checkKept(
  view: InvariantView,
  { agent, after }: AgentChange,
  entry: StakeEntryState,
  left: bigint,
  report: Report,
): void {
  const kept = after.stake === undefined ? undefined : inSlot(after.stake.entries, entry.index);
  const remainder = left === 0n ? entry.amountBaseUnits : entry.amountBaseUnits - left;
  if (kept === undefined) {
    report(entryPlace(view, agent, entry, 'amount'), String(remainder), 'no entry');
    return;
  }
  if (kept.amountBaseUnits !== remainder) {
    report(entryPlace(view, agent, entry, 'amount'), String(remainder), String(kept.amountBaseUnits));
  }
  if (kept.lockEndUnixSeconds < entry.lockEndUnixSeconds) {
    report(
      entryPlace(view, agent, entry, 'lock end'),
      `at least ${entry.lockEndUnixSeconds}`,
      String(kept.lockEndUnixSeconds),
    );
  }
  // An extension starts the deposit anew, on the open day.
  const startDay = view.wasExtended(agent, entry.index) ? view.pool.lastDay : entry.startDay;
  if (kept.startDay !== startDay) {
    report(entryPlace(view, agent, entry, 'start day'), String(startDay), String(kept.startDay));
  }
}

function entryPlace(view: InvariantView, agent: AgentIndex, entry: StakeEntryState, field: string): string {
  return agentPlace(view, agent, `entry ${entry.index} ${field}`);
}

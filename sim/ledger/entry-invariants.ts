import { dayOfUnixSeconds } from '../core/units.ts';
import type { AgentIndex, StakeEntryState } from '../ports/staking-chain.ts';
import { type AgentChange, agentPlace, EXACT, type Invariant, type InvariantView, type Report } from './invariant.ts';
import { lockedWeightFloor, rewardFloor } from './reward-math.ts';

/** An entry earns for full days only, and at its boosted weight only while its lock runs. */
export const EARNS_WHOLE_DAYS_ONLY: Invariant = {
  id: 'I09',
  title: 'no entry earns for its start day, for a day after its exit, or at boosted weight after its end day',
  severity: 'error',
  tolerance: EXACT,
  checkAgent(view, change, report) {
    const { before, after } = change;
    // What the entries of the last check could earn to now, by the days they were there. Entries made since are of
    // the open day, and earn nothing yet.
    const earnedBefore = before.stake?.rewardsEarnedBaseUnits ?? 0n;
    const earned = (after.stake?.rewardsEarnedBaseUnits ?? 0n) - earnedBefore;
    const dust = before.stake?.rewardDustQ64 ?? 0n;
    const most = rewardFloor(view.book.unsettledOfQ64(change.agent, view.pool.acc) + dust);
    if (earned < 0n || earned > most) {
      report(agentPlace(view, change.agent, 'rewards earned since last seen'), `0 to ${most}`, String(earned));
    }
    for (const entry of after.stake?.entries ?? []) {
      checkPaidAcc(view, change, entry, report);
    }
  },
};

function checkPaidAcc(view: InvariantView, { agent }: AgentChange, entry: StakeEntryState, report: Report): void {
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

/** Weight comes from the amount and one of the scenario's locks, by the floor formula and no other way. */
export const WEIGHT_IS_FORMULA: Invariant = {
  id: 'I14',
  title: "weight == floor(amount * multiplier) with the multiplier and length of one of the scenario's locks",
  severity: 'error',
  tolerance: EXACT,
  checkAgent(view, { agent, before, after }, report) {
    const { lockDays, multiplierBps } = view.plan.staking;
    const known = before.stake?.entries ?? [];
    for (const [position, entry] of (after.stake?.entries ?? []).entries()) {
      if (isSameDeposit(entry, known[position])) {
        continue;
      }
      const lock = lockDays[entry.tier];
      const multiplier = multiplierBps[entry.tier];
      if (lock === undefined || multiplier === undefined) {
        report(entryPlace(view, agent, entry, 'tier'), `0 to ${lockDays.length - 1}`, String(entry.tier));
        continue;
      }
      const weight = lockedWeightFloor(entry.amountBaseUnits, multiplier);
      if (entry.weightLocked !== weight) {
        report(entryPlace(view, agent, entry, 'locked weight'), String(weight), String(entry.weightLocked));
      }
      if (entry.weightBase !== entry.amountBaseUnits) {
        report(entryPlace(view, agent, entry, 'base weight'), String(entry.amountBaseUnits), String(entry.weightBase));
      }
      if (entry.endDay - entry.startDay !== lock) {
        report(entryPlace(view, agent, entry, 'end day'), String(entry.startDay + lock), String(entry.endDay));
      }
      if (dayOfUnixSeconds(Number(entry.lockEndUnixSeconds)) !== entry.endDay) {
        report(
          entryPlace(view, agent, entry, 'lock end'),
          `a time of day ${entry.endDay}`,
          String(entry.lockEndUnixSeconds),
        );
      }
    }
  },
};

/** Nothing that I14 looks at has changed, so it was checked when it was first seen. */
function isSameDeposit(entry: StakeEntryState, known: StakeEntryState | undefined): boolean {
  return (
    known !== undefined &&
    entry.amountBaseUnits === known.amountBaseUnits &&
    entry.weightLocked === known.weightLocked &&
    entry.weightBase === known.weightBase &&
    entry.lockEndUnixSeconds === known.lockEndUnixSeconds &&
    entry.tier === known.tier &&
    entry.startDay === known.startDay &&
    entry.endDay === known.endDay
  );
}

/** A lock holds: it never gets shorter, and what leaves before its end pays. */
export const LOCKS_HOLD: Invariant = {
  id: 'I15',
  title: 'lock end never decreases; tokens leave an unexpired entry only with the ceiled penalty to the penalty vault',
  severity: 'error',
  tolerance: EXACT,
  checkAgent(view, change, report) {
    const { agent, before, after } = change;
    const departures = view.departuresOf(agent);
    for (const entry of before.stake?.entries ?? []) {
      let left = 0n;
      for (const departure of departures) {
        left += departure.entryIndex === entry.index ? departure.amountBaseUnits : 0n;
      }
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
  checkWhole({ pool, vaults, previousPool, previousVaults, penaltiesDueBaseUnits }, report) {
    const inVault = vaults.penaltyVaultBaseUnits - previousVaults.penaltyVaultBaseUnits;
    if (inVault !== penaltiesDueBaseUnits) {
      report('penalty vault: received', String(penaltiesDueBaseUnits), String(inVault));
    }
    const counted = pool.totalPenaltiesBaseUnits - previousPool.totalPenaltiesBaseUnits;
    if (counted !== penaltiesDueBaseUnits) {
      report('pool: penalties counted', String(penaltiesDueBaseUnits), String(counted));
    }
  },
};

function checkKept(
  view: InvariantView,
  { agent, after }: AgentChange,
  entry: StakeEntryState,
  left: bigint,
  report: Report,
): void {
  const kept = after.stake?.entries.find((candidate) => candidate.index === entry.index);
  const remainder = entry.amountBaseUnits - left;
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
  if (kept.startDay !== entry.startDay) {
    report(entryPlace(view, agent, entry, 'start day'), String(entry.startDay), String(kept.startDay));
  }
}

function entryPlace(view: InvariantView, agent: AgentIndex, entry: StakeEntryState, field: string): string {
  return agentPlace(view, agent, `entry ${entry.index} ${field}`);
}

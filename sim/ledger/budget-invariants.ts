import { bpsFloor } from '../core/fixed.ts';
import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';
import type { EmissionState } from '../ports/governance-states.ts';
import type { AgentIndex, StakeEntryState } from '../ports/staking-chain.ts';
import { agentPlace, EXACT, type Invariant, type InvariantView, type Report, reportUnequal } from './invariant.ts';
import { dayShareFloor, RECENT_DAYS, rewardFloor } from './reward-math.ts';

/** However late a day is closed, it is closed as if it had been on time. */
export const LATE_ROLLS_EQUAL_DAILY: Invariant = {
  id: 'I08',
  title: 'days closed late and together have the records of days closed one by one',
  severity: 'fatal',
  cadence: 'tick',
  compares: 'records of newly closed days in the ring with a model that closes each day by itself',
  source: 'onchain.md 1.3, R03',
  tolerance: EXACT,
  checkWhole(view, report) {
    const { pool, previousPool } = view;
    const first = Math.max(previousPool.lastDay, pool.lastDay - RECENT_DAYS);
    for (let day = first; day < Math.min(pool.lastDay, view.clockDay); day += 1) {
      const record = pool.recent[day % RECENT_DAYS];
      const daily = view.modelDay(day);
      reportUnequal(report, `history: acc of day ${day}`, daily.acc, record?.acc ?? 0n);
      reportUnequal(report, `history: power of day ${day}`, daily.powerBaseUnits, record?.powerBaseUnits ?? 0n);
      reportUnequal(report, `history: staked of day ${day}`, daily.stakedBaseUnits, record?.stakedBaseUnits ?? 0n);
    }
  },
};

/** Rewards come by settlements and go by payouts, and nothing is paid before its week has closed. */
export const PAYOUTS_COME_FROM_EARNINGS: Invariant = {
  id: 'I10',
  title: 'owed + open == earned - claimed; paid accumulator <= accumulator; claims pay closed weeks only',
  severity: 'fatal',
  cadence: 'touched',
  compares: "each account's reward fields with each other, its entries, and what it could claim",
  source: 'onchain.md 1.4',
  tolerance: EXACT,
  checkAgent(view, { agent, before, after }, report) {
    const { stake } = after;
    if (stake === undefined) {
      return;
    }
    const balance = stake.rewardsEarnedBaseUnits - stake.rewardsClaimedBaseUnits;
    const owed = stake.owedBaseUnits + stake.owedOpenBaseUnits;
    if (owed !== balance) {
      report(agentPlace(view, agent, 'owed and open rewards'), String(balance), String(owed));
    }
    const { acc } = view.pool;
    for (let position = 0; position < stake.entries.length; position += 1) {
      const { index, paidAcc, started } = stake.entries[position] as StakeEntryState;
      if (started && paidAcc > acc) {
        report(agentPlace(view, agent, `entry ${index} paid acc`), `at most ${acc}`, String(paidAcc));
      }
    }
    const claimedBefore = before.stake?.rewardsClaimedBaseUnits ?? 0n;
    if (stake.rewardsClaimedBaseUnits > claimedBefore) {
      checkClosedWeeks(view, { agent, claimed: stake.rewardsClaimedBaseUnits - claimedBefore }, report);
    }
  },
};

function checkClosedWeeks(
  view: InvariantView,
  claim: { readonly agent: AgentIndex; readonly claimed: bigint },
  report: Report,
): void {
  const { book, pool } = view;
  const before = book.agent(claim.agent).stake;
  if (before === undefined) {
    report(agentPlace(view, claim.agent, 'claimed'), 'nothing', String(claim.claimed));
    return;
  }
  const week = Math.floor((pool.lastDay - pool.genesisDay) / DAYS_PER_WEEK);
  const open = before.owedOpenWeek < week ? before.owedOpenBaseUnits : 0n;
  const closedQ64 = book.earnedByQ64(claim.agent, pool.accWeekOpen) + before.rewardDustQ64;
  const most = before.owedBaseUnits + open + rewardFloor(closedQ64);
  if (claim.claimed > most) {
    report(agentPlace(view, claim.agent, 'claimed'), `at most ${most} of closed weeks`, String(claim.claimed));
  }
}

/** New tokens stay under the cap of every window, one mint a week. */
export const INFLATION_IS_CAPPED: Invariant = {
  id: 'I11',
  title: 'minted in any 365 days <= cap of the supply before them; at most one mint a week',
  severity: 'fatal',
  cadence: 'touched',
  compares: "the emission account's ring of mints with its cap and with the pool's total",
  source: 'onchain.md 1.4, R10',
  tolerance: EXACT,
  checkWhole({ emission, pool }, report) {
    const { before, now, isFresh } = emission;
    if (now === undefined || !isFresh) {
      return;
    }
    reportUnequal(report, 'emission: total minted', pool.totalMintedBaseUnits, now.totalMintedBaseUnits);
    const last = mintBack(now, 1);
    if (now.mintCount === (before?.mintCount ?? 0) || last === undefined) {
      return;
    }
    const { minted, supplyThen } = mintedInWindow(now, last.day);
    // A vote may have lowered the cap in the same tick.
    const capBps = Math.max(now.capBps, before?.capBps ?? 0);
    const most = bpsFloor(supplyThen, capBps);
    if (minted > most) {
      report('emission: minted in 365 days', `at most ${most}`, String(minted));
    }
    const weekOf = (day: number) => Math.floor((day - pool.genesisDay) / DAYS_PER_WEEK);
    const earlier = mintBack(now, 2);
    if (earlier !== undefined && weekOf(earlier.day) >= weekOf(last.day)) {
      report('emission: week of the last mint', `after week ${weekOf(earlier.day)}`, `week ${weekOf(last.day)}`);
    }
  },
};

function mintBack(emission: EmissionState, back: number): EmissionState['mints'][number] | undefined {
  const count = Math.min(emission.mintCount, emission.mints.length);
  return back > count ? undefined : emission.mints[(emission.mintCount - back) % emission.mints.length];
}

/** Sum of the mints of the 365 days up to and including a day, and the supply that the first of them found. */
function mintedInWindow(emission: EmissionState, day: number): { minted: bigint; supplyThen: bigint } {
  let minted = 0n;
  let supplyThen = 0n;
  for (let back = 1; ; back += 1) {
    const mint = mintBack(emission, back);
    if (mint === undefined || mint.day + DAYS_PER_YEAR <= day) {
      return { minted, supplyThen };
    }
    minted += mint.mintedBaseUnits;
    supplyThen = mint.supplyBeforeBaseUnits;
  }
}

/** A week's budget is fixed when it begins, and released in seven shares. */
export const BUDGET_IS_FIXED: Invariant = {
  id: 'I12',
  title: 'a week keeps its budget and releases floor(budget / 7) a day, the rest on the last; funding adds to the next',
  severity: 'fatal',
  cadence: 'tick',
  compares: "the pool's budgets now with those of the last check and with the days of the week that are closed",
  source: 'onchain.md 1.4',
  tolerance: EXACT,
  checkWhole({ pool, previousPool }, report) {
    const weekOf = (day: number) => Math.floor((day - pool.genesisDay) / DAYS_PER_WEEK);
    const closed = BigInt((pool.lastDay - pool.genesisDay) % DAYS_PER_WEEK);
    const released = closed * dayShareFloor(pool.budgetCurrentBaseUnits);
    reportUnequal(report, 'pool: budget released', released, pool.budgetReleasedBaseUnits);
    if (weekOf(pool.lastDay) !== weekOf(previousPool.lastDay)) {
      return;
    }
    const { budgetCurrentBaseUnits: current, budgetNextBaseUnits: next } = previousPool;
    reportUnequal(report, 'pool: budget of the open week', current, pool.budgetCurrentBaseUnits);
    const funded = pool.totalFundedBaseUnits - previousPool.totalFundedBaseUnits;
    reportUnequal(report, 'pool: budget of the next week', next + funded, pool.budgetNextBaseUnits);
  },
};

import { mulDivFloor } from '#sim/core/fixed.ts';
import type { GovernanceState } from '#sim/ports/governance-states.ts';
import type { PoolState, StakeEntryState, UserStakeState } from '#sim/ports/staking-chain.ts';

/** Proposals with quorum that the voting booster looks back on, and votes among them that it asks for. */
const BOOSTER_PROPOSALS = 4;
const BOOSTER_VOTES = 2;

/** The plan's `user_reward = total_rewards * user_power / total_power`, rounded down; 0 while nobody has power. */
export function calculateUserReward(totalRewardsBaseUnits: bigint, userPower: bigint, totalPower: bigint): bigint {
  return totalPower === 0n ? 0n : mulDivFloor(totalRewardsBaseUnits, userPower, totalPower);
}

/** Boosters that the pool grants, in basis points of reward weight. */
export type BoosterTerms = Pick<
  PoolState,
  'boostActiveBps' | 'boostLongTermBps' | 'boostVotingBps' | 'longTermDays' | 'activeDays' | 'lastDay'
>;

/** What one owner's boosters follow from. */
export interface BoosterFacts {
  /** UTC day of the last debate fee, 0 none. */
  readonly lastDebateDay: number;
  /** Votes among the last four proposals that reached quorum. */
  readonly countedVotes: number;
  /** UTC day of each deposit that can be boosted: of an earlier day, not compounded. */
  readonly startDays: readonly number[];
}

/** Boosters earned today, in basis points; they add up. `byDeposit` follows `startDays`. */
export interface Boosters {
  readonly activeBps: number;
  readonly votingBps: number;
  readonly byDeposit: readonly number[];
}

/** Boosters that `refresh_boosters` would grant: taking part in debates and voting for all deposits, age for each. */
export function calculateBoosters(terms: BoosterTerms, facts: BoosterFacts): Boosters {
  const { lastDebateDay, startDays } = facts;
  const isActive = lastDebateDay > 0 && lastDebateDay + terms.activeDays > terms.lastDay;
  const activeBps = isActive ? terms.boostActiveBps : 0;
  const votingBps = facts.countedVotes >= BOOSTER_VOTES ? terms.boostVotingBps : 0;
  const byDeposit = startDays.map((startDay) => {
    const isOld = terms.lastDay - startDay >= terms.longTermDays;
    return activeBps + votingBps + (isOld ? terms.boostLongTermBps : 0);
  });
  return { activeBps, votingBps, byDeposit };
}

/** Deposits that a booster can go to on the open day. */
export function boostableEntries({ entries }: UserStakeState, openDay: number): readonly StakeEntryState[] {
  return entries.filter(({ compound, startDay }) => !compound && startDay < openDay);
}

/** Remembered votes of an owner among the last four proposals that reached quorum. */
export function countedVotes(governance: GovernanceState, { votes }: UserStakeState): number {
  const { quorumCount, quorumIds } = governance;
  let counted = 0;
  for (let back = 1; back <= Math.min(quorumCount, BOOSTER_PROPOSALS); back += 1) {
    const id = quorumIds[(quorumCount - back) % quorumIds.length];
    if (votes.some(({ proposalId }) => proposalId === id)) counted += 1;
  }
  return counted;
}

/** Remembered items, newest first: item n lies in slot `n % 8`, and counts are modulo 256. */
export function newestFirst<T>(slots: readonly T[], count: number): readonly T[] {
  return slots.map((_, back) => slots[(count - 1 - back + slots.length) % slots.length] as T);
}

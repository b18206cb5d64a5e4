import type { EmissionState, GovernanceState, TreasuryState } from '../ports/governance-states.ts';
import type { PoolState } from '../ports/staking-chain.ts';

/** The accounts that have parameters, as read. */
export interface ParameterStates {
  readonly pool: PoolState;
  readonly governance: GovernanceState | undefined;
  readonly treasury: TreasuryState | undefined;
  readonly emission: EmissionState | undefined;
}

type Value = bigint | number | boolean | undefined;
type Reading = readonly [id: number, read: (states: ParameterStates) => Value];

const READINGS: readonly Reading[] = [
  [0, ({ pool }) => pool.minStakeBaseUnits],
  [1, ({ pool }) => pool.maxStakeBaseUnits],
  [2, ({ pool }) => pool.minClaimBaseUnits],
  [3, ({ pool }) => pool.penaltyBps],
  [4, ({ pool }) => pool.rewardRateBps],
  ...[1, 2, 3, 4].map((tier): Reading => [5 + tier, ({ pool }) => pool.multiplierBps[tier]]),
  ...[1, 2, 3, 4].map((tier): Reading => [10 + tier, ({ pool }) => pool.lockDays[tier]]),
  [15, ({ pool }) => pool.boostActiveBps],
  [16, ({ pool }) => pool.boostLongTermBps],
  [17, ({ pool }) => pool.boostVotingBps],
  [18, ({ pool }) => pool.boostDays],
  [19, ({ pool }) => pool.longTermDays],
  [20, ({ pool }) => pool.ticketDays],
  [21, ({ pool }) => pool.minDebateFeeBaseUnits],
  [22, ({ pool }) => pool.activeDays],
  [32, ({ governance }) => governance?.minProposalStakeBaseUnits],
  [33, ({ governance }) => governance?.minVoteStakeBaseUnits],
  [34, ({ governance }) => governance?.bondBaseUnits],
  ...[0, 1, 2, 3].map((kind): Reading => [35 + kind, ({ governance }) => governance?.quorumBps[kind]]),
  ...[0, 1, 2, 3].map((kind): Reading => [39 + kind, ({ governance }) => governance?.approvalBps[kind]]),
  [43, ({ governance }) => governance?.votingDays],
  [44, ({ governance }) => governance?.timelockDays],
  [45, ({ governance }) => governance?.seasoningDays],
  [46, ({ governance }) => governance?.powerCapBps],
  [47, ({ governance }) => governance?.quadraticMode],
  [48, ({ governance }) => governance?.cooldownDays],
  [49, ({ governance }) => governance?.lateHours],
  [50, ({ governance }) => governance?.graceDays],
  [51, ({ governance }) => governance?.quadraticAttested],
  [64, ({ treasury }) => treasury?.spendingCapBps],
  [65, ({ treasury }) => treasury?.reserveFloorBaseUnits],
  [66, ({ treasury }) => treasury?.buybackWeeklyCapBaseUnits],
  [67, ({ treasury }) => treasury?.buybackMaxPriceQuoteUnits],
  ...[0, 1, 2].map((year): Reading => [80 + year, ({ emission }) => emission?.inflationBps[year]]),
  [83, ({ emission }) => emission?.capBps],
];

/** A parameter that is not what it was. */
export interface ParameterChange {
  readonly id: number;
  readonly before: bigint;
  readonly after: bigint;
}

/** What differs between two readings; a parameter of an account that was not read in both is not compared. */
export function changedParameters(before: ParameterStates, after: ParameterStates): readonly ParameterChange[] {
  const changes: ParameterChange[] = [];
  for (const [id, read] of READINGS) {
    const was = read(before);
    const is = read(after);
    if (was !== is && was !== undefined && is !== undefined) {
      changes.push({ id, before: BigInt(was), after: BigInt(is) });
    }
  }
  return changes;
}

/** All values by id, as far as their accounts were read. */
export function readParameters(states: ParameterStates): ReadonlyMap<number, bigint> {
  const values = new Map<number, bigint>();
  for (const [id, read] of READINGS) {
    const value = read(states);
    if (value !== undefined) {
      values.set(id, BigInt(value));
    }
  }
  return values;
}

import { divCeil, maxBigint } from '../core/fixed.ts';
import { BASIS_POINTS } from '../core/units.ts';
import { AGE_TIERS, agesReached } from '../ledger/reward-math.ts';
import { isSwitchedOn } from '../policies/program-switches.ts';
import type { GovernanceState } from '../ports/governance-states.ts';
import type { PoolState } from '../ports/staking-chain.ts';

/** What a vote asks for. */
export interface VoteRules {
  readonly pool: Pick<PoolState, 'features' | 'lockDays' | 'multiplierBps' | 'minStakeBaseUnits' | 'maxStakeBaseUnits'>;
  readonly governance: Pick<
    GovernanceState,
    | 'quorumBps'
    | 'approvalBps'
    | 'votingDays'
    | 'seasoningDays'
    | 'powerCapBps'
    | 'bondBaseUnits'
    | 'minProposalStakeBaseUnits'
    | 'minVoteStakeBaseUnits'
  >;
}

/** What stakes and votes of a newcomer's wallets are bound by. Base units. */
export interface NewcomerBounds {
  /** Power of 10,000 base units: under the best lock that outlasts the vote, and without one. */
  readonly mostPowerBps: bigint;
  readonly leastPowerBps: bigint;
  /** Least stake of the wallet that proposes, and of one that only votes. */
  readonly proposerStake: bigint;
  readonly voterStake: bigint;
  /** Most that one wallet stakes; undefined without STAKE_CAP. */
  readonly maxStake: bigint | undefined;
  /** Most that one vote counts, of the total; 10,000 without POWER_CAP. */
  readonly powerCapBps: number;
}

export function newcomerBounds({ pool, governance }: VoteRules): NewcomerBounds {
  const ages = isSwitchedOn(pool, 'powerByAge') ? agesReached(governance.seasoningDays + 1) : 0;
  const ageBps = ages === 0 ? BASIS_POINTS : BigInt((AGE_TIERS[ages - 1] as (typeof AGE_TIERS)[number]).bps);
  const voterStake = maxBigint(pool.minStakeBaseUnits, governance.minVoteStakeBaseUnits);
  return {
    mostPowerBps: (bestMultiplierBps({ pool, governance }) * ageBps) / BASIS_POINTS,
    leastPowerBps: ageBps,
    // Who proposes votes as well.
    proposerStake: maxBigint(voterStake, governance.minProposalStakeBaseUnits),
    voterStake,
    maxStake: isSwitchedOn(pool, 'stakeCap') ? pool.maxStakeBaseUnits : undefined,
    powerCapBps: isSwitchedOn(pool, 'powerCap') ? governance.powerCapBps : Number(BASIS_POINTS),
  };
}

export function stakeCeil(power: bigint, { mostPowerBps }: NewcomerBounds): bigint {
  return divCeil(power * BASIS_POINTS, mostPowerBps);
}

export function lockedPower(stake: bigint, { mostPowerBps }: NewcomerBounds): bigint {
  return (stake * mostPowerBps) / BASIS_POINTS;
}

export function powerWithoutLock(stake: bigint, { leastPowerBps }: NewcomerBounds): bigint {
  return (stake * leastPowerBps) / BASIS_POINTS;
}

/** Of the locks that still run when a vote ends on a stake that has to be of an earlier day. */
function bestMultiplierBps({ pool, governance }: VoteRules): bigint {
  let best = Number(BASIS_POINTS);
  if (!isSwitchedOn(pool, 'powerByLock')) return BigInt(best);
  const lastsDays = 1 + governance.seasoningDays + governance.votingDays;
  for (let lock = 0; lock < pool.lockDays.length; lock++) {
    const outlasts = (pool.lockDays[lock] as number) >= lastsDays;
    if (outlasts) best = Math.max(best, pool.multiplierBps[lock] as number);
  }
  return BigInt(best);
}

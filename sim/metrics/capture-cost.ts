import { bpsCeil, bpsFloor, divCeil, maxBigint } from '../core/fixed.ts';
import { BASIS_POINTS } from '../core/units.ts';
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

/** What a newcomer needs. */
export interface CaptureCost {
  /** Stakes and bond. */
  readonly capitalBaseUnits: bigint;
  /** Fewest that the caps let it be in. */
  readonly wallets: number;
}

/** Quorum and approval of one kind of proposal. */
interface Hurdles {
  readonly quorumBps: number;
  readonly approvalBps: number;
}

/** Power of those who stake already, and of those of them who vote no. */
interface Others {
  readonly power: bigint;
  readonly against: bigint;
}

/**
 * The least that a newcomer needs to pass a proposal of the kind that is cheapest to pass, when of the others only
 * `against` vote, and no. Its stake is under the best lock that outlasts the vote and old enough to count; its own power
 * is part of the total that quorum is a share of; votes count linearly. Parts in further wallets may round off a unit
 * of power each. Undefined when no stake passes any kind.
 */
export function captureCost(rules: VoteRules, others: Others): CaptureCost | undefined {
  const { pool, governance } = rules;
  let cheapest: { readonly hurdles: Hurdles; readonly power: bigint } | undefined;
  for (let kind = 0; kind < governance.quorumBps.length; kind++) {
    const hurdles = {
      quorumBps: governance.quorumBps[kind] as number,
      approvalBps: governance.approvalBps[kind] as number,
    };
    const power = powerNeededCeil(hurdles, others);
    if (power !== undefined && (cheapest === undefined || power < cheapest.power)) cheapest = { hurdles, power };
  }
  if (cheapest === undefined) return undefined;
  const multiplierBps = bestMultiplierBps(rules);
  const needed = divCeil(cheapest.power * BASIS_POINTS, multiplierBps);
  const staked = maxBigint(needed, governance.minProposalStakeBaseUnits);
  const wallets = walletsNeeded(rules, staked, cheapest.hurdles, {
    ...others,
    total: others.power + (staked * multiplierBps) / BASIS_POINTS,
  });
  // One wallet proposes, each other one only votes.
  const least = maxBigint(pool.minStakeBaseUnits, governance.minVoteStakeBaseUnits);
  const spread = governance.minProposalStakeBaseUnits + (wallets - 1n) * least;
  return { capitalBaseUnits: maxBigint(staked, spread) + governance.bondBaseUnits, wallets: Number(wallets) };
}

/**
 * Least power p with p + against >= quorum of (power + p), and p >= approval of (p + against). For quorum that is
 * p (10000 - q) >= q power - 10000 against, for approval p (10000 - a) >= a against.
 */
function powerNeededCeil({ quorumBps, approvalBps }: Hurdles, { power, against }: Others): bigint | undefined {
  const forQuorum = leastCeil(BigInt(quorumBps) * power - BASIS_POINTS * against, quorumBps);
  const forApproval = leastCeil(BigInt(approvalBps) * against, approvalBps);
  if (forQuorum === undefined || forApproval === undefined) return undefined;
  // Without a yes nothing passes.
  return maxBigint(1n, maxBigint(forQuorum, forApproval));
}

/** Least p >= 0 with p (10000 - share) >= missing; undefined when there is none. */
function leastCeil(missing: bigint, shareBps: number): bigint | undefined {
  if (missing <= 0n) return 0n;
  const rest = BASIS_POINTS - BigInt(shareBps);
  return rest <= 0n ? undefined : divCeil(missing, rest);
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

/** Fewest wallets whose stakes fit under the stake cap and whose votes count enough under the power cap. */
function walletsNeeded(
  { pool, governance }: VoteRules,
  stakedBaseUnits: bigint,
  { quorumBps, approvalBps }: Hurdles,
  { against, total }: Others & { readonly total: bigint },
): bigint {
  let wallets = 1n;
  if (isSwitchedOn(pool, 'stakeCap')) wallets = maxBigint(wallets, divCeil(stakedBaseUnits, pool.maxStakeBaseUnits));
  if (!isSwitchedOn(pool, 'powerCap')) return wallets;
  const forQuorum = bpsCeil(total, quorumBps) - against;
  const forApproval = leastCeil(BigInt(approvalBps) * against, approvalBps) ?? 0n;
  const cap = maxBigint(1n, bpsFloor(total, governance.powerCapBps));
  return maxBigint(wallets, divCeil(maxBigint(forQuorum, forApproval), cap));
}

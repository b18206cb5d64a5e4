import { bpsCeil, bpsFloor, divCeil, maxBigint, minBigint } from '../core/fixed.ts';
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

/** What stakes and votes of a newcomer's wallets are bound by. Base units. */
interface Bounds {
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

/** Stakes of a newcomer, and the wallets that they are in. */
interface Spread {
  readonly staked: bigint;
  readonly wallets: bigint;
}

/** Some of a newcomer's wallets that stake more than their votes can count with. */
interface CappedWallets {
  readonly count: bigint;
  /** Of all of them together: what the total has of it. */
  readonly power: bigint;
}

const NONE: CappedWallets = { count: 0n, power: 0n };

/**
 * The least that a newcomer needs to pass a proposal of the kind that is cheapest to pass, when of the others only
 * `against` vote, and no. Its stake is under the best lock that outlasts the vote and just old enough to count; its own
 * power is part of the total that quorum and power cap are shares of; votes count linearly. What a least stake would
 * have above the power cap stays without a lock, so that the total is no larger than it has to be. Parts in further
 * wallets may round off a unit of power each. Undefined when no stake passes any kind.
 */
export function captureCost(rules: VoteRules, others: Others): CaptureCost | undefined {
  const bounds = boundsOf(rules);
  const { quorumBps, approvalBps, bondBaseUnits } = rules.governance;
  let cheapest: Spread | undefined;
  for (let kind = 0; kind < quorumBps.length; kind++) {
    const hurdles = { quorumBps: quorumBps[kind] as number, approvalBps: approvalBps[kind] as number };
    const spread = cheapestSpread(hurdles, others, bounds);
    if (spread !== undefined && (cheapest === undefined || spread.staked < cheapest.staked)) cheapest = spread;
  }
  return cheapest && { capitalBaseUnits: cheapest.staked + bondBaseUnits, wallets: Number(cheapest.wallets) };
}

function boundsOf({ pool, governance }: VoteRules): Bounds {
  const ages = isSwitchedOn(pool, 'powerByAge') ? agesReached(governance.seasoningDays + 1) : 0;
  const ageBps = ages === 0 ? BASIS_POINTS : BigInt((AGE_TIERS[ages - 1] as (typeof AGE_TIERS)[number]).bps);
  return {
    mostPowerBps: (bestMultiplierBps({ pool, governance }) * ageBps) / BASIS_POINTS,
    leastPowerBps: ageBps,
    proposerStake: maxBigint(pool.minStakeBaseUnits, governance.minProposalStakeBaseUnits),
    voterStake: maxBigint(pool.minStakeBaseUnits, governance.minVoteStakeBaseUnits),
    maxStake: isSwitchedOn(pool, 'stakeCap') ? pool.maxStakeBaseUnits : undefined,
    powerCapBps: isSwitchedOn(pool, 'powerCap') ? governance.powerCapBps : Number(BASIS_POINTS),
  };
}

function cheapestSpread(hurdles: Hurdles, others: Others, bounds: Bounds): Spread | undefined {
  const { maxStake, proposerStake, powerCapBps } = bounds;
  if (maxStake !== undefined && proposerStake > maxStake) return undefined;
  const power = freePowerCeil(hurdles, others, NONE, 0);
  if (power === undefined) return undefined;
  const cap = capOf(others.power + power, powerCapBps);
  if (cap === 0n || powerWithoutLock(proposerStake, bounds) > cap) {
    return spreadWithCappedProposer(hurdles, others, bounds);
  }
  // Of the proposer's stake as much is under the lock as its vote can count with.
  const own = minBigint(power, minBigint(cap, lockedPower(proposerStake, bounds)));
  const further = stakeCeil(power - own, bounds);
  // What is staked has a unit or two more than it needs.
  const total = others.power + own + lockedPower(further, bounds);
  const votes = missingPower(hurdles, others, total, 0n);
  const wallets = maxBigint(1n, divCeil(votes, capOf(total, powerCapBps)));
  if (wallets > 1n && powerWithoutLock(bounds.voterStake, bounds) > cap) {
    return spreadOfCappedVoters(hurdles, others, bounds);
  }
  return spreadOf(proposerStake + further, wallets, bounds);
}

/** The least stake of a proposer is above the power cap, as in an economy that has just begun. */
function spreadWithCappedProposer(hurdles: Hurdles, others: Others, bounds: Bounds): Spread | undefined {
  const alone = spreadAtCap(hurdles, others, bounds, 1n);
  if (alone !== undefined) return alone;
  const proposer = powerWithoutLock(bounds.proposerStake, bounds);
  const power = freePowerCeil(hurdles, others, { count: 1n, power: proposer }, bounds.powerCapBps);
  if (power === undefined) return undefined;
  const cap = capOf(others.power + proposer + power, bounds.powerCapBps);
  if (powerWithoutLock(bounds.voterStake, bounds) > cap) return spreadOfCappedVoters(hurdles, others, bounds);
  const spread = spreadOf(bounds.proposerStake + stakeCeil(power, bounds), 1n + divCeil(power, cap), bounds);
  // Where caps make up the quorum exactly, rounding asks for a wallet more, which a round total does not.
  const before = others.power + proposer;
  const round = divCeil(before + power, BASIS_POINTS) * BASIS_POINTS;
  const fewer = spread.wallets - 2n;
  const votes = minBigint(round - before, fewer * capOf(round, bounds.powerCapBps));
  const isEnough = missingPower(hurdles, others, round, votes + capOf(round, bounds.powerCapBps)) <= 0n;
  const other = spreadOf(bounds.proposerStake + stakeCeil(round - before, bounds), 1n + fewer, bounds);
  return isEnough && other.staked < spread.staked ? other : spread;
}

/** The least stake of a voter is above the power cap: as many votes as it takes, each at the cap. */
function spreadOfCappedVoters(hurdles: Hurdles, others: Others, bounds: Bounds): Spread | undefined {
  const { powerCapBps, proposerStake, voterStake } = bounds;
  const voter = powerWithoutLock(voterStake, bounds);
  // So many caps are all of the power: beyond them no further wallet helps.
  const most = divCeil(BASIS_POINTS, BigInt(powerCapBps)) + 1n;
  for (let wallets = 2n; wallets <= most; wallets++) {
    const voters = { count: wallets - 1n, power: (wallets - 1n) * voter };
    const power = freePowerCeil(hurdles, others, voters, powerCapBps);
    const least = maxBigint(power ?? 0n, powerWithoutLock(proposerStake, bounds));
    if (power !== undefined && least <= capOf(others.power + voters.power + least, powerCapBps)) {
      const staked = maxBigint(proposerStake, stakeCeil(power, bounds)) + voters.count * voterStake;
      return spreadOf(staked, wallets, bounds);
    }
    const atCap = spreadAtCap(hurdles, others, bounds, wallets);
    if (atCap !== undefined) return atCap;
  }
  return undefined;
}

/**
 * So many wallets, each of which votes with the cap, if that is enough. The total is brought to a multiple of 10,000
 * base units, so that no cap is rounded.
 */
function spreadAtCap(hurdles: Hurdles, others: Others, bounds: Bounds, wallets: bigint): Spread | undefined {
  const { powerCapBps, proposerStake, voterStake } = bounds;
  const voters = (wallets - 1n) * voterStake;
  const before = others.power + (wallets - 1n) * powerWithoutLock(voterStake, bounds);
  const atCap = leastCeil(BigInt(powerCapBps) * before, BASIS_POINTS - BigInt(powerCapBps));
  if (atCap === undefined) return undefined;
  const least = maxBigint(atCap, powerWithoutLock(proposerStake, bounds));
  const total = divCeil(before + least, BASIS_POINTS) * BASIS_POINTS;
  if (missingPower(hurdles, others, total, wallets * capOf(total, powerCapBps)) > 0n) return undefined;
  return spreadOf(maxBigint(proposerStake, stakeCeil(total - before, bounds)) + voters, wallets, bounds);
}

/** In at least so many wallets, each with what it has to stake and no more than it may. */
function spreadOf(stakedBaseUnits: bigint, atLeast: bigint, { maxStake, proposerStake, voterStake }: Bounds): Spread {
  const wallets = maxStake === undefined ? atLeast : maxBigint(atLeast, divCeil(stakedBaseUnits, maxStake));
  return { staked: maxBigint(stakedBaseUnits, proposerStake + (wallets - 1n) * voterStake), wallets };
}

/**
 * Least power p, counted in full beside wallets whose votes count the power cap k each, with
 * p + k x count + against >= quorum of the total, and p + k x count >= approval of that and `against`. The total is
 * all power, with p and with what the capped wallets have.
 */
function freePowerCeil(hurdles: Hurdles, others: Others, capped: CappedWallets, capBps: number): bigint | undefined {
  const { quorumBps, approvalBps } = hurdles;
  const { against } = others;
  const forApproval = leastCeil(BigInt(approvalBps) * against, BASIS_POINTS - BigInt(approvalBps));
  if (forApproval === undefined) return undefined;
  const before = others.power + capped.power;
  const rise = capped.count * BigInt(capBps);
  const forQuorum = leastCeil(
    (BigInt(quorumBps) - rise) * before - BASIS_POINTS * against,
    BASIS_POINTS + rise - BigInt(quorumBps),
  );
  if (forQuorum === undefined) return undefined;
  const yes = maxBigint(1n, forApproval);
  let power = maxBigint(forQuorum, leastCeil(BASIS_POINTS * yes - rise * before, BASIS_POINTS + rise) ?? 0n);
  // The cap is rounded down, so a unit or two for each capped wallet may be missing.
  for (;;) {
    const total = before + power;
    const missing = missingPower(hurdles, others, total, power + capped.count * capOf(total, capBps));
    if (missing <= 0n) return power;
    power += missing;
  }
}

/** What a newcomer's votes, counted so, lack to pass; 0 or less for nothing. */
function missingPower({ quorumBps, approvalBps }: Hurdles, { against }: Others, total: bigint, votes: bigint): bigint {
  const forQuorum = bpsCeil(total, quorumBps) - against;
  const forApproval = leastCeil(BigInt(approvalBps) * against, BASIS_POINTS - BigInt(approvalBps)) ?? total + 1n;
  // Without a yes nothing passes.
  return maxBigint(maxBigint(1n, forApproval), forQuorum) - votes;
}

/** Least p >= 0 with p x each >= missing; undefined when there is none. */
function leastCeil(missing: bigint, each: bigint): bigint | undefined {
  if (missing <= 0n) return 0n;
  return each <= 0n ? undefined : divCeil(missing, each);
}

function capOf(total: bigint, powerCapBps: number): bigint {
  return bpsFloor(total, powerCapBps);
}

function stakeCeil(power: bigint, { mostPowerBps }: Bounds): bigint {
  return divCeil(power * BASIS_POINTS, mostPowerBps);
}

function lockedPower(stake: bigint, { mostPowerBps }: Bounds): bigint {
  return (stake * mostPowerBps) / BASIS_POINTS;
}

function powerWithoutLock(stake: bigint, { leastPowerBps }: Bounds): bigint {
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

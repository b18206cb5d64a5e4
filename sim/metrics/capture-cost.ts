import { divCeil, maxBigint, minBigint } from '../core/fixed.ts';
import { BASIS_POINTS } from '../core/units.ts';
import {
  lockedPower,
  type NewcomerBounds,
  newcomerBounds,
  powerWithoutLock,
  stakeCeil,
  type VoteRules,
} from './newcomer-bounds.ts';
import {
  approvalCeil,
  type CappedWallets,
  capOf,
  freePowerCeil,
  type Hurdles,
  leastCeil,
  missingPower,
  type Others,
} from './vote-hurdles.ts';

/** What a newcomer needs. */
export interface CaptureCost {
  /** Stakes and bond. */
  readonly capitalBaseUnits: bigint;
  /** Fewest that the caps let it be in. */
  readonly wallets: number;
}

/** Stakes of a newcomer, and the wallets that they are in. */
interface Spread {
  readonly staked: bigint;
  readonly wallets: bigint;
}

const NONE: CappedWallets = { count: 0n, power: 0n };

/**
 * The least that a newcomer needs to pass a proposal of the kind that is cheapest to pass, when of the others only
 * `against` vote, and no. Its stake is under the best lock that outlasts the vote and just old enough to count; its own
 * power is part of the total that quorum and power cap are shares of; votes count linearly. What a least stake would
 * have above the power cap stays without a lock, so that the total is no larger than it has to be, unless a larger cap
 * is worth more. Parts in further wallets may round off a unit of power each. Undefined when no stake passes any kind.
 */
export function captureCost(rules: VoteRules, others: Others): CaptureCost | undefined {
  const bounds = newcomerBounds(rules);
  const { quorumBps, approvalBps, bondBaseUnits } = rules.governance;
  let cheapest: Spread | undefined;
  for (let kind = 0; kind < quorumBps.length; kind++) {
    const hurdles = { quorumBps: quorumBps[kind] as number, approvalBps: approvalBps[kind] as number };
    for (const spread of [cheapestSpread(hurdles, others, bounds), spreadWithRaisedCap(hurdles, others, bounds)]) {
      if (spread !== undefined && (cheapest === undefined || spread.staked < cheapest.staked)) cheapest = spread;
    }
  }
  return cheapest && { capitalBaseUnits: cheapest.staked + bondBaseUnits, wallets: Number(cheapest.wallets) };
}

function cheapestSpread(hurdles: Hurdles, others: Others, bounds: NewcomerBounds): Spread | undefined {
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
  const spread = spreadOf(proposerStake + further, wallets, bounds);
  // A least stake is in the way: it is not worth a wallet that only rounding asks for.
  const isBound = spread.staked > proposerStake + further;
  const fewer = isBound ? spreadOfRoundTotal(hurdles, others, bounds, others.power + power, wallets - 1n) : undefined;
  return fewer === undefined ? spread : cheaper(spread, fewer);
}

/** So many wallets, none above the cap, of a total that is brought to a multiple of 10,000; undefined if they are too few. */
function spreadOfRoundTotal(
  hurdles: Hurdles,
  others: Others,
  bounds: NewcomerBounds,
  atLeast: bigint,
  wallets: bigint,
): Spread | undefined {
  const total = roundUp(atLeast);
  const cap = capOf(total, bounds.powerCapBps);
  const power = total - others.power;
  if (missingPower(hurdles, others, total, minBigint(power, wallets * cap)) > 0n) return undefined;
  const own = minBigint(power, minBigint(cap, lockedPower(bounds.proposerStake, bounds)));
  return spreadOf(bounds.proposerStake + stakeCeil(power - own, bounds), wallets, bounds);
}

/** The least stake of a proposer is above the power cap, as in an economy that has just begun. */
function spreadWithCappedProposer(hurdles: Hurdles, others: Others, bounds: NewcomerBounds): Spread | undefined {
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
  const round = roundUp(before + power);
  const fewer = spread.wallets - 2n;
  const votes = minBigint(round - before, fewer * capOf(round, bounds.powerCapBps));
  const isEnough = missingPower(hurdles, others, round, votes + capOf(round, bounds.powerCapBps)) <= 0n;
  const other = spreadOf(bounds.proposerStake + stakeCeil(round - before, bounds), 1n + fewer, bounds);
  return isEnough ? cheaper(spread, other) : spread;
}

/**
 * Where approval asks for more votes than quorum does, a larger total harms nobody and raises the cap: what of the
 * proposer's least stake is above it goes under the lock too, up to the total at which both ask for the same.
 */
function spreadWithRaisedCap(hurdles: Hurdles, others: Others, bounds: NewcomerBounds): Spread | undefined {
  const { proposerStake, voterStake, maxStake, powerCapBps } = bounds;
  const votes = approvalCeil(hurdles, others);
  if (others.against === 0n || votes === undefined || hurdles.quorumBps === 0) return undefined;
  if (maxStake !== undefined && proposerStake > maxStake) return undefined;
  const both = ((votes + others.against) * BASIS_POINTS) / BigInt(hurdles.quorumBps);
  const wanted = both + capOf(both, powerCapBps) - votes - others.power;
  const own = minBigint(lockedPower(proposerStake, bounds), maxBigint(powerWithoutLock(proposerStake, bounds), wanted));
  const voters = freePowerCeil(hurdles, others, { count: 1n, power: own }, powerCapBps);
  if (voters === undefined) return undefined;
  const cap = capOf(others.power + own + voters, powerCapBps);
  if (cap === 0n || own < cap || powerWithoutLock(voterStake, bounds) > cap) return undefined;
  return spreadOf(proposerStake + stakeCeil(voters, bounds), 1n + divCeil(voters, cap), bounds);
}

/** The least stake of a voter is above the power cap: as many votes as it takes, each at the cap. */
function spreadOfCappedVoters(hurdles: Hurdles, others: Others, bounds: NewcomerBounds): Spread | undefined {
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
function spreadAtCap(hurdles: Hurdles, others: Others, bounds: NewcomerBounds, wallets: bigint): Spread | undefined {
  const { powerCapBps, proposerStake, voterStake } = bounds;
  const voters = (wallets - 1n) * voterStake;
  const before = others.power + (wallets - 1n) * powerWithoutLock(voterStake, bounds);
  const atCap = leastCeil(BigInt(powerCapBps) * before, BASIS_POINTS - BigInt(powerCapBps));
  if (atCap === undefined) return undefined;
  const least = maxBigint(atCap, powerWithoutLock(proposerStake, bounds));
  const total = roundUp(before + least);
  if (missingPower(hurdles, others, total, wallets * capOf(total, powerCapBps)) > 0n) return undefined;
  return spreadOf(maxBigint(proposerStake, stakeCeil(total - before, bounds)) + voters, wallets, bounds);
}

/** In at least so many wallets, each with what it has to stake and no more than it may. */
function spreadOf(
  stakedBaseUnits: bigint,
  atLeast: bigint,
  { maxStake, proposerStake, voterStake }: NewcomerBounds,
): Spread {
  const wallets = maxStake === undefined ? atLeast : maxBigint(atLeast, divCeil(stakedBaseUnits, maxStake));
  return { staked: maxBigint(stakedBaseUnits, proposerStake + (wallets - 1n) * voterStake), wallets };
}

/** A total of which no cap and no quorum is rounded. */
function roundUp(power: bigint): bigint {
  return divCeil(power, BASIS_POINTS) * BASIS_POINTS;
}

/** The first one of equals. */
function cheaper(spread: Spread, other: Spread): Spread {
  return other.staked < spread.staked ? other : spread;
}

import { bpsCeil, bpsFloor, divCeil, maxBigint } from '../core/fixed.ts';
import { BASIS_POINTS } from '../core/units.ts';

/** Quorum and approval of one kind of proposal. */
export interface Hurdles {
  readonly quorumBps: number;
  readonly approvalBps: number;
}

/** Power of those who stake already, and of those of them who vote no. */
export interface Others {
  readonly power: bigint;
  readonly against: bigint;
}

/** Some of a newcomer's wallets that stake more than their votes can count with. */
export interface CappedWallets {
  readonly count: bigint;
  /** Of all of them together: what the total has of it. */
  readonly power: bigint;
}

/**
 * Least power p, counted in full beside wallets whose votes count the power cap k each, with
 * p + k x count + against >= quorum of the total, and p + k x count >= approval of that and `against`. The total is
 * all power, with p and with what the capped wallets have.
 */
export function freePowerCeil(
  hurdles: Hurdles,
  others: Others,
  capped: CappedWallets,
  capBps: number,
): bigint | undefined {
  const { quorumBps } = hurdles;
  const { against } = others;
  const forApproval = approvalCeil(hurdles, others);
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
export function missingPower(hurdles: Hurdles, others: Others, total: bigint, votes: bigint): bigint {
  const forQuorum = bpsCeil(total, hurdles.quorumBps) - others.against;
  const forApproval = approvalCeil(hurdles, others) ?? total + 1n;
  // Without a yes nothing passes.
  return maxBigint(maxBigint(1n, forApproval), forQuorum) - votes;
}

/** Least yes that outvotes those against; undefined when none does. */
export function approvalCeil({ approvalBps }: Hurdles, { against }: Others): bigint | undefined {
  return leastCeil(BigInt(approvalBps) * against, BASIS_POINTS - BigInt(approvalBps));
}

/** Least p >= 0 with p x each >= missing; undefined when there is none. */
export function leastCeil(missing: bigint, each: bigint): bigint | undefined {
  if (missing <= 0n) return 0n;
  return each <= 0n ? undefined : divCeil(missing, each);
}

export function capOf(total: bigint, powerCapBps: number): bigint {
  return bpsFloor(total, powerCapBps);
}

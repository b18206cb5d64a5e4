import { bpsCeil, bpsFloor, minBigint } from '../core/fixed.ts';

/** The share of all power that must vote, and the most that one vote counts with; no cap where it is undefined. */
export interface QuorumRules {
  readonly quorumBps: number;
  readonly powerCapBps: number | undefined;
}

/**
 * Fewest holders whose votes reach quorum together, of powers above 0 in ascending order that add up to `totalPower`.
 * Undefined when all of them do not, because of the cap or because there are none.
 */
export function quorumHolders(
  ascending: BigUint64Array,
  totalPower: bigint,
  { quorumBps, powerCapBps }: QuorumRules,
): number | undefined {
  const quorum = bpsCeil(totalPower, quorumBps);
  const cap = powerCapBps === undefined ? totalPower : bpsFloor(totalPower, powerCapBps);
  let turnout = 0n;
  for (let count = 1; count <= ascending.length; count++) {
    turnout += minBigint(ascending[ascending.length - count] as bigint, cap);
    if (turnout >= quorum) return count;
  }
  return undefined;
}

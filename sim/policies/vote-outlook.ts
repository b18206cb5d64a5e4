import { bpsCeil } from '../core/fixed.ts';
import { BASIS_POINTS } from '../core/units.ts';
import type { ProposalState } from '../ports/governance-states.ts';

type Tally = Pick<ProposalState, 'turnout' | 'powerTotal' | 'quorumBps' | 'approvalBps' | 'yes' | 'no'>;

/** Enough power has voted, `ceil(powerTotal * quorumBps / 10000)`. */
export function hasQuorum({ turnout, powerTotal, quorumBps }: Tally): boolean {
  return turnout >= bpsCeil(powerTotal, quorumBps);
}

/** It would pass if voting ended now: the program's own rule. */
export function wouldPass(tally: Tally): boolean {
  const { yes, no, approvalBps } = tally;
  return hasQuorum(tally) && yes > 0n && yes * BASIS_POINTS >= (yes + no) * BigInt(approvalBps);
}

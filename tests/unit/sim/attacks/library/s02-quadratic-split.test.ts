import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { QUADRATIC_SPLIT } from '#sim/attacks/library/s02-quadratic-split.ts';
import type { CastVoteState, ProposalState } from '#sim/ports/governance-states.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf, played } from '#tests/support/attack-play.ts';
import { ACT, anEntry, aPool, aProposal, aStake, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const free = anEntry({ amountBaseUnits: 400n * ACT, weightBase: 400n * ACT, weightLocked: 400n * ACT, tier: 0 });
/** The unit is 100 ACT: 400 of power has sqrt(400 * 100) = 200 votes. */
const quadratic = aProposal({ kind: 'feature', quadratic: 2 });

function aPlan(): AttackPlan {
  return QUADRATIC_SPLIT.createPlan({}, anAttackContext({ wallets: 4 }));
}

/** Four wallets of 400 ACT try to vote; what their accounts then remember. */
function votedBy(plan: AttackPlan, proposal: ProposalState, weight: bigint | undefined): void {
  const votes: CastVoteState[] =
    weight === undefined ? [] : [{ proposalId: proposal.id, weight, day: GENESIS_DAY + 5, side: 'no' }];
  for (const wallet of [0, 1, 2, 3]) {
    const mind = mindOf(plan, wallet);
    const answer = weight === undefined ? 'NotAttested' : 'accepted';
    const seen = { elapsedDays: 5, stake: aStake([free]), liveProposals: [proposal] };
    expect(played(mind, seen, answer).intents).toEqual([{ kind: 'cast_vote', proposalId: proposal.id, side: 'no' }]);
    expect(played(mind, { ...seen, stake: aStake([free], { votes }) }).intents).toEqual([]);
  }
}

describe('sim/attacks/library/s02-quadratic-split.ts', () => {
  it('stakes everything without a lock, and votes once with each wallet', () => {
    const plan = aPlan();
    const deposit = { kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 };
    expect(played(mindOf(plan), {}).intents).toEqual([deposit]);
    votedBy(plan, quadratic, 200n * ACT);
  });

  it('measures what splitting gains over one attested wallet', () => {
    const plan = aPlan();
    expect(measureOf(plan)).toBeUndefined();
    votedBy(plan, quadratic, 200n * ACT);
    // 4 times 200 against sqrt(1,600 * 100) = 400.
    expect(measureOf(plan)).toBe(2);
  });

  it('measures nothing where nobody is let, and one where votes are linear', () => {
    const plan = aPlan();
    votedBy(plan, quadratic, undefined);
    expect(measureOf(plan)).toBe(0);
    votedBy(plan, aProposal({ id: 1 }), 400n * ACT);
    expect(measureOf(plan)).toBe(1);
    expect(QUADRATIC_SPLIT.measure.successAbove).toBeGreaterThan(1);
  });

  it('takes a root for no more than its power, and a capped power for the cap', () => {
    const plan = aPlan();
    const capped = { ...quadratic, powerCap: 100n * ACT };
    votedBy(plan, capped, 100n * ACT);
    // One wallet with the four caps: sqrt(400 * 100) = 200.
    expect(measureOf(plan)).toBe(2);
    const small = aPlan();
    votedBy(small, { ...quadratic, quadraticUnit: 10_000n * ACT }, 400n * ACT);
    expect(measureOf(small)).toBe(1);
  });

  it('does not vote with stake that is too young or too little, nor while votes are paused', () => {
    const mind = mindOf(aPlan());
    const asked = (entry: typeof free): readonly unknown[] =>
      played(mind, { elapsedDays: 5, stake: aStake([entry]), liveProposals: [quadratic] }).intents;
    expect(asked({ ...free, startDay: GENESIS_DAY + 4 })).toEqual([]);
    const other = mindOf(aPlan());
    const little = aStake([{ ...free, amountBaseUnits: 100n * ACT - 1n }]);
    expect(played(other, { elapsedDays: 5, stake: little, liveProposals: [quadratic] }).intents).toEqual([]);
    const third = mindOf(aPlan());
    const pool = aPool({ pauseMask: 1 << 5, pauseUntilUnixSeconds: 1n << 40n });
    const seen = { elapsedDays: 5, stake: aStake([free]), liveProposals: [quadratic] };
    expect(played(third, { ...seen, pool }).intents).toEqual([]);
    expect(played(third, seen).intents).toHaveLength(1);
  });

  it('rejects a side that there is not', () => {
    expect(() => QUADRATIC_SPLIT.createPlan({ side: 'perhaps' }, anAttackContext())).toThrow(/side/);
  });
});

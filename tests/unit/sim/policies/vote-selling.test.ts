import { describe, expect, it } from 'vitest';
import type { Intent } from '#sim/policies/policy.ts';
import { VoteSellingHabit } from '#sim/policies/vote-selling.ts';
import { ACT, anEntry, anObservation, aProposal, aStake } from '#tests/support/sim-fixtures.ts';

const stake = aStake([anEntry({ amountBaseUnits: 1_000n * ACT })], { votingPower: 1_500n * ACT });
const payment = aProposal({ kind: 'spend', selector: 0 });
const SALE = { kind: 'cast_vote', proposalId: 0, side: 'yes' };

function asked(
  habit: VoteSellingHabit,
  walletTokens: bigint,
  proposals = [payment],
  planned: readonly Intent[] = [],
): readonly Intent[] {
  const intents = [...planned];
  const seen = { elapsedDays: 5, stake, liveProposals: proposals, walletBaseUnits: walletTokens * ACT };
  habit.ask(anObservation(seen), intents);
  return intents.slice(planned.length);
}

describe('sim/policies/vote-selling.ts', () => {
  it('sells for its price in all, which may come in parts', () => {
    const habit = new VoteSellingHabit(100);
    expect(asked(habit, 50n)).toEqual([]);
    expect(asked(habit, 64n)).toEqual([]);
    expect(asked(habit, 65n)).toEqual([SALE]);
  });

  it('counts from the beginning of the vote on, and the next vote anew', () => {
    const habit = new VoteSellingHabit(100);
    expect(asked(habit, 50n, [])).toEqual([]);
    expect(habit.dueAt).toBe(Number.POSITIVE_INFINITY);
    expect(asked(habit, 90n)).toEqual([]);
    expect(asked(habit, 90n, [payment, { ...payment, id: 1 }])).toEqual([]);
    expect(asked(habit, 105n, [payment, { ...payment, id: 1 }])).toEqual([{ ...SALE, proposalId: 1 }]);
  });

  it('does not take for a payment what it moved itself', () => {
    const habit = new VoteSellingHabit(100);
    expect(asked(habit, 50n, [payment], [{ kind: 'claim_rewards' }])).toEqual([]);
    expect(asked(habit, 90n)).toEqual([]);
  });

  it('votes once, and on payments only', () => {
    const habit = new VoteSellingHabit(100);
    const voted = aStake(stake.entries, { votingPower: 1_500n * ACT, voted: [1] });
    const intents: Intent[] = [];
    for (const walletBaseUnits of [0n, 100n * ACT]) {
      habit.ask(anObservation({ elapsedDays: 5, stake: voted, liveProposals: [payment], walletBaseUnits }), intents);
    }
    expect(intents).toEqual([]);
    const grant = new VoteSellingHabit(100);
    expect(asked(grant, 0n, [{ ...payment, selector: 1 }])).toEqual([]);
    expect(asked(grant, 100n, [{ ...payment, selector: 1 }])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import { mayVote, VotingHabit, votingFields, votingFieldsWith } from '#sim/policies/voting.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPool,
  aProposal,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const EVERYBODY = { turnout_bps: 10_000, turnout_large_bps: 10_000 };
const stake = aStake([anEntry()]);

function aHabit(config: object = EVERYBODY, seed = 1): VotingHabit {
  return new VotingHabit(votingFields.parse(config), someStreams(seed));
}

function asked(habit: VotingHabit, elapsedDays: number, changes: Partial<Observation> = {}): readonly Intent[] {
  const intents: Intent[] = [];
  habit.ask(anObservation({ elapsedDays, stake, liveProposals: [aProposal()], ...changes }), intents);
  return intents;
}

/** Votes of many agents on one proposal, at whatever day of the vote each has drawn. */
function votesOfMany(config: object, proposal: ProposalState = aProposal(), agents = 400): readonly Intent[] {
  return Array.from({ length: agents }, (_, seed) => {
    const habit = new VotingHabit(votingFields.parse(config), someStreams(5, `a/${seed}`));
    const liveProposals = [proposal];
    return [4, 10.9].flatMap((day) => asked(habit, day, { liveProposals }));
  }).flat();
}

describe('sim/policies/voting.ts', () => {
  it('votes once, at a time of its own before the last day', () => {
    const habit = aHabit();
    const first = asked(habit, 4);
    expect(habit.dueAt).toBeGreaterThanOrEqual(4);
    expect(habit.dueAt).toBeLessThanOrEqual(10);
    const votes = [...first, ...asked(habit, 10.5), ...asked(habit, 10.6)];
    expect(votes).toEqual([{ kind: 'cast_vote', proposalId: 0, side: expect.any(String) as string }]);
    expect(habit.dueAt).toBe(Number.POSITIVE_INFINITY);
  });

  it('votes at once where its next tick would come too late', () => {
    // The second of three weekly ticks; voting is over at the third.
    const liveProposals = [aProposal({ votingEndUnixSeconds: BigInt(FIRST_OF_2026 + 21 * 86_400) })];
    const voters = Array.from({ length: 20 }, (_, seed) => aHabit(EVERYBODY, seed));
    const votes = voters.flatMap((habit) => asked(habit, 14, { tickIndex: 2, liveProposals }));
    expect(votes).toHaveLength(20);
  });

  it('draws turnout by the size of the stake and the kind of the proposal', () => {
    const share = (config: object, proposal?: ProposalState): number => votesOfMany(config, proposal).length / 400;
    expect(share({ turnout_bps: 3_000 })).toBeCloseTo(0.3, 1);
    expect(share({ turnout_bps: 0, large_stake_tokens: 100, turnout_large_bps: 6_000 })).toBeCloseTo(0.6, 1);
    expect(share({ ...EVERYBODY, turnout_spend_bps: 0 }, aProposal({ kind: 'spend' }))).toBe(0);
  });

  it('leaves small spending to others where it is told to', () => {
    const share = (value: bigint): number => {
      const proposal = aProposal({ kind: 'spend', value });
      return votesOfMany({ ...EVERYBODY, least_spend_tokens: 50 }, proposal, 20).length / 20;
    };
    expect([share(50n * ACT - 1n), share(50n * ACT)]).toEqual([0, 1]);
  });

  it('votes less after each vote that counted', () => {
    const tired = (outcome: Outcome): number => {
      let votes = 0;
      for (let seed = 0; seed < 1_000; seed++) {
        const habit = aHabit({ ...EVERYBODY, fatigue_bps: 5_000, fatigue_half_life_days: 1e4 }, seed);
        for (const id of [1, 2, 3]) {
          const liveProposals = [aProposal({ id })];
          const cast = [4, 10.9].flatMap((day) => {
            const intents = asked(habit, day, { liveProposals });
            if (intents.length > 0) habit.learn(intents.map(() => outcome));
            return intents;
          });
          if (id === 3) votes += cast.length;
        }
      }
      return votes / 1_000;
    };
    // 1, then 1/2, then 1/2 or 1/4: (1/2) (1/4) + (1/2) (1/2).
    expect(tired({ accepted: true })).toBeCloseTo(0.375, 1);
    expect(tired({ accepted: false, errorCode: 1, errorName: 'x' })).toBe(1);
  });

  it('has defaults of a policy of its own', () => {
    expect(votingFieldsWith({ turnout_bps: 7 }).parse({ approve_bps: 1 })).toMatchObject({
      turnout_bps: 7,
      turnout_large_bps: 7_000,
      approve_bps: 1,
    });
  });

  it('draws its side by the approval share, moved by an appeal that all voters share', () => {
    const yes = (config: object): number => {
      const votes = votesOfMany({ ...EVERYBODY, abstain_bps: 0, ...config });
      return votes.filter((vote) => vote.kind === 'cast_vote' && vote.side === 'yes').length / votes.length;
    };
    expect(yes({ approve_bps: 7_000, appeal_spread_bps: 0 })).toBeCloseTo(0.7, 1);
    const moved = yes({ approve_bps: 5_000, appeal_spread_bps: 5_000 });
    expect(Math.abs(moved - 0.5)).toBeGreaterThan(0.03);
    const abstaining = votesOfMany({ ...EVERYBODY, abstain_bps: 10_000 });
    expect(abstaining.every((vote) => vote.kind === 'cast_vote' && vote.side === 'abstain')).toBe(true);
  });

  it('draws each proposal by itself', () => {
    const sideOf = (before: readonly ProposalState[]): unknown => {
      const habit = aHabit();
      const liveProposals = [...before, aProposal({ id: 7 })];
      const votes = [...asked(habit, 4, { liveProposals }), ...asked(habit, 10.9, { liveProposals })];
      return votes.find((vote) => vote.kind === 'cast_vote' && vote.proposalId === 7);
    };
    expect(sideOf([])).toBeDefined();
    expect(sideOf([aProposal()])).toEqual(sideOf([]));
  });

  it('waits out a pause, and leaves what is no longer voted on', () => {
    const habit = aHabit();
    const pool = aPool({ pauseMask: 1 << 5, pauseUntilUnixSeconds: BigInt(FIRST_OF_2026 + 10.9 * 86_400) });
    expect([...asked(habit, 4, { pool }), ...asked(habit, 10.5, { pool })]).toEqual([]);
    expect(habit.dueAt).toBe(11.5);
    const over = aHabit();
    const early = asked(over, 4);
    expect([...early, ...asked(over, 11)].length).toBe(early.length);
    expect(asked(aHabit(), 4, { liveProposals: [aProposal({ state: 'draft' })] })).toEqual([]);
  });

  it('knows whose vote the program takes', () => {
    const may = (changes: Partial<ProposalState>, seen: Partial<Observation> = {}): boolean =>
      mayVote(aProposal(changes), anObservation({ stake, ...seen }));
    expect(may({})).toBe(true);
    expect(may({ minVoteStakeBaseUnits: 101n * ACT })).toBe(false);
    expect(may({ seasoningDays: 4 })).toBe(false);
    expect(may({}, { stake: undefined })).toBe(false);
    expect([may({ quadratic: 2 }), may({ quadratic: 2 }, { attested: true })]).toEqual([false, true]);
  });
});

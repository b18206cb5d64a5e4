import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { BoosterHabit, boosterFields, earnedBoostBps, sharedBoostBps } from '#sim/policies/boosters.ts';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import type { UserStakeState } from '#sim/ports/staking-chain.ts';
import {
  ACT,
  aGovernance,
  anEntry,
  anObservation,
  aPool,
  aStake,
  FIRST_OF_2026,
  GENESIS_DAY,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const ALWAYS = { debate_weekly_bps: 10_000, refresh_weekly_bps: 10_000 };
const pool = aPool({ features: 1 << featureBit('boosters'), lastDay: GENESIS_DAY + 20 });

function asked(config: object, changes: Partial<Observation> = {}): readonly Intent[] {
  const intents: Intent[] = [];
  const stake = aStake([anEntry()]);
  const habit = new BoosterHabit(boosterFields.parse(config), someStreams());
  habit.ask(anObservation({ elapsedDays: 20, stake, pool, ...changes }), intents);
  return intents;
}

function votes(...ids: readonly number[]): Partial<UserStakeState> {
  const cast = ids.map((proposalId) => ({ weight: 1n, proposalId, day: 1, side: 'yes' as const }));
  return { votes: cast, voteCount: cast.length };
}

describe('sim/policies/boosters.ts', () => {
  it('pays a fee and takes the booster that it earns, once a week', () => {
    expect(asked(ALWAYS)).toEqual([
      { kind: 'pay_debate_fee', amountBaseUnits: 5n * ACT },
      { kind: 'refresh_boosters' },
    ]);
    const habit = new BoosterHabit(boosterFields.parse(ALWAYS), someStreams());
    expect(habit.dueAt).toBeLessThan(7);
    habit.ask(anObservation({ elapsedDays: 20, pool }), []);
    expect(habit.dueAt).toBe(27);
    const early: Intent[] = [];
    habit.ask(anObservation({ elapsedDays: 26, stake: aStake([anEntry()]), pool }), early);
    expect(early).toEqual([]);
  });

  it('pays at least what counts as participation, and nothing it does not have', () => {
    const dear = aPool({ ...pool, minDebateFeeBaseUnits: 9n * ACT });
    expect(asked(ALWAYS, { pool: dear })[0]).toEqual({ kind: 'pay_debate_fee', amountBaseUnits: 9n * ACT });
    expect(asked(ALWAYS, { walletBaseUnits: 4n * ACT })).toEqual([]);
    const until = BigInt(FIRST_OF_2026 + 99 * 86_400);
    expect(asked(ALWAYS, { pool: { ...pool, pauseMask: 1 << 3, pauseUntilUnixSeconds: until } })).toEqual([]);
  });

  it('does nothing without a stake, and refreshes nothing unearned, switched off or paused', () => {
    expect(asked(ALWAYS, { stake: aStake([]) })).toEqual([]);
    const silent = { ...ALWAYS, debate_weekly_bps: 0 };
    expect(asked(silent)).toEqual([]);
    const active = { stake: aStake([anEntry()], { lastDebateDay: GENESIS_DAY + 10 }) };
    expect(asked(silent, active)).toEqual([{ kind: 'refresh_boosters' }]);
    expect(asked(silent, { ...active, pool: { ...pool, features: 0 } })).toEqual([]);
    const until = BigInt(FIRST_OF_2026 + 99 * 86_400);
    expect(asked(silent, { ...active, pool: { ...pool, pauseMask: 1 << 2, pauseUntilUnixSeconds: until } })).toEqual(
      [],
    );
  });

  it('renews what ends before the next look, or what it can better', () => {
    const silent = { ...ALWAYS, debate_weekly_bps: 0 };
    const boosted = (boostBps: number, left: number): readonly Intent[] =>
      asked(silent, {
        stake: aStake([anEntry({ boostBps, boostEndDay: GENESIS_DAY + 20 + left })], {
          lastDebateDay: GENESIS_DAY + 10,
        }),
      });
    expect([boosted(1_000, 7), boosted(1_000, 6), boosted(500, 20)].map(({ length }) => length)).toEqual([0, 1, 1]);
  });

  it('earns by debates within their days, by votes, and by age', () => {
    const observation = anObservation({
      pool,
      governance: aGovernance({ quorumCount: 10, quorumIds: [8, 9, 2, 3, 4, 5, 6, 7] }),
    });
    const shared = (changes: Partial<UserStakeState>): number =>
      sharedBoostBps(observation, aStake([anEntry()], changes), false);
    expect(shared({})).toBe(0);
    expect(shared({ lastDebateDay: GENESIS_DAY - 9 })).toBe(1_000);
    expect(shared({ lastDebateDay: GENESIS_DAY - 10 })).toBe(0);
    // The last four with quorum are 6 to 9.
    expect([shared(votes(5, 6)), shared(votes(6, 9))]).toEqual([0, 1_500]);
    expect(sharedBoostBps(observation, aStake([]), true)).toBe(1_000);
    const old = { ...pool, lastDay: GENESIS_DAY + 90 };
    expect(earnedBoostBps(anEntry(), 500, pool)).toBe(500);
    expect(earnedBoostBps(anEntry(), 500, old)).toBe(2_500);
    expect(earnedBoostBps(anEntry({ compound: true }), 500, old)).toBe(0);
    expect(earnedBoostBps(anEntry({ startDay: pool.lastDay }), 500, pool)).toBe(0);
  });
});

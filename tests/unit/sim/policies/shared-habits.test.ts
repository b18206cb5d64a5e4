import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BoosterHabit } from '#sim/policies/boosters.ts';
import { SellingHabit } from '#sim/policies/buyback-selling.ts';
import { CompoundingHabit } from '#sim/policies/compounding.ts';
import { createHabits, habitFields, habitKinds } from '#sim/policies/shared-habits.ts';
import { STAKER_POLICY } from '#sim/policies/staker.ts';
import { VotingHabit } from '#sim/policies/voting.ts';
import { anObservation, aRunSpec, someStreams } from '#tests/support/sim-fixtures.ts';

const schema = z.strictObject(habitFields);
const ALL = { compounding_bps: 10_000, voting: {}, boosters: {}, selling: {} };

describe('sim/policies/shared-habits.ts', () => {
  it('makes the habits that are configured, and no others', () => {
    expect(createHabits(schema.parse({}), someStreams())).toEqual([]);
    const habits = createHabits(schema.parse(ALL), someStreams());
    expect(habits.map(({ constructor }) => constructor)).toEqual([
      CompoundingHabit,
      VotingHabit,
      BoosterHabit,
      SellingHabit,
    ]);
  });

  it('says what they may ask for', () => {
    expect(habitKinds(schema.parse({}))).toEqual([]);
    expect(habitKinds(schema.parse(ALL))).toEqual([
      'set_compounding',
      'cast_vote',
      'pay_debate_fee',
      'refresh_boosters',
      'buy_back',
    ]);
  });

  it("leaves the plan's draws alone", () => {
    const context = { staking: aRunSpec().staking, minClaimBaseUnits: 1n, hasPool: false };
    const stakes = (config: object): unknown =>
      [0, 30].flatMap((elapsedDays) => {
        const mind = STAKER_POLICY.create({ participation_bps: 10_000, ...config }, context).createMind(someStreams(3));
        return mind.decide(anObservation({ elapsedDays })).intents.filter(({ kind }) => kind === 'stake');
      });
    expect(stakes(ALL)).toEqual(stakes({}));
    expect(stakes({})).toHaveLength(1);
  });
});

import { z } from 'zod';
import type { AgentActionKind } from '../ports/staking-chain.ts';
import { BoosterHabit, boosterFields } from './boosters.ts';
import { SellingHabit, sellingFields } from './buyback-selling.ts';
import { CompoundingHabit } from './compounding.ts';
import { shareBps } from './config-fields.ts';
import type { Habit } from './habit.ts';
import type { Streams } from './policy.ts';
import { VotingHabit, votingFields } from './voting.ts';

/** Settings that every policy with a stake shares; each left-out block is a habit that its agents do not have. */
export const habitFields = {
  compounding_bps: shareBps(0, 'Share of agents that opt in to automatic compounding once they stake. Basis points.'),
  boosters: boosterFields.optional().describe('How agents earn and renew boosters. Left out: they never do.'),
  voting: votingFields.optional().describe('How agents vote. Left out: they never do.'),
  selling: sellingFields.optional().describe('How agents sell to buyback programmes. Left out: they never do.'),
};

const habitSchema = z.strictObject(habitFields);

export type HabitConfig = z.output<typeof habitSchema>;

/** The habits of one agent, in the order of their intents. */
export function createHabits(config: HabitConfig, streams: Streams): readonly Habit[] {
  const { boosters, voting, selling } = config;
  return [
    CompoundingHabit.drawn(config.compounding_bps, streams),
    voting && new VotingHabit(voting, streams),
    boosters && new BoosterHabit(boosters, streams),
    selling && new SellingHabit(selling, streams),
  ].filter((habit) => habit !== undefined);
}

/** Kinds of action that these habits can ask for. */
export function habitKinds(config: HabitConfig): readonly AgentActionKind[] {
  const kinds: AgentActionKind[] = [];
  if (config.compounding_bps > 0) kinds.push('set_compounding');
  if (config.voting !== undefined) kinds.push('cast_vote');
  if (config.boosters !== undefined) kinds.push('pay_debate_fee', 'refresh_boosters');
  if (config.selling !== undefined) kinds.push('buy_back');
  return kinds;
}

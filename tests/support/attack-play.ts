import type { AttackPlan, AttackReading } from '#sim/attacks/attack.ts';
import type { Decision, Mind } from '#sim/policies/policy.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { attackRow } from './fixture-attacks.ts';
import { anObservation, aPool, FIRST_OF_2026, someStreams, someVaults } from './sim-fixtures.ts';

/** An outcome of somebody's action: accepted, or refused with this name. */
export function outcomeOf(answer: string): Outcome {
  return answer === 'accepted' ? { accepted: true } : { accepted: false, errorCode: 6_000, errorName: answer };
}

/** What a mind decides on what it sees, told that all its calls and intents had this answer, or these in their order. */
export function played(
  mind: Mind,
  changes: Parameters<typeof anObservation>[0],
  answers: string | readonly string[] = 'accepted',
): Decision {
  const decision = mind.decide(anObservation(changes));
  const answer = (position: number): Outcome =>
    outcomeOf(typeof answers === 'string' ? answers : (answers[position] ?? 'accepted'));
  const { calls = [], intents } = decision;
  if (calls.length > 0) mind.hear?.(calls.map((_, position) => answer(position)));
  if (intents.length > 0) mind.learn(intents.map((_, position) => answer(position)));
  return decision;
}

/** The figure that a plan is judged by, with an account of which it sees `figures`. */
export function measureOf(
  plan: AttackPlan,
  figures: Partial<AttackReading['figures']> = {},
  changes: Partial<AttackReading> = {},
): number | undefined {
  const reading = { unixSeconds: FIRST_OF_2026, elapsedDays: 0, pool: aPool(), vaults: someVaults() };
  return plan.measure({ figures: attackRow(0, figures), ...reading, ...changes });
}

/** The mind of one of its wallets. */
export function mindOf(plan: AttackPlan, wallet = 0): Mind {
  return plan.createMind(wallet, someStreams());
}

import { describe, expect, it } from 'vitest';
import { AttackMind } from '#sim/attacks/attack-mind.ts';
import type { Mind } from '#sim/policies/policy.ts';
import { anObservation } from '#tests/support/sim-fixtures.ts';

function recorder(): Mind & { readonly heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    decide: () => ({ intents: [{ kind: 'claim_rewards' }], sleepDays: 0 }),
    learn: () => void heard.push('learn'),
    hear: () => void heard.push('hear'),
  };
}

describe('sim/attacks/attack-mind.ts', () => {
  it('sleeps until the attacker comes, and asks the mind from then on', () => {
    const mind = new AttackMind(recorder(), 3);
    expect(mind.decide(anObservation({ elapsedDays: 1 }))).toEqual({ intents: [], sleepDays: 2 });
    expect(mind.decide(anObservation({ elapsedDays: 3 })).intents).toHaveLength(1);
  });

  it('never asks the mind of an idle attacker', () => {
    const mind = new AttackMind(recorder(), Number.POSITIVE_INFINITY);
    expect(mind.decide(anObservation({ elapsedDays: 1_000 }))).toEqual({
      intents: [],
      sleepDays: Number.POSITIVE_INFINITY,
    });
  });

  it('passes on what became of actions and calls', () => {
    const inner = recorder();
    const mind = new AttackMind(inner, 0);
    mind.hear([]);
    mind.learn([]);
    expect(inner.heard).toEqual(['hear', 'learn']);
  });
});

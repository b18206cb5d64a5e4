import { describe, expect, it } from 'vitest';
import { APATHETIC_POLICY } from '#sim/policies/apathetic.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aProposal,
  aStake,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

/** Share of many that vote on a proposal. */
function turnout(config: object, changes: Partial<ProposalState>): number {
  const policy = APATHETIC_POLICY.create(config, aPolicyContext());
  const seen = { stake: aStake([anEntry()]), liveProposals: [aProposal(changes)] };
  let votes = 0;
  for (let seed = 0; seed < 300; seed++) {
    const mind = policy.createMind(someStreams(seed));
    const intents = [4, 10.9].flatMap((elapsedDays) => mind.decide(anObservation({ elapsedDays, ...seen })).intents);
    if (intents.some(({ kind }) => kind === 'cast_vote')) votes++;
  }
  return votes / 300;
}

describe('sim/policies/apathetic.ts', () => {
  it('keeps a stake', () => {
    const mind = APATHETIC_POLICY.create({}, aPolicyContext()).createMind(someStreams());
    expect(mind.decide(anObservation()).intents).toEqual([
      { kind: 'stake', amountBaseUnits: 8_000n * ACT, lockDays: 30 },
    ]);
  });

  it('hardly ever votes, and only on large topics', () => {
    const upgrade = turnout({}, { kind: 'upgrade' });
    expect(upgrade).toBeGreaterThan(0);
    expect(upgrade).toBeLessThan(0.1);
    const eager = { voting: { turnout_bps: 10_000, turnout_large_bps: 10_000 } };
    expect(turnout(eager, { kind: 'parameter' })).toBe(0);
    expect(turnout(eager, { kind: 'feature' })).toBe(0);
    expect(turnout(eager, { kind: 'spend', value: 999_999n * ACT })).toBe(0);
    expect(turnout(eager, { kind: 'spend', value: 1_000_000n * ACT })).toBe(1);
  });

  it('knows no boosters', () => {
    expect(() => APATHETIC_POLICY.create({ boosters: {} }, aPolicyContext())).toThrow('boosters');
    const { actionKinds } = APATHETIC_POLICY.create({ compounding_bps: 10_000 }, aPolicyContext());
    expect(actionKinds).toEqual(['stake', 'unstake', 'claim_rewards', 'set_compounding', 'cast_vote']);
  });
});

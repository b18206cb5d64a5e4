import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { governanceSection, KINDS } from '#scenarios/schema/sections/governance.ts';
import { PROPOSAL_KINDS } from '#sim/ports/actions.ts';

const ACT = 1_000_000_000n;

describe('scenarios/schema/sections/governance.ts', () => {
  const section = governanceSection(DEFAULT_FRAME);

  it("has the plan's rules and what hardens them by default", () => {
    expect(section.parse({})).toStrictEqual({
      min_proposal_stake: 10_000n * ACT,
      min_vote_stake: 1_000n * ACT,
      bond: 10_000n * ACT,
      quorum: 1_000,
      approval: 6_600,
      by_kind: { parameter: {}, spend: {}, upgrade: {}, feature: {} },
      voting: 7,
      timelock: 3,
      grace: 14,
      seasoning: 1,
      late_window: 86_400,
      power_cap: 500,
      cool_down: 30,
      veto_for: 180,
      quadratic: { applies: 'feature_proposals', attested: true },
    });
  });

  it('asks for no bond, seasoning or attestation in the profile plan', () => {
    const { bond, seasoning, quadratic } = governanceSection({ ...DEFAULT_FRAME, profile: 'plan' }).parse({});
    expect({ bond, seasoning, quadratic }).toStrictEqual({
      bond: 0n,
      seasoning: 0,
      quadratic: { applies: 'all', attested: false },
    });
  });

  it('knows the kinds of proposals of the program, in its order', () => {
    expect(KINDS).toStrictEqual(PROPOSAL_KINDS);
    expect(Object.keys(section.parse({}).by_kind)).toStrictEqual([...PROPOSAL_KINDS]);
  });

  it.each([
    { quorum: '50.01%' },
    { quorum: '0%' },
    { approval: '50%' },
    { approval: '90.01%' },
    { by_kind: { spend: { quorum: '51%' } } },
    { by_kind: { spend: { voting: '7d' } } },
    { voting: '0d' },
    { timelock: '1d' },
    { grace: '7d' },
    { grace: '61d' },
    { seasoning: '31d' },
    { late_window: '169h' },
    { power_cap: '0.99%' },
    { cool_down: '366d' },
    { min_vote_stake: '0 ACT' },
    { quadratic: { applies: 'spend' } },
  ])('rejects %j', (values) => {
    expect(section.safeParse(values).success).toBe(false);
  });
});

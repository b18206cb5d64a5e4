import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { populationSection } from '#scenarios/schema/sections/population.ts';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

describe('scenarios/schema/sections/population.ts', () => {
  const section = populationSection(DEFAULT_FRAME, POLICY_DEFINITIONS);
  const [cohort] = tinyScenario()['population'] as readonly Record<string, unknown>[];
  const read = (changes: Readonly<Record<string, unknown>>) => section.safeParse([{ ...cohort, ...changes }]);

  it('has agents without vesting and attestation by default', () => {
    expect(read({}).data?.[0]).toMatchObject({ cohort: 'stakers', count: 2, attested: 0 });
    expect(read({}).data?.[0]).not.toHaveProperty('vesting');
  });

  it('takes beneficiaries of the team and the partners, and attested agents', () => {
    expect(read({ vesting: 'team', attested: '100%' }).data?.[0]).toMatchObject({ vesting: 'team', attested: 10_000 });
    expect(read({ vesting: 'partners' }).data?.[0]).toMatchObject({ vesting: 'partners' });
  });

  it.each([{ vesting: 'treasury' }, { attested: '100.01%' }, { count: 0 }, { cohort: 'Team' }])(
    'rejects %j',
    (changes) => {
      expect(read(changes).success).toBe(false);
    },
  );
});

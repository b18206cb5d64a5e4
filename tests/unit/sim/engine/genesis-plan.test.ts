import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import { createGenesisPlan } from '#sim/engine/genesis-plan.ts';
import { ACT, aRunSpec, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

describe('sim/engine/genesis-plan.ts', () => {
  it('hands over the scenario and the drawn population at the clock of tick 0', () => {
    const spec = aRunSpec();
    const population = buildPopulation(spec);
    const plan = createGenesisPlan(spec, population);
    expect(plan).toMatchObject({ seed: 7, rewardRateBps: 500, minClaimBaseUnits: ACT, token: spec.token });
    expect(plan.clock.unixSeconds).toBe(BigInt(FIRST_OF_2026));
    expect(plan.staking).toBe(spec.staking);
    expect(plan.agentIds).toEqual(population.agents.map(({ id }) => id));
    expect(plan.holdingsBaseUnits).toBe(population.holdingsBaseUnits);
  });
});

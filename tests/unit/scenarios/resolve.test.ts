import { describe, expect, it } from 'vitest';
import { deepFreeze, resolveRunSpec, resolveStaking } from '#scenarios/resolve.ts';
import { PLAN_TOKEN, scenarioSchema } from '#scenarios/schema/scenario.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

const scenario = scenarioSchema(PLAN_TOKEN).parse(
  tinyScenario({ horizon: '2d', tick: '6h', outputs: { actions: true } }),
);

describe('scenarios/resolve.ts', () => {
  it('counts the horizon in ticks', () => {
    const { tickSeconds, horizonTicks, outputs } = resolveRunSpec(scenario);
    expect({ tickSeconds, horizonTicks, outputs }).toStrictEqual({
      tickSeconds: 21_600,
      horizonTicks: 8,
      outputs: { actions: true },
    });
  });

  it('parts locks into days and multipliers', () => {
    const { lockDays, multiplierBps } = resolveStaking(scenario.staking);
    expect(lockDays).toStrictEqual([0, 7, 30, 90, 180]);
    expect(multiplierBps).toStrictEqual([10_000, 12_000, 15_000, 20_000, 30_000]);
  });

  it('keeps the kind of a policy out of its configuration', () => {
    const policy = resolveRunSpec(scenario).population[0]?.policy;
    expect(policy?.kind).toBe('staker');
    expect(policy?.config).not.toHaveProperty('kind');
    expect(policy?.config).toHaveProperty('participation_bps');
  });

  it('freezes maps, lists and what is in them', () => {
    const frozen = deepFreeze({ list: [{ a: 1 }], text: 'x', nothing: null });
    expect(Object.isFrozen(frozen) && Object.isFrozen(frozen.list) && Object.isFrozen(frozen.list[0])).toBe(true);
  });
});

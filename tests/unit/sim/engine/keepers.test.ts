import { describe, expect, it } from 'vitest';
import type { Agent } from '#sim/agents/population.ts';
import { Keepers } from '#sim/engine/keepers.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { aRunSpec } from '#tests/support/sim-fixtures.ts';

function agent(index: number, attested: boolean): Agent {
  const mind = { decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined };
  return {
    index,
    id: `a/${index}`,
    cohortIndex: 0,
    cohort: 'a',
    policyKind: 'staker',
    isAttacker: false,
    attested,
    mind,
  };
}

describe('sim/engine/keepers.ts', () => {
  it('rolls only when a day has ended', async () => {
    const stage = await EngineStage.open();
    const keepers = new Keepers(stage.operator, stage.plan, []);
    expect(await keepers.roll(stage.mirror, stage.unixSeconds)).toBeUndefined();
    await stage.pass(1);
    const rolls = stage.tally.operatorKinds.roll.attempted;
    expect(await keepers.roll(stage.mirror, stage.unixSeconds)).toBeUndefined();
    expect(stage.tally.operatorKinds.roll.attempted).toBe(rolls);
    // The chain's clock stays, so the roll finds nothing to close, and is accepted.
    expect(await keepers.roll(stage.mirror, stage.unixSeconds + 86_400)).toMatchObject({ accepted: true });
  });

  it('attests in its first run, and does what is due by week', async () => {
    const stage = await EngineStage.open();
    const keepers = new Keepers(stage.operator, stage.plan, [agent(0, true), agent(1, false), agent(2, true)]);
    for (let tick = 0; tick < 8; tick++) {
      await keepers.run(stage.mirror, stage.history, stage.unixSeconds);
      await stage.pass(1);
    }
    expect(stage.operated).toEqual([
      { kind: 'attest', agent: 0 },
      { kind: 'attest', agent: 2 },
      { kind: 'mint_inflation' },
      { kind: 'mint_inflation' },
    ]);
    expect(await stage.breaches()).toEqual([]);
  });

  it('has the guardian act first: the other keepers wait for what is paused', async () => {
    const { features } = aRunSpec();
    const stage = await EngineStage.open({ features: { ...features, pause: true } });
    const pauses = [{ atSeconds: 0, forSeconds: 86_400, what: ['mint'] }] as const;
    const keepers = new Keepers(stage.operator, stage.plan, [], { pauses, vetoes: [] });
    await keepers.run(stage.mirror, stage.history, stage.unixSeconds);
    expect(stage.operated.map(({ kind }) => kind)).toEqual(['pause']);
    await stage.pass(1);
    await keepers.run(stage.mirror, stage.history, stage.unixSeconds);
    expect(stage.operated.map(({ kind }) => kind)).toEqual(['pause', 'mint_inflation']);
    expect(await stage.breaches()).toEqual([]);
  });
});

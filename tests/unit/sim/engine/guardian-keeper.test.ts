import { describe, expect, it } from 'vitest';
import type { GuardianSpec, RunSpec } from '#sim/core/run-spec.ts';
import { GuardianKeeper } from '#sim/engine/guardian-keeper.ts';
import { isPaused } from '#sim/policies/program-switches.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { ACT, aRunSpec, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;
const { features } = aRunSpec();
const GUARDED: Partial<RunSpec> = { features: { ...features, pause: true, veto: true } };

async function begin(
  acts: Partial<GuardianSpec>,
  changes: Partial<RunSpec> = GUARDED,
): Promise<readonly [EngineStage, GuardianKeeper]> {
  const stage = await EngineStage.open(changes);
  const guardian = { pauses: [], vetoes: [], ...acts };
  return [stage, new GuardianKeeper(stage.operator, guardian, FIRST_OF_2026)];
}

/** Agent 13 drafts a proposal on the second day, and puts it to the vote. */
async function propose(stage: EngineStage): Promise<void> {
  await stage.act({ kind: 'stake', agent: 13, amountBaseUnits: 20_000n * ACT, lockDays: 180 });
  await stage.pass(1);
  const payload = { kind: 'parameter', id: 2, value: 3n * ACT } as const;
  await stage.act({ kind: 'create_proposal', agent: 13, payload });
}

describe('sim/engine/guardian-keeper.ts', () => {
  it('pauses once, in the first tick at or after the time, and reads the pool', async () => {
    const [stage, keeper] = await begin({
      pauses: [{ atSeconds: 1.5 * DAY, forSeconds: 3 * DAY, what: ['vote', 'stake'] }],
    });
    const paused: boolean[] = [];
    for (; stage.tick < 7; await stage.pass(1)) {
      await keeper.run(stage.mirror, stage.unixSeconds);
      paused.push(isPaused(stage.mirror.pool, 'stake', stage.unixSeconds));
    }
    expect(paused).toEqual([false, false, true, true, true, false, false]);
    expect(stage.operated).toEqual([{ kind: 'pause', mask: 33, seconds: 3 * DAY }]);
    expect(await stage.breaches()).toEqual([]);
  });

  it('takes pauses in the order of their times, and has one refused that comes too soon', async () => {
    const [stage, keeper] = await begin({
      pauses: [
        { atSeconds: 2 * DAY, forSeconds: DAY, what: ['vote'] },
        { atSeconds: 0, forSeconds: DAY, what: ['stake'] },
      ],
    });
    for (; stage.tick < 4; await stage.pass(1)) await keeper.run(stage.mirror, stage.unixSeconds);
    expect(stage.operated.map((action) => 'mask' in action && action.mask)).toEqual([1, 32]);
    expect(stage.tally.operatorKinds.pause).toMatchObject({ attempted: 2, accepted: 1 });
    expect(await stage.breaches()).toEqual([]);
  });

  it('vetoes a proposal as soon as it is put to the vote, never a draft', async () => {
    const [stage, keeper] = await begin({ vetoes: [{ proposalId: 7 }, { proposalId: 0 }] });
    await propose(stage);
    await keeper.run(stage.mirror, stage.unixSeconds);
    expect(stage.operated).toEqual([]);
    await stage.act({ kind: 'activate_proposal', agent: 13, proposalId: 0 });
    for (let run = 0; run < 2; run++) await keeper.run(stage.mirror, stage.unixSeconds);
    expect(stage.operated).toEqual([{ kind: 'veto_proposal', proposalId: 0 }]);
    expect(stage.mirror.proposals.get(0)?.state).toBe('vetoed');
    expect(await stage.breaches()).toEqual([]);
  });

  it('does nothing without the switches but be refused, once each', async () => {
    const acts = { pauses: [{ atSeconds: 0, forSeconds: DAY, what: ['stake'] }], vetoes: [{ proposalId: 0 }] } as const;
    const [stage, keeper] = await begin(acts, {});
    await propose(stage);
    await stage.act({ kind: 'activate_proposal', agent: 13, proposalId: 0 });
    for (let run = 0; run < 2; run++) await keeper.run(stage.mirror, stage.unixSeconds);
    const { pause, veto_proposal: veto } = stage.tally.operatorKinds;
    expect([pause, veto]).toMatchObject([
      { attempted: 1, accepted: 0 },
      { attempted: 1, accepted: 0 },
    ]);
    expect(stage.mirror.pool.pauseMask).toBe(0);
    expect(stage.mirror.proposals.get(0)?.state).toBe('active');
    expect(await stage.breaches()).toEqual([]);
  });

  it('has nothing to do in a run without a guardian', async () => {
    const stage = await EngineStage.open(GUARDED);
    await new GuardianKeeper(stage.operator, undefined, FIRST_OF_2026).run(stage.mirror, stage.unixSeconds);
    expect(stage.operated).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { nextStep, ProposalKeeper } from '#sim/engine/proposal-keeper.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { ACT, aPool, aProposal, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;

/** What is to be done with a proposal so many days after genesis. */
function stepOn(days: number, changes: Partial<ProposalState>, pool = aPool()): string | undefined {
  return nextStep(aProposal(changes), { pool }, FIRST_OF_2026 + days * DAY)?.kind;
}

function at(days: number): bigint {
  return BigInt(FIRST_OF_2026 + days * DAY);
}

describe('sim/engine/proposal-keeper.ts', () => {
  it('decides when voting is over, the time of pauses added', () => {
    expect([stepOn(10.9, {}), stepOn(11, {})]).toEqual([undefined, 'finalize_proposal']);
    const pool = aPool({ votePausedSeconds: BigInt(2 * DAY) });
    expect([stepOn(12.9, {}, pool), stepOn(13, {}, pool)]).toEqual([undefined, 'finalize_proposal']);
    expect(stepOn(12, { votePausedBaseSeconds: BigInt(DAY) }, pool)).toBe('finalize_proposal');
  });

  it('queues what succeeded, and executes it after its timelock', () => {
    expect(stepOn(11, { state: 'succeeded' })).toBe('queue_proposal');
    const queued = { state: 'queued', etaUnixSeconds: at(14), expiresAtUnixSeconds: at(28) } as const;
    expect([13, 14, 28, 28.1].map((day) => stepOn(day, queued))).toEqual([
      undefined,
      'execute_proposal',
      'execute_proposal',
      'expire_proposal',
    ]);
    const paused = aPool({ pauseMask: 1 << 6, pauseUntilUnixSeconds: at(16) });
    expect([stepOn(15, queued, paused), stepOn(16, queued, paused)]).toEqual([undefined, 'execute_proposal']);
  });

  it('expires what nobody brought on, and returns bonds once', () => {
    expect([stepOn(5, { state: 'draft' }), stepOn(18, { state: 'draft' })]).toEqual([undefined, 'expire_proposal']);
    expect(stepOn(18, { state: 'succeeded' })).toBe('expire_proposal');
    for (const state of ['defeated', 'executed', 'expired', 'vetoed', 'cancelled'] as const) {
      expect([stepOn(20, { state }), stepOn(20, { state, bondReturned: true })]).toEqual(['return_bond', undefined]);
    }
  });

  it('brings a proposal to its effect, step by step as each becomes possible', async () => {
    const stage = await EngineStage.open();
    const keeper = new ProposalKeeper(stage.operator);
    await stage.act({ kind: 'stake', agent: 13, amountBaseUnits: 20_000n * ACT, lockDays: 180 });
    await stage.pass(1);
    const payload = { kind: 'parameter', id: 2, value: 3n * ACT } as const;
    await stage.act({ kind: 'create_proposal', agent: 13, payload });
    await stage.act({ kind: 'activate_proposal', agent: 13, proposalId: 0 });
    await stage.act({ kind: 'cast_vote', agent: 13, proposalId: 0, side: 'yes' });
    const days: Record<string, number> = {};
    for (; stage.tick < 12; await stage.pass(1)) {
      const before = stage.operated.length;
      await keeper.run(stage.mirror, stage.unixSeconds);
      for (const { kind } of stage.operated.slice(before)) days[kind] = stage.tick;
    }
    // Five days of voting, three of timelock.
    expect(days).toEqual({ finalize_proposal: 6, queue_proposal: 6, execute_proposal: 9, return_bond: 9 });
    expect(stage.mirror.pool.minClaimBaseUnits).toBe(3n * ACT);
    expect(await stage.breaches()).toEqual([]);
  });

  it('tries again the next day what was refused', async () => {
    const stage = await EngineStage.open();
    const keeper = new ProposalKeeper(stage.operator);
    stage.mirror.proposals.update([aProposal({ state: 'defeated' })]);
    for (let run = 0; run < 3; run++) await keeper.run(stage.mirror, stage.unixSeconds);
    expect(stage.operated).toHaveLength(1);
    await stage.pass(1);
    await keeper.run(stage.mirror, stage.unixSeconds);
    expect(stage.operated).toHaveLength(2);
  });
});

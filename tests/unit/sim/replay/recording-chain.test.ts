import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '#sim/ports/trace.ts';
import { RecordingChain } from '#sim/replay/recording-chain.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { PAYMENT } from '#tests/support/economy-play.ts';
import { createFakeChain } from '#tests/support/fake-chain.ts';
import { clockAt } from '#tests/support/staking-plans.ts';

describe('sim/replay/recording-chain', () => {
  it('writes each call before it runs, and its outcomes behind it', async () => {
    const records: TraceRecord[] = [];
    const fake = createFakeChain();
    const chain = new RecordingChain(fake, { write: (record) => records.push(record) });
    const plan = economyPlan();
    await chain.genesis(plan);
    const stake = { kind: 'stake', agent: 0, amountBaseUnits: 30_000n, lockDays: 180 } as const;
    const propose = { kind: 'create_proposal', agent: 0, payload: PAYMENT } as const;
    const outcomes = await chain.submit([stake, propose, { ...stake, amountBaseUnits: 1n }]);
    await chain.advanceTo(clockAt(1));
    await chain.operate({ kind: 'roll' });
    await chain.compound([0]);
    const results = outcomes.map((outcome) => (outcome.accepted ? 'ok' : outcome.errorName));
    expect(results).toEqual(['ok', 'ok', 'StakeBelowMinimum']);
    expect(records).toEqual([
      { kind: 'genesis', plan },
      { kind: 'submit', actions: [stake, propose, { ...stake, amountBaseUnits: 1n }] },
      { kind: 'outcomes', results, proposals: [{ position: 1, id: 0 }] },
      { kind: 'clock', ...clockAt(1) },
      { kind: 'operate', action: { kind: 'roll' } },
      { kind: 'outcomes', results: ['ok'], proposals: [] },
      { kind: 'compound', agents: [0] },
      { kind: 'outcomes', results: [expect.any(String)], proposals: [] },
    ]);
  });

  it('reads what the chain reads, and writes nothing of it', async () => {
    const records: TraceRecord[] = [];
    const fake = createFakeChain();
    const chain = new RecordingChain(fake, { write: (record) => records.push(record) });
    await chain.genesis(economyPlan());
    expect(await chain.readPool()).toEqual(await fake.readPool());
    expect(await chain.readAgents([0, 1])).toEqual(await fake.readAgents([0, 1]));
    expect(await chain.readVaults()).toEqual(await fake.readVaults());
    expect(await chain.readGovernance()).toEqual(await fake.readGovernance());
    expect(await chain.readTreasury()).toEqual(await fake.readTreasury());
    expect(await chain.readEmission()).toEqual(await fake.readEmission());
    expect(await chain.readGrant(0)).toEqual(await fake.readGrant(0));
    expect(await chain.readMarket()).toBeUndefined();
    expect(await chain.readProposal(0)).toBeUndefined();
    expect(await chain.readTicket(0, 0)).toBeUndefined();
    expect([chain.engine, chain.computeUnits, chain.unitsByKind]).toEqual([
      fake.engine,
      fake.computeUnits,
      fake.unitsByKind,
    ]);
    await chain.close();
    expect(records).toHaveLength(1);
  });
});

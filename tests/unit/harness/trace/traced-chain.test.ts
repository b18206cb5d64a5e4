import { describe, expect, it } from 'vitest';
import { loadProgramArtifacts } from '#harness/index.ts';
import { createEngine, createTracedChain } from '#harness/trace/traced-chain.ts';
import type { TraceRecord } from '#sim/ports/trace.ts';
import { genesisPlan } from '#tests/support/chain-plan.ts';

describe('harness/trace/traced-chain', () => {
  it.each(['litesvm', 'bankrun'] as const)('makes a fresh %s', (name) => {
    expect(createEngine(name).name).toBe(name);
  });

  it('writes what genesis sends, and counts it', async () => {
    const records: TraceRecord[] = [];
    const log = { write: (record: TraceRecord) => records.push(record) };
    const { chain, calls, transactions, accountsSha256 } = createTracedChain('litesvm', loadProgramArtifacts(), log);
    const plan = genesisPlan([1_000n]);
    calls.write({ kind: 'genesis', plan });
    await chain.genesis(plan);
    const sent = records.filter(({ kind }) => kind === 'tx');
    expect(transactions()).toBe(sent.length);
    expect(sent.at(-1)).toMatchObject({ number: sent.length, result: 'ok' });
    expect(await accountsSha256()).toMatch(/^[0-9a-f]{64}$/);
    expect(records.filter(({ kind }) => kind === 'fund')).toHaveLength(4);
    await chain.close();
  });
});

import { describe, expect, it } from 'vitest';
import type { AgentAction } from '#sim/ports/staking-chain.ts';
import { ActionSample } from '../../../bench/action-sample.ts';

function claims(count: number): readonly AgentAction[] {
  return Array.from({ length: count }, (_, agent) => ({ kind: 'claim_rewards', agent }));
}

describe('bench/action-sample', () => {
  it('keeps the last batches that hold enough', () => {
    const sample = new ActionSample(10);
    const batches = [claims(20), claims(6), claims(5), claims(3), claims(2)];
    for (const batch of batches) sample.add(batch);
    expect(sample.batches).toEqual(batches.slice(2));
    expect(sample.count).toBe(10);
  });

  it('keeps all of a short run', () => {
    const sample = new ActionSample(10);
    sample.add(claims(4));
    sample.add(claims(3));
    expect(sample.batches).toHaveLength(2);
    expect(sample.count).toBe(7);
  });
});

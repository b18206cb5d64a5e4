import { describe, expect, it } from 'vitest';
import { AGENT_ACTION_KINDS, type AgentActionKind } from '#sim/ports/staking-chain.ts';

describe('sim/ports/staking-chain.ts', () => {
  it('lists every kind of agent action once', () => {
    const every: Record<AgentActionKind, true> = { stake: true, unstake: true, claim_rewards: true };
    expect(AGENT_ACTION_KINDS).toEqual(Object.keys(every));
  });
});

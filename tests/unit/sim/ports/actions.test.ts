import { describe, expect, it } from 'vitest';
import {
  AGENT_ACTION_KINDS,
  type AgentActionKind,
  PROPOSAL_KINDS,
  SPEND_PURPOSES,
  SWAP_SIDES,
  VOTE_SIDES,
} from '#sim/ports/actions.ts';

describe('sim/ports/actions.ts', () => {
  it('lists every kind of agent action once', () => {
    const every: Record<AgentActionKind, true> = {
      stake: true,
      unstake: true,
      claim_rewards: true,
      extend_lock: true,
      set_compounding: true,
      refresh_boosters: true,
      pay_debate_fee: true,
      create_proposal: true,
      activate_proposal: true,
      cancel_proposal: true,
      cast_vote: true,
      buy_back: true,
      swap: true,
      add_liquidity: true,
      remove_liquidity: true,
      transfer: true,
    };
    expect(AGENT_ACTION_KINDS).toEqual(Object.keys(every));
  });

  it("orders kinds, purposes and sides as the program's bytes count them", () => {
    expect(PROPOSAL_KINDS.indexOf('upgrade')).toBe(2);
    expect(SPEND_PURPOSES.indexOf('burn')).toBe(3);
    expect(VOTE_SIDES).toEqual(['no', 'yes', 'abstain']);
    expect(SWAP_SIDES).toEqual(['sell', 'buy']);
  });
});

import { describe, expect, it } from 'vitest';
import { MODEL_ASSUMPTIONS } from '#reports/assumptions/model-assumptions.ts';
import { AGENT_ACTION_KINDS } from '#sim/ports/actions.ts';

describe('reports/assumptions/model-assumptions', () => {
  it('has one sentence or more a topic', () => {
    const topics = MODEL_ASSUMPTIONS.map(({ topic }) => topic);
    expect(new Set(topics).size).toBe(topics.length);
    expect(MODEL_ASSUMPTIONS.filter(({ text }) => !/^[A-Z].*\.$/.test(text))).toEqual([]);
  });

  it('is right that agents can neither lend nor vote on debates, and that only attackers give tokens to each other', () => {
    expect(AGENT_ACTION_KINDS).toEqual([
      'stake',
      'unstake',
      'claim_rewards',
      'extend_lock',
      'set_compounding',
      'refresh_boosters',
      'pay_debate_fee',
      'create_proposal',
      'activate_proposal',
      'cancel_proposal',
      'cast_vote',
      'buy_back',
      'swap',
      'add_liquidity',
      'remove_liquidity',
      'transfer',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { describeAction } from '#sim/ledger/action-text.ts';
import { PAYMENT } from '#tests/support/economy-play.ts';

describe('sim/ledger/action-text', () => {
  it('says what was wanted, in a few words', () => {
    const spoken = [
      describeAction({ kind: 'unstake', agent: 0, amountBaseUnits: 5n, force: true, entryIndex: 3 }),
      describeAction({ kind: 'extend_lock', agent: 0, entryIndex: 1, lockDays: 30 }),
      describeAction({ kind: 'set_compounding', agent: 0, enabled: false }),
      describeAction({ kind: 'create_proposal', agent: 0, payload: PAYMENT }),
      describeAction({ kind: 'create_proposal', agent: 0, payload: { kind: 'parameter', id: 3, value: 7n } }),
      describeAction({ kind: 'create_proposal', agent: 0, payload: { kind: 'upgrade', buffer: Uint8Array.of(1) } }),
      describeAction({ kind: 'create_proposal', agent: 0, payload: { kind: 'feature', flag: 2, enabled: true } }),
      describeAction({ kind: 'cast_vote', agent: 0, proposalId: 4, side: 'no' }),
      describeAction({ kind: 'execute_proposal', proposalId: 4 }),
      describeAction({ kind: 'release_ticket', agent: 2, index: 1 }),
      describeAction({ kind: 'pause', mask: 32, seconds: 60 }),
      describeAction({ kind: 'mint_inflation' }),
      describeAction({ kind: 'swap', agent: 0, side: 'sell', amountIn: 5n, minOut: 2n }),
      describeAction({ kind: 'desk_swap', side: 'buy', amountIn: 5n, minOut: 0n }),
      describeAction({ kind: 'add_liquidity', agent: 0, maxBaseUnits: 5n, maxQuoteUnits: 2n }),
      describeAction({ kind: 'remove_liquidity', agent: 0, shares: 7n }),
      describeAction({ kind: 'fund_wallet', agent: 2, amountBaseUnits: 5n, amountQuoteUnits: 6n }),
      describeAction({ kind: 'transfer', agent: 0, recipient: 2, amountBaseUnits: 5n }),
    ];
    expect(spoken).toEqual([
      'unstake 5 of entry 3 by force',
      'extend_lock of entry 1 to 30 days',
      'set_compounding off',
      'create_proposal of payment 5000',
      'create_proposal of parameter 3 = 7',
      'create_proposal of an upgrade of 1 bytes',
      'create_proposal of feature 2 on',
      'cast_vote no on proposal 4',
      'execute_proposal 4',
      'release_ticket 1 of agent 2',
      'pause 32 for 60 seconds',
      'mint_inflation',
      'swap sell 5 for at least 2',
      'desk_swap buy 5 for at least 0',
      'add_liquidity of at most 5 and 2 quote units',
      'remove_liquidity of 7 shares',
      'fund_wallet of agent 2 with 5 and 6 quote units',
      'transfer 5 to agent 2',
    ]);
  });
});

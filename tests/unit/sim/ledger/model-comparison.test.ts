import { describe, expect, it } from 'vitest';
import { compareWithModel } from '#sim/ledger/model-comparison.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { carry, openEconomy, PAYMENT } from '#tests/support/economy-play.ts';
import { SMALL_MARKET } from '#tests/support/market-plans.ts';
import { observeModel } from '#tests/support/model-observation.ts';
import { ANN, BOB } from '#tests/support/staking-plans.ts';

describe('sim/ledger/model-comparison', () => {
  it('compares each account that was read, and names it', () => {
    const play = openEconomy({
      features: { ...economyPlan().features, unstakeTickets: true },
      market: SMALL_MARKET,
    });
    carry(play, PAYMENT, 1);
    const { economy } = play;
    const bob = economy.staking.users[BOB];
    if (bob !== undefined) bob.voteLockUntil = 0n;
    economy.apply({ kind: 'unstake', agent: BOB, amountBaseUnits: 10_000n, force: true, entryIndex: 0 });
    const index = (bob?.ticketCount ?? 0) - 1;
    const all = {
      agents: [ANN],
      proposals: [0, 1],
      grants: [0],
      tickets: [{ agent: BOB, index }],
      governance: true,
      treasury: true,
      emission: true,
      market: true,
    };
    const observed = observeModel(economy, all, 0);
    const found: string[] = [];
    const report = (place: string, { field }: { readonly field: string }): void =>
      void found.push(`${place}: ${field}`);
    compareWithModel(economy, observed, report);
    expect(found).toEqual([]);
    economy.staking.pool.acc += 1n;
    economy.staking.vaults.bond += 1n;
    economy.governance.votingDays += 1;
    economy.treasury.totalSpent += 1n;
    economy.emission.mintCount += 1;
    economy.market?.positions.push({ agent: BOB, shares: 1n });
    Object.assign(economy.proposals[0] ?? {}, { yes: 0n });
    Object.assign(economy.grants[0]?.vesting ?? {}, { released: 1n });
    economy.tickets.clear();
    Object.assign(economy.staking.users[ANN] ?? {}, { wallet: 0n });
    compareWithModel(economy, observed, report);
    expect(found).toEqual([
      'pool: acc',
      'vaults: bondVaultBaseUnits',
      'agent ann: walletBaseUnits',
      'governance: votingDays',
      'treasury: totalSpentBaseUnits',
      'emission: mintCount',
      'market: positions[1]',
      'proposal 0: yes',
      'grant 0: releasedBaseUnits',
      `ticket ${index} of agent bob: `,
    ]);
  });
});

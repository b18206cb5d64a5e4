import { describe, expect, it } from 'vitest';
import { observe } from '#sim/ledger/observation.ts';
import { PAYMENT, propose } from '#tests/support/economy-play.ts';
import { openMarket } from '#tests/support/market-plans.ts';
import { observeModel } from '#tests/support/model-observation.ts';
import { ANN, BOB } from '#tests/support/staking-plans.ts';

describe('sim/ledger/observation', () => {
  it('reads what the list names, and the pool and the vaults always', async () => {
    const play = openMarket();
    propose(play, PAYMENT, 1);
    const { economy, chain } = play;
    const asked: string[] = [];
    const bytes = new Uint8Array(32);
    const readers = {
      readPool: async () => chain.poolState(),
      readVaults: async () => chain.vaultState(),
      readAgents: async (agents: readonly number[]) => {
        asked.push(`agents ${agents.join(' ')}`);
        return agents.map((agent) => chain.agentState(agent));
      },
      readGovernance: async () => ({ ...economy.governanceState(), upgradeHash: bytes }),
      readTreasury: async () => economy.treasuryState(),
      readEmission: async () => economy.emissionState(),
      readMarket: async () => economy.marketState(),
      readProposal: async (id: number) => {
        asked.push(`proposal ${id}`);
        const known = economy.proposalState(id);
        return known && { ...known, proposer: bytes, address: bytes, payloadHash: bytes };
      },
      readGrant: async (grant: number) => {
        const state = economy.grantState(grant);
        if (state === undefined) throw new Error(`no grant ${grant}`);
        return state;
      },
      readTicket: async (agent: number, index: number) => economy.ticketState(agent, index),
    };
    const some = {
      agents: [ANN, BOB],
      proposals: [0, 7],
      grants: [1],
      tickets: [{ agent: BOB, index: 3 }],
      governance: true,
      treasury: false,
      emission: true,
      market: true,
    };
    expect(await observe(readers, some, 5)).toEqual(observeModel(economy, some, 5));
    expect(asked).toEqual(['agents 0 1', 'proposal 0', 'proposal 7']);
    const nothing = {
      agents: [],
      proposals: [],
      grants: [],
      tickets: [],
      governance: false,
      treasury: false,
      emission: false,
      market: false,
    };
    asked.length = 0;
    const seen = await observe(readers, nothing, 6);
    expect([seen.touched, seen.governance, seen.market, asked]).toEqual([[], undefined, undefined, []]);
    expect(seen.pool).toEqual(chain.poolState());
  });
});

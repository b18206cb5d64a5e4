import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import type { Observation, ReadingList } from '#sim/ledger/observation.ts';

const NO_BYTES = new Uint8Array(32);

/** What a chain that does as the model says would show of a reading list. Snapshots, shared with nobody. */
export function observeModel(economy: EconomyModel, list: ReadingList, tickIndex: number): Observation {
  const { staking } = economy;
  return {
    tickIndex,
    pool: staking.poolState(),
    vaults: staking.vaultState(),
    touched: list.agents.map((agent) => ({ agent, state: staking.agentState(agent) })),
    governance: list.governance ? { ...economy.governanceState(), upgradeHash: NO_BYTES } : undefined,
    treasury: list.treasury ? economy.treasuryState() : undefined,
    emission: list.emission ? economy.emissionState() : undefined,
    market: list.market ? economy.marketState() : undefined,
    proposals: list.proposals.map((proposalId) => {
      const known = economy.proposalState(proposalId);
      const bytes = { proposer: NO_BYTES, address: NO_BYTES, payloadHash: NO_BYTES };
      return { proposalId, state: known === undefined ? undefined : { ...known, ...bytes } };
    }),
    grants: list.grants.flatMap((grant) => {
      const state = economy.grantState(grant);
      return state === undefined ? [] : [{ grant, state }];
    }),
    tickets: list.tickets.map(({ agent, index }) => ({ agent, index, state: economy.ticketState(agent, index) })),
  };
}

import type {
  EmissionState,
  GovernanceState,
  ProposalState,
  TreasuryState,
  VestingState,
} from '../ports/governance-states.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { AgentIndex, AgentState, PoolState, StakingChain, VaultState } from '../ports/staking-chain.ts';

/** The chain as read after a tick: always the pool and the vaults, of the rest what was asked for. */
export interface Observation {
  readonly tickIndex: number;
  readonly pool: PoolState;
  readonly vaults: VaultState;
  readonly touched: readonly { readonly agent: AgentIndex; readonly state: AgentState }[];
  /** Absent: not read in this tick. */
  readonly governance?: GovernanceState | undefined;
  readonly treasury?: TreasuryState | undefined;
  readonly emission?: EmissionState | undefined;
  readonly market?: MarketState | undefined;
  readonly proposals?: readonly { readonly proposalId: number; readonly state: ProposalState | undefined }[];
  readonly grants?: readonly { readonly grant: number; readonly state: VestingState }[];
  readonly tickets?: readonly (TicketPlace & { readonly state: VestingState | undefined })[];
}

/** One unstake ticket: whose, and its number. */
export interface TicketPlace {
  readonly agent: AgentIndex;
  readonly index: number;
}

/** Accounts that a check must see, beside the pool and the vaults. */
export interface ReadingList {
  readonly agents: readonly AgentIndex[];
  readonly proposals: readonly number[];
  readonly grants: readonly number[];
  readonly tickets: readonly TicketPlace[];
  readonly governance: boolean;
  readonly treasury: boolean;
  readonly emission: boolean;
  /** False in an economy without a market. */
  readonly market: boolean;
}

type Readers = Pick<
  StakingChain,
  | 'readPool'
  | 'readVaults'
  | 'readAgents'
  | 'readGovernance'
  | 'readTreasury'
  | 'readEmission'
  | 'readMarket'
  | 'readProposal'
  | 'readGrant'
  | 'readTicket'
>;

/** Reads what a ledger's reading list names. */
export async function observe(chain: Readers, list: ReadingList, tickIndex: number): Promise<Observation> {
  const states = list.agents.length === 0 ? [] : await chain.readAgents(list.agents);
  const proposals: { proposalId: number; state: ProposalState | undefined }[] = [];
  for (const proposalId of list.proposals) {
    proposals.push({ proposalId, state: await chain.readProposal(proposalId) });
  }
  const grants: { grant: number; state: VestingState }[] = [];
  for (const grant of list.grants) {
    grants.push({ grant, state: await chain.readGrant(grant) });
  }
  const tickets: (TicketPlace & { state: VestingState | undefined })[] = [];
  for (const { agent, index } of list.tickets) {
    tickets.push({ agent, index, state: await chain.readTicket(agent, index) });
  }
  return {
    tickIndex,
    pool: await chain.readPool(),
    vaults: await chain.readVaults(),
    touched: list.agents.map((agent, position) => ({ agent, state: states[position] as AgentState })),
    governance: list.governance ? await chain.readGovernance() : undefined,
    treasury: list.treasury ? await chain.readTreasury() : undefined,
    emission: list.emission ? await chain.readEmission() : undefined,
    market: list.market ? await chain.readMarket() : undefined,
    proposals,
    grants,
    tickets,
  };
}

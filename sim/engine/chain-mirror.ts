import type { PublicState } from '../agents/wallet-view.ts';
import { type Observation, observe, type ReadingList } from '../ledger/observation.ts';
import type { EmissionState, GovernanceState, ProposalState, TreasuryState } from '../ports/governance-states.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { AgentIndex, AgentState, PoolState, StakingChain, VaultState } from '../ports/staking-chain.ts';
import { ProposalBook } from './proposal-book.ts';
import { TicketBook } from './ticket-book.ts';

/** Accounts of the chain as last read. Whoever needs one looks here: nothing is read twice in a phase of a tick. */
export class ChainMirror implements PublicState {
  pool: PoolState;
  vaults: VaultState;
  governance: GovernanceState;
  treasury: TreasuryState;
  emission: EmissionState;
  /** Undefined in an economy without a market. */
  market: MarketState | undefined;
  readonly states: AgentState[];
  /** 1 for each agent that opted in to compounding: who looks for them need not touch everybody's accounts. */
  readonly compounds: Uint8Array;
  readonly proposals = new ProposalBook();
  readonly tickets = new TicketBook();
  readonly #chain: StakingChain;
  readonly #unforeseen = new Set<number>();

  /** Reads everything once; a market only if there is one. */
  static async open(chain: StakingChain, agents: readonly AgentIndex[], hasMarket = false): Promise<ChainMirror> {
    return new ChainMirror(chain, {
      pool: await chain.readPool(),
      vaults: await chain.readVaults(),
      governance: await chain.readGovernance(),
      treasury: await chain.readTreasury(),
      emission: await chain.readEmission(),
      market: hasMarket ? await chain.readMarket() : undefined,
      states: [...(await chain.readAgents(agents))],
    });
  }

  private constructor(
    chain: StakingChain,
    read: Pick<ChainMirror, 'pool' | 'vaults' | 'governance' | 'treasury' | 'emission' | 'market' | 'states'>,
  ) {
    this.#chain = chain;
    this.pool = read.pool;
    this.vaults = read.vaults;
    this.governance = read.governance;
    this.treasury = read.treasury;
    this.emission = read.emission;
    this.market = read.market;
    this.states = read.states;
    this.compounds = Uint8Array.from(read.states, compoundsBit);
  }

  get liveProposals(): readonly ProposalState[] {
    return this.proposals.live;
  }

  /** What is mirrored, with these agents, for a check. */
  observation(tickIndex: number, agents: readonly AgentIndex[]): Observation {
    const { pool, vaults, governance, treasury, emission, market } = this;
    const touched = agents.map((agent) => ({ agent, state: this.states[agent] as AgentState }));
    return { tickIndex, pool, vaults, touched, governance, treasury, emission, market };
  }

  async readPool(): Promise<void> {
    this.pool = await this.#chain.readPool();
  }

  async readProposal(proposalId: number): Promise<ProposalState | undefined> {
    const state = await this.#chain.readProposal(proposalId);
    this.proposals.update([state]);
    return state;
  }

  /** Reads what the list names, pool and vaults always. */
  async read(list: ReadingList, tickIndex: number): Promise<Observation> {
    const seen = await observe(this.#chain, list, tickIndex);
    this.pool = seen.pool;
    this.vaults = seen.vaults;
    this.governance = seen.governance ?? this.governance;
    this.treasury = seen.treasury ?? this.treasury;
    this.emission = seen.emission ?? this.emission;
    this.market = seen.market ?? this.market;
    for (const { agent, state } of seen.touched) {
      this.states[agent] = state;
      this.compounds[agent] = compoundsBit(state);
    }
    this.proposals.update((seen.proposals ?? []).map(({ state }) => state));
    this.tickets.update(seen.tickets);
    await this.#readUnforeseenProposals();
    return seen;
  }

  /**
   * A program with a flaw takes proposals that the ledger, which names what is read, knows nothing of: those are read
   * whenever something is.
   */
  async #readUnforeseenProposals(): Promise<void> {
    for (let id = this.governance.proposalCount - 1; id >= 0 && this.proposals.get(id) === undefined; id--) {
      this.#unforeseen.add(id);
    }
    for (const id of this.#unforeseen) await this.readProposal(id);
  }
}

function compoundsBit({ stake }: AgentState): number {
  return stake?.compounding === true ? 1 : 0;
}

import type {
  EmissionState,
  GovernanceState,
  ProposalState,
  TreasuryState,
  VestingState,
} from '../ports/governance-states.ts';
import type { MarketState } from '../ports/market-state.ts';
import type {
  AgentAction,
  AgentIndex,
  AgentState,
  ChainClock,
  GenesisPlan,
  GenesisProgress,
  OperatorAction,
  Outcome,
  PoolState,
  StakingChain,
  VaultState,
} from '../ports/staking-chain.ts';
import { ACCEPTED_RESULT, type TraceLog } from '../ports/trace.ts';

/** A chain whose calls are written to a log: each before it runs, its outcomes behind it. Reading changes nothing and is not written. */
export class RecordingChain implements StakingChain {
  readonly #chain: StakingChain;
  readonly #log: TraceLog;

  constructor(chain: StakingChain, log: TraceLog) {
    this.#chain = chain;
    this.#log = log;
  }

  get engine(): StakingChain['engine'] {
    return this.#chain.engine;
  }

  get computeUnits(): number {
    return this.#chain.computeUnits;
  }

  get unitsByKind(): StakingChain['unitsByKind'] {
    return this.#chain.unitsByKind;
  }

  async genesis(plan: GenesisPlan, onProgress?: GenesisProgress): Promise<void> {
    this.#log.write({ kind: 'genesis', plan });
    await this.#chain.genesis(plan, onProgress);
  }

  async advanceTo(clock: ChainClock): Promise<void> {
    const { slot, clusterEpoch, unixSeconds } = clock;
    this.#log.write({ kind: 'clock', slot, clusterEpoch, unixSeconds });
    await this.#chain.advanceTo(clock);
  }

  async submit(actions: readonly AgentAction[]): Promise<readonly Outcome[]> {
    this.#log.write({ kind: 'submit', actions });
    return this.#note(await this.#chain.submit(actions));
  }

  async operate(action: OperatorAction): Promise<Outcome> {
    this.#log.write({ kind: 'operate', action });
    const outcome = await this.#chain.operate(action);
    this.#note([outcome]);
    return outcome;
  }

  async compound(agents: readonly AgentIndex[]): Promise<readonly Outcome[]> {
    this.#log.write({ kind: 'compound', agents });
    return this.#note(await this.#chain.compound(agents));
  }

  async readPool(): Promise<PoolState> {
    return this.#chain.readPool();
  }

  async readAgents(agents: readonly AgentIndex[]): Promise<readonly AgentState[]> {
    return this.#chain.readAgents(agents);
  }

  async readVaults(): Promise<VaultState> {
    return this.#chain.readVaults();
  }

  async readGovernance(): Promise<GovernanceState> {
    return this.#chain.readGovernance();
  }

  async readProposal(proposalId: number): Promise<ProposalState | undefined> {
    return this.#chain.readProposal(proposalId);
  }

  async readTreasury(): Promise<TreasuryState> {
    return this.#chain.readTreasury();
  }

  async readEmission(): Promise<EmissionState> {
    return this.#chain.readEmission();
  }

  async readMarket(): Promise<MarketState | undefined> {
    return this.#chain.readMarket();
  }

  async readGrant(grant: number): Promise<VestingState> {
    return this.#chain.readGrant(grant);
  }

  async readTicket(agent: AgentIndex, index: number): Promise<VestingState | undefined> {
    return this.#chain.readTicket(agent, index);
  }

  async close(): Promise<void> {
    await this.#chain.close();
  }

  #note(outcomes: readonly Outcome[]): readonly Outcome[] {
    const results = outcomes.map((outcome) => (outcome.accepted ? ACCEPTED_RESULT : outcome.errorName));
    const proposals = outcomes.flatMap(({ proposalId: id }, position) => (id === undefined ? [] : [{ position, id }]));
    this.#log.write({ kind: 'outcomes', results, proposals });
    return outcomes;
  }
}

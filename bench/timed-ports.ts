import { setImmediate } from 'node:timers/promises';
import type {
  EmissionState,
  GovernanceState,
  ProposalState,
  TreasuryState,
  VestingState,
} from '#sim/ports/governance-states.ts';
import type { ActionRow, FailureRow, MetricRow, RunSink } from '#sim/ports/run-sink.ts';
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
} from '#sim/ports/staking-chain.ts';
import type { RecordingEngine } from './recording-engine.ts';
import { Stopwatch } from './stopwatch.ts';

/** A chain with the time that its calls take. */
export class TimedChain implements StakingChain {
  readonly engine: StakingChain['engine'];
  /** Encoding, signing, executing. */
  readonly acting = new Stopwatch();
  /** Reading accounts and decoding them. */
  readonly reading = new Stopwatch();
  /** The part of `reading` in which the engine hands out bytes. */
  engineReadingSeconds = 0;
  readonly #chain: StakingChain;
  readonly #engine: RecordingEngine;

  constructor(chain: StakingChain, engine: RecordingEngine) {
    this.engine = chain.engine;
    this.#chain = chain;
    this.#engine = engine;
  }

  /** Genesis is over: from here on everything is timed anew. */
  beginTicks(): void {
    this.acting.seconds = 0;
    this.reading.seconds = 0;
    this.engineReadingSeconds = 0;
  }

  get computeUnits(): number {
    return this.#chain.computeUnits;
  }

  async genesis(plan: GenesisPlan, onProgress?: GenesisProgress): Promise<void> {
    await this.#chain.genesis(plan, onProgress);
  }

  async advanceTo(clock: ChainClock): Promise<void> {
    await this.acting.timeAsync(() => this.#chain.advanceTo(clock));
  }

  async submit(actions: readonly AgentAction[]): Promise<readonly Outcome[]> {
    return this.acting.timeAsync(() => this.#chain.submit(actions));
  }

  async operate(action: OperatorAction): Promise<Outcome> {
    return this.acting.timeAsync(() => this.#chain.operate(action));
  }

  async readPool(): Promise<PoolState> {
    return this.#read(() => this.#chain.readPool());
  }

  async readAgents(agents: readonly AgentIndex[]): Promise<readonly AgentState[]> {
    return this.#read(() => this.#chain.readAgents(agents));
  }

  async readVaults(): Promise<VaultState> {
    return this.#read(() => this.#chain.readVaults());
  }

  async readGovernance(): Promise<GovernanceState> {
    return this.#read(() => this.#chain.readGovernance());
  }

  async readProposal(proposalId: number): Promise<ProposalState | undefined> {
    return this.#read(() => this.#chain.readProposal(proposalId));
  }

  async readTreasury(): Promise<TreasuryState> {
    return this.#read(() => this.#chain.readTreasury());
  }

  async readEmission(): Promise<EmissionState> {
    return this.#read(() => this.#chain.readEmission());
  }

  async readGrant(grant: number): Promise<VestingState> {
    return this.#read(() => this.#chain.readGrant(grant));
  }

  async readTicket(agent: AgentIndex, index: number): Promise<VestingState | undefined> {
    return this.#read(() => this.#chain.readTicket(agent, index));
  }

  async close(): Promise<void> {
    await this.#chain.close();
  }

  async #read<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#engine.reading.seconds;
    const found = await this.reading.timeAsync(work);
    this.engineReadingSeconds += this.#engine.reading.seconds - before;
    return found;
  }
}

/** A sink with the time that its calls take. */
export class TimedSink implements RunSink {
  readonly writing = new Stopwatch();
  /** What the event loop does when it gets its turn: mostly freeing the engine's result objects. */
  readonly releasing = new Stopwatch();
  readonly #sink: RunSink;

  constructor(sink: RunSink) {
    this.#sink = sink;
  }

  metric(row: MetricRow): void {
    this.writing.time(() => this.#sink.metric(row));
  }

  action(row: ActionRow): void {
    this.writing.time(() => this.#sink.action(row));
  }

  failure(row: FailureRow): void {
    this.writing.time(() => this.#sink.failure(row));
  }

  async endTick(tickIndex: number): Promise<void> {
    await this.releasing.timeAsync(() => setImmediate());
    await this.writing.timeAsync(() => this.#sink.endTick(tickIndex));
  }
}

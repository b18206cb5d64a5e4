import { setImmediate } from 'node:timers/promises';
import type {
  EmissionState,
  GovernanceState,
  ProposalState,
  TreasuryState,
  VestingState,
} from '#sim/ports/governance-states.ts';
import type { MarketState } from '#sim/ports/market-state.ts';
import type { RunRows, RunSink, RunTableName } from '#sim/ports/run-sink.ts';
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
import type { ActionSample } from './action-sample.ts';
import type { Lap, LapClock } from './lap-clock.ts';
import type { RecordingEngine } from './recording-engine.ts';

/**
 * A chain that ends a lap before and after each call. What lies between the calls follows from the order of a tick's
 * phases: agents decide right before they act, the meter is looked at when all checks are done. All else is the ledger
 * with the keepers and the tallies.
 */
export class TimedChain implements StakingChain {
  readonly engine: StakingChain['engine'];
  /** Seconds in which accounts were read in order to act. */
  readingToAct = 0;
  readonly #chain: StakingChain;
  readonly #engine: RecordingEngine;
  readonly #laps: LapClock;
  readonly #sample: ActionSample;
  #ticking = false;

  constructor(chain: StakingChain, engine: RecordingEngine, laps: LapClock, sample: ActionSample) {
    this.engine = chain.engine;
    this.#chain = chain;
    this.#engine = engine;
    this.#laps = laps;
    this.#sample = sample;
  }

  /** Genesis is over: from here on calls end laps. */
  beginTicks(): void {
    this.#ticking = true;
  }

  get computeUnits(): number {
    if (this.#ticking) this.#laps.end('ledger');
    return this.#chain.computeUnits;
  }

  get unitsByKind(): StakingChain['unitsByKind'] {
    return this.#chain.unitsByKind;
  }

  async genesis(plan: GenesisPlan, onProgress?: GenesisProgress): Promise<void> {
    await this.#chain.genesis(plan, onProgress);
  }

  async advanceTo(clock: ChainClock): Promise<void> {
    await this.#time('ledger', 'acting', () => this.#chain.advanceTo(clock));
  }

  async submit(actions: readonly AgentAction[]): Promise<readonly Outcome[]> {
    this.#sample.add(actions);
    return this.#time('policies', 'acting', () => this.#chain.submit(actions));
  }

  async operate(action: OperatorAction): Promise<Outcome> {
    return this.#time('ledger', 'acting', () => this.#chain.operate(action));
  }

  async compound(agents: readonly AgentIndex[]): Promise<readonly Outcome[]> {
    return this.#time('ledger', 'acting', () => this.#chain.compound(agents));
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

  async readMarket(): Promise<MarketState | undefined> {
    return this.#read(() => this.#chain.readMarket());
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
    this.#engine.isReading = true;
    const found = await this.#time('ledger', 'reading', work);
    this.#engine.isReading = false;
    return found;
  }

  /** What led to a call is one lap, the call another. */
  async #time<T>(before: Lap, lap: Lap, work: () => Promise<T>): Promise<T> {
    if (!this.#ticking) return work();
    const { reading } = this.#engine;
    const readBefore = reading.seconds;
    this.#laps.end(before);
    const result = await work();
    this.#laps.end(lap);
    if (lap === 'acting') this.readingToAct += reading.seconds - readBefore;
    return result;
  }
}

/** A sink that ends the lap of the metrics when the tick's first row comes, and that of the CSV when they are written. */
export class TimedSink implements RunSink {
  readonly #sink: RunSink;
  readonly #laps: LapClock;
  #rowsCame = false;

  constructor(sink: RunSink, laps: LapClock) {
    this.#sink = sink;
    this.#laps = laps;
  }

  write<Name extends RunTableName>(table: Name, row: RunRows[Name]): void {
    this.#rowComes();
    this.#sink.write(table, row);
  }

  /** Writing lets the event loop run, and the binding then frees what it handed out: a turn before tells them apart. */
  async endTick(tickIndex: number): Promise<void> {
    this.#rowComes();
    this.#laps.end('csv');
    await setImmediate();
    this.#laps.end('release');
    await this.#sink.endTick(tickIndex);
    this.#laps.end('csv');
    this.#rowsCame = false;
  }

  #rowComes(): void {
    if (this.#rowsCame) return;
    this.#rowsCame = true;
    this.#laps.end('metrics');
  }
}

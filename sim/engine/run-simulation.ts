import { AccHistory } from '../agents/acc-history.ts';
import { type Agent, buildPopulation, type Population } from '../agents/population.ts';
import { WalletView } from '../agents/wallet-view.ts';
import { SimError } from '../core/errors/sim-error.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { type Breach, createLedger, type Ledger } from '../ledger/ledger.ts';
import { runMetrics } from '../metrics/catalogue.ts';
import type { MetricDefinition } from '../metrics/metric.ts';
import type { PolicyDefinition } from '../policies/policy.ts';
import type { RunSink } from '../ports/run-sink.ts';
import type {
  AgentAction,
  AgentIndex,
  AgentState,
  Outcome,
  PoolState,
  StakingChain,
  VaultState,
} from '../ports/staking-chain.ts';
import { AgentTurns } from './agent-turns.ts';
import { chainClockAt, unixSecondsAt } from './chain-clock.ts';
import { createGenesisPlan } from './genesis-plan.ts';
import { Keepers } from './keepers.ts';
import { Measurement } from './measurement.ts';
import type { RunObserver } from './run-observer.ts';
import type { RunResult } from './run-result.ts';
import { Tally } from './tally.ts';

/** Every agent is read back and checked in one tick of this many, and in the last one. */
const FULL_SCAN_TICKS = 30;

export interface SimulationOptions {
  readonly spec: RunSpec;
  /** Fresh, before genesis; the caller closes it. */
  readonly chain: StakingChain;
  readonly sink: RunSink;
  readonly observers?: readonly RunObserver[];
  /** The series that rows hold, in this order. Default: `runMetrics` of the scenario's locks. */
  readonly metrics?: readonly MetricDefinition[];
  /** The policies that cohorts may name. Default: this build's. */
  readonly policies?: readonly PolicyDefinition[];
  /** Looked at between ticks. */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Runs one scenario from genesis to its horizon. Throws what the policies, the chain and the sink throw, and
 * `INVARIANT__BROKEN` at the first broken invariant; the sink then holds exactly the ticks before.
 */
export async function runSimulation(options: SimulationOptions): Promise<RunResult> {
  const simulation = await Simulation.begin(options);
  return simulation.run();
}

class Simulation {
  readonly #spec: RunSpec;
  readonly #chain: StakingChain;
  readonly #sink: RunSink;
  readonly #observers: readonly RunObserver[];
  readonly #signal: { readonly aborted: boolean };
  readonly #population: Population;
  readonly #allAgents: readonly AgentIndex[];
  readonly #ledger: Ledger;
  readonly #tally: Tally;
  readonly #keepers: Keepers;
  readonly #turns: AgentTurns;
  readonly #history: AccHistory;
  readonly #view: WalletView;
  readonly #measurement: Measurement;
  readonly #states: AgentState[];
  #pool: PoolState;
  #vaults: VaultState;
  #outcomes: readonly Outcome[] = [];
  #touched: readonly AgentIndex[] = [];
  #warnings = 0;

  /** Genesis at the clock of tick 0; everything is read and checked once. */
  static async begin(options: SimulationOptions): Promise<Simulation> {
    const { spec, chain } = options;
    const population = buildPopulation(spec, options.policies);
    const plan = createGenesisPlan(spec, population);
    await chain.genesis(plan, async (agentsReady) => {
      const progress = { agentCount: population.agents.length, agentsReady };
      for (const observer of options.observers ?? []) await observer.genesisProgressed?.(progress);
    });
    const allAgents = population.agents.map(({ index }) => index);
    const simulation = new Simulation(options, population, allAgents, createLedger(plan), {
      pool: await chain.readPool(),
      vaults: await chain.readVaults(),
      states: [...(await chain.readAgents(allAgents))],
    });
    simulation.#touched = allAgents;
    simulation.#check(0);
    const event = { agentCount: allAgents.length, horizonTicks: spec.horizonTicks };
    for (const observer of simulation.#observers) await observer.genesisFinished?.(event);
    return simulation;
  }

  private constructor(
    options: SimulationOptions,
    population: Population,
    allAgents: readonly AgentIndex[],
    ledger: Ledger,
    read: { pool: PoolState; vaults: VaultState; states: AgentState[] },
  ) {
    const { spec, chain } = options;
    this.#spec = spec;
    this.#chain = chain;
    this.#sink = options.sink;
    this.#observers = options.observers ?? [];
    this.#signal = options.signal ?? { aborted: false };
    this.#population = population;
    this.#allAgents = allAgents;
    this.#ledger = ledger;
    this.#tally = new Tally(spec.outputs.actions);
    this.#keepers = new Keepers(spec, chain, ledger, this.#tally);
    this.#turns = new AgentTurns(population.agents, spec.tickSeconds);
    this.#pool = read.pool;
    this.#vaults = read.vaults;
    this.#states = read.states;
    this.#history = new AccHistory(read.pool.genesisDay);
    this.#view = new WalletView(read.pool, this.#history, spec.staking.multiplierBps);
    const metrics = options.metrics ?? runMetrics(spec.staking.lockDays);
    this.#measurement = new Measurement(spec, metrics, population, read.pool.genesisDay);
  }

  /**
   * One tick, phase by phase:
   * 1. clock: slot, epoch and time move together;
   * 2. keepers: ended days are closed; in a week's first tick its inflation is minted and funds the next week;
   * 3. decide: every agent that is awake returns intents; none sees another's;
   * 4. act: the intents become transactions, in agent order;
   * 5. learn: agents are told their outcomes;
   * 6. read back: the pool, the vaults and the agents that acted are read from the chain (all of them in every 30th
   *    tick and the last);
   * 7. check: the ledger compares its predictions and the invariants with what was read;
   * 8. measure: metrics, actions and refusals go to the sink;
   * 9. end: the sink makes the tick durable, then observers hear of it.
   */
  async run(): Promise<RunResult> {
    const { horizonTicks } = this.#spec;
    for (let tick = 0; tick < horizonTicks; tick++) {
      if (this.#signal.aborted) return this.#result('interrupted', tick);
      await this.#moveClock(tick);
      await this.#runKeepers(tick);
      this.#decide(tick);
      await this.#act(tick);
      this.#turns.learn(this.#outcomes);
      await this.#readBack(tick);
      this.#check(tick);
      this.#measure(tick);
      await this.#end(tick);
    }
    return this.#result('completed', horizonTicks);
  }

  async #moveClock(tick: number): Promise<void> {
    this.#tally.openTick();
    // Genesis took place at tick 0's clock.
    if (tick === 0) return;
    const clock = chainClockAt(this.#spec, tick);
    await this.#chain.advanceTo(clock);
    this.#ledger.advanceTo(clock);
  }

  async #runKeepers(tick: number): Promise<void> {
    this.#pool = await this.#keepers.run(this.#pool, unixSecondsAt(this.#spec, tick));
    this.#history.record(this.#pool);
  }

  #decide(tick: number): void {
    this.#view.openTick(tick, this.#spec.tickSeconds, unixSecondsAt(this.#spec, tick), this.#pool);
    this.#turns.decide(tick, this.#view, this.#states);
  }

  async #act(tick: number): Promise<void> {
    const { actions } = this.#turns;
    this.#outcomes = actions.length === 0 ? [] : await this.#chain.submit(actions);
    if (this.#outcomes.length !== actions.length) {
      throw new SimError('CHAIN__FAILED', {
        engine: this.#chain.engine,
        step: 'submit',
        reason: `${actions.length} actions came back with ${this.#outcomes.length} outcomes`,
      });
    }
    for (const [position, action] of actions.entries()) {
      const outcome = this.#outcomes[position] as Outcome;
      this.#ledger.applyAgent(action, outcome);
      this.#tally.countAgent(tick, this.#agentOf(action), action, outcome);
    }
  }

  async #readBack(tick: number): Promise<void> {
    const isFullScan = (tick + 1) % FULL_SCAN_TICKS === 0 || tick === this.#spec.horizonTicks - 1;
    this.#touched = isFullScan ? this.#allAgents : this.#turns.actors;
    this.#pool = await this.#chain.readPool();
    this.#vaults = await this.#chain.readVaults();
    if (this.#touched.length === 0) return;
    const states = await this.#chain.readAgents(this.#touched);
    for (const [position, agent] of this.#touched.entries()) this.#states[agent] = states[position] as AgentState;
  }

  #check(tick: number): void {
    const touched = this.#touched.map((agent) => ({ agent, state: this.#states[agent] as AgentState }));
    const breaches = this.#ledger.check({ tickIndex: tick, pool: this.#pool, vaults: this.#vaults, touched });
    for (const breach of breaches) {
      if (breach.severity === 'error') throw brokenInvariant(breach, tick);
      this.#warnings++;
      for (const observer of this.#observers) observer.warned?.({ tickIndex: tick, breach });
    }
  }

  #measure(tick: number): void {
    const reading = { pool: this.#pool, vaults: this.#vaults, touched: this.#touched, states: this.#states };
    const row = this.#measurement.row(tick, unixSecondsAt(this.#spec, tick), reading, this.#tally);
    for (const action of this.#tally.actionRows) this.#sink.action(action);
    for (const failure of this.#tally.failureRows()) this.#sink.failure(failure);
    this.#sink.metric(row);
  }

  async #end(tick: number): Promise<void> {
    await this.#sink.endTick(tick);
    const { attempted, accepted, totalAttempted, totalAccepted, operatorActions } = this.#tally;
    const { horizonTicks } = this.#spec;
    const event = {
      tickIndex: tick,
      horizonTicks,
      attempted,
      accepted,
      totalAttempted,
      totalAccepted,
      operatorActions,
    };
    for (const observer of this.#observers) await observer.tickFinished?.(event);
  }

  #agentOf(action: AgentAction): Agent {
    return this.#population.agents[action.agent] as Agent;
  }

  #result(status: RunResult['status'], ticksFinished: number): RunResult {
    return {
      status,
      ticksFinished,
      finalTick: ticksFinished === 0 ? undefined : ticksFinished - 1,
      attempted: this.#tally.totalAttempted,
      accepted: this.#tally.totalAccepted,
      computeUnits: this.#tally.totalComputeUnits,
      actions: this.#tally.agentKinds,
      operatorActions: this.#tally.operatorKinds,
      vacuousKinds: this.#tally.vacuousKinds(),
      warnings: this.#warnings,
    };
  }
}

function brokenInvariant({ invariant, expected, found, where }: Breach, tickIndex: number): SimError {
  return new SimError('INVARIANT__BROKEN', { invariant, tickIndex, expected, found, where });
}

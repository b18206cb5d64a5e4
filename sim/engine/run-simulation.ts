import { AccHistory } from '../agents/acc-history.ts';
import { type Agent, buildPopulation, type Population } from '../agents/population.ts';
import { WalletView } from '../agents/wallet-view.ts';
import { AssertionBook } from '../assertions/assertion-book.ts';
import type { AttackTick } from '../attacks/attack-account.ts';
import { AttackBook } from '../attacks/attack-book.ts';
import { SimError } from '../core/errors/sim-error.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { ruleOf } from '../ledger/invariants.ts';
import { type Breach, createLedger, type Ledger, type Observation } from '../ledger/ledger.ts';
import { runMetrics } from '../metrics/catalogue.ts';
import type { MetricDefinition } from '../metrics/metric.ts';
import type { PolicyDefinition } from '../policies/policy.ts';
import type { AttackRow, RunSink } from '../ports/run-sink.ts';
import type { AgentAction, AgentIndex, GenesisPlan, Outcome, StakingChain } from '../ports/staking-chain.ts';
import { OutageCalendar } from '../processes/outage-calendar.ts';
import { Records } from '../records/records.ts';
import { AgentTurns } from './agent-turns.ts';
import { chainClockAt, unixSecondsAt } from './chain-clock.ts';
import { ChainMirror } from './chain-mirror.ts';
import { createGenesisPlan } from './genesis-plan.ts';
import { Keepers } from './keepers.ts';
import { Measurement } from './measurement.ts';
import { Operator } from './operator.ts';
import { OutsideWorld } from './outside-world.ts';
import type { RunObserver } from './run-observer.ts';
import type { BrokenInvariant, RunResult } from './run-result.ts';
import { Tally } from './tally.ts';

/**
 * Every agent is read back and checked in one tick of this many, and in the last one. At one in 30 the scans read more
 * accounts than all other ticks together; sums over the population are checked in each tick.
 */
const FULL_SCAN_TICKS = 90;

export interface SimulationOptions {
  readonly spec: RunSpec;
  /** Fresh, before genesis; the caller closes it. */
  readonly chain: StakingChain;
  readonly sink: RunSink;
  readonly observers?: readonly RunObserver[];
  /** The series that rows hold, in this order. Default: `runMetrics` of the scenario. */
  readonly metrics?: readonly MetricDefinition[];
  /** The policies that cohorts may name. Default: this build's. */
  readonly policies?: readonly PolicyDefinition[];
  /** What a fatal breach of an invariant does: `stop` (default) ends the run, `record` keeps the first of each and goes on. */
  readonly breaches?: 'stop' | 'record';
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
  readonly #ledger: Ledger;
  readonly #tally: Tally;
  readonly #keepers: Keepers;
  readonly #outages: OutageCalendar;
  readonly #outside: OutsideWorld;
  readonly #turns: AgentTurns;
  readonly #history: AccHistory;
  readonly #view: WalletView;
  readonly #measurement: Measurement;
  readonly #records: Records;
  readonly #mirror: ChainMirror;
  readonly #assertions: AssertionBook;
  readonly #operator: Operator;
  readonly #attacks: AttackBook;
  #attackRows: readonly AttackRow[] = [];
  #outcomes: readonly Outcome[] = [];
  #touched: readonly AgentIndex[] = [];
  readonly #stopsAtBreach: boolean;
  readonly #broken = new Map<string, BrokenInvariant>();
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
    const mirror = await ChainMirror.open(chain, allAgents, plan.market !== undefined);
    const simulation = new Simulation(options, population, plan, mirror);
    simulation.#check(mirror.observation(0, allAgents));
    const event = { agentCount: allAgents.length, horizonTicks: spec.horizonTicks };
    for (const observer of simulation.#observers) await observer.genesisFinished?.(event);
    return simulation;
  }

  private constructor(options: SimulationOptions, population: Population, plan: GenesisPlan, mirror: ChainMirror) {
    const { spec, chain } = options;
    const { agents } = population;
    this.#spec = spec;
    this.#chain = chain;
    this.#sink = options.sink;
    this.#observers = options.observers ?? [];
    this.#signal = options.signal ?? { aborted: false };
    this.#stopsAtBreach = options.breaches !== 'record';
    this.#population = population;
    this.#ledger = createLedger(plan);
    this.#tally = new Tally(spec.outputs.actions, population.actionKinds);
    const operator = new Operator(chain, this.#ledger, this.#tally);
    this.#operator = operator;
    this.#attacks = new AttackBook(population.attackers, plan.agentIds);
    this.#keepers = new Keepers(operator, plan, agents, spec.guardian);
    this.#outages = new OutageCalendar(spec.keeper);
    this.#outside = new OutsideWorld(operator, spec, population);
    this.#turns = new AgentTurns(agents, spec.tickSeconds, plan.market !== undefined);
    this.#mirror = mirror;
    this.#history = new AccHistory(mirror.pool.genesisDay);
    this.#view = new WalletView(mirror, this.#history, agents);
    const metrics = options.metrics ?? runMetrics(spec);
    this.#measurement = new Measurement(spec, metrics, population, mirror.pool.genesisDay);
    this.#assertions = new AssertionBook(spec.assertions ?? [], metrics, spec.tickSeconds);
    const { holders, ballots } = this.#measurement;
    this.#records = new Records({ spec, population, plan, holders, ballots, history: this.#history }, mirror.pool);
  }

  /**
   * One tick, phase by phase:
   * 1. clock: slot, epoch and time move together;
   * 2. keepers: ended days are closed; what is due by week, by proposal and by month is done; nothing of it while the
   *    keeper is out;
   * 3. outside: wallets that arrive are funded, demand and price move, shocks come, the desk trades; what it and the
   *    keepers changed is read, so that agents see it;
   * 4. decide: every agent that is awake returns intents; none sees another's;
   * 5. act: the intents become transactions, in agent order;
   * 6. learn: agents are told their outcomes;
   * 7. read back: the pool, the vaults and whatever an action may have changed are read from the chain (every agent and
   *    every open proposal in each 90th tick and the last);
   * 8. check: the ledger compares its predictions and the invariants with what was read;
   * 9. measure: actions, refusals, metrics and records go to the sink;
   * 10. end: the sink makes the tick durable, then observers hear of it.
   */
  async run(): Promise<RunResult> {
    const { horizonTicks } = this.#spec;
    for (let tick = 0; tick < horizonTicks; tick++) {
      if (this.#signal.aborted) return this.#result('interrupted', tick);
      await this.#moveClock(tick);
      await this.#meetOutside(tick, await this.#runKeepers(tick));
      this.#decide(tick);
      await this.#act(tick);
      this.#turns.learn(this.#outcomes);
      this.#check(await this.#readBack(tick));
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

  /** How many of their actions have been read already: a roll is, at once. */
  async #runKeepers(tick: number): Promise<number> {
    if (this.#outages.isOut(tick * this.#spec.tickSeconds)) return 0;
    const unixSeconds = unixSecondsAt(this.#spec, tick);
    const rolled = await this.#keepers.roll(this.#mirror, unixSeconds);
    if (rolled !== undefined && !rolled.accepted) await this.#abandon(tick, rolled.errorName);
    this.#history.record(this.#mirror.pool);
    await this.#keepers.run(this.#mirror, this.#history, unixSeconds);
    return rolled === undefined ? 0 : 1;
  }

  /** Then reads what it and the keepers changed, if that is more than was read already. */
  async #meetOutside(tick: number, actionsRead: number): Promise<void> {
    await this.#outside.run(tick, this.#mirror);
    if (this.#tally.operatorActions > actionsRead) {
      this.#keepers.payouts.see(await this.#mirror.read(this.#ledger.readingList(false), tick));
    }
    this.#outside.show(unixSecondsAt(this.#spec, tick), this.#mirror);
  }

  /** A pool that stays behind the clock refuses everything: the ledger says why, if it can. */
  async #abandon(tick: number, errorName: string): Promise<never> {
    this.#check(await this.#mirror.read(this.#ledger.readingList(false), tick));
    throw new SimError('CHAIN__FAILED', { engine: this.#chain.engine, step: 'roll', reason: errorName });
  }

  #decide(tick: number): void {
    this.#view.openTick(tick, this.#spec.tickSeconds, unixSecondsAt(this.#spec, tick), this.#mirror, this.#outside);
    this.#turns.decide(tick, this.#view, this.#mirror.states);
  }

  async #act(tick: number): Promise<void> {
    const { actions } = this.#turns;
    this.#attacks.openTick(this.#mirror);
    await this.#runCalls();
    this.#measurement.openTick(unixSecondsAt(this.#spec, tick), this.#mirror);
    this.#outcomes = actions.length === 0 ? [] : await this.#chain.submit(actions);
    if (this.#outcomes.length !== actions.length) {
      throw new SimError('CHAIN__FAILED', {
        engine: this.#chain.engine,
        step: 'submit',
        reason: `${actions.length} actions came back with ${this.#outcomes.length} outcomes`,
      });
    }
    for (let position = 0; position < actions.length; position++) {
      const action = actions[position] as AgentAction;
      const outcome = this.#outcomes[position] as Outcome;
      this.#ledger.applyAgent(action, outcome);
      this.#tally.countAgent(tick, this.#agentOf(action), action, outcome);
    }
    this.#measurement.noteActions(actions, this.#outcomes, this.#mirror.proposals);
    this.#records.noteActions(actions, this.#outcomes);
    this.#attacks.noteActions(actions, this.#outcomes, this.#mirror);
  }

  /** What attackers call takes effect before any agent acts, who all have decided already. */
  async #runCalls(): Promise<void> {
    for (const { agent, calls } of this.#turns.calls) {
      const outcomes: Outcome[] = [];
      for (const call of calls) {
        const outcome = await this.#operator.call(call);
        this.#attacks.noteCall(agent, call, outcome);
        outcomes.push(outcome);
      }
      (this.#population.agents[agent] as Agent).mind.hear?.(outcomes);
    }
  }

  async #readBack(tick: number): Promise<Observation> {
    const isFullScan = (tick + 1) % FULL_SCAN_TICKS === 0 || tick === this.#spec.horizonTicks - 1;
    const seen = await this.#mirror.read(this.#ledger.readingList(isFullScan), tick);
    // An attacker may have closed days that the keeper left open.
    this.#history.record(this.#mirror.pool);
    this.#touched = seen.touched.map(({ agent }) => agent);
    this.#keepers.payouts.see(seen);
    return seen;
  }

  #check(seen: Observation): void {
    const { tickIndex } = seen;
    for (const breach of this.#ledger.check(seen)) {
      if (breach.severity === 'fatal') {
        if (this.#stopsAtBreach) throw brokenInvariant(breach, tickIndex);
        this.#noteBroken(breach, tickIndex);
        continue;
      }
      this.#warnings++;
      for (const observer of this.#observers) observer.warned?.({ tickIndex, breach });
    }
  }

  #noteBroken(breach: Breach, tickIndex: number): void {
    const known = this.#broken.get(breach.invariant);
    const broken =
      known === undefined ? { first: breach, tickIndex, breaches: 1 } : { ...known, breaches: known.breaches + 1 };
    this.#broken.set(breach.invariant, broken);
  }

  #measure(tick: number): void {
    this.#tally.meterUnits(this.#chain.computeUnits);
    const unixSeconds = unixSecondsAt(this.#spec, tick);
    this.#records.closeDays(this.#mirror);
    const row = this.#measurement.row(tick, unixSeconds, this.#mirror, this.#touched, this.#tally, {
      demandIndex: this.#outside.demandIndex,
      referenceUsd: this.#outside.referenceUsd,
      arrivedAgents: this.#outside.arrivedAgents,
      keeperOutageSeconds: this.#outages.secondsUntil(tick * this.#spec.tickSeconds),
    });
    for (const action of this.#tally.actionRows) this.#sink.write('actions', action);
    for (const failure of this.#tally.failureRows()) this.#sink.write('failures', failure);
    this.#sink.write('metrics', row);
    this.#records.write({ tickIndex: tick, unixSeconds }, this.#mirror, this.#sink);
    this.#measureAttacks({ tickIndex: tick, unixSeconds, tickSeconds: this.#spec.tickSeconds });
    this.#assertions.record(row, this.#attackRows);
  }

  #measureAttacks(end: AttackTick): void {
    if (this.#attacks.isEmpty) return;
    const { holders } = this.#measurement;
    const isFullScan = this.#touched.length === this.#population.agents.length;
    const powerOf = (agent: AgentIndex): bigint => holders.powerOf(agent);
    this.#attackRows = this.#attacks.rows(end, this.#mirror, this.#history, powerOf, isFullScan);
    for (const row of this.#attackRows) this.#sink.write('attacks', row);
    for (const step of this.#attacks.takeSteps(end)) this.#sink.write('attack_steps', step);
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
      broken: [...this.#broken.values()],
      attacks: this.#attackRows,
      assertions: status === 'completed' ? this.#assertions.results() : [],
    };
  }
}

function brokenInvariant({ invariant, expected, found, where }: Breach, tickIndex: number): SimError {
  const rule = ruleOf(invariant);
  const context = { invariant, tickIndex, expected, found, where };
  return new SimError('INVARIANT__BROKEN', rule === undefined ? context : { ...context, rule });
}

import { AccHistory } from '#sim/agents/acc-history.ts';
import { buildPopulation } from '#sim/agents/population.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { chainClockAt, unixSecondsAt } from '#sim/engine/chain-clock.ts';
import { ChainMirror } from '#sim/engine/chain-mirror.ts';
import { createGenesisPlan } from '#sim/engine/genesis-plan.ts';
import { Operator } from '#sim/engine/operator.ts';
import { Tally } from '#sim/engine/tally.ts';
import { type Breach, createLedger, type Ledger } from '#sim/ledger/ledger.ts';
import type { AgentAction, OperatorAction } from '#sim/ports/actions.ts';
import type { GenesisPlan, Outcome } from '#sim/ports/staking-chain.ts';
import { createFakeChain, type FakeChain } from './fake-chain.ts';
import { aRunSpec } from './sim-fixtures.ts';

/** The parts of an engine around a fake chain after genesis, for tests of one of them. */
export class EngineStage {
  readonly spec: RunSpec;
  readonly plan: GenesisPlan;
  readonly chain: FakeChain;
  readonly ledger: Ledger;
  readonly tally = new Tally(false, []);
  readonly operator: Operator;
  readonly mirror: ChainMirror;
  readonly history: AccHistory;
  tick = 0;
  #breaches: readonly Breach[] = [];

  static async open(changes: Partial<RunSpec> = {}): Promise<EngineStage> {
    const spec = aRunSpec(changes);
    const plan = createGenesisPlan(spec, buildPopulation(spec));
    const chain = createFakeChain();
    await chain.genesis(plan);
    return new EngineStage(
      spec,
      plan,
      chain,
      await ChainMirror.open(chain, [...plan.agentIds.keys()], plan.market !== undefined),
    );
  }

  private constructor(spec: RunSpec, plan: GenesisPlan, chain: FakeChain, mirror: ChainMirror) {
    this.spec = spec;
    this.plan = plan;
    this.chain = chain;
    this.mirror = mirror;
    this.ledger = createLedger(plan);
    this.operator = new Operator(chain, this.ledger, this.tally);
    this.history = new AccHistory(mirror.pool.genesisDay);
  }

  get unixSeconds(): number {
    return unixSecondsAt(this.spec, this.tick);
  }

  /** The operator's actions so far, the rolls left out. */
  get operated(): readonly OperatorAction[] {
    const actions = this.chain.calls.flatMap((call) => (call.call === 'operate' ? [call.action] : []));
    return actions.filter(({ kind }) => kind !== 'roll');
  }

  /** Moves the clock on by ticks, each rolled and read. */
  async pass(ticks: number): Promise<void> {
    for (let passed = 0; passed < ticks; passed++) {
      await this.#check();
      this.tick++;
      const clock = chainClockAt(this.spec, this.tick);
      await this.chain.advanceTo(clock);
      this.ledger.advanceTo(clock);
      await this.operator.operate({ kind: 'roll' });
      await this.read();
      this.history.record(this.mirror.pool);
    }
  }

  async act(...actions: readonly AgentAction[]): Promise<readonly Outcome[]> {
    const outcomes = await this.chain.submit(actions);
    for (const [position, action] of actions.entries()) this.ledger.applyAgent(action, outcomes[position] as Outcome);
    await this.read();
    return outcomes;
  }

  /** Everything that the ledger found wrong in any tick. */
  async breaches(): Promise<readonly Breach[]> {
    await this.#check();
    return this.#breaches;
  }

  async read(): Promise<ReturnType<ChainMirror['observation']>> {
    return this.mirror.read(this.ledger.readingList(true), this.tick);
  }

  async #check(): Promise<void> {
    this.#breaches = [...this.#breaches, ...this.ledger.check(await this.read())];
  }
}

import { createHash } from 'node:crypto';
import { createEconomyModel, type EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { createLedger, type Ledger } from '#sim/ledger/ledger.ts';
import { observe } from '#sim/ledger/observation.ts';
import { describeOutcome, outcomeMatches } from '#sim/ledger/predictions.ts';
import { MAX_DAYS_PER_ROLL } from '#sim/ledger/reward-math.ts';
import { AGENT_ACTION_KINDS, type AgentAction } from '#sim/ports/actions.ts';
import type { ChainClock, GenesisPlan, Outcome, StakingChain } from '#sim/ports/staking-chain.ts';
import { HistoryDriver } from './history-driver.ts';
import { type Engine, openChain } from './open-chain.ts';
import type { HistoryAction } from './staker-wishes.ts';
import { SuccessCounts } from './success-counts.ts';

const SECONDS_PER_DAY = 86_400n;
const SLOTS_PER_CLUSTER_EPOCH = 432_000n;
const DAYS_BETWEEN_FULL_SCANS = 25;

export interface HistoryOptions {
  readonly engine: Engine['name'];
  readonly plan: GenesisPlan;
  /** What the model is told instead, to show that a difference is found. */
  readonly planOfModel?: GenesisPlan;
  readonly seed: number;
  /** Length in days, those without any action included. */
  readonly days: number;
  /** Of each day that nothing happens for up to 70 days after it. */
  readonly gapChance: number;
}

/** What a history came to. */
export interface HistoryReport {
  /** Accepted actions by kind and what they did; refusals by their names. */
  readonly counts: SuccessCounts;
  /** Actions that were tried. */
  readonly steps: number;
  /** Of all outcomes and everything that was read, addresses and hashes included. */
  readonly digest: string;
}

/**
 * Plays a random history on a chain and beside it in the reference model. Throws at the first outcome that was not
 * predicted by its name, and at the first account that differs by a unit or breaks an invariant: with seed, step and
 * action, so that it can be played again.
 */
export async function playHistory(options: HistoryOptions): Promise<HistoryReport> {
  const { chain } = await openChain(options.engine, options.plan);
  try {
    return await new History(chain, options).play();
  } finally {
    await chain.close();
  }
}

class History {
  readonly #chain: StakingChain;
  readonly #options: HistoryOptions;
  readonly #model: EconomyModel;
  readonly #ledger: Ledger;
  readonly #driver: HistoryDriver;
  readonly #counts = new SuccessCounts();
  readonly #digest = createHash('sha256');
  #day = 0;
  #steps = 0;
  #ticks = 0;

  constructor(chain: StakingChain, options: HistoryOptions) {
    this.#chain = chain;
    this.#options = options;
    const plan = options.planOfModel ?? options.plan;
    this.#model = createEconomyModel(plan);
    this.#ledger = createLedger(plan);
    this.#driver = new HistoryDriver(this.#model, options.seed, options.gapChance);
  }

  async play(): Promise<HistoryReport> {
    let lastScan = 0;
    while (this.#day < this.#options.days) {
      const daysToNext = await this.#playDay();
      const isFullScan = this.#day - lastScan >= DAYS_BETWEEN_FULL_SCANS;
      if (isFullScan) lastScan = this.#day;
      await this.#check(isFullScan);
      this.#day += daysToNext;
    }
    await this.#check(true);
    return { counts: this.#counts, steps: this.#steps, digest: this.#digest.digest('hex') };
  }

  async #playDay(): Promise<number> {
    const driver = this.#driver;
    const plan = driver.day(this.#midnight());
    if (plan.daysToNext > 1) this.#counts.add('gap');
    if (plan.daysToNext > MAX_DAYS_PER_ROLL) this.#counts.add('gap beyond one roll');
    for (const [position, second] of plan.moments.entries()) {
      await this.#advanceTo(second);
      if (position === 0 && plan.isEarly) await this.#act(driver.next());
      if (!plan.isCrankMissed) await this.#act({ kind: 'roll' });
      for (let left = driver.actions(); left > 0; left -= 1) await this.#act(driver.next());
    }
    const latest = plan.moments.at(-1) ?? 0;
    if (plan.clockGoesBack) {
      await this.#advanceTo(Math.floor(latest / 2));
      for (const action of [{ kind: 'roll' } as const, driver.next(), driver.next()]) await this.#act(action);
      await this.#advanceTo(latest);
    }
    return plan.daysToNext;
  }

  #midnight(): bigint {
    const { unixSeconds } = this.#options.plan.clock;
    return (unixSeconds / SECONDS_PER_DAY + BigInt(this.#day)) * SECONDS_PER_DAY;
  }

  async #advanceTo(secondOfDay: number): Promise<void> {
    const start = this.#options.plan.clock;
    const unixSeconds = this.#midnight() + BigInt(secondOfDay);
    const slot = start.slot + ((unixSeconds - start.unixSeconds) * 5n) / 2n;
    const clock: ChainClock = { slot, clusterEpoch: slot / SLOTS_PER_CLUSTER_EPOCH, unixSeconds };
    await this.#chain.advanceTo(clock);
    this.#ledger.advanceTo(clock);
    this.#model.advanceTo(unixSeconds);
  }

  /** One action on the chain, in the model that chooses and in the ledger. */
  async #act(action: HistoryAction): Promise<void> {
    const model = this.#model;
    const describe = this.#counts.describer(model, action);
    const outcome = await this.#run(action);
    if (isAgentAction(action)) {
      this.#ledger.applyAgent(action, outcome);
    } else {
      this.#ledger.applyOperator(action, outcome);
    }
    for (const entryMask of outcome.settledAhead ?? []) {
      if ('agent' in action) model.staking.settleEntries(action.agent, entryMask);
      this.#counts.add('settled ahead');
    }
    const predicted = model.predict(action);
    this.#digest.update(text(outcome));
    if (!outcomeMatches(predicted, outcome)) {
      throw new Error(
        `${this.#place(action)}: expected ${describeOutcome(predicted)}, found ${describeOutcome(outcome)}`,
      );
    }
    const applied = model.apply(action);
    if (!outcomeMatches(applied, outcome)) {
      throw new Error(`${this.#place(action)}: predicted as found, applied as ${describeOutcome(applied)}`);
    }
    describe(outcome);
    this.#steps += 1;
  }

  async #run(action: HistoryAction): Promise<Outcome> {
    if (!isAgentAction(action)) return this.#chain.operate(action);
    const [outcome] = await this.#chain.submit([action]);
    if (outcome === undefined) throw new Error(`${this.#place(action)}: no outcome`);
    return outcome;
  }

  async #check(isFullScan: boolean): Promise<void> {
    const list = this.#ledger.readingList(isFullScan);
    const observed = await observe(this.#chain, list, this.#ticks);
    this.#ticks += 1;
    this.#digest.update(text(observed));
    const [breach] = this.#ledger.check(observed);
    if (breach !== undefined) throw new Error(`${this.#place('check')}: ${text(breach)}`);
  }

  #place(what: unknown): string {
    const { engine, seed } = this.#options;
    return `${engine}, seed ${seed}, day ${this.#day}, step ${this.#steps}, ${text(what)}`;
  }
}

function isAgentAction(action: HistoryAction): action is AgentAction {
  return (AGENT_ACTION_KINDS as readonly string[]).includes(action.kind);
}

/** With amounts in digits and bytes in hex. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return String(inner);
    return inner instanceof Uint8Array ? Buffer.from(inner).toString('hex') : inner;
  });
}

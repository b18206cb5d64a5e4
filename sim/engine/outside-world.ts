import { MarketBoard } from '../agents/market-board.ts';
import type { Population } from '../agents/population.ts';
import type { OutsideView } from '../agents/wallet-view.ts';
import { createRngFactory, NO_AGENT } from '../core/rng.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { dayOfUnixSeconds, SECONDS_PER_DAY } from '../core/units.ts';
import { DemandProcess } from '../processes/demand-process.ts';
import { EventSchedule } from '../processes/event-schedule.ts';
import { changedPoolPrice, type DeskSwap, swapToPrice, swapToReference } from '../processes/market-desk.ts';
import { PriceProcess } from '../processes/price-process.ts';
import { priceRatio } from '../processes/price-ratio.ts';
import { Arrivals } from './arrivals.ts';
import type { ChainMirror } from './chain-mirror.ts';
import { priceTermsOf } from './genesis-plan.ts';
import type { Operator } from './operator.ts';

type OutsideSpec = Pick<
  RunSpec,
  'seed' | 'tickSeconds' | 'startUnixSeconds' | 'token' | 'treasury' | 'market' | 'demand' | 'events'
>;

/**
 * What comes from outside the population, after the keepers and before anybody decides: new wallets are funded, demand
 * and price move, shocks come, and the desk trades. A scenario without any of it costs a few comparisons a tick.
 */
export class OutsideWorld implements OutsideView {
  demandIndex = 1;
  readonly market: MarketBoard | undefined;
  readonly #spec: OutsideSpec;
  readonly #operator: Operator;
  readonly #arrivals: Arrivals;
  readonly #events: EventSchedule;
  readonly #demand: DemandProcess;
  readonly #price: PriceProcess | undefined;

  constructor(operator: Operator, spec: OutsideSpec, population: Pick<Population, 'agents' | 'arrivals'>) {
    const { market, tickSeconds } = spec;
    const rngs = createRngFactory(spec.seed);
    const common = (purpose: string) => rngs.stream(NO_AGENT, purpose);
    this.#spec = spec;
    this.#operator = operator;
    this.#arrivals = new Arrivals(operator, population);
    this.#events = new EventSchedule(spec.events);
    this.#demand = new DemandProcess(spec.demand, tickSeconds, common);
    if (market === undefined) return;
    this.#price = new PriceProcess(market, tickSeconds, common);
    this.market = new MarketBoard(market.startPriceUsd, priceTermsOf(spec), dayOfUnixSeconds(spec.startUnixSeconds));
  }

  /** US dollars for one token; undefined without a market, and where the pool makes the price. */
  get referenceUsd(): number | undefined {
    return this.#price?.priceUsd;
  }

  get arrivedAgents(): number {
    return this.#arrivals.arrivedAgents;
  }

  /** With the pool as of the last tick's end: no keeper touches it. */
  async run(tickIndex: number, mirror: Pick<ChainMirror, 'market'>): Promise<void> {
    const elapsedSeconds = tickIndex * this.#spec.tickSeconds;
    await this.#arrivals.run(elapsedSeconds / SECONDS_PER_DAY);
    this.#events.advanceTo(elapsedSeconds);
    this.#demand.advanceTo(tickIndex);
    this.demandIndex = this.#demand.index * this.#events.demandFactor;
    this.#price?.advanceTo(tickIndex);
    for (const changeBps of this.#events.priceChangesBps) this.#price?.shock(changeBps);
    const swap = this.#deskSwap(mirror);
    if (swap !== undefined) await this.#operator.operate(swap);
  }

  /** Shows agents the market as it is after the reading that follows `run`. */
  show(unixSeconds: number, { market }: Pick<ChainMirror, 'market'>): void {
    this.market?.openTick(dayOfUnixSeconds(unixSeconds), market, this.referenceUsd);
  }

  #deskSwap({ market }: Pick<ChainMirror, 'market'>): DeskSwap | undefined {
    if (market === undefined) return undefined;
    const { referenceUsd } = this;
    if (referenceUsd !== undefined) return swapToReference(market, priceRatio(referenceUsd, priceTermsOf(this.#spec)));
    const changesBps = this.#events.priceChangesBps;
    return changesBps.length === 0 ? undefined : swapToPrice(market, changedPoolPrice(market, changesBps));
  }
}

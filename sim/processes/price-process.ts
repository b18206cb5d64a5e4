import type { Rng } from '../core/rng.ts';
import type { GbmPriceSpec, MarketSpec, PathPriceSpec, PriceSpec } from '../core/run-spec.ts';
import { GeometricWalk } from './geometric-walk.ts';
import { JumpWalk } from './jump-walk.ts';
import { PROCESS_STREAMS } from './process-streams.ts';

/** Prices outside are taken as these, US dollars: beyond them amounts no longer fit integers. */
const MIN_PRICE_USD = 1e-9;
const MAX_PRICE_USD = 1e9;

/** Where a price without shocks comes from, tick by tick. */
interface PricePath {
  /** US dollars; called once a tick, in order, from tick 0 on. */
  at(tickIndex: number): number;
}

/**
 * The price that the world outside has for the token, by tick: geometric Brownian motion with jumps, or the points of a
 * path. Price shocks multiply it and change no draw. Without a reference (`pool`) it has none.
 */
export class PriceProcess {
  readonly #path: PricePath | undefined;
  #lastTick = -1;
  #unshockedUsd = 0;
  #shocks = 1;

  /** `common`: streams that belong to no agent. */
  constructor(market: MarketSpec, tickSeconds: number, common: (purpose: string) => Rng) {
    this.#path = pathOf(market.price, market.startPriceUsd, tickSeconds, common);
    this.advanceTo(0);
  }

  /** US dollars for one token; undefined where the pool alone makes the price. */
  get priceUsd(): number | undefined {
    if (this.#path === undefined) return undefined;
    return Math.min(MAX_PRICE_USD, Math.max(MIN_PRICE_USD, this.#unshockedUsd * this.#shocks));
  }

  /** Ticks that were skipped are drawn, too. */
  advanceTo(tickIndex: number): void {
    while (this.#lastTick < tickIndex) {
      this.#lastTick++;
      this.#unshockedUsd = this.#path?.at(this.#lastTick) ?? 0;
    }
  }

  /** For good: -6_000 leaves 40% of the price. */
  shock(changeBps: number): void {
    this.#shocks *= (10_000 + changeBps) / 10_000;
  }
}

function pathOf(
  price: PriceSpec,
  startPriceUsd: number,
  tickSeconds: number,
  common: (purpose: string) => Rng,
): PricePath | undefined {
  switch (price.kind) {
    case 'pool':
      return undefined;
    case 'gbm':
      return new JumpDiffusion(price, startPriceUsd, tickSeconds, common);
    case 'path':
      return new PointPath(price, tickSeconds);
  }
}

/** The jumps have a stream of their own: with and without them the diffusion is the same. */
class JumpDiffusion implements PricePath {
  readonly #startPriceUsd: number;
  readonly #diffusion: GeometricWalk;
  readonly #jumps: JumpWalk;

  constructor(price: GbmPriceSpec, startPriceUsd: number, tickSeconds: number, common: (purpose: string) => Rng) {
    this.#startPriceUsd = startPriceUsd;
    this.#diffusion = new GeometricWalk(price, tickSeconds, common(PROCESS_STREAMS.price));
    this.#jumps = new JumpWalk(price, tickSeconds, common(PROCESS_STREAMS.jumps));
  }

  at(tickIndex: number): number {
    if (tickIndex > 0) {
      this.#diffusion.step();
      this.#jumps.step();
    }
    return this.#startPriceUsd * Math.exp(this.#diffusion.logarithm + this.#jumps.logarithm);
  }
}

/** Between two points the earlier one's price. */
class PointPath implements PricePath {
  readonly #points: PathPriceSpec['points'];
  readonly #tickSeconds: number;
  #next = 0;
  #priceUsd: number;

  constructor({ points }: PathPriceSpec, tickSeconds: number) {
    this.#points = points;
    this.#tickSeconds = tickSeconds;
    this.#priceUsd = points[0]?.priceUsd ?? 0;
  }

  at(tickIndex: number): number {
    const elapsedSeconds = tickIndex * this.#tickSeconds;
    for (let point = this.#points[this.#next]; point !== undefined; point = this.#points[this.#next]) {
      if (point.atSeconds > elapsedSeconds) break;
      this.#priceUsd = point.priceUsd;
      this.#next++;
    }
    return this.#priceUsd;
  }
}

import type { Rng } from '../core/rng.ts';
import type { DemandSpec } from '../core/run-spec.ts';
import { GeometricWalk } from './geometric-walk.ts';
import { PROCESS_STREAMS } from './process-streams.ts';

/** How much debating there is against the run's beginning, before shocks: 1 at genesis, then geometric Brownian motion. */
export class DemandProcess {
  readonly #walk: GeometricWalk | undefined;
  #tick = 0;

  /** Without a specification it stays at 1. `common`: streams that belong to no agent. */
  constructor(demand: DemandSpec | undefined, tickSeconds: number, common: (purpose: string) => Rng) {
    if (demand === undefined) return;
    const { growthBps: driftBps, volatilityBps } = demand;
    this.#walk = new GeometricWalk({ driftBps, volatilityBps }, tickSeconds, common(PROCESS_STREAMS.demand));
  }

  get index(): number {
    return this.#walk === undefined ? 1 : Math.exp(this.#walk.logarithm);
  }

  /** Ticks that were skipped are drawn, too. */
  advanceTo(tickIndex: number): void {
    for (; this.#tick < tickIndex; this.#tick++) this.#walk?.step();
  }
}

import { DAYS_PER_WEEK } from '../core/units.ts';
import type { AgentAction } from '../ports/actions.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { TradeFigures } from './outside-figures.ts';
import { PlayedPool } from './played-pool.ts';

/** Accepted trades of a tick. */
export class TradeBook implements TradeFigures {
  soldBaseUnits = 0n;
  boughtBaseUnits = 0n;
  netSoldWeekBaseUnits = 0n;
  /** Slot = day % 7. */
  readonly #netByDay = Array.from({ length: DAYS_PER_WEEK }, () => 0n);
  #day: number;
  #played: PlayedPool | undefined;

  constructor(genesisDay: number) {
    this.#day = genesisDay;
  }

  /** Opens a tick on `day`, which never goes back, with the pool as read before agents act. */
  openTick(day: number, market: MarketState | undefined): void {
    this.soldBaseUnits = 0n;
    this.boughtBaseUnits = 0n;
    const passed = Math.min(day - this.#day, DAYS_PER_WEEK);
    for (let ago = 0; ago < passed; ago++) this.#replaceDay(day - ago, 0n);
    this.#day = day;
    this.#played = market && new PlayedPool(market);
  }

  /** An accepted action, in the order of execution; only those on the pool count. */
  note(action: AgentAction): void {
    const out = this.#played?.play(action);
    if (out !== undefined && action.kind === 'swap') this.#count(action.side === 'sell' ? action.amountIn : -out);
  }

  #count(sold: bigint): void {
    if (sold > 0n) this.soldBaseUnits += sold;
    else this.boughtBaseUnits -= sold;
    this.#replaceDay(this.#day, (this.#netByDay[this.#day % DAYS_PER_WEEK] as bigint) + sold);
  }

  #replaceDay(day: number, net: bigint): void {
    const slot = day % DAYS_PER_WEEK;
    this.netSoldWeekBaseUnits += net - (this.#netByDay[slot] as bigint);
    this.#netByDay[slot] = net;
  }
}

import { mulDivFloor } from '../core/fixed.ts';
import { PlayedPool } from '../metrics/played-pool.ts';
import type { AgentAction, AgentIndex } from '../ports/actions.ts';
import type { MarketState } from '../ports/market-state.ts';

/** What some agents' swaps lost against the pool's price right before each: its curve and its fee. */
export class PriceImpact {
  lossQuoteUnits = 0n;
  readonly #agents: ReadonlySet<AgentIndex>;
  #played: PlayedPool | undefined;

  constructor(agents: ReadonlySet<AgentIndex>) {
    this.#agents = agents;
  }

  /** With the pool as read before agents act. */
  openTick(market: MarketState | undefined): void {
    this.#played = market && new PlayedPool(market);
  }

  /** An accepted action of any agent's, in the order of execution. */
  note(action: AgentAction): void {
    const played = this.#played;
    if (played === undefined) return;
    const { tokenReserve, quoteReserve } = played.pool;
    const out = played.play(action);
    if (out === undefined || action.kind !== 'swap' || !this.#agents.has(action.agent)) return;
    const { side, amountIn } = action;
    this.lossQuoteUnits +=
      side === 'sell'
        ? mulDivFloor(amountIn, quoteReserve, tokenReserve) - out
        : amountIn - mulDivFloor(out, quoteReserve, tokenReserve);
  }
}

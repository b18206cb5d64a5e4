import { SWAP_SIDES, type SwapSide } from '#sim/ports/actions.ts';
import { ActionTemplate, type EncodedAction, STAND_IN } from './action-template.ts';
import {
  MARKET_TAG_BYTES,
  type MarketAddresses,
  MarketInstructions,
  type TraderAccounts,
} from './market-instructions.ts';
import type { Instruction } from './message.ts';
import { checkedU64 } from './number-ranges.ts';

/** Encodes what agents and the desk do in the market, in the way of `ActionEncoder`. */
export class MarketEncoder {
  readonly #swap: ActionTemplate;
  readonly #addLiquidity: ActionTemplate;
  readonly #removeLiquidity: ActionTemplate;

  constructor(addresses: MarketAddresses) {
    const market = new MarketInstructions(addresses);
    this.#swap = template(market.swap(STAND_IN, 'sell', 0n, 0n));
    this.#addLiquidity = template(market.addLiquidity(STAND_IN, 0n, 0n));
    this.#removeLiquidity = template(market.removeLiquidity(STAND_IN, 0n));
  }

  swap(trader: TraderAccounts, side: SwapSide, amountIn: bigint, minOut: bigint): EncodedAction {
    const { args } = this.#swap;
    setTrader(this.#swap, trader);
    args.setUint8(0, SWAP_SIDES.indexOf(side));
    args.setBigUint64(1, checkedU64('amount', amountIn), true);
    args.setBigUint64(9, checkedU64('least amount', minOut), true);
    return this.#swap;
  }

  addLiquidity(provider: TraderAccounts, maxBaseUnits: bigint, maxQuoteUnits: bigint): EncodedAction {
    const { args } = this.#addLiquidity;
    setTrader(this.#addLiquidity, provider);
    args.setBigUint64(0, checkedU64('amount', maxBaseUnits), true);
    args.setBigUint64(8, checkedU64('quote amount', maxQuoteUnits), true);
    return this.#addLiquidity;
  }

  removeLiquidity(provider: TraderAccounts, shares: bigint): EncodedAction {
    setTrader(this.#removeLiquidity, provider);
    this.#removeLiquidity.args.setBigUint64(0, checkedU64('shares', shares), true);
    return this.#removeLiquidity;
  }
}

function template(instruction: Instruction): ActionTemplate {
  return new ActionTemplate([[instruction, 'market']], [], MARKET_TAG_BYTES);
}

function setTrader(to: ActionTemplate, trader: TraderAccounts): void {
  to.set('owner', trader.owner);
  to.set('tokenAccount', trader.tokenAccount);
  to.set('quoteAccount', trader.quoteAccount);
}

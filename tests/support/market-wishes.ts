import { swapOutFloor } from '#sim/core/constant-product.ts';
import { minBigint } from '#sim/core/fixed.ts';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import type { MarketModel, Trader } from '#sim/ledger/economy/market-model.ts';
import { U64_MAX } from '#sim/ledger/reward-math.ts';
import type { SwapSide } from '#sim/ports/actions.ts';
import type { Dice } from './dice.ts';
import { agentsWho, anyAgent, type Wish } from './staker-wishes.ts';

const SIDES: readonly [SwapSide, SwapSide] = ['sell', 'buy'];

interface Swap {
  readonly side: SwapSide;
  readonly amountIn: bigint;
  readonly minOut: bigint;
}

/** Sells or buys a part of what an agent has; now and then more than it has, dust, or at too good a price. */
export const swap: Wish = (model, dice) => {
  const agent = anyAgent(model, dice);
  const trader = model.staking.users[agent];
  if (model.market === undefined || trader === undefined) return undefined;
  return { kind: 'swap', agent, ...someSwap(model.market, trader, dice, 8n) };
};

/** The same of the desk, in larger pieces. */
export const deskSwap: Wish = ({ market }, dice) => {
  return market && { kind: 'desk_swap', ...someSwap(market, market.desk, dice, 3n) };
};

function someSwap(market: MarketModel, trader: Trader, dice: Dice, parts: bigint): Swap {
  const side = dice.pick(SIDES);
  const has = side === 'sell' ? trader.wallet : trader.quote;
  const amountIn = dice.weighted([
    [12, dice.amount(1n, has / parts)],
    [1, has],
    [1, has + 1n],
    [1, dice.amount(0n, 4n)],
    [0.3, U64_MAX],
  ]);
  const out = swapOutFloor(market, side, amountIn);
  const minOut = dice.weighted([
    [6, (out * 99n) / 100n],
    [2, 0n],
    [2, out],
    [0.5, out + 1n],
  ]);
  return { side, amountIn, minOut };
}

/** Offers a part of both balances; now and then all, more than there is, or too little for a share. */
export const addLiquidity: Wish = (model, dice) => {
  const agent = anyAgent(model, dice);
  const trader = model.staking.users[agent];
  if (trader === undefined || model.market === undefined) return undefined;
  const { wallet, quote } = trader;
  if (quote === 0n && dice.chance(0.9)) return undefined;
  const [maxBaseUnits, maxQuoteUnits] = dice.weighted<readonly [bigint, bigint]>([
    [10, [dice.amount(1n, wallet / 3n), dice.amount(1n, quote / 2n)]],
    [2, [wallet, quote]],
    [0.5, [wallet * 2n + 1n, quote + 1n]],
    [0.5, [dice.amount(0n, 3n), dice.amount(0n, 3n)]],
    [0.3, [U64_MAX, U64_MAX]],
  ]);
  return {
    kind: 'add_liquidity',
    agent,
    maxBaseUnits: minBigint(maxBaseUnits, U64_MAX),
    maxQuoteUnits: minBigint(maxQuoteUnits, U64_MAX),
  };
};

/** Takes out a part or all; now and then a share too much, or with no shares at all. */
export const removeLiquidity: Wish = (model, dice) => {
  const providers = agentsWho(model, (who) => sharesOf(model, who) > 0n);
  const agent = dice.chance(0.1) ? anyAgent(model, dice) : dice.oneOf(providers);
  if (agent === undefined) return undefined;
  const shares = sharesOf(model, agent);
  return {
    kind: 'remove_liquidity',
    agent,
    shares: dice.weighted([
      [8, dice.amount(1n, shares)],
      [4, shares],
      [1, 1n],
      [1, shares + 1n],
      [0.5, 0n],
    ]),
  };
};

function sharesOf({ market }: EconomyModel, agent: number): bigint {
  return market?.positionOf.get(agent)?.shares ?? 0n;
}

/** Both assets, one of them, neither, or more tokens than the operator has. */
export const fundWallet: Wish = (model, dice) => {
  const { operator } = model.staking.vaults;
  const cash = (model.market?.quoteReserve ?? 0n) / 50n;
  const [amountBaseUnits, amountQuoteUnits] = dice.weighted<readonly [bigint, bigint]>([
    [6, [dice.amount(1n, operator / 200n), dice.amount(1n, cash)]],
    [1, [dice.amount(1n, operator / 200n), 0n]],
    [3, [0n, dice.amount(1n, cash)]],
    [0.5, [0n, 0n]],
    [0.5, [operator + 1n, dice.amount(1n, cash)]],
    [0.6, [1n, U64_MAX]],
  ]);
  return { kind: 'fund_wallet', agent: anyAgent(model, dice), amountBaseUnits, amountQuoteUnits };
};

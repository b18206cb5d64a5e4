import { beforeEach, describe, expect, it } from 'vitest';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { MAX_POSITIONS } from '#sim/ledger/economy/market-trades.ts';
import { ACCEPTED, MARKET_REFUSED, REFUSED } from '#sim/ledger/predictions.ts';
import { U64_MAX } from '#sim/ledger/reward-math.ts';
import type { AgentAction, OperatorAction } from '#sim/ports/actions.ts';
import { openEconomy } from '#tests/support/economy-play.ts';
import { openMarket, SMALL_MARKET } from '#tests/support/market-plans.ts';
import { ANN, BOB, CAT } from '#tests/support/staking-plans.ts';

let model: EconomyModel;

function balancesOf(agent: number): readonly (bigint | undefined)[] {
  const user = model.staking.users[agent];
  return [user?.wallet, user?.quote];
}

beforeEach(() => {
  model = openMarket().economy;
});

describe('sim/ledger/economy/market-trades: swap', () => {
  it('sells tokens for quote units, and buys them back', () => {
    const sell = { kind: 'swap', agent: CAT, side: 'sell', amountIn: 1_000n, minOut: 392n } as const;
    // 990 after the fee: 40,000 x 990 / 100,990 = 392.1.
    expect(model.apply(sell)).toBe(ACCEPTED);
    expect(balancesOf(CAT)).toEqual([99_000n, 392n]);
    expect(model.marketState()).toMatchObject({
      tokenReserveBaseUnits: 101_000n,
      quoteReserveUnits: 39_608n,
      tokenVaultBaseUnits: 101_000n,
      quoteVaultUnits: 39_608n,
      soldBaseUnits: 1_000n,
      boughtQuoteUnits: 0n,
      swapCount: 1n,
    });
    // 388 after the fee: 101,000 x 388 / 39,996 = 979.7.
    expect(model.apply({ ...sell, side: 'buy', amountIn: 392n, minOut: 0n })).toBe(ACCEPTED);
    expect(balancesOf(CAT)).toEqual([99_979n, 0n]);
    expect(model.marketState()).toMatchObject({ boughtQuoteUnits: 392n, swapCount: 2n });
  });

  it('trades for the desk from its own accounts', () => {
    const swap = { kind: 'desk_swap', side: 'buy', amountIn: 30_000n, minOut: 0n } as const;
    expect(model.apply(swap)).toBe(ACCEPTED);
    // 29,700 after the fee: 100,000 x 29,700 / 69,700 = 42,611.1.
    expect(model.market?.desk).toEqual({ wallet: 92_611n, quote: 0n });
    expect(model.apply(swap)).toBe(REFUSED.TokenInsufficientFunds);
  });

  it('refuses in the order of the program', () => {
    const swap = { kind: 'swap', agent: CAT, side: 'buy', amountIn: 0n, minOut: U64_MAX } as const;
    expect(model.apply(swap)).toBe(MARKET_REFUSED.ZeroAmount);
    expect(model.apply({ ...swap, amountIn: 1n })).toBe(MARKET_REFUSED.NothingOut);
    expect(model.apply({ ...swap, amountIn: U64_MAX })).toBe(MARKET_REFUSED.SlippageExceeded);
    expect(model.apply({ ...swap, amountIn: U64_MAX, minOut: 0n })).toBe(MARKET_REFUSED.MathOverflow);
    expect(model.apply({ ...swap, amountIn: U64_MAX - 40_000n, minOut: 0n })).toBe(REFUSED.TokenInsufficientFunds);
    expect(model.apply({ ...swap, side: 'sell', amountIn: 100_001n, minOut: 0n })).toBe(REFUSED.TokenInsufficientFunds);
  });

  it('pays what a buyback pays out of the same account', () => {
    Object.assign(model.treasury, { buybackRemaining: 1_000n, buybackPrice: 20n });
    expect(model.apply({ kind: 'buy_back', agent: CAT, amountBaseUnits: 100n })).toBe(ACCEPTED);
    expect(model.apply({ kind: 'swap', agent: CAT, side: 'buy', amountIn: 2_000n, minOut: 0n })).toBe(ACCEPTED);
    // 1,980 after the fee: 100,000 x 1,980 / 41,980 = 4,716.5.
    expect(balancesOf(CAT)).toEqual([104_616n, 0n]);
  });
});

describe('sim/ledger/economy/market-trades: liquidity', () => {
  const add = { kind: 'add_liquidity', agent: ANN, maxBaseUnits: 10_000n, maxQuoteUnits: 5_000n } as const;

  it("takes both assets in the pool's proportion, rounded up, for shares rounded down", () => {
    // Tokens are the lesser side: 10,000 x 63,245 / 100,000 = 6,324.5.
    expect(model.apply(add)).toBe(ACCEPTED);
    expect(balancesOf(ANN)).toEqual([60_000n, 6_000n]);
    expect(model.marketState()).toMatchObject({
      totalShares: 69_569n,
      tokenReserveBaseUnits: 110_000n,
      quoteReserveUnits: 44_000n,
      positions: [
        { agent: undefined, shares: 62_245n },
        { agent: ANN, shares: 6_324n },
      ],
    });
  });

  it('pays shares out rounded down, and keeps the position', () => {
    model.apply(add);
    const remove = { kind: 'remove_liquidity', agent: ANN, shares: 6_324n } as const;
    expect(model.apply({ ...remove, shares: 1n })).toBe(ACCEPTED);
    expect(model.apply({ ...remove, shares: 6_323n })).toBe(ACCEPTED);
    // 1 + 9,997 of the 10,000 tokens, 0 + 3,999 of the 4,000 quote units.
    expect(balancesOf(ANN)).toEqual([69_998n, 9_999n]);
    expect(model.marketState()?.positions).toEqual([
      { agent: undefined, shares: 62_245n },
      { agent: ANN, shares: 0n },
    ]);
    expect(model.apply({ ...remove, shares: 1n })).toBe(MARKET_REFUSED.SharesExceeded);
  });

  it('refuses deposits in the order of the program', () => {
    expect(model.apply({ ...add, maxBaseUnits: 0n })).toBe(MARKET_REFUSED.ZeroAmount);
    expect(model.apply({ ...add, maxQuoteUnits: 0n })).toBe(MARKET_REFUSED.ZeroAmount);
    expect(model.apply({ ...add, maxBaseUnits: 1n })).toBe(MARKET_REFUSED.ZeroAmount);
    expect(model.apply({ ...add, maxBaseUnits: U64_MAX, maxQuoteUnits: U64_MAX })).toBe(MARKET_REFUSED.MathOverflow);
    for (let agent = 100; (model.market?.positions.length ?? MAX_POSITIONS) < MAX_POSITIONS; agent += 1) {
      model.market?.positions.push({ agent, shares: 0n });
    }
    expect(model.apply({ ...add, maxBaseUnits: 60_000n, maxQuoteUnits: 60_000n })).toBe(MARKET_REFUSED.PositionsFull);
    model.market?.positions.pop();
    expect(model.apply({ ...add, maxBaseUnits: 80_000n, maxQuoteUnits: 60_000n })).toBe(REFUSED.TokenInsufficientFunds);
    expect(model.apply({ ...add, maxBaseUnits: 60_000n, maxQuoteUnits: 60_000n })).toBe(REFUSED.TokenInsufficientFunds);
    expect(model.apply(add)).toBe(ACCEPTED);
  });

  it('refuses withdrawals in the order of the program', () => {
    const remove = { kind: 'remove_liquidity', agent: BOB, shares: 0n } as const;
    expect(model.apply(remove)).toBe(MARKET_REFUSED.ZeroAmount);
    expect(model.apply({ ...remove, shares: 1n })).toBe(MARKET_REFUSED.SharesExceeded);
    model.apply({ ...add, agent: BOB, maxBaseUnits: 100n });
    // A share is worth less than a unit of either: nothing comes out of a pool that has shrunk so far.
    Object.assign(model.market ?? {}, { tokenReserve: 60_000n });
    expect(model.apply({ ...remove, shares: 1n })).toBe(MARKET_REFUSED.NothingOut);
  });
});

describe('sim/ledger/economy/market-trades: fund_wallet', () => {
  const fund = { kind: 'fund_wallet', agent: CAT, amountBaseUnits: 5_000n, amountQuoteUnits: 700n } as const;

  it("gives of the operator's tokens and mints quote units", () => {
    const { operator } = model.staking.vaults;
    expect(model.apply(fund)).toBe(ACCEPTED);
    expect(balancesOf(CAT)).toEqual([105_000n, 700n]);
    expect(model.staking.vaults.operator).toBe(operator - 5_000n);
    expect(model.marketState()?.quoteSupplyUnits).toBe(185_700n);
  });

  it('refuses more tokens than there are, and a supply beyond what a mint can have', () => {
    const { operator } = model.staking.vaults;
    const tooMuch = { ...fund, amountBaseUnits: operator + 1n, amountQuoteUnits: U64_MAX };
    expect(model.apply(tooMuch)).toBe(REFUSED.TokenInsufficientFunds);
    expect(model.apply({ ...tooMuch, amountBaseUnits: operator })).toBe(REFUSED.TokenOverflow);
    expect(balancesOf(CAT)).toEqual([100_000n, 0n]);
    expect(model.apply({ ...fund, amountBaseUnits: operator, amountQuoteUnits: U64_MAX - 185_000n })).toBe(ACCEPTED);
  });

  it('gives tokens without a market, where all else is a mistake of the caller', () => {
    model = openEconomy().economy;
    expect(model.apply({ ...fund, amountQuoteUnits: 0n })).toBe(ACCEPTED);
    expect(balancesOf(CAT)).toEqual([105_000n, 0n]);
    const impossible: readonly (AgentAction | OperatorAction)[] = [
      fund,
      { kind: 'swap', agent: CAT, side: 'sell', amountIn: 1n, minOut: 0n },
      { kind: 'desk_swap', side: 'sell', amountIn: 1n, minOut: 0n },
      { kind: 'add_liquidity', agent: CAT, maxBaseUnits: 1n, maxQuoteUnits: 1n },
      { kind: 'remove_liquidity', agent: CAT, shares: 1n },
    ];
    for (const action of impossible) expect(() => model.apply(action)).toThrow(TypeError);
  });

  it('is only predicted when told so', () => {
    const before = structuredClone([model.marketState(), model.staking.vaultState(), model.staking.agentState(ANN)]);
    const actions: readonly (AgentAction | OperatorAction)[] = [
      fund,
      { kind: 'swap', agent: ANN, side: 'sell', amountIn: 100n, minOut: 0n },
      { kind: 'desk_swap', side: 'buy', amountIn: 100n, minOut: 0n },
      { kind: 'add_liquidity', agent: ANN, maxBaseUnits: 100n, maxQuoteUnits: 100n },
    ];
    for (const action of actions) expect(model.predict(action)).toBe(ACCEPTED);
    expect([model.marketState(), model.staking.vaultState(), model.staking.agentState(ANN)]).toEqual(before);
    expect(SMALL_MARKET.feeBps).toBe(model.market?.feeBps);
  });
});

import { describe, expect, it } from 'vitest';
import type { AgentAction, OperatorAction } from '#sim/ports/actions.ts';
import type { MarketPlan, MarketState } from '#sim/ports/market-state.ts';
import { genesisPlan, QUOTE, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import {
  addLiquidity,
  type Engine,
  type OpenChain,
  removeLiquidity,
  submitOne,
  swap,
} from '#tests/support/open-chain.ts';
import { act, ContractStage, operate } from './contract-stage.ts';

const HOLDINGS = [50_000n, 20_000n, 0n] as const;
const SUPPLY = 1_000_000_000n * TOKEN;
const POOL_TOKENS = 100_000n * TOKEN;
const POOL_QUOTE = 200_000n * QUOTE;
const CASH = 10_000n * QUOTE;
const FEE_BPS = 30n;
/** Shares that belong to nobody. */
const LOCKED_SHARES = 1_000n;

/** What a swap pays out, by the README of the program. */
function outOf(reserveIn: bigint, reserveOut: bigint, amountIn: bigint): bigint {
  const paid = (amountIn * (10_000n - FEE_BPS)) / 10_000n;
  return (reserveOut * paid) / (reserveIn + paid);
}

/** Tokens and quote units of agents, one pair each. */
async function wallets({ chain }: OpenChain, ...agents: readonly number[]): Promise<unknown> {
  const states = await chain.readAgents(agents);
  return states.map(({ walletBaseUnits, quoteUnits }) => [walletBaseUnits, quoteUnits]);
}

async function marketOf({ chain }: OpenChain): Promise<MarketState> {
  const market = await chain.readMarket();
  if (market === undefined) throw new Error('there is no market');
  // Nobody sends tokens to a vault by hand here.
  expect(market.tokenVaultBaseUnits).toBe(market.tokenReserveBaseUnits);
  expect(market.quoteVaultUnits).toBe(market.quoteReserveUnits);
  return market;
}

/** What can be bought, sold and provided, on every chain. */
export function describeMarket(engineName: Engine['name']): void {
  describe(`market on ${engineName}`, () => {
    const stage = new ContractStage(engineName);
    const open = async (changes: Partial<MarketPlan> = {}): Promise<OpenChain> =>
      stage.open(HOLDINGS, withMarket(genesisPlan(HOLDINGS), changes));

    it('opens with the desk as first provider, and cash in every wallet', async () => {
      const opened = await open({ cashQuoteUnits: [CASH, 0n, 7n] });
      const market = await marketOf(opened);
      expect(market).toEqual({
        tokenReserveBaseUnits: POOL_TOKENS,
        quoteReserveUnits: POOL_QUOTE,
        feeBps: 30,
        // floor(sqrt(1e14 * 2e11)).
        totalShares: 4_472_135_954_999n,
        soldBaseUnits: 0n,
        boughtQuoteUnits: 0n,
        swapCount: 0n,
        positions: [{ agent: undefined, shares: 4_472_135_954_999n - LOCKED_SHARES }],
        tokenVaultBaseUnits: POOL_TOKENS,
        quoteVaultUnits: POOL_QUOTE,
        deskBaseUnits: 50_000n * TOKEN,
        deskQuoteUnits: 100_000n * QUOTE,
        quoteSupplyUnits: 300_000n * QUOTE + CASH + 7n,
      });
      expect(await wallets(opened, 0, 1, 2)).toEqual([
        [50_000n * TOKEN, CASH],
        [20_000n * TOKEN, 0n],
        [0n, 7n],
      ]);
      expect((await opened.chain.readVaults()).operatorBaseUnits).toBe(SUPPLY - 220_000n * TOKEN);
    });

    it('is not there without a plan for it', async () => {
      const opened = await stage.open(HOLDINGS);
      expect(await opened.chain.readMarket()).toBeUndefined();
      const [agent] = await opened.chain.readAgents([0]);
      expect(Object.keys(agent ?? {})).toEqual(['walletBaseUnits', 'stake']);
      const refused = { code: 'CORE__VALUE_OUT_OF_RANGE', context: { what: 'action' } };
      await expect(opened.chain.submit([swap(0, 'sell', TOKEN)])).rejects.toMatchObject(refused);
      const desk: OperatorAction = { kind: 'desk_swap', side: 'buy', amountIn: 1n, minOut: 0n };
      await expect(opened.chain.operate(desk)).rejects.toMatchObject(refused);
    });

    it('sells and buys to the unit, and counts what was paid in', async () => {
      const opened = await open();
      const sold = 1_234_567_890_123n;
      const proceeds = outOf(POOL_TOKENS, POOL_QUOTE, sold);
      await act(opened, swap(0, 'sell', sold, proceeds));
      expect(await wallets(opened, 0)).toEqual([[50_000n * TOKEN - sold, CASH + proceeds]]);
      const paid = 987_654_321n;
      const bought = outOf(POOL_QUOTE - proceeds, POOL_TOKENS + sold, paid);
      await act(opened, swap(2, 'buy', paid, bought));
      expect(await wallets(opened, 2)).toEqual([[bought, CASH - paid]]);
      expect(await marketOf(opened)).toMatchObject({
        tokenReserveBaseUnits: POOL_TOKENS + sold - bought,
        quoteReserveUnits: POOL_QUOTE - proceeds + paid,
        soldBaseUnits: sold,
        boughtQuoteUnits: paid,
        swapCount: 2n,
        quoteSupplyUnits: 330_000n * QUOTE,
      });
    });

    it('rejects a swap that pays less than was asked for, by one unit', async () => {
      const opened = await open();
      const before = await marketOf(opened);
      const out = outOf(POOL_TOKENS, POOL_QUOTE, TOKEN);
      const [outcome] = await opened.chain.submit([swap(0, 'sell', TOKEN, out + 1n)]);
      expect(outcome).toEqual({ accepted: false, errorCode: 7_005, errorName: 'SlippageExceeded' });
      // Unchanged bytes keep what was decoded of them.
      expect(await opened.chain.readMarket()).toBe(before);
      expect(await submitOne(opened.chain, swap(0, 'sell', TOKEN, out))).toBe('accepted');
    });

    it('takes liquidity in the proportion of the pool, rounded against the provider, and gives it back', async () => {
      const opened = await open();
      await act(opened, swap(0, 'sell', 333n * TOKEN));
      const { tokenReserveBaseUnits: tokens, quoteReserveUnits: quote, totalShares: total } = await marketOf(opened);
      const [maxTokens, maxQuote] = [1_000n * TOKEN + 7n, 5_000n * QUOTE];
      const byTokens = (maxTokens * total) / tokens;
      const byQuote = (maxQuote * total) / quote;
      const shares = byTokens < byQuote ? byTokens : byQuote;
      const ceil = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;
      const [paidTokens, paidQuote] = [ceil(shares * tokens, total), ceil(shares * quote, total)];
      await act(opened, addLiquidity(1, maxTokens, maxQuote));
      expect(await wallets(opened, 1)).toEqual([[20_000n * TOKEN - paidTokens, CASH - paidQuote]]);
      const provided = await marketOf(opened);
      expect(provided).toMatchObject({
        tokenReserveBaseUnits: tokens + paidTokens,
        quoteReserveUnits: quote + paidQuote,
        totalShares: total + shares,
      });
      expect(provided.positions).toEqual([
        { agent: undefined, shares: total - LOCKED_SHARES },
        { agent: 1, shares },
      ]);

      expect(await submitOne(opened.chain, removeLiquidity(1, shares + 1n))).toBe('SharesExceeded');
      await act(opened, removeLiquidity(1, shares));
      const back = (reserve: bigint): bigint => (shares * reserve) / (total + shares);
      const [gotTokens, gotQuote] = [back(tokens + paidTokens), back(quote + paidQuote)];
      expect(await wallets(opened, 1)).toEqual([
        [20_000n * TOKEN - paidTokens + gotTokens, CASH - paidQuote + gotQuote],
      ]);
      const left = await marketOf(opened);
      expect(left.totalShares).toBe(total);
      expect(left.positions).toEqual([
        { agent: undefined, shares: total - LOCKED_SHARES },
        { agent: 1, shares: 0n },
      ]);
    });

    it('lists agents in the order of their first deposits', async () => {
      const opened = await open();
      await act(
        opened,
        addLiquidity(1, TOKEN, 2n * QUOTE),
        addLiquidity(0, TOKEN, 2n * QUOTE),
        addLiquidity(1, TOKEN, 2n * QUOTE),
      );
      expect((await marketOf(opened)).positions.map(({ agent }) => agent)).toEqual([undefined, 1, 0]);
    });

    it.each([
      ['ZeroAmount', 7_003, swap(0, 'sell', 0n, 0n)],
      ['ZeroAmount', 7_003, addLiquidity(0, 0n, QUOTE)],
      ['ZeroAmount', 7_003, removeLiquidity(0, 0n)],
      ['NothingOut', 7_006, swap(0, 'sell', 1n, 0n)],
      ['SharesExceeded', 7_007, removeLiquidity(0, 1n)],
      ['TokenInsufficientFunds', 1, swap(0, 'sell', 50_001n * TOKEN)],
      ['TokenInsufficientFunds', 1, swap(0, 'buy', CASH + 1n)],
      ['TokenInsufficientFunds', 1, addLiquidity(2, TOKEN, 2n * QUOTE)],
    ])('rejects with %s (%d) and leaves everything as it was', async (errorName, errorCode, action) => {
      const opened = await open();
      const before = [await marketOf(opened), await wallets(opened, 0, 1, 2)];
      const [outcome] = await opened.chain.submit([action]);
      expect(outcome).toEqual({ accepted: false, errorCode, errorName });
      expect([await marketOf(opened), await wallets(opened, 0, 1, 2)]).toEqual(before);
    });

    it('rejects a fee above the limit at genesis', async () => {
      await expect(open({ feeBps: 1_001 })).rejects.toMatchObject({
        code: 'CHAIN__FAILED',
        context: { step: 'genesis: open market', reason: 'FeeOutOfRange' },
      });
    });

    it('rejects a desk that wants more than the operator has', async () => {
      await expect(open({ deskBaseUnits: SUPPLY })).rejects.toMatchObject({
        context: { step: 'genesis: fund desk', reason: 'TokenInsufficientFunds' },
      });
    });

    it('lets the desk trade with what it holds', async () => {
      const opened = await open();
      const amountIn = 1_000n * QUOTE;
      const bought = outOf(POOL_QUOTE, POOL_TOKENS, amountIn);
      const desk = { kind: 'desk_swap', side: 'buy', amountIn } as const;
      expect(await operate(opened, { ...desk, minOut: bought + 1n })).toBe('SlippageExceeded');
      expect(await operate(opened, { ...desk, minOut: bought })).toBe('accepted');
      expect(await operate(opened, { ...desk, amountIn: 99_001n * QUOTE, minOut: 1n })).toBe('TokenInsufficientFunds');
      expect(await marketOf(opened)).toMatchObject({
        deskBaseUnits: 50_000n * TOKEN + bought,
        deskQuoteUnits: 99_000n * QUOTE,
        boughtQuoteUnits: amountIn,
      });
      expect((await opened.chain.readVaults()).operatorBaseUnits).toBe(SUPPLY - 220_000n * TOKEN);
    });

    it('funds a wallet from the reserve and with new cash, both or either', async () => {
      const opened = await open({ cashQuoteUnits: [0n, 0n, 0n] });
      const fundWallet = async (agent: number, amountBaseUnits: bigint, amountQuoteUnits: bigint): Promise<string> =>
        operate(opened, { kind: 'fund_wallet', agent, amountBaseUnits, amountQuoteUnits });
      const before = (await opened.chain.readVaults()).operatorBaseUnits;
      expect(await fundWallet(2, 5n * TOKEN, 7n * QUOTE)).toBe('accepted');
      expect(await fundWallet(2, TOKEN, 0n)).toBe('accepted');
      expect(await fundWallet(2, 0n, QUOTE)).toBe('accepted');
      expect(await fundWallet(2, 0n, 0n)).toBe('accepted');
      expect(await wallets(opened, 2)).toEqual([[6n * TOKEN, 8n * QUOTE]]);
      expect((await opened.chain.readVaults()).operatorBaseUnits).toBe(before - 6n * TOKEN);
      expect((await marketOf(opened)).quoteSupplyUnits).toBe(300_000n * QUOTE + 8n * QUOTE);
      // What cannot be sent keeps what could be.
      expect(await fundWallet(2, SUPPLY, QUOTE)).toBe('TokenInsufficientFunds');
      expect(await wallets(opened, 2)).toEqual([[6n * TOKEN, 8n * QUOTE]]);
      await act(opened, swap(2, 'sell', 6n * TOKEN));
    });

    it('funds a wallet with tokens alone where there is no market', async () => {
      const opened = await stage.open(HOLDINGS);
      const funding = { kind: 'fund_wallet', agent: 2, amountBaseUnits: TOKEN, amountQuoteUnits: 0n } as const;
      expect(await operate(opened, funding)).toBe('accepted');
      expect((await opened.chain.readAgents([2]))[0]?.walletBaseUnits).toBe(TOKEN);
      await expect(opened.chain.operate({ ...funding, amountQuoteUnits: 1n })).rejects.toMatchObject({
        code: 'CORE__VALUE_OUT_OF_RANGE',
      });
    });

    it('reads quote accounts with wallets and stakes, many as few', async () => {
      const plan = genesisPlan(Array.from({ length: 75 }, (_, i) => BigInt(1_000 + i)));
      const opened = await stage.open([], withMarket(plan));
      const everyone = plan.agentIds.map((_, agent) => agent);
      const stakers = everyone.filter((agent) => agent % 3 === 0);
      await act(
        opened,
        ...stakers.map((agent): AgentAction => ({ kind: 'stake', agent, amountBaseUnits: 100n * TOKEN, lockDays: 0 })),
      );
      await act(opened, ...everyone.map((agent) => swap(agent, 'buy', BigInt(agent + 1) * QUOTE)));
      const many = await opened.chain.readAgents(everyone);
      expect(many.map(({ quoteUnits }) => quoteUnits)).toEqual(everyone.map((i) => CASH - BigInt(i + 1) * QUOTE));
      expect(many.map(({ stake }) => stake?.amountBaseUnits)).toEqual(
        everyone.map((agent) => (agent % 3 === 0 ? 100n * TOKEN : undefined)),
      );
      for (const agent of [0, 1, 74]) expect((await opened.chain.readAgents([agent]))[0]).toEqual(many[agent]);
      expect((await opened.chain.readAgents(everyone))[5]).toBe(many[5]);
    });
  });
}

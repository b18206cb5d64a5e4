import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEconomyModel, type EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { createLedger } from '#sim/ledger/ledger.ts';
import { AGENT_ACTION_KINDS, type AgentAction, type OperatorAction, SWAP_SIDES } from '#sim/ports/actions.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { SMALL_MARKET } from '#tests/support/market-plans.ts';
import { observeModel } from '#tests/support/model-observation.ts';
import { clockAt } from '#tests/support/staking-plans.ts';

const RUNS = { seed: 20_261_125, numRuns: 150 };

type Act = (model: EconomyModel) => AgentAction | OperatorAction;

const agent = fc.nat({ max: 2 });
const side = fc.constantFrom(...SWAP_SIDES);
/** Thousandths of what there is; 1 is a single unit, 1,001 a unit too much. */
const part = fc.oneof(
  { weight: 9, arbitrary: fc.nat(300) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 1_000, 1_001) },
);
const partOf = (amount: bigint, thousandths: number): bigint => {
  if (thousandths === 1) return 1n;
  return thousandths > 1_000 ? amount + 1n : (amount * BigInt(thousandths)) / 1_000n;
};
const minOut = fc.constantFrom(0n, 0n, 0n, 50n, 2_000n);

const swap: fc.Arbitrary<Act> = fc.record({ agent, side, part, minOut }).map((trade) => (model) => {
  const { wallet = 0n, quote = 0n } = model.staking.users[trade.agent] ?? {};
  const amountIn = partOf(trade.side === 'sell' ? wallet : quote, trade.part);
  return { kind: 'swap', agent: trade.agent, side: trade.side, amountIn, minOut: trade.minOut };
});

const deskSwap: fc.Arbitrary<Act> = fc.record({ side, part, minOut }).map((trade) => ({ market }) => {
  const { wallet = 0n, quote = 0n } = market?.desk ?? {};
  const amountIn = partOf(trade.side === 'sell' ? wallet : quote, trade.part);
  return { kind: 'desk_swap', side: trade.side, amountIn, minOut: trade.minOut };
});

const add: fc.Arbitrary<Act> = fc.record({ agent, tokens: part, quotes: part }).map((deposit) => (model) => {
  const { wallet = 0n, quote = 0n } = model.staking.users[deposit.agent] ?? {};
  const maxBaseUnits = partOf(wallet, deposit.tokens);
  return { kind: 'add_liquidity', agent: deposit.agent, maxBaseUnits, maxQuoteUnits: partOf(quote, deposit.quotes) };
});

const remove: fc.Arbitrary<Act> = fc
  .record({ agent, part: fc.oneof(part, fc.nat(1_000)) })
  .map((exit) => ({ market }) => {
    const shares = market?.positionOf.get(exit.agent)?.shares ?? 0n;
    return { kind: 'remove_liquidity', agent: exit.agent, shares: partOf(shares, exit.part) };
  });

const fund: fc.Arbitrary<Act> = fc.record({ agent, tokens: part, quote: fc.nat(20_000) }).map((funding) => (model) => {
  const amountBaseUnits = partOf(model.staking.vaults.operator, funding.tokens) / 20n;
  return { kind: 'fund_wallet', agent: funding.agent, amountBaseUnits, amountQuoteUnits: BigInt(funding.quote) };
});

const stake: fc.Arbitrary<Act> = agent.map((staker) => () => {
  return { kind: 'stake', agent: staker, amountBaseUnits: 200n, lockDays: 0 };
});

const history = fc.array(fc.oneof(swap, swap, deskSwap, add, add, remove, fund, stake), {
  minLength: 10,
  maxLength: 60,
});

function snapshotOf({ market, staking }: EconomyModel): unknown {
  return structuredClone({
    market,
    users: staking.users.map(({ wallet, quote }) => [wallet, quote]),
    vaults: staking.vaults,
  });
}

describe('sim/ledger/economy/market-trades', () => {
  it('keeps every invariant through random valid and invalid trades, and changes nothing that it refuses', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(history, fc.constantFrom(0, 30, 1_000), (acts, feeBps) => {
        const plan = economyPlan({ market: { ...SMALL_MARKET, feeBps } });
        const model = createEconomyModel(plan);
        const ledger = createLedger(plan);
        ledger.advanceTo(clockAt(0));
        for (const [tickIndex, act] of acts.entries()) {
          const action = act(model);
          const before = snapshotOf(model);
          const predicted = model.predict(action);
          expect(snapshotOf(model)).toEqual(before);
          const outcome = model.apply(action);
          expect(outcome).toBe(predicted);
          if (!outcome.accepted) expect(snapshotOf(model)).toEqual(before);
          const key = outcome.accepted ? action.kind : `${action.kind} ${outcome.errorName}`;
          seen.set(key, (seen.get(key) ?? 0) + 1);
          if (isAgentAction(action)) ledger.applyAgent(action, { ...outcome });
          else ledger.applyOperator(action, { ...outcome });
          const list = ledger.readingList(tickIndex % 7 === 6);
          expect(ledger.check(observeModel(model, list, tickIndex))).toEqual([]);
        }
      }),
      RUNS,
    );
    const expected = [
      'swap',
      'desk_swap',
      'add_liquidity',
      'remove_liquidity',
      'fund_wallet',
      'swap ZeroAmount',
      'swap NothingOut',
      'swap SlippageExceeded',
      'swap TokenInsufficientFunds',
      'desk_swap TokenInsufficientFunds',
      'add_liquidity ZeroAmount',
      'remove_liquidity SharesExceeded',
    ];
    expect(expected.filter((key) => (seen.get(key) ?? 0) < 5)).toEqual([]);
  });
});

function isAgentAction(action: AgentAction | OperatorAction): action is AgentAction {
  return (AGENT_ACTION_KINDS as readonly string[]).includes(action.kind);
}

import { beforeEach, describe, expect, it } from 'vitest';
import type { Breach } from '#sim/ledger/ledger.ts';
import type { AgentAction } from '#sim/ports/actions.ts';
import { foundOn, openEconomy } from '#tests/support/economy-play.ts';
import { breachedIds, type FalseObservation, type LedgerPlay, type PlayedTick } from '#tests/support/ledger-play.ts';
import { openMarket } from '#tests/support/market-plans.ts';
import { ANN, BOB, CAT } from '#tests/support/staking-plans.ts';

type FalseMarket = NonNullable<FalseObservation['market']>;

let play: LedgerPlay;

const TRADES: readonly AgentAction[] = [
  { kind: 'swap', agent: CAT, side: 'sell', amountIn: 2_000n, minOut: 0n },
  { kind: 'swap', agent: ANN, side: 'buy', amountIn: 1_500n, minOut: 0n },
  { kind: 'add_liquidity', agent: BOB, maxBaseUnits: 7_777n, maxQuoteUnits: 3_333n },
  { kind: 'swap', agent: CAT, side: 'buy', amountIn: 500n, minOut: 0n },
  { kind: 'remove_liquidity', agent: BOB, shares: 1_001n },
];

/** Breaches of one invariant on the next day, with the market falsified. */
function foundIn(id: string, falsify: (market: FalseMarket) => void): readonly Breach[] {
  return foundOn(play, id, 1, ({ market }) => {
    if (market !== undefined) falsify(market);
  });
}

beforeEach(() => {
  play = openMarket();
  expect(play.tick({ day: 0, hour: 7, agents: TRADES })).toEqual([]);
});

describe('sim/ledger/market-invariants', () => {
  it('hold of trades, deposits, withdrawals and arrivals, of ticks that read all and that read little', () => {
    const tick: PlayedTick = {
      day: 1,
      operator: [
        { kind: 'fund_wallet', agent: CAT, amountBaseUnits: 10n, amountQuoteUnits: 900n },
        { kind: 'desk_swap', side: 'buy', amountIn: 4_000n, minOut: 0n },
      ],
      agents: TRADES,
    };
    expect(play.tick(tick)).toEqual([]);
    expect(play.tick({ day: 2, agents: [{ kind: 'claim_rewards', agent: ANN }], isFullScan: false })).toEqual([]);
    expect(play.tick({ ...tick, day: 3, isFullScan: false })).toEqual([]);
    expect(play.tick({ day: 4 })).toEqual([]);
  });

  it('have nothing to check without a market', () => {
    const without = openEconomy();
    expect(without.tick({ day: 1, agents: [{ kind: 'claim_rewards', agent: ANN }] })).toEqual([]);
    expect(without.economy.marketState()).toBeUndefined();
  });
});

describe('sim/ledger/market-invariants: I28', () => {
  it('catches quote units that no accepted mint explains', () => {
    expect(foundIn('I28', (market) => (market.quoteSupplyUnits += 1n))).toEqual([
      { invariant: 'I28', severity: 'fatal', expected: '185000', found: '185001', where: 'quote mint: supply' },
      { invariant: 'I28', severity: 'fatal', expected: '185001', found: '185000', where: 'all quote accounts: sum' },
      {
        invariant: 'I28',
        severity: 'fatal',
        expected: '185001',
        found: '185000',
        where: 'all quote accounts: sum, one by one',
      },
    ]);
  });

  it.each<readonly [string, (observed: FalseObservation) => void]>([
    ['a wallet', ({ touched }) => Object.assign(touched[BOB]?.state ?? {}, { quoteUnits: 0n })],
    ['the pool', ({ market }) => market && (market.quoteVaultUnits += 1n)],
    ['the desk', ({ market }) => market && (market.deskQuoteUnits -= 1n)],
    ["the treasury's vault", ({ vaults }) => (vaults.quoteVaultQuoteUnits += 1n)],
  ])('catches units that appear in %s or leave it', (_where, falsify) => {
    const found = foundOn(play, 'I28', 1, falsify);
    expect(found.map(({ where }) => where)).toEqual(['all quote accounts: sum', 'all quote accounts: sum, one by one']);
  });

  it('counts what a refused mint did not mint', () => {
    const breaches = play.tick({
      day: 1,
      operator: [{ kind: 'fund_wallet', agent: CAT, amountBaseUnits: 0n, amountQuoteUnits: 5n }],
      report: (action, outcome) =>
        action.kind === 'fund_wallet'
          ? { accepted: false, errorCode: 1, errorName: 'TokenInsufficientFunds' }
          : outcome,
    });
    expect(breachedIds(breaches)).toContain('I28');
  });
});

describe('sim/ledger/market-invariants: I29', () => {
  it('catches a pool that is worth less by the share, be it by a unit', () => {
    const found = foundIn('I29', (market) => (market.quoteReserveUnits -= 1n));
    expect(found.map(({ where }) => where)).toEqual(['market: product per share']);
    expect(foundIn('I29', (market) => (market.totalShares += 1n))).toMatchObject([
      { where: 'market: product per share', severity: 'fatal' },
    ]);
  });

  it('lets it be worth more, and lets a withdrawal make it smaller', () => {
    expect(foundIn('I29', (market) => (market.tokenReserveBaseUnits += 1n))).toEqual([]);
    const shares = play.economy.market?.positionOf.get(BOB)?.shares ?? 0n;
    expect(play.tick({ day: 2, agents: [{ kind: 'remove_liquidity', agent: BOB, shares }] })).toEqual([]);
  });

  it.each<readonly [string, (market: FalseMarket) => void]>([
    ['sold', (market) => (market.soldBaseUnits -= 1n)],
    ['bought', (market) => (market.boughtQuoteUnits -= 1n)],
    ['count of swaps', (market) => (market.swapCount -= 1n)],
  ])('catches a fall of: %s', (field, falsify) => {
    expect(foundIn('I29', falsify).map(({ where }) => where)).toEqual([`market: ${field}`]);
  });
});

describe('sim/ledger/market-invariants: I30', () => {
  it('catches a vault that holds less or more than its reserve', () => {
    expect(foundIn('I30', (market) => (market.tokenVaultBaseUnits -= 1n)).map(({ where }) => where)).toEqual([
      'market: token vault',
    ]);
    expect(foundIn('I30', (market) => (market.quoteReserveUnits -= 1n)).map(({ where }) => where)).toEqual([
      'market: quote vault',
    ]);
  });
});

describe('sim/ledger/market-invariants: I31', () => {
  it('catches shares that nobody has, and a provider with two positions', () => {
    expect(foundIn('I31', (market) => (market.totalShares += 1n)).map(({ where }) => where)).toEqual([
      'market: total shares',
    ]);
    const twice = foundIn('I31', (market) => market.positions.push({ agent: BOB, shares: 0n }));
    expect(twice).toMatchObject([{ where: 'market: owners of positions', expected: '3', found: '2' }]);
    const less = foundIn('I31', (market) => Object.assign(market.positions[1] ?? {}, { shares: 0n }));
    expect(less.map(({ where }) => where)).toEqual(['market: total shares']);
  });
});

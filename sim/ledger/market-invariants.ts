import { LOCKED_SHARES } from '../core/constant-product.ts';
import type { MarketState } from '../ports/market-state.ts';
import { EXACT, type Invariant, type InvariantView, type Report, reportUnequal } from './invariant.ts';

/** Without a market none of these has anything to check. */

/** The quote asset comes by genesis and by the opening balances of wallets that arrive, and nothing takes it away. */
export const QUOTE_CONSERVED: Invariant = {
  id: 'I28',
  title: 'supply of the quote asset == minted at genesis and into wallets; sum of all its accounts == supply',
  severity: 'fatal',
  cadence: 'tick',
  compares: "quote mint, all agents' accounts, pool, desk, treasury's quote vault; entry by entry in a full scan",
  source: 'programs/market/README.md',
  tolerance: EXACT,
  checkWhole(view, report) {
    const { book, vaults, quoteMintedUnits } = view;
    const { before, now } = view.market;
    if (before === undefined || now === undefined) {
      return;
    }
    reportUnequal(report, 'quote mint: supply', before.quoteSupplyUnits + quoteMintedUnits, now.quoteSupplyUnits);
    const outside = now.quoteVaultUnits + now.deskQuoteUnits + vaults.quoteVaultQuoteUnits;
    reportUnequal(report, 'all quote accounts: sum', now.quoteSupplyUnits, book.quoteSum + outside);
    if (view.isFullScan) {
      const held = sumOfAgents(view);
      reportUnequal(report, 'all quote accounts: sum, one by one', now.quoteSupplyUnits, held + outside);
    }
  },
};

/** The running sum forgets nothing. */
function sumOfAgents({ plan, book }: InvariantView): bigint {
  let sum = 0n;
  for (const agent of plan.agentIds.keys()) {
    sum += book.agent(agent).quoteUnits ?? 0n;
  }
  return sum;
}

/** No trade, deposit or withdrawal takes from those who provide: product / shares^2 rises or stays, to the last unit. */
export const POOL_SHARE_NEVER_FALLS: Invariant = {
  id: 'I29',
  title: 'product of the reserves / square of the shares never falls; volumes and count of swaps never fall',
  severity: 'fatal',
  cadence: 'tick',
  compares: "the market's reserves and shares now and at the last reading",
  source: 'programs/market/README.md, Arithmetic',
  tolerance: EXACT,
  checkWhole({ market: { before, now, isFresh } }, report) {
    if (before === undefined || now === undefined || !isFresh) {
      return;
    }
    // a / b >= c / d as a d >= c b: exact.
    const squareBefore = before.totalShares * before.totalShares;
    const squareNow = now.totalShares * now.totalShares;
    if (productOf(now) * squareBefore < productOf(before) * squareNow) {
      report('market: product per share', `at least ${perShare(before)}`, perShare(now));
    }
    checkNotLess(report, 'sold', before.soldBaseUnits, now.soldBaseUnits);
    checkNotLess(report, 'bought', before.boughtQuoteUnits, now.boughtQuoteUnits);
    checkNotLess(report, 'count of swaps', before.swapCount, now.swapCount);
  },
};

function productOf({ tokenReserveBaseUnits, quoteReserveUnits }: MarketState): bigint {
  return tokenReserveBaseUnits * quoteReserveUnits;
}

function perShare({ tokenReserveBaseUnits, quoteReserveUnits, totalShares }: MarketState): string {
  return `${tokenReserveBaseUnits} x ${quoteReserveUnits} / ${totalShares}^2`;
}

function checkNotLess(report: Report, field: string, before: bigint, now: bigint): void {
  if (now < before) {
    report(`market: ${field}`, `at least ${before}`, String(now));
  }
}

/** Nobody donates to the vaults here, so they are equal, not only enough. */
export const MARKET_VAULTS_COVER_RESERVES: Invariant = {
  id: 'I30',
  title: "the market's vaults == its reserves",
  severity: 'fatal',
  cadence: 'tick',
  compares: "balances of the pool's two token accounts, reserves of the market account",
  source: 'programs/market/README.md',
  tolerance: EXACT,
  checkWhole({ market: { now, isFresh } }, report) {
    if (now === undefined || !isFresh) {
      return;
    }
    reportUnequal(report, 'market: token vault', now.tokenReserveBaseUnits, now.tokenVaultBaseUnits);
    reportUnequal(report, 'market: quote vault', now.quoteReserveUnits, now.quoteVaultUnits);
  },
};

/** Who provides owns the pool, but for what the first deposit locked for good. */
export const POOL_SHARES_ARE_SUM: Invariant = {
  id: 'I31',
  title: 'shares of the pool == sum of all positions + 1,000 that are locked; nobody has two positions',
  severity: 'fatal',
  cadence: 'tick',
  compares: "the market's total of shares, all positions",
  source: 'programs/market/README.md, Arithmetic',
  tolerance: EXACT,
  checkWhole({ market: { now, isFresh } }, report) {
    if (now === undefined || !isFresh) {
      return;
    }
    let sum = LOCKED_SHARES;
    for (const { shares } of now.positions) {
      sum += shares;
    }
    reportUnequal(report, 'market: total shares', sum, now.totalShares);
    const owners = new Set(now.positions.map(({ agent }) => agent));
    reportUnequal(report, 'market: owners of positions', BigInt(now.positions.length), BigInt(owners.size));
  },
};

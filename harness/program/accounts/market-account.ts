import type { MarketState } from '#sim/ports/market-state.ts';
import { openAccount, readBytes32, readU128 } from './account-bytes.ts';

export const MARKET_BYTES = 256;
export const POSITIONS_BYTES = 10_240;

const POSITION_BYTES = 40;
const MARKET_MAGIC = new TextEncoder().encode('ACTSMKT1');
const POSITIONS_MAGIC = new TextEncoder().encode('ACTSPOS1');

/** Offsets in the market account, from the end of its magic. */
const AT = {
  tokenReserve: 160,
  quoteReserve: 168,
  totalShares: 176,
  soldTokens: 184,
  boughtQuote: 200,
  swapCount: 216,
  feeBps: 224,
} as const;

/** What the market account itself holds. */
export type MarketAccount = Pick<
  MarketState,
  | 'tokenReserveBaseUnits'
  | 'quoteReserveUnits'
  | 'feeBps'
  | 'totalShares'
  | 'soldBaseUnits'
  | 'boughtQuoteUnits'
  | 'swapCount'
>;

/** A provider's part of the pool. */
export interface PositionAccount {
  readonly owner: Uint8Array;
  readonly shares: bigint;
}

/** The market account. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodeMarket(data: Uint8Array): MarketAccount {
  const view = openAccount('market', data, MARKET_BYTES, MARKET_MAGIC);
  return {
    tokenReserveBaseUnits: view.getBigUint64(AT.tokenReserve, true),
    quoteReserveUnits: view.getBigUint64(AT.quoteReserve, true),
    feeBps: view.getUint16(AT.feeBps, true),
    totalShares: view.getBigUint64(AT.totalShares, true),
    soldBaseUnits: readU128(view, AT.soldTokens),
    boughtQuoteUnits: readU128(view, AT.boughtQuote),
    swapCount: view.getBigUint64(AT.swapCount, true),
  };
}

/** The market's positions, in the order of first deposits. Throws `PROGRAM__LAYOUT_MISMATCH` likewise. */
export function decodePositions(data: Uint8Array): readonly PositionAccount[] {
  const view = openAccount('market positions', data, POSITIONS_BYTES, POSITIONS_MAGIC);
  const positions: PositionAccount[] = [];
  const count = Number(view.getBigUint64(0, true));
  for (let i = 0; i < count; i += 1) {
    const at = 8 + i * POSITION_BYTES;
    positions.push({ owner: readBytes32(view, at), shares: view.getBigUint64(at + 32, true) });
  }
  return positions;
}

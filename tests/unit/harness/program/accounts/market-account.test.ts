import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  decodeMarket,
  decodePositions,
  MARKET_BYTES,
  POSITIONS_BYTES,
} from '#harness/program/accounts/market-account.ts';

const README = readFileSync(new URL('../../../../../programs/market/README.md', import.meta.url), 'utf8');
const BYTES: Readonly<Record<string, number>> = { u8: 1, u16: 2, u64: 8, u128: 16, '[u8; 8]': 8, '[u8; 32]': 32 };

/** Offsets of the market's fields as the README lists them: `a`, `b`, `c: type` each, `d: type`. */
function layout(): ReadonlyMap<string, number> {
  const text = README.slice(README.indexOf('Market, little endian:'), README.indexOf('Positions: `magic'));
  const offsets = new Map<string, number>();
  let at = 0;
  let untyped: string[] = [];
  for (const [, name = '', type] of text.matchAll(/`(\w+)(?:: ([^`]+))?`/g)) {
    if (name === 'ACTSMKT1') continue;
    untyped.push(name);
    if (type === undefined) continue;
    for (const field of untyped) {
      offsets.set(field, at);
      at += BYTES[type] ?? Number.NaN;
    }
    untyped = [];
  }
  return offsets;
}

function marketWith(values: Readonly<Record<string, bigint>>): Uint8Array {
  const data = Buffer.alloc(MARKET_BYTES);
  data.set(Buffer.from('ACTSMKT1'));
  for (const [name, value] of Object.entries(values)) {
    const at = layout().get(name) ?? Number.NaN;
    if (name === 'fee_bps') data.writeUInt16LE(Number(value), at);
    else data.writeBigUInt64LE(value & (2n ** 64n - 1n), at);
    if (value >= 2n ** 64n) data.writeBigUInt64LE(value >> 64n, at + 8);
  }
  return data;
}

function positionsOf(...shares: readonly bigint[]): Buffer {
  const data = Buffer.alloc(POSITIONS_BYTES);
  data.set(Buffer.from('ACTSPOS1'));
  data.writeBigUInt64LE(BigInt(shares.length), 8);
  for (const [i, value] of shares.entries()) {
    data.fill(i + 1, 16 + i * 40, 48 + i * 40);
    data.writeBigUInt64LE(value, 48 + i * 40);
  }
  return data;
}

describe('harness/program/accounts/market-account', () => {
  it('reads a market where the README has its fields', () => {
    expect(layout().get('fee_bps')).toBe(232);
    const data = marketWith({
      token_reserve: 1n,
      quote_reserve: 2n,
      total_shares: 3n,
      sold_tokens: 2n ** 100n + 4n,
      bought_quote: 2n ** 101n + 5n,
      swap_count: 6n,
      fee_bps: 777n,
    });
    expect(decodeMarket(data)).toEqual({
      tokenReserveBaseUnits: 1n,
      quoteReserveUnits: 2n,
      totalShares: 3n,
      soldBaseUnits: 2n ** 100n + 4n,
      boughtQuoteUnits: 2n ** 101n + 5n,
      swapCount: 6n,
      feeBps: 777,
    });
  });

  it('reads as many positions as are counted, all 255 if need be', () => {
    expect(decodePositions(positionsOf())).toEqual([]);
    expect(decodePositions(positionsOf(5n, 0n))).toEqual([
      { owner: new Uint8Array(32).fill(1), shares: 5n },
      { owner: new Uint8Array(32).fill(2), shares: 0n },
    ]);
    const all = Array.from({ length: 255 }, (_, i) => BigInt(i));
    expect(decodePositions(positionsOf(...all)).map(({ shares }) => shares)).toEqual(all);
  });

  it('rejects bytes of another size or type', () => {
    const mismatch = expect.objectContaining({ code: 'PROGRAM__LAYOUT_MISMATCH' }) as Error;
    expect(() => decodeMarket(marketWith({}).subarray(1))).toThrow(mismatch);
    expect(() => decodeMarket(new Uint8Array(MARKET_BYTES))).toThrow(mismatch);
    expect(() => decodePositions(positionsOf().subarray(1))).toThrow(mismatch);
    expect(() => decodePositions(new Uint8Array(POSITIONS_BYTES))).toThrow(mismatch);
  });
});

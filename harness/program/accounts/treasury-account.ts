import type { TreasuryState } from '#sim/ports/governance-states.ts';
import { accountDiscriminator, openAccount, readU64s } from './account-bytes.ts';

/** Size with the 8-byte discriminator. */
export const TREASURY_BYTES = 8 + 432;

const WINDOW_SLOTS = 32;
const DISCRIMINATOR = accountDiscriminator('Treasury');

/** Offsets in `Treasury`, from the end of the discriminator. */
const AT = {
  outflowByDay: 0,
  lastOutflowDay: 256,
  totalSpent: 264,
  totalGranted: 272,
  buybackPrice: 280,
  buybackRemaining: 288,
  buybackWeek: 296,
  buybackWeekBought: 304,
  buybackTotalBought: 312,
  buybackTotalQuote: 320,
  spendingCapBps: 328,
  reserveFloor: 336,
  buybackWeeklyCap: 344,
  buybackMaxPrice: 352,
  tokenUnit: 360,
} as const;

/** The treasury account. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodeTreasury(data: Uint8Array): TreasuryState {
  const view = openAccount('Treasury', data, TREASURY_BYTES, DISCRIMINATOR);
  const u64 = (offset: number): bigint => view.getBigUint64(offset, true);
  const u32 = (offset: number): number => view.getUint32(offset, true);
  return {
    outflowByDay: readU64s(view, AT.outflowByDay, WINDOW_SLOTS),
    lastOutflowDay: u32(AT.lastOutflowDay),
    totalSpentBaseUnits: u64(AT.totalSpent),
    totalGrantedBaseUnits: u64(AT.totalGranted),
    buybackPriceQuoteUnits: u64(AT.buybackPrice),
    buybackRemainingBaseUnits: u64(AT.buybackRemaining),
    buybackWeek: u32(AT.buybackWeek),
    buybackWeekBoughtBaseUnits: u64(AT.buybackWeekBought),
    buybackTotalBoughtBaseUnits: u64(AT.buybackTotalBought),
    buybackTotalQuoteUnits: u64(AT.buybackTotalQuote),
    spendingCapBps: u32(AT.spendingCapBps),
    reserveFloorBaseUnits: u64(AT.reserveFloor),
    buybackWeeklyCapBaseUnits: u64(AT.buybackWeeklyCap),
    buybackMaxPriceQuoteUnits: u64(AT.buybackMaxPrice),
    tokenUnitBaseUnits: u64(AT.tokenUnit),
  };
}

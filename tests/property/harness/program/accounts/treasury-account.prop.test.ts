import { describe, expect, it } from 'vitest';
import { decodeTreasury, TREASURY_BYTES } from '#harness/program/accounts/treasury-account.ts';
import { accountOf, checkBytes, readByLayout } from '#tests/support/readme-layouts.ts';

describe('harness/program/accounts/treasury-account', () => {
  it('reads every field of the treasury where the README has it', () => {
    checkBytes(accountOf('Treasury', TREASURY_BYTES), (data, view) => {
      expect(decodeTreasury(data)).toEqual(
        readByLayout('Treasury', view, 0, {
          outflowByDay: 'outflow_by_day:u64*32',
          lastOutflowDay: 'last_outflow_day:u32',
          totalSpentBaseUnits: 'total_spent',
          totalGrantedBaseUnits: 'total_granted',
          buybackPriceQuoteUnits: 'buyback_price',
          buybackRemainingBaseUnits: 'buyback_remaining',
          buybackWeek: 'buyback_week:u32',
          buybackWeekBoughtBaseUnits: 'buyback_week_bought',
          buybackTotalBoughtBaseUnits: 'buyback_total_bought',
          buybackTotalQuoteUnits: 'buyback_total_quote',
          spendingCapBps: 'spending_cap_bps:u32',
          reserveFloorBaseUnits: 'reserve_floor',
          buybackWeeklyCapBaseUnits: 'buyback_weekly_cap',
          buybackMaxPriceQuoteUnits: 'buyback_max_price',
          tokenUnitBaseUnits: 'token_unit',
        }),
      );
    });
  });
});

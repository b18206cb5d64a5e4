import { describe, expect, it } from 'vitest';
import { COHORT, COHORT_HOLDINGS, POLICY, TIME, WALLET_HOLDINGS } from '#reports/artifacts/tables/shared-columns.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';

describe('reports/artifacts/tables/shared-columns', () => {
  it('says when a row was true', () => {
    expect(cellsOf(TIME, { tickIndex: 3, unixSeconds: 1_736_380_800 })).toEqual([3, 1_736_380_800, '2025-01-09']);
  });

  it('says what is held and was had', () => {
    const held = {
      stakedBaseUnits: 1n,
      walletBaseUnits: 2n,
      quoteUnits: 3n,
      power: 4n,
      claimedBaseUnits: 5n,
      compoundedBaseUnits: 6n,
      penaltiesBaseUnits: 7n,
      votes: 8,
    };
    expect(cellsOf(COHORT_HOLDINGS, held)).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8]);
    expect(COHORT_HOLDINGS.map(({ id, unit }) => `${id} ${unit}`)).toEqual([
      'staked base_units',
      'wallet base_units',
      'quote quote_units',
      'power power',
      'claimed base_units',
      'compounded base_units',
      'penalties base_units',
      'votes count',
    ]);
    expect(cellsOf(COHORT_HOLDINGS, { ...held, quoteUnits: undefined })[2]).toBeUndefined();
    expect(cellsOf([COHORT], { cohort: 'retail' })).toEqual(['retail']);
    expect(cellsOf([POLICY], { policy: 'staker' })).toEqual(['staker']);
  });

  it("tells a cohort's figures, which go on, from those of a stake account, which begin again", () => {
    const titleOf = (columns: typeof COHORT_HOLDINGS): string | undefined =>
      columns.find(({ id }) => id === 'votes')?.title;
    expect(titleOf(COHORT_HOLDINGS)).toBe('Votes since genesis');
    expect(titleOf(WALLET_HOLDINGS)).toBe('Votes since its stake account was opened');
    expect(WALLET_HOLDINGS.map(({ id }) => id)).toEqual(COHORT_HOLDINGS.map(({ id }) => id));
    expect(WALLET_HOLDINGS.find(({ id }) => id === 'claimed')?.formula).toMatch(
      /; from 0 again in a new stake account$/,
    );
  });
});

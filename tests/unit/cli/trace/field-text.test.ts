import { describe, expect, it } from 'vitest';
import { genesisPlan } from '#tests/support/chain-plan.ts';
import { fieldText, momentText } from '../../../../cli/trace/field-text.ts';

const PLAN = genesisPlan([1n]);

describe('cli/trace/field-text', () => {
  it.each([
    ['amountBaseUnits', 25_000_000_000n, '25000000000 (25 ACT)'],
    ['entries[0].lockEndUnixSeconds', 1_767_225_600n, '1767225600 (2026-01-01 00:00:00)'],
    ['startDay', 20_454, '20454 (2026-01-01)'],
    ['mints[0].day', 20_454, '20454 (2026-01-01)'],
    ['balanceQuoteUnits', 1_500_000n, '1500000 (1.5 quote)'],
    ['boostEndDay', 0, '0 (none)'],
    ['quorumBps[2]', 1_500, '1500 (15%)'],
    ['lamports', 1_500_000_000n, '1500000000 (1.5 SOL)'],
    ['votingPower', 7n, '7'],
    ['kind', 'spend', 'spend'],
    ['started', true, 'true'],
    ['gone', undefined, 'nothing'],
  ])('shows %s with its unit', (field, value, expected) => {
    expect(fieldText(field, value, PLAN)).toBe(expected);
  });

  it('shows seconds that no date has as a number', () => {
    expect(momentText(2n ** 62n)).toBe('4611686018427387904 s');
  });
});

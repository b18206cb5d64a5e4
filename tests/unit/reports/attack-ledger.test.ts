import { describe, expect, it } from 'vitest';
import { attackLedger } from '#reports/attack-ledger.ts';
import type { AttackDefinition } from '#sim/attacks/attack.ts';
import { attackRow, refusedRow } from '#tests/support/fixture-attacks.ts';

const UNITS = { token: { symbol: 'ACT', decimals: 9 }, quote: { symbol: 'USD', decimals: 6 } };
const ONE_TOKEN = 10n ** 9n;
const JUDGED: Pick<AttackDefinition, 'measure'> = {
  measure: { title: 'Rewards for exposure', unit: 'factor', formula: 'part / part', successAbove: 1 },
};

function valuesOf(rows: ReturnType<typeof attackLedger>): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map(({ id, value }) => [id, value]));
}

describe('reports/attack-ledger', () => {
  it('tells what an attack cost, brought and is judged by', () => {
    const rows = attackLedger(attackRow(11), JUDGED, UNITS);
    expect(valuesOf(rows)).toEqual({
      capital: '1,000,000 ACT',
      exposure: '1,000,000 ACT x days',
      locked: '0.00 ACT x days',
      penalties: '0.00 ACT',
      fees: '0.00005 SOL',
      rent: '0.031 SOL',
      rewards: '51,200 ACT',
      treasury: '0.00 ACT',
      gain: '+51,200 ACT',
      return: '+5.12%',
      accepted: '10',
      refused: '0',
      time: '1 day',
      measure: '25x',
    });
    const noteOf = (id: string): string | undefined => rows.find((row) => row.id === id)?.note;
    expect(noteOf('capital')).toBe('in 2 wallets');
    expect(noteOf('exposure')).toBe('1.00% of all that was staked meanwhile');
    expect(noteOf('rewards')).toBe(
      '25.00% of what the pool released meanwhile, for 1.00% of the token-days: 25 times its part',
    );
    expect(noteOf('measure')).toBe('succeeds above 1x; part / part');
    expect(rows.at(-1)?.label).toBe('Rewards for exposure');
  });

  it('sets others and the treasury against the run in which the attacker did nothing', () => {
    const idle = attackRow(11, {
      othersWealthBaseUnits: 50_000_000n * ONE_TOKEN,
      treasuryVaultBaseUnits: 199_999_000n * ONE_TOKEN,
    });
    expect(valuesOf(attackLedger(attackRow(11), JUDGED, UNITS, idle))).toMatchObject({
      others: '−51,200 ACT',
      treasury_change: '+1,000 ACT',
    });
    const cash = (amount: bigint) => ({ othersWealthQuoteUnits: amount });
    expect(
      valuesOf(attackLedger(attackRow(11, cash(1_000_000n)), JUDGED, UNITS, { ...idle, ...cash(3_500_000n) })),
    ).toMatchObject({ others_cash: '−2.50 USD' });
    const unknown = valuesOf(attackLedger(attackRow(11, { othersWealthBaseUnits: undefined }), JUDGED, UNITS, idle));
    expect(unknown).not.toHaveProperty('others');
    expect(unknown).toHaveProperty('treasury_change');
  });

  it('has the sums of a market where there is one', () => {
    const row = attackRow(11, {
      capitalQuoteUnits: 2_000_000_000n,
      wealthQuoteUnits: 1_900_000_000n,
      gainQuoteUnits: -100_000_000n,
      buybackQuoteUnits: 3_000_000n,
      priceImpactQuoteUnits: 42_500_000n,
    });
    expect(valuesOf(attackLedger(row, JUDGED, UNITS))).toMatchObject({
      cash: '2,000 USD',
      price_impact: '42.50 USD',
      buyback: '3.00 USD',
      gain_quote: '−100.00 USD',
      return: '+5.12%',
      return_quote: '−5.00%',
    });
  });

  it('tells votes, a small loss, and what has had no effect', () => {
    const row = refusedRow(11, { voteShare: 0.4, measure: undefined, wallets: 1, releasedBaseUnits: 0n });
    const rows = attackLedger(row, JUDGED, UNITS);
    expect(valuesOf(rows)).toMatchObject({
      penalties: '12.00 ACT',
      gain: '−12.00 ACT',
      return: '−0.0012%',
      vote_share: '40.00%',
      refused: '10',
      time: 'none',
      measure: 'not known yet',
    });
    expect(rows.find(({ id }) => id === 'rewards')?.note).toBe('the pool released none meanwhile');
    expect(rows.find(({ id }) => id === 'capital')?.note).toBe('in one wallet');
  });

  it('does without capital, and without a definition', () => {
    const row = attackRow(2, { capitalBaseUnits: 0n, secondsToEffect: 0 });
    const values = valuesOf(attackLedger(row, undefined, UNITS));
    expect(values).not.toHaveProperty('return');
    expect(values).not.toHaveProperty('measure');
    expect(values['time']).toBe('at once');
  });
});

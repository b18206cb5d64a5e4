import { describe, expect, it } from 'vitest';
import { attackVerdict, type VerdictGround } from '#reports/attack-verdict.ts';
import { attackRow, refusedRow } from '#tests/support/fixture-attacks.ts';

const UNITS = { token: { symbol: 'ACT', decimals: 9 }, quote: { symbol: 'USD', decimals: 6 } };
const ONE_TOKEN = 10n ** 9n;
const DEFINITION: VerdictGround['definition'] = {
  refusals: ['VoteLocked'],
  measure: { title: 'Rewards for exposure', unit: 'factor', formula: 'part / part', successAbove: 1 },
};

describe('reports/attack-verdict', () => {
  it('says what an attack took for which capital and how soon, and who lost it', () => {
    const idle = attackRow(11, { othersWealthBaseUnits: 50_000_000n * ONE_TOKEN });
    expect(attackVerdict(attackRow(11), UNITS, { definition: DEFINITION, idle })).toEqual({
      kind: 'paid',
      sentence:
        'paid: +51,200 ACT on 1,000,000 ACT of capital (5.12%), the first effect 1 day after it came; rewards for ' +
        'exposure 25x, above the bound of 1x; everybody else lost 51,200 ACT.',
    });
  });

  it('counts cash as gain', () => {
    const row = attackRow(11, {
      gainBaseUnits: -5n * ONE_TOKEN,
      capitalQuoteUnits: 1_000_000_000n,
      gainQuoteUnits: 70_000_000n,
      secondsToEffect: 0,
    });
    expect(attackVerdict(row, UNITS).sentence).toBe(
      'paid: −5.00 ACT and +70.00 USD on 1,000,000 ACT and 1,000 USD of capital, the first effect at once.',
    );
  });

  it('says what others lost or got in cash as well', () => {
    const cash = { othersWealthQuoteUnits: 9_000_000n };
    const idle = attackRow(11, { othersWealthBaseUnits: 50_000_000n * ONE_TOKEN, othersWealthQuoteUnits: 2_000_000n });
    const { sentence } = attackVerdict(attackRow(11, cash), UNITS, { definition: DEFINITION, idle });
    expect(sentence).toMatch(/; everybody else lost 51,200 ACT and has 7\.00 USD more\.$/);
    const poorer = attackVerdict(idle, UNITS, { definition: DEFINITION, idle: attackRow(11, { ...idle, ...cash }) });
    expect(poorer.sentence).toMatch(/; everybody else lost 7\.00 USD\.$/);
  });

  it('says of one that succeeds without a gain what it did', () => {
    const row = attackRow(11, { gainBaseUnits: 0n });
    expect(attackVerdict(row, UNITS, { definition: DEFINITION })).toEqual({
      kind: 'succeeded',
      sentence:
        'succeeded: rewards for exposure 25x, above the bound of 1x; it has what it came with on 1,000,000 ACT of ' +
        'capital, the first effect 1 day after it came.',
    });
    expect(attackVerdict(row, UNITS).sentence).toMatch(/^succeeded: it did what it came for; /);
  });

  it('says what refused an attack, and what it lost by trying', () => {
    const refusals = [
      { errorName: 'VoteLocked', count: 3 },
      { errorName: 'StillLocked', count: 1 },
      { errorName: 'A', count: 1 },
      { errorName: 'B', count: 1 },
      { errorName: 'C', count: 1 },
    ];
    expect(attackVerdict(refusedRow(11), UNITS, { definition: DEFINITION, refusals })).toEqual({
      kind: 'refused',
      sentence:
        'refused: VoteLocked (3 times), StillLocked, A and 2 other errors; gained nothing; lost 12.00 ACT ' +
        '(penalties: 12.00 ACT) and 0.00005 SOL of fees; 0.031 SOL of rent are tied up.',
    });
    expect(attackVerdict(refusedRow(3), UNITS).sentence).toMatch(/^refused: 2 actions; gained nothing/);
  });

  it('calls no attack refused that the treasury paid all the same', () => {
    const refusals = [{ errorName: 'VoteLocked', count: 3 }];
    const paid = refusedRow(11, { treasuryBaseUnits: 7n * 10n ** 9n });
    const { kind, sentence } = attackVerdict(paid, UNITS, { definition: DEFINITION, refusals });
    expect(kind).toBe('bounded');
    expect(sentence).toMatch(/^bounded: rewards for exposure .*; refused: VoteLocked \(3 times\); /);
    const sold = refusedRow(11, { buybackQuoteUnits: 1n });
    expect(attackVerdict(sold, UNITS, { definition: DEFINITION, refusals }).kind).toBe('bounded');
  });

  it('calls no attack refused that met none of the errors that stand against it', () => {
    const refusals = [{ errorName: 'BelowMinClaim', count: 9 }];
    const row = refusedRow(11, { othersWealthBaseUnits: 12n });
    const idle = refusedRow(11, { othersWealthBaseUnits: 10n });
    const verdict = attackVerdict(row, UNITS, { definition: DEFINITION, refusals, idle });
    expect(verdict.kind).toBe('bounded');
    expect(verdict.sentence).toMatch(/^bounded: rewards for exposure 0x, not above the bound of 1x; gained nothing/);
    expect(verdict.sentence).toMatch(/; everybody else has 2 base units more\.$/);
    const economic = { ...DEFINITION, refusals: [] } as VerdictGround['definition'];
    expect(attackVerdict(row, UNITS, { definition: economic }).kind).toBe('bounded');
  });

  it('tells the gain of one that stayed within its bound', () => {
    const row = attackRow(11, { succeeded: false, measure: 0.9 });
    expect(attackVerdict(row, UNITS, { definition: DEFINITION }).sentence).toMatch(
      /^bounded: rewards for exposure 0\.9000x, not above the bound of 1x; \+51,200 ACT on /,
    );
  });

  it('does not judge what is not known yet', () => {
    const free = { feesLamports: 0n, rentLamports: 0n, gainBaseUnits: 0n, measure: undefined, succeeded: false };
    expect(attackVerdict(attackRow(2, free), UNITS)).toEqual({
      kind: 'undecided',
      sentence: 'undecided: the figure that it is judged by is not known yet; gained nothing.',
    });
  });
});

import { z } from 'zod';
import { amountField, csvFileField } from '../fields.ts';
import { MAX_ALPHA, MAX_SIGMA, MIN_ALPHA, MIN_SIGMA } from '../limits.ts';
import type { Range, TokenUnit } from '../quantities.ts';

/** One of the ways in which wallets get their balances; that there is exactly one is checked between fields. */
export function holdingsSection(unit: TokenUnit, mostUnits: bigint, description: string) {
  return z
    .strictObject({ ...distributions(unit, mostUnits), csv: holderTable(unit, mostUnits).optional() })
    .describe(description);
}

/** The same without a table: for the quote asset. */
export function cashSection(unit: TokenUnit, mostUnits: bigint, description: string) {
  return z.strictObject(distributions(unit, mostUnits)).describe(description);
}

function distributions(unit: TokenUnit, mostUnits: bigint) {
  const range: Range<bigint> = { min: 1n, max: mostUnits };
  const pareto = z
    .strictObject({
      alpha: z
        .number()
        .min(MIN_ALPHA)
        .max(MAX_ALPHA)
        .describe('Tail exponent; the smaller, the more unequal. Token holders are near 1.02 to 1.15.'),
      min: amountField(unit, range, { description: 'Least balance of a wallet.' }),
      max: amountField(unit, range, { description: 'Largest balance of a wallet; not below min.' }),
    })
    .describe('Truncated Pareto distribution: each wallet draws its balance from it.');
  const lognormal = z
    .strictObject({
      median: amountField(unit, range, { description: 'Half of the wallets have less, before the cut at max.' }),
      sigma: z
        .number()
        .min(MIN_SIGMA)
        .max(MAX_SIGMA)
        .describe("Standard deviation of the balance's natural logarithm; the larger, the more unequal."),
      max: amountField(unit, range, { description: 'Largest balance of a wallet; not below median.' }),
    })
    .describe('Log-normal distribution without what lies above max: each wallet draws its balance from it.');
  return { pareto: pareto.optional(), lognormal: lognormal.optional() };
}

function holderTable(unit: TokenUnit, mostUnits: bigint) {
  return z
    .strictObject({
      file: csvFileField(
        'holders.csv',
        'Table with the columns address and balance (tokens), or address and balance_base_units, one row a holder.',
      ),
      scale_to: amountField(
        unit,
        { min: 1n, max: mostUnits },
        {
          description:
            "What the cohort's agents hold together: all balances are multiplied to add up to it. Default: as they are.",
        },
      ).optional(),
    })
    .describe(
      'Balances of real holders, by rank: the agents take rows spread evenly over the table, the first ones the largest balances.',
    );
}

import { z } from 'zod';
import { amountField } from '../fields.ts';
import type { ScenarioFrame } from '../frame.ts';
import { MAX_EXPECTED_YEARS, MAX_SUPPLY_BASE_UNITS } from '../limits.ts';

export function expectedSection({ token }: ScenarioFrame) {
  const amount = (description: string) =>
    amountField(token, { min: 0n, max: MAX_SUPPLY_BASE_UNITS }, { description }).optional();
  const year = z.strictObject({
    circulating: amount('Circulating at its end.'),
    staked: amount('Staked at its end.'),
    rewards: amount('Paid into rewards in it.'),
  });
  return z
    .strictObject({
      years: z
        .array(year)
        .min(1)
        .max(MAX_EXPECTED_YEARS)
        .describe('From the first year on; what is left out is not compared.'),
    })
    .describe("What somebody else's model expects, to be set beside the run's own figures.");
}

import { z } from 'zod';
import { durationField, percentageField } from '../fields.ts';
import { MAX_HORIZON_SECONDS, SECONDS_PER_HOUR } from '../limits.ts';

/** A length of time above zero, up to the longest run. */
const LENGTH = { min: SECONDS_PER_HOUR, max: MAX_HORIZON_SECONDS };

/** When the agents of a cohort come. */
export function arrivalSection() {
  return z
    .strictObject({
      at_start: percentageField(
        { min: 0, max: 10_000 },
        { description: 'Part of the agents who are there at genesis, by a draw for each.', byDefault: '0%' },
      ),
      over: durationField(LENGTH, { description: 'Time from genesis on in which the others come.' }),
      doubling: durationField(LENGTH, {
        description: 'Time in which the number of arrivals a day doubles. Default: it stays the same.',
      }).optional(),
    })
    .describe('When the agents come; until then their wallets are empty. Left out: all are there at genesis.');
}

/** When the agents of a cohort go. */
export function lifetimeSection() {
  return z
    .strictObject({
      mean: durationField(LENGTH, { description: 'Mean of an exponential distribution, from the arrival on.' }),
    })
    .describe('How long an agent stays; then it takes out what it can, sells and goes. Left out: for good.');
}

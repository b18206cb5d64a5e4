import { z } from 'zod';
import { durationField } from '../fields.ts';
import { MAX_HORIZON_SECONDS, MAX_OUTAGES, SECONDS_PER_HOUR } from '../limits.ts';

export function keeperSection() {
  const outage = z.strictObject({
    at: durationField(
      { min: 0, max: MAX_HORIZON_SECONDS },
      { description: 'Time since genesis at which it goes out.' },
    ),
    for: durationField({ min: SECONDS_PER_HOUR, max: MAX_HORIZON_SECONDS }, { description: 'How long.' }),
  });
  return z
    .strictObject({
      outages: z
        .array(outage)
        .max(MAX_OUTAGES)
        .prefault([])
        .describe(
          'When nothing that the keeper does is done; ascending, and none begins before the one above has ended.',
        ),
    })
    .describe('The keeper closes days, mints, pays and executes what is due.');
}

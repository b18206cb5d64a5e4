import { z } from 'zod';
import { plannedProposal } from '#sim/policies/proposal-plan.ts';
import { durationField, percentageField } from '../fields.ts';
import {
  MAX_COHORT_NAME_LENGTH,
  MAX_DEMAND_FACTOR,
  MAX_EVENTS,
  MAX_HORIZON_SECONDS,
  PRICE_SHOCK_BPS,
  SECONDS_PER_HOUR,
} from '../limits.ts';
import { nameField } from './name.ts';

/** What an event may be; each has exactly one of them, which is checked between fields. */
export const EVENT_KINDS = ['price', 'demand', 'exodus', 'propose'] as const;

export function eventsSection() {
  const event = z.strictObject({
    at: durationField(
      { min: 0, max: MAX_HORIZON_SECONDS },
      { description: 'Time since genesis; it comes in the first tick at or after it.' },
    ),
    price: percentageField(PRICE_SHOCK_BPS, {
      description: 'The price jumps: -60% is to 40% of what it was. Wants market.',
    }).optional(),
    demand: z
      .number()
      .positive()
      .max(MAX_DEMAND_FACTOR)
      .optional()
      .describe('The demand for debates is multiplied by this factor.'),
    for: durationField(
      { min: SECONDS_PER_HOUR, max: MAX_HORIZON_SECONDS },
      { description: 'With demand: how long. Default: for good.' },
    ).optional(),
    exodus: percentageField(
      { min: 1, max: 10_000 },
      { description: 'This part of the wallets leaves at once: locks are broken, everything is sold.' },
    ).optional(),
    cohort: cohortName('With exodus: of this cohort only.').optional(),
    propose: z
      .discriminatedUnion('kind', unscheduled())
      .optional()
      .describe('A proposal that is made at this time. The program decides on it as on any other.'),
    by: cohortName(
      'With propose: who makes it, a cohort of one agent whose policy has proposals. It needs the stake and the bond.',
    ).optional(),
  });
  return z
    .array(event)
    .max(MAX_EVENTS)
    .describe('Events by time; each has, beside at, exactly one of price, demand, exodus and propose.');
}

function cohortName(description: string): z.ZodType<string> {
  return nameField(MAX_COHORT_NAME_LENGTH, 'long-term', description);
}

/** The planned proposals of a policy's schedule without their day, which is the event's. */
function unscheduled(): [z.ZodObject, ...z.ZodObject[]] {
  const options: readonly z.ZodObject[] = plannedProposal.options;
  const [first, ...others] = options.map((option) => option.omit({ at_day: true }).describe(option.description ?? ''));
  if (first === undefined) throw new TypeError('there is no kind of proposal');
  return [first, ...others];
}

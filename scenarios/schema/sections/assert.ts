import { z } from 'zod';
import { MAX_ASSERTIONS, MAX_COHORT_NAME_LENGTH } from '../limits.ts';
import { nameField } from './name.ts';
import { lineField, metricField, momentField, writtenField } from './statement-fields.ts';

/** Keys that bound a figure; each statement has at least one. */
export const BOUND_KEYS = ['above', 'below', 'at_least', 'at_most', 'near', 'equals'] as const;
/** What `at` may be besides a time: the end, and what is said of all ticks of a window. */
export const WINDOWED = ['always', 'once', 'min', 'max', 'mean'] as const;

const FIGURE_ID = /^[a-z][a-z0-9_]*$/;

/** What must be true of a run: one figure, when it is looked at, and bounds in its unit. */
export function assertSection() {
  const bound = (description: string) => writtenField(`${description} A number, or a quantity in the figure's unit.`);
  const statement = z.strictObject({
    metric: metricField('What the statement is about: a metric that this scenario has.').optional(),
    attack: nameField(
      MAX_COHORT_NAME_LENGTH,
      'raiders',
      "Instead of metric: an attack of this scenario, by its name; the statement is about a figure of the attacker's account.",
    ).optional(),
    figure: z
      .string()
      .max(MAX_COHORT_NAME_LENGTH)
      .regex(FIGURE_ID)
      .optional()
      .meta({
        title: 'id of a column of attacks.csv',
        examples: ['gain_base_units'],
        description: 'With attack: a column of attacks.csv. Default: measure.',
      }),
    at: z
      .string()
      .max(20)
      .regex(/^(end|always|once|min|max|mean|[0-9]+[hdwmy])$/)
      .default('end')
      .meta({
        title: 'end, always, once, min, max, mean or a duration',
        examples: ['end'],
        description:
          'Which values: the last one; that of a time since genesis; every one, or at least one, of the ticks that have a value; or the least, largest or mean one.',
      }),
    from: momentField('With always, once, min, max and mean: from this time on. Default: genesis.').optional(),
    to: momentField('With always, once, min, max and mean: up to this time. Default: the end.').optional(),
    above: bound('The figure is above it.').optional(),
    below: bound('The figure is below it.').optional(),
    at_least: bound('The figure is not below it.').optional(),
    at_most: bound('The figure is not above it.').optional(),
    near: bound('The figure is not further from it than within says.').optional(),
    within: writtenField(
      "With near: how far the figure may be off. A percentage is a part of near's value; a number or a quantity is in the figure's unit, where 0.01 of a share is one percentage point.",
      ['1%', '100 ACT'],
    ).optional(),
    equals: writtenField('The figure is exactly it. A number, true or false, or a quantity.', [
      '3',
      '100 ACT',
    ]).optional(),
    message: lineField('Staking pays for its inflation', 'What it means when the statement is not true.').optional(),
  });
  return z
    .array(statement)
    .max(MAX_ASSERTIONS)
    .describe('Statements that have to be true of a run: where one is not, the run and its test fail.');
}

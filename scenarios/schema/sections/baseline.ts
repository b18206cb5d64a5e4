import { z } from 'zod';
import { durationField } from '../fields.ts';
import { MAX_BASELINE_METRICS, MAX_HORIZON_SECONDS, MAX_NAME_LENGTH, SECONDS_PER_HOUR } from '../limits.ts';
import { metricField, writtenField } from './statement-fields.ts';

/** Which figures the stored baseline of a scenario holds, and how far a later run may be from them. */
export function baselineSection() {
  return z
    .strictObject({
      kept: z
        .boolean()
        .default(true)
        .describe('False: there is no such file, and what the scenario asserts has to say everything.'),
      every: durationField(
        { min: SECONDS_PER_HOUR, max: MAX_HORIZON_SECONDS },
        {
          description: 'Time between two rows; the last tick has one anyway. Whole ticks: rounded down, one at least.',
          byDefault: '30d',
        },
      ),
      metrics: z
        .array(metricField('A metric that this scenario has.'))
        .min(1)
        .max(MAX_BASELINE_METRICS)
        .optional()
        .describe('Its columns. Default: all metrics of the run.'),
      tolerance: toleranceSection(
        'Of metrics that are no whole numbers, unless tolerances names them. Amounts and counts are exact.',
      ).optional(),
      tolerances: z
        .record(z.string().max(MAX_NAME_LENGTH), toleranceSection('Of this metric.'))
        .optional()
        .describe('Of single metrics, by their id, amounts and counts too.'),
    })
    .describe('What `actsim test` compares with the file <scenario>.baseline.csv.');
}

function toleranceSection(description: string) {
  return z
    .strictObject({
      absolute: writtenField("In the metric's own unit, where 0.01 of a share is one percentage point. Default: 0.", [
        '0.01',
        '100 ACT',
      ]).optional(),
      relative: writtenField("Of the baseline's value: a percentage, or a ratio. Default: 0.", ['1%']).optional(),
    })
    .describe(`${description} The larger of both counts. Default: relative 1e-9.`);
}

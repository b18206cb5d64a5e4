import { z } from 'zod';
import {
  DEFAULT_SEEDS,
  MAX_CHARTS,
  MAX_CONCLUSIONS,
  MAX_DESCRIPTION_LENGTH,
  MAX_FILE_NAME_LENGTH,
  MAX_NAME_LENGTH,
  MAX_SEEDS,
  MAX_VARIANTS,
} from '../schema/limits.ts';
import { nameField } from '../schema/sections/name.ts';
import { lineField, metricField, momentField, writtenField } from '../schema/sections/statement-fields.ts';

const PRINTABLE_TEXT = /^[\P{Cc}\n]*$/u;
/** Relative: no scheme, no drive, no leading slash. */
const SCENARIO_FILE = /^(\.\.\/)*[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*\.(yaml|yml|json)$/;

/** Strict schema of a sweep file, version 1. What its texts stand for is read afterwards. */
export function sweepSchema() {
  return z
    .strictObject({
      $schema: z.string().max(500).optional().describe('Ignored; lets an editor find the schema of a JSON file.'),
      version: z.literal(1).describe('Version of the sweep format.'),
      name: nameField(MAX_NAME_LENGTH, 'caps-on-off', 'Name of the sweep.'),
      description: z
        .string()
        .max(MAX_DESCRIPTION_LENGTH)
        .regex(PRINTABLE_TEXT)
        .default('')
        .meta({ title: 'text', examples: ['What the caps buy.'], description: 'What the sweep is about.' }),
      scenario: z
        .string()
        .max(MAX_FILE_NAME_LENGTH)
        .regex(SCENARIO_FILE)
        .meta({
          title: 'relative path of a scenario file',
          examples: ['../library/first-year.yaml'],
          description: "The scenario that is run, from the sweep file's folder.",
        }),
      seeds: z
        .int()
        .min(1)
        .max(MAX_SEEDS)
        .default(DEFAULT_SEEDS)
        .describe('Number of seeds, each of which every variant is run with.'),
      variants: z
        .array(variantSection())
        .min(1)
        .max(MAX_VARIANTS)
        .prefault([{ name: 'base' }])
        .describe('Versions of the scenario. Left out: one named base that changes nothing.'),
      charts: z
        .array(
          z.strictObject({
            metric: metricField('Shown as a band over the seeds.'),
            title: lineField('Caps spread the votes', 'Title. Default: of the metric.').optional(),
          }),
        )
        .min(1)
        .max(MAX_CHARTS)
        .describe('What is drawn, variant by variant.'),
      conclusions: z
        .array(conclusionSection())
        .max(MAX_CONCLUSIONS)
        .prefault([])
        .describe('Sentences that have to be true for every seed.'),
    })
    .describe('A sweep of actsim: one scenario with many seeds, in several variants.');
}

export type Sweep = z.output<ReturnType<typeof sweepSchema>>;

function variantSection() {
  return z.strictObject({
    name: nameField(MAX_NAME_LENGTH, 'no-caps', 'Name of the variant; no two share one.'),
    title: lineField('Caps spread the votes', 'Name in legends. Default: the name.').optional(),
    set: z
      .record(z.string(), z.unknown())
      .prefault({})
      .describe(
        'Values by their path in the scenario, as in mitigations.stakeCap: false or population.whales.count: 5; a cohort goes by its name, null leaves a key out.',
      ),
  });
}

function conclusionSection() {
  const bound = (side: string) =>
    writtenField(`The figure is ${side} it: a number, or a quantity in the metric's unit.`).optional();
  const variant = (description: string) => nameField(MAX_NAME_LENGTH, 'no-caps', description).optional();
  return z.strictObject({
    say: lineField('Caps spread the votes', 'The sentence, as the report prints it.'),
    metric: metricField('What the sentence is about.'),
    at: z
      .string()
      .max(20)
      .regex(/^(end|min|max|mean|[0-9]+[hdwmy])$/)
      .meta({
        title: 'figure of the series: end, min, max, mean or a duration',
        examples: ['end'],
        description:
          'Which figure of the series: its last, least, largest or mean one, or that at a time since genesis.',
      }),
    between: z
      .array(momentField('A time since genesis.'))
      .length(2)
      .optional()
      .describe('Only this time, both ends included, for min, max and mean. Default: the whole run.'),
    variant: variant('Variant that the sentence is about. Default: it is true in each.'),
    above: bound('above'),
    below: bound('below'),
    above_variant: variant('The figure is above that of this variant with the same seed. Wants variant.'),
    below_variant: variant('The figure is below that of this variant with the same seed. Wants variant.'),
  });
}

import { z } from 'zod';
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from '../limits.ts';

const METRIC_ID = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;
const PRINTABLE_LINE = /^\P{Cc}+$/u;

/** Id of a metric; that the run has it is checked between fields. */
export function metricField(description: string): z.ZodType<string> {
  return z
    .string()
    .max(MAX_NAME_LENGTH)
    .regex(METRIC_ID)
    .meta({ title: 'id of a metric', examples: ['staking.ratio'], description });
}

/** A sentence on one line. */
export function lineField(example: string, description: string): z.ZodType<string> {
  return z
    .string()
    .max(MAX_TITLE_LENGTH)
    .regex(PRINTABLE_LINE)
    .meta({ title: 'line of text', examples: [example], description });
}

/** A number, or the text of a quantity; what it stands for is read afterwards, when the unit that it has to have is known. */
export function writtenField(description: string, examples: readonly string[] = ['40%', '0.05 USD', '30d']) {
  return z
    .unknown()
    .meta({ type: ['number', 'string'], title: 'number or quantity', examples: [...examples], description });
}

/** A time since genesis as a text; it is read afterwards. */
export function momentField(description: string): z.ZodType<string> {
  return z
    .string()
    .max(20)
    .regex(/^[0-9]+[hdwmy]$/)
    .meta({ title: 'duration', examples: ['1y'], description });
}

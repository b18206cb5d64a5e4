import { z } from 'zod';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A name of a scenario or a part of it, fit for folders and columns. */
export function nameField(maxLength: number, example: string, description: string): z.ZodType<string> {
  return z
    .string()
    .max(maxLength)
    .regex(KEBAB_CASE)
    .meta({ title: 'name in lower case with hyphens', examples: [example], description });
}

import { z } from 'zod';

/** A map that may be left out: each of its keys then has its default, which the type of an open shape cannot show. */
export function section<Shape extends z.ZodRawShape>(shape: Shape, description: string) {
  return z
    .strictObject(shape)
    .prefault({} as never)
    .describe(description);
}

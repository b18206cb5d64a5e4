import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { section } from '#scenarios/schema/sections/section.ts';

describe('scenarios/schema/sections/section.ts', () => {
  const parent = z.strictObject({ part: section({ on: z.boolean().default(true) }, 'A part.') });

  it('fills in its defaults when it is left out, whole or in part', () => {
    expect(parent.parse({})).toStrictEqual({ part: { on: true } });
    expect(parent.parse({ part: {} })).toStrictEqual({ part: { on: true } });
  });

  it('rejects keys that it does not have', () => {
    expect(parent.safeParse({ part: { off: true } }).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseConfig } from '#sim/policies/parse-config.ts';

const SCHEMA = z.strictObject({
  share: z.number().max(1).default(0.5),
  inner: z.strictObject({ n: z.int() }).optional(),
});

describe('sim/policies/parse-config.ts', () => {
  it('fills in defaults', () => {
    expect(parseConfig('x', SCHEMA, {})).toEqual({ share: 0.5 });
  });

  it('says where the first problem is and what was found there', () => {
    expect(() => parseConfig('x', SCHEMA, { inner: { n: 'a' } })).toThrow(
      expect.objectContaining({
        code: 'POLICY__CONFIG_INVALID',
        context: expect.objectContaining({ policy: 'x', path: 'inner.n', found: '"a"' }),
      }),
    );
    expect(() => parseConfig('x', SCHEMA, undefined)).toThrow(/nothing/);
  });
});

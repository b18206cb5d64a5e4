import { describe, expect, it } from 'vitest';
import {
  address,
  agentIndex,
  hexBytes,
  i64,
  invariantId,
  sha256,
  shortText,
  u32,
  u64,
} from '#sim/replay/trace-fields.ts';

describe('sim/replay/trace-fields', () => {
  it('reads whole numbers of 64 bits exactly', () => {
    expect(u64.parse('18446744073709551615')).toBe(18_446_744_073_709_551_615n);
    expect(i64.parse('-9223372036854775808')).toBe(-9_223_372_036_854_775_808n);
  });

  it.each([
    ['a number', u64, 5],
    ['a fraction', u64, '1.5'],
    ['a negative amount', u64, '-1'],
    ['more than 64 bits', u64, '18446744073709551616'],
    ['an endless number', u64, '9'.repeat(10_000)],
    ['more than 32 bits', u32, 2 ** 32],
    ['an agent beyond any population', agentIndex, 1_000_000],
    ['an odd number of digits', hexBytes, 'abc'],
    ['a hash of another length', sha256, 'ab'],
    ['an address with a 0', address, `0${'1'.repeat(31)}`],
    ['an id with a path', invariantId, '../../etc'],
    ['an endless text', shortText, 'x'.repeat(5_000)],
  ])('rejects %s', (_what, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { BorshWriter } from '#harness/program/borsh-writer.ts';

describe('harness/program/borsh-writer', () => {
  it('writes numbers little end first and nothing between', () => {
    const { written } = new BorshWriter()
      .u8('a', 1)
      .bool(true)
      .bool(false)
      .u16('b', 0x0203)
      .u32('c', 0x04050607)
      .u64('d', 8n)
      .i64('e', -1n)
      .bytes(Uint8Array.of(9, 9));
    expect(Buffer.from(written).toString('hex')).toBe('0101000302070605040800000000000000ffffffffffffffff0909');
  });

  it('writes arrays of a fixed length, 0 where nothing is given', () => {
    const { written } = new BorshWriter().u16s('a', [1, 2], 3).u32s('b', [3], 2);
    expect([...written]).toEqual([1, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);
  });

  it.each([
    ['u8', () => new BorshWriter().u8('n', 256)],
    ['u16', () => new BorshWriter().u16('n', 65_536)],
    ['u32', () => new BorshWriter().u32('n', 2 ** 32)],
    ['u64', () => new BorshWriter().u64('n', -1n)],
    ['i64', () => new BorshWriter().i64('n', 2n ** 63n)],
  ])('rejects what no %s can carry', (_, write) => {
    expect(write).toThrow(
      expect.objectContaining({
        code: 'CORE__VALUE_OUT_OF_RANGE',
        context: expect.objectContaining({ what: 'n' }) as unknown,
      }),
    );
  });

  it('rejects an element by its place', () => {
    expect(() => new BorshWriter().u16s('quorum', [1, -1], 2)).toThrow(
      expect.objectContaining({ context: expect.objectContaining({ what: 'quorum[1]' }) as unknown }),
    );
  });
});

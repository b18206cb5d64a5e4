import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#sim/replay/hex.ts';

describe('sim/replay/hex', () => {
  it('writes two digits a byte and reads them back', () => {
    const bytes = Uint8Array.of(0, 1, 15, 16, 255);
    expect(toHex(bytes)).toBe('00010f10ff');
    expect(fromHex('00010f10ff')).toEqual(bytes);
    expect(fromHex('')).toEqual(new Uint8Array(0));
  });
});

import { describe, expect, it } from 'vitest';
import { encodeProposalPayload } from '#harness/program/proposal-payload.ts';
import { SPEND_PURPOSES } from '#sim/ports/actions.ts';

const ADDRESS = new Uint8Array(32).fill(3);
const HASH = new Uint8Array(32).fill(4);

describe('harness/program/proposal-payload', () => {
  it('writes a kind in one byte, then the fields of that kind', () => {
    expect([...encodeProposalPayload({ kind: 'parameter', id: 259, value: 5n })]).toEqual([
      0, 3, 1, 5, 0, 0, 0, 0, 0, 0, 0,
    ]);
    const upgrade = encodeProposalPayload({ kind: 'upgrade', buffer: ADDRESS, sha256: HASH });
    expect([...upgrade]).toEqual([2, ...ADDRESS, ...HASH]);
    expect([...encodeProposalPayload({ kind: 'feature', flag: 17, enabled: true })]).toEqual([3, 17, 1]);
  });

  it('numbers purposes as the program does', () => {
    const bytes = SPEND_PURPOSES.map((purpose) =>
      encodeProposalPayload({ kind: 'spend', purpose, destination: ADDRESS, amountBaseUnits: 6n, priceQuoteUnits: 7n }),
    );
    expect(bytes.map(([kind, purpose]) => [kind, purpose])).toEqual([
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
    expect([...(bytes[0] ?? [])].slice(2)).toEqual([...ADDRESS, 6, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('rejects a value that no payload can carry', () => {
    expect(() => encodeProposalPayload({ kind: 'parameter', id: 0, value: 2n ** 64n })).toThrow(
      expect.objectContaining({ code: 'CORE__VALUE_OUT_OF_RANGE' }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { isOnCurve } from '#harness/program/ed25519-point.ts';
import { deriveWallet } from '#harness/wallet.ts';

const encoded = (y: number): Uint8Array => Uint8Array.of(y, ...new Uint8Array(31));

describe('harness/program/ed25519-point', () => {
  it('knows the base point, the neutral point and every public key', () => {
    expect(isOnCurve(Uint8Array.of(0x58, ...new Uint8Array(31).fill(0x66)))).toBe(true);
    expect(isOnCurve(encoded(1))).toBe(true);
    for (let i = 0; i < 20; i += 1) expect(isOnCurve(deriveWallet(i, 'agent', 'wallet').address)).toBe(true);
  });

  it('knows both kinds of small y', () => {
    // Which of 0 to 9 are the y of a point, as every ed25519 library answers.
    const points = Array.from({ length: 10 }, (_, y) => y).filter((y) => isOnCurve(encoded(y)));
    expect(points).toEqual([0, 1, 3, 4, 5, 6, 9]);
  });
});

import { describe, expect, it } from 'vitest';
import { withAccount, withFurtherAccounts, withoutSignature, withReadonly } from '#harness/crafted/forged-call.ts';
import { payer, readonly, signer, writable } from '#harness/program/account-metas.ts';

const [A, B, C] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array, Uint8Array];
const call = { programId: C, accounts: [payer(A), writable(B)], data: Uint8Array.of(7) };

describe('forged calls', () => {
  it('changes one thing at one position and leaves the call as it was', () => {
    expect(withAccount(call, 1, C).accounts).toEqual([payer(A), writable(C)]);
    expect(withoutSignature(call, 0).accounts).toEqual([writable(A), writable(B)]);
    expect(withReadonly(call, 0).accounts).toEqual([signer(A), writable(B)]);
    expect(withFurtherAccounts(call, readonly(C)).accounts).toEqual([payer(A), writable(B), readonly(C)]);
    expect(call.accounts).toEqual([payer(A), writable(B)]);
  });

  it('refuses a position that the call does not have', () => {
    for (const forge of [
      () => withAccount(call, 2, C),
      () => withoutSignature(call, 2),
      () => withReadonly(call, -1),
    ]) {
      expect(forge).toThrow(RangeError);
    }
  });
});

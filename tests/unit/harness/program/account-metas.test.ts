import { describe, expect, it } from 'vitest';
import { payer, readonly, signer, writable } from '#harness/program/account-metas.ts';

describe('harness/program/account-metas', () => {
  it('gives an address the role that is named', () => {
    const address = new Uint8Array(32).fill(1);
    expect([signer, payer, writable, readonly].map((role) => role(address))).toEqual([
      { address, signer: true, writable: false },
      { address, signer: true, writable: true },
      { address, signer: false, writable: true },
      { address, signer: false, writable: false },
    ]);
  });
});

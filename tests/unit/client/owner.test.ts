import { describe, expect, it } from 'vitest';
import { addressOf, signersOf } from '#client/owner.ts';
import { keyOf } from '#tests/support/client-stage.ts';

describe('client/owner', () => {
  it('takes the address of a key pair, and an address as it is', () => {
    const key = keyOf(3);
    expect(addressOf(key)).toEqual(key.publicKey);
    expect(addressOf(key.publicKey)).toEqual(key.publicKey);
  });

  it('lets key pairs sign, and leaves addresses to the provider', () => {
    const key = keyOf(3);
    expect(signersOf(key, keyOf(4).publicKey)).toEqual([key]);
  });
});

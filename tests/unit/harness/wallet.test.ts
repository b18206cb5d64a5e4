import { createPrivateKey, verify } from 'node:crypto';
import { Keypair } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { deriveWallet, signBytes, walletFromSeed, walletSeed } from '#harness/wallet.ts';

describe('harness/wallet', () => {
  it('derives the key pair that every ed25519 library makes of the seed', () => {
    const seed = walletSeed(42, 'retail-0007', 'wallet');
    expect([...deriveWallet(42, 'retail-0007', 'wallet').address]).toEqual([
      ...Keypair.fromSeed(seed).publicKey.toBytes(),
    ]);
    expect(Buffer.from(seed).toString('hex')).toBe('fb8228cf8c1621db2c8c3f14593a57eeece92687cfc66438e7cc86137dbedcfb');
  });

  it('takes the secret half of a key that PKCS#8 would carry', () => {
    const seed = new Uint8Array(32).fill(9);
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const slow = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    expect(walletFromSeed(seed).signingKey.equals(slow)).toBe(true);
  });

  it('gives other wallets for another seed, id or purpose', () => {
    const texts = [
      walletSeed(1, 'a', 'wallet'),
      walletSeed(2, 'a', 'wallet'),
      walletSeed(1, 'b', 'wallet'),
      walletSeed(1, 'a', 'mint'),
      walletSeed(1, '1,a', 'wallet'),
    ].map((seed) => Buffer.from(seed).toString('hex'));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('signs so that the address verifies', () => {
    const wallet = deriveWallet(1, 'a', 'wallet');
    const bytes = Buffer.from('message');
    const signature = signBytes(wallet, bytes);
    expect(signature).toHaveLength(64);
    expect(verify(null, bytes, wallet.signingKey, signature)).toBe(true);
    expect(verify(null, Buffer.from('massage'), wallet.signingKey, signature)).toBe(false);
  });
});

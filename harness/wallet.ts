import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** An ed25519 key pair whose secret half stays in Node's native key store. */
export interface Wallet {
  readonly address: Uint8Array;
  readonly signingKey: KeyObject;
}

/** ASN.1 of an ed25519 private key up to its 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const ANY_PUBLIC_KEY = Buffer.alloc(32).toString('base64url');

/** The 32 secret bytes of a wallet: sha256 of (run seed, id, purpose) as a JSON array. */
export function walletSeed(runSeed: number, id: string, purpose: string): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify([runSeed, id, purpose]))
    .digest();
}

/** The wallet of (run seed, id, purpose): the same in every run with that seed. */
export function deriveWallet(runSeed: number, id: string, purpose: string): Wallet {
  return walletFromSeed(walletSeed(runSeed, id, purpose));
}

/** The wallet of 32 secret bytes. */
export function walletFromSeed(seed: Uint8Array): Wallet {
  const signingKey = importSeed(seed);
  const { x } = signingKey.export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('an ed25519 key without its public half');
  return { address: new Uint8Array(Buffer.from(x, 'base64url')), signingKey };
}

/** Signature of a wallet over bytes: 64 bytes. */
export function signBytes(wallet: Wallet, bytes: Uint8Array): Uint8Array {
  return sign(null, bytes, wallet.signingKey);
}

/**
 * A JWK is imported twenty times faster than PKCS#8. Node takes the secret half and ignores the public one;
 * a release that compares them refuses, and then the slow way is taken. Both give the same key.
 */
function importSeed(seed: Uint8Array): KeyObject {
  const d = Buffer.from(seed).toString('base64url');
  try {
    return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x: ANY_PUBLIC_KEY }, format: 'jwk' });
  } catch {
    return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  }
}

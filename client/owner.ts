import type { PublicKey, Signer } from '@solana/web3.js';

/**
 * Who acts: the address of the provider's own wallet, which signs everything that the provider sends, or a key pair,
 * which signs beside it.
 */
export type Owner = PublicKey | Signer;

export function addressOf(owner: Owner): PublicKey {
  return 'secretKey' in owner ? owner.publicKey : owner;
}

/** What the provider's wallet has to be helped with. */
export function signersOf(...owners: readonly Owner[]): readonly Signer[] {
  return owners.flatMap((owner) => ('secretKey' in owner ? [owner] : []));
}

import type { AccountMeta } from './message.ts';

/** Signs and stays as it is. */
export const signer = (address: Uint8Array): AccountMeta => ({ address, signer: true, writable: false });
/** Signs and pays, or is made. */
export const payer = (address: Uint8Array): AccountMeta => ({ address, signer: true, writable: true });
export const writable = (address: Uint8Array): AccountMeta => ({ address, signer: false, writable: true });
export const readonly = (address: Uint8Array): AccountMeta => ({ address, signer: false, writable: false });

import { MINT_BYTES, TOKEN_ACCOUNT_BYTES } from '../token-instructions.ts';
import { openAccount } from './account-bytes.ts';

/** Balance of an SPL token account, base units. Throws `PROGRAM__LAYOUT_MISMATCH`. */
export function decodeTokenBalance(data: Uint8Array): bigint {
  return openAccount('SPL token account', data, TOKEN_ACCOUNT_BYTES).getBigUint64(64, true);
}

/** Supply of an SPL mint, base units. Throws `PROGRAM__LAYOUT_MISMATCH`. */
export function decodeMintSupply(data: Uint8Array): bigint {
  return openAccount('SPL mint', data, MINT_BYTES).getBigUint64(36, true);
}

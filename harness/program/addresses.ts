import { decodeAddress } from './base58.ts';

function known(text: string): Uint8Array {
  const bytes = decodeAddress(text);
  if (bytes === undefined) throw new TypeError(`not an address: ${text}`);
  return bytes;
}

/** Programs that every cluster has at the same address. */
export const SYSTEM_PROGRAM = known('11111111111111111111111111111111');
export const TOKEN_PROGRAM = known('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
export const ASSOCIATED_TOKEN_PROGRAM = known('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
/** Owner of programs whose account is their code. */
export const LOADER_PROGRAM = known('BPFLoader2111111111111111111111111111111111');
/** The simulator's own program, which copies accounts for reading. */
export const PROBE_PROGRAM = known('ActSimProbe11111111111111111111111111111111');
/** The market that simulated agents trade on. */
export const MARKET_PROGRAM = known('ActSimMarket1111111111111111111111111111111');
/** Owner of upgradeable programs and of the buffers that their next versions wait in. */
export const UPGRADEABLE_LOADER_PROGRAM = known('BPFLoaderUpgradeab1e11111111111111111111111');

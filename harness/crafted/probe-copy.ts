import { readonly, writable } from '../program/account-metas.ts';
import { PROBE_PROGRAM } from '../program/addresses.ts';
import type { CraftedStage } from './crafted-stage.ts';

/**
 * Copies an account's bytes into one that the probe program owns, behind four bytes for their length, and returns its
 * address. Throws `CHAIN__FAILED`.
 */
export async function copyByProbe(stage: CraftedStage, source: Uint8Array): Promise<Uint8Array> {
  const accounts = [writable(stage.probeSheet), readonly(source)];
  await stage.demand([stage.thief.wallet], { programId: PROBE_PROGRAM, accounts, data: new Uint8Array(0) });
  return stage.probeSheet;
}

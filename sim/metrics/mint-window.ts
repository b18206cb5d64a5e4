import { bpsFloor } from '../core/fixed.ts';
import { DAYS_PER_YEAR } from '../core/units.ts';
import type { EmissionState } from '../ports/governance-states.ts';

/** What the cap over 365 days allows, and what of it is used. */
export interface MintWindow {
  readonly mintedBaseUnits: bigint;
  /** floor(supply before the window's first mint x cap). */
  readonly capBaseUnits: bigint;
}

/** The window that ends with `day`; `supplyBaseUnits` is the present supply, which counts while nothing was minted. */
export function mintWindow(emission: EmissionState, day: number, supplyBaseUnits: bigint): MintWindow {
  const slots = emission.mints.length;
  let minted = 0n;
  let supplyBefore = supplyBaseUnits;
  // Newest first, so that the last one looked at is the window's first.
  for (let back = 1; back <= Math.min(emission.mintCount, slots); back++) {
    const mint = emission.mints[(emission.mintCount - back) % slots];
    if (mint === undefined || mint.day + DAYS_PER_YEAR <= day) break;
    minted += mint.mintedBaseUnits;
    supplyBefore = mint.supplyBeforeBaseUnits;
  }
  return { mintedBaseUnits: minted, capBaseUnits: bpsFloor(supplyBefore, emission.capBps) };
}

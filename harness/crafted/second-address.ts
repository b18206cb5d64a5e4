import { hash } from 'node:crypto';
import { isOnCurve } from '../program/ed25519-point.ts';
import { findProgramAddress } from '../program/pda.ts';

const MARKER = Buffer.from('ProgramDerivedAddress');

/** The address of the next lower bump after the canonical one: derived from the same seeds, valid, and not the one. */
export function secondAddress(seeds: readonly Uint8Array[], programId: Uint8Array): Uint8Array {
  for (let bump = findProgramAddress(seeds, programId).bump - 1; bump >= 0; bump -= 1) {
    const address = hash('sha256', Buffer.concat([...seeds, Uint8Array.of(bump), programId, MARKER]), 'buffer');
    if (!isOnCurve(address)) return new Uint8Array(address);
  }
  // One in 2^bump seeds; no caller can do anything about it.
  throw new RangeError('no second bump gives an address off the curve');
}

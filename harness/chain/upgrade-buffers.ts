import { createHash } from 'node:crypto';
import { BYTES_PER_WRITE, createBuffer, setBufferAuthority, writeBuffer } from '../program/loader-instructions.ts';
import { deriveWallet } from '../wallet.ts';
import type { ChainSite } from './chain-site.ts';

/** A program that waits for its upgrade. */
export interface UpgradeBuffer {
  readonly buffer: Uint8Array;
  /** Of the program's bytes. */
  readonly sha256: Uint8Array;
}

/**
 * Writes the buffers of upgrade proposals and hands them to the governance account. The same bytes stay in one
 * buffer, so that the same upgrade is the same payload.
 */
export class UpgradeBuffers {
  readonly #site: ChainSite;
  readonly #byHash = new Map<string, UpgradeBuffer>();

  constructor(site: ChainSite) {
    this.#site = site;
  }

  /** The operator pays. Throws `CHAIN__FAILED`. */
  async write(program: Uint8Array): Promise<UpgradeBuffer> {
    const sha256 = createHash('sha256').update(program).digest();
    const key = sha256.toString('hex');
    const known = this.#byHash.get(key);
    if (known !== undefined) return known;

    const { deployment, addresses } = this.#site;
    const operator = deployment.operator.wallet;
    const from = operator.address;
    const wallet = deriveWallet(deployment.seed, 'operator', `upgrade-${key}`);
    const buffer = wallet.address;
    const step = 'write upgrade buffer';
    await this.#site.demand(step, [operator, wallet], ...createBuffer(from, buffer, from, program.length));
    for (let offset = 0; offset < program.length; offset += BYTES_PER_WRITE) {
      const part = program.subarray(offset, offset + BYTES_PER_WRITE);
      await this.#site.demand(step, [operator], writeBuffer(buffer, from, offset, part));
    }
    await this.#site.demand(step, [operator], setBufferAuthority(buffer, from, addresses.governance));
    const written = { buffer, sha256 };
    this.#byHash.set(key, written);
    return written;
  }
}

import { SimError } from '#sim/core/errors/sim-error.ts';
import { encodeAddress } from '../program/base58.ts';
import type { ChainEngine } from './chain-engine.ts';

/** Reads accounts' bytes. */
export class AccountReader {
  readonly #engine: ChainEngine;

  constructor(engine: ChainEngine) {
    this.#engine = engine;
  }

  /** Undefined if there is no such account, or one without bytes: closed accounts may stay so for a while. */
  async find(address: Uint8Array): Promise<Uint8Array | undefined> {
    const [data] = await this.#engine.accounts([address]);
    return data === undefined || data.length === 0 ? undefined : data;
  }

  /** An account that must exist. Throws `CHAIN__FAILED`. */
  async read(address: Uint8Array): Promise<Uint8Array> {
    return (await this.readAll([address]))[0] as Uint8Array;
  }

  /** Accounts that must exist, in the given order. Throws `CHAIN__FAILED`. */
  async readAll(addresses: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const found = await this.#engine.accounts(addresses);
    return found.map((data, i) => {
      if (data !== undefined) return data;
      const reason = `account ${encodeAddress(addresses[i] ?? new Uint8Array(32))} does not exist`;
      throw new SimError('CHAIN__FAILED', { engine: this.#engine.name, step: 'read', reason });
    });
  }
}

import { SimError } from '#sim/core/errors/sim-error.ts';
import { encodeAddress } from '../program/base58.ts';
import { type AccountProbe, PROBE_SOURCES } from './account-probe.ts';
import type { ChainEngine } from './chain-engine.ts';

/** From so many accounts on, a call of the probe costs less than asking the engine for each. */
const PROBED_ACCOUNTS = 12;

/** Reads accounts' bytes: a few from the engine, many through the probe. */
export class AccountReader {
  readonly #engine: ChainEngine;
  readonly #probe: AccountProbe | undefined;

  constructor(engine: ChainEngine, probe?: AccountProbe) {
    this.#engine = engine;
    this.#probe = probe;
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

  /** Accounts that must exist, with bytes, in the given order. Throws `CHAIN__FAILED`. */
  async readAll(addresses: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const found: Uint8Array[] = [];
    while (found.length < addresses.length) {
      const part = addresses.slice(found.length, found.length + PROBE_SOURCES);
      for (const data of await this.#readPart(part)) {
        if (data === undefined || data.length === 0) throw this.#missing(addresses[found.length]);
        found.push(data);
      }
    }
    return found;
  }

  async #readPart(addresses: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
    const probed = addresses.length < PROBED_ACCOUNTS ? undefined : await this.#probe?.read(addresses);
    return probed ?? this.#engine.accounts(addresses);
  }

  #missing(address: Uint8Array = new Uint8Array(32)): SimError<'CHAIN__FAILED'> {
    const reason = `account ${encodeAddress(address)} does not exist`;
    return new SimError('CHAIN__FAILED', { engine: this.#engine.name, step: 'read', reason });
  }
}

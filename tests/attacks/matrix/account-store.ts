import { createHash } from 'node:crypto';
import { Account as LitesvmAccount } from 'litesvm/dist/internal.js';
import { Account as BankrunAccount } from 'solana-bankrun/dist/internal.js';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { rentExemptLamports } from '#harness/program/token-instructions.ts';
import type { Engine } from '#tests/support/open-chain.ts';

export interface StoredAccount {
  readonly lamports: bigint;
  readonly data: Uint8Array;
  readonly owner: Uint8Array;
}

/** Accounts by their address in hex: lamports, owner and a digest of the bytes in one text. */
export type Snapshot = ReadonlyMap<string, string>;

export const hex = (address: Uint8Array): string => Buffer.from(address).toString('hex');

/** Reads whole accounts of either engine, and writes them behind the programs' back. */
export class AccountStore {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async find(address: Uint8Array): Promise<StoredAccount | undefined> {
    const engine = this.#engine;
    if (engine instanceof LitesvmEngine) {
      const found = engine.svm.getAccount(address);
      if (found === null) return undefined;
      return { lamports: found.lamports(), data: found.data(), owner: found.owner() };
    }
    const found = await engine.context.banksClient.getAccount(address);
    return found === null ? undefined : { lamports: found.lamports, data: found.data, owner: found.owner };
  }

  async read(address: Uint8Array): Promise<StoredAccount> {
    const found = await this.find(address);
    if (found === undefined) throw new RangeError(`account ${hex(address)} does not exist`);
    return found;
  }

  async lamports(address: Uint8Array): Promise<bigint> {
    return (await this.find(address))?.lamports ?? 0n;
  }

  /** Puts an account there with the rent that its size needs. */
  put(address: Uint8Array, owner: Uint8Array, data: Uint8Array): void {
    const lamports = rentExemptLamports(data.length);
    const engine = this.#engine;
    if (engine instanceof LitesvmEngine) {
      engine.svm.setAccount(address, new LitesvmAccount(lamports, data, owner, false, 0n));
    } else {
      engine.context.setAccount(address, new BankrunAccount(lamports, data, owner, false, 0n));
    }
  }

  /** Addresses of all accounts of a program; only litesvm can list them. */
  listOwned(program: Uint8Array): readonly Uint8Array[] {
    if (!(this.#engine instanceof LitesvmEngine)) throw new Error('bankrun lists no accounts');
    return this.#engine.svm.getProgramAccounts(program).map(({ address }) => address);
  }

  async snapshot(addresses: Iterable<Uint8Array>): Promise<Snapshot> {
    const texts = new Map<string, string>();
    for (const address of addresses) {
      const found = await this.find(address);
      texts.set(hex(address), found === undefined ? 'none' : describe(found));
    }
    return texts;
  }
}

function describe({ lamports, data, owner }: StoredAccount): string {
  return `${lamports} ${hex(owner)} ${createHash('sha1').update(data).digest('hex')}`;
}

import { createHash } from 'node:crypto';
import type { ChainEngine, WholeAccount } from '../chain/chain-engine.ts';
import { encodeAddress } from '../program/base58.ts';
import type { WalletDirectory } from './wallet-directory.ts';

/** Accounts asked for at once. */
const ACCOUNTS_PER_READ = 256;

/**
 * Addresses that transactions may have written, and one hash of what is there. Whatever pays or is paid is among them but
 * the probe's sheet and the relay, which reading changes too. What engines keep for themselves is not, since no transaction
 * of a trace names it: their own purse, their clock, blockhashes and programs.
 */
export class WrittenAccounts {
  readonly #wallets: Pick<WalletDirectory, 'isOfProbe'>;
  readonly #addresses = new Map<string, Uint8Array>();

  constructor(wallets: Pick<WalletDirectory, 'isOfProbe'>) {
    this.#wallets = wallets;
  }

  add(address: Uint8Array): void {
    const key = Buffer.from(address).toString('hex');
    if (!this.#addresses.has(key)) this.#addresses.set(key, address.slice());
  }

  /** SHA-256 over all accounts that exist, in the order of their addresses: address, lamports, owner, executable, data. */
  async sha256(engine: ChainEngine): Promise<{ readonly sha256: string; readonly accounts: number }> {
    const hash = createHash('sha256');
    const sorted = [...this.#addresses]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, address]) => address)
      .filter((address) => !this.#wallets.isOfProbe(address));
    let accounts = 0;
    for (let start = 0; start < sorted.length; start += ACCOUNTS_PER_READ) {
      const part = sorted.slice(start, start + ACCOUNTS_PER_READ);
      for (const [i, account] of (await engine.wholeAccounts(part)).entries()) {
        if (account === undefined) continue;
        accounts += 1;
        hash.update(part[i] as Uint8Array);
        addAccount(hash, account);
      }
    }
    return { sha256: hash.digest('hex'), accounts };
  }
}

function addAccount(hash: ReturnType<typeof createHash>, { lamports, owner, executable, data }: WholeAccount): void {
  const head = Buffer.alloc(17);
  head.writeBigUInt64LE(lamports, 0);
  head.writeUInt8(executable ? 1 : 0, 8);
  head.writeBigUInt64LE(BigInt(data.length), 9);
  hash.update(head).update(owner).update(data);
}

/** An account that a transaction may write, before and behind it. */
export interface AccountChange {
  /** Base58. */
  readonly address: string;
  readonly before: WholeAccount | undefined;
  readonly after: WholeAccount | undefined;
}

/** Reads accounts twice, around what is done between. */
export async function changesOf(
  engine: ChainEngine,
  addresses: readonly Uint8Array[],
  act: () => Promise<void>,
): Promise<readonly AccountChange[]> {
  const before = (await engine.wholeAccounts(addresses)).map(copied);
  await act();
  const after = await engine.wholeAccounts(addresses);
  return addresses.map((address, i) => ({
    address: encodeAddress(address),
    before: before[i],
    after: copied(after[i]),
  }));
}

/** Engines may hand out memory of theirs. */
function copied(account: WholeAccount | undefined): WholeAccount | undefined {
  return account && { ...account, owner: account.owner.slice(), data: account.data.slice() };
}

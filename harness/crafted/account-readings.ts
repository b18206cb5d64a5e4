import { TOKEN_ACCOUNT_BYTES } from '../program/token-instructions.ts';

/** Where an SPL token account has its balance (u64, little end first). */
const BALANCE_AT = 64;

/** Data of accounts by address in hex; undefined for one that does not exist. */
export type AccountReadings = ReadonlyMap<string, Uint8Array | undefined>;

export interface AccountDifference {
  /** Accounts that were made, closed, or have other bytes. */
  readonly changed: number;
  /** Sum of what token accounts have more, or of what they have less if that is more, in base units. */
  readonly movedBaseUnits: bigint;
}

export function accountKey(address: Uint8Array): string {
  return Buffer.from(address).toString('hex');
}

/** Balance of an SPL token account; 0 for data of another length. */
export function readBalance(data: Uint8Array | undefined): bigint {
  if (data?.length !== TOKEN_ACCOUNT_BYTES) return 0n;
  return new DataView(data.buffer, data.byteOffset, data.byteLength).getBigUint64(BALANCE_AT, true);
}

/** What happened between two readings of the same accounts; `tokenAccounts` are keys. */
export function compareReadings(
  before: AccountReadings,
  after: AccountReadings,
  tokenAccounts: ReadonlySet<string>,
): AccountDifference {
  let changed = 0;
  let more = 0n;
  let less = 0n;
  for (const [key, was] of before) {
    const is = after.get(key);
    if (sameData(was, is)) continue;
    changed += 1;
    if (!tokenAccounts.has(key)) continue;
    const difference = readBalance(is) - readBalance(was);
    if (difference > 0n) more += difference;
    else less -= difference;
  }
  return { changed, movedBaseUnits: more > less ? more : less };
}

function sameData(was: Uint8Array | undefined, is: Uint8Array | undefined): boolean {
  if (was === undefined || is === undefined) return was === is;
  return Buffer.compare(was, is) === 0;
}

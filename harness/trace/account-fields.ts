import type { WholeAccount } from '../chain/chain-engine.ts';
import {
  accountDiscriminator,
  decodeEmission,
  decodeGovernance,
  decodeMarket,
  decodeMintSupply,
  decodePool,
  decodePositions,
  decodeProposal,
  decodeTokenBalance,
  decodeTreasury,
  decodeUserStake,
  decodeVesting,
  MARKET_BYTES,
  type StakingAccountName,
} from '../program/accounts.ts';
import { MARKET_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../program/addresses.ts';
import { encodeAddress } from '../program/base58.ts';
import { MINT_BYTES, TOKEN_ACCOUNT_BYTES } from '../program/token-instructions.ts';
import { isSame } from './transaction-words.ts';

/** A value of an account, as its decoder gives it. */
export type FieldValue = bigint | number | boolean | string;

/** What an account is, and what it holds by the names of its decoder: `entries[0].amountBaseUnits`. */
export interface DecodedAccount {
  readonly kind: string;
  /** Lamports first. Bytes without a decoder have no other field. */
  readonly fields: ReadonlyMap<string, FieldValue>;
}

/** One value that a transaction changed; undefined where the account or the field does not exist. */
export interface FieldChange {
  readonly field: string;
  readonly before: FieldValue | undefined;
  readonly after: FieldValue | undefined;
}

const DECODERS: Readonly<Record<StakingAccountName, (data: Uint8Array) => unknown>> = {
  StakingPool: decodePool,
  UserStake: (data) => decodeUserStake(data),
  Governance: decodeGovernance,
  Proposal: decodeProposal,
  Treasury: decodeTreasury,
  Emission: decodeEmission,
  Vesting: decodeVesting,
};
const STAKING_KINDS = (Object.keys(DECODERS) as StakingAccountName[]).map(
  (name) => [name, accountDiscriminator(name)] as const,
);
const DISCRIMINATOR_BYTES = 8;

/** What a token account or mint counts: the staked token, or what is paid for it. */
export type TokenUnit = 'BaseUnits' | 'QuoteUnits';

/** Decodes an account by its owner and the mark at its beginning; `programId`: the staking program. */
export function decodeAccount(
  account: WholeAccount,
  programId: Uint8Array,
  unit: TokenUnit = 'BaseUnits',
): DecodedAccount {
  const { kind, value } = contentOf(account, programId, unit);
  const fields = new Map<string, FieldValue>([['lamports', account.lamports]]);
  flatten('', value, fields);
  return { kind, fields };
}

/** Accounts of the staking program that begin with their owner. */
const OWNED_KINDS: readonly StakingAccountName[] = ['UserStake', 'Vesting'];

/** Whose a stake, grant, ticket or token account is; undefined for any other. */
export function ownerOf({ owner, data }: WholeAccount, programId: Uint8Array): Uint8Array | undefined {
  if (isTokenAccount({ owner, data })) return data.subarray(32, 64);
  const mark = data.subarray(0, DISCRIMINATOR_BYTES);
  const isOwned = OWNED_KINDS.some((name) => isSame(mark, accountDiscriminator(name)));
  return isSame(owner, programId) && isOwned ? data.subarray(DISCRIMINATOR_BYTES, DISCRIMINATOR_BYTES + 32) : undefined;
}

/** What a token account holds; undefined for any other. */
export function mintOf(account: WholeAccount): Uint8Array | undefined {
  return isTokenAccount(account) ? account.data.subarray(0, 32) : undefined;
}

function isTokenAccount({ owner, data }: Pick<WholeAccount, 'owner' | 'data'>): boolean {
  return isSame(owner, TOKEN_PROGRAM) && data.length === TOKEN_ACCOUNT_BYTES;
}

/** What changed, in the order of the decoder's fields; bytes that no field tells as ranges of hexadecimal digits. */
export function accountDifference(
  before: WholeAccount | undefined,
  after: WholeAccount | undefined,
  programId: Uint8Array,
  unit: TokenUnit = 'BaseUnits',
): { readonly kind: string; readonly changes: readonly FieldChange[] } {
  const [one, other] = [before, after].map((account) => account && decodeAccount(account, programId, unit));
  // An account without bytes is a wallet until it becomes something.
  const kind = (other?.kind === 'wallet' ? one?.kind : other?.kind) ?? one?.kind ?? 'nothing';
  const names = new Set([...(one?.fields.keys() ?? []), ...(other?.fields.keys() ?? [])]);
  const changes: FieldChange[] = [];
  for (const field of names) {
    const [was, is] = [one?.fields.get(field), other?.fields.get(field)];
    if (was !== is) changes.push({ field, before: was, after: is });
  }
  const isTold = changes.some(({ field }) => field !== 'lamports');
  return { kind, changes: isTold ? changes : [...changes, ...byteRanges(before?.data, after?.data)] };
}

function contentOf(
  { owner, data }: WholeAccount,
  programId: Uint8Array,
  unit: TokenUnit,
): { kind: string; value?: unknown } {
  if (isSame(owner, SYSTEM_PROGRAM)) return { kind: 'wallet' };
  if (isSame(owner, TOKEN_PROGRAM)) return tokenContent(data, unit);
  if (isSame(owner, MARKET_PROGRAM)) {
    if (data.every((byte) => byte === 0)) return { kind: 'market, not open' };
    if (data.length === MARKET_BYTES) return { kind: 'Market', value: decodeMarket(data) };
    return { kind: 'MarketPositions', value: { positions: decodePositions(data) } };
  }
  if (isSame(owner, programId)) {
    const mark = data.subarray(0, DISCRIMINATOR_BYTES);
    const known = STAKING_KINDS.find(([, discriminator]) => isSame(discriminator, mark));
    if (known !== undefined) return { kind: known[0], value: DECODERS[known[0]](data) };
    return { kind: 'page of the staking program' };
  }
  return { kind: `account of ${encodeAddress(owner)}` };
}

function tokenContent(data: Uint8Array, unit: TokenUnit): { kind: string; value?: unknown } {
  if (data.length === MINT_BYTES) return { kind: 'mint', value: { [`supply${unit}`]: decodeMintSupply(data) } };
  if (data.length !== TOKEN_ACCOUNT_BYTES) return { kind: 'account of the token program' };
  const [mint, owner] = [data.subarray(0, 32), data.subarray(32, 64)];
  return { kind: 'token account', value: { mint, owner, [`balance${unit}`]: decodeTokenBalance(data) } };
}

function flatten(name: string, value: unknown, fields: Map<string, FieldValue>): void {
  if (value === undefined || value === null) return;
  if (value instanceof Uint8Array) fields.set(name, value.length === 32 ? encodeAddress(value) : hex(value));
  else if (Array.isArray(value)) {
    for (const [i, item] of (value as readonly unknown[]).entries())
      flatten(`${name}[${placeOf(item) ?? i}]`, item, fields);
  } else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) flatten(name === '' ? key : `${name}.${key}`, item, fields);
  } else if (typeof value !== 'function' && typeof value !== 'symbol') fields.set(name, value as FieldValue);
}

/** The place that an item names itself: what is gone before it is left out of its list. */
function placeOf(item: unknown): number | undefined {
  const hasIndex = typeof item === 'object' && item !== null && 'index' in item;
  return hasIndex && typeof item.index === 'number' ? item.index : undefined;
}

/** Bytes of a range that are shown. */
const MAX_SHOWN = 32;

/** Ranges of bytes that differ: `bytes 16..24`. */
function byteRanges(before: Uint8Array | undefined, after: Uint8Array | undefined): readonly FieldChange[] {
  const length = Math.max(before?.length ?? 0, after?.length ?? 0);
  const changes: FieldChange[] = [];
  for (let at = 0; at < length; at += 1) {
    if (before?.[at] === after?.[at]) continue;
    let end = at + 1;
    while (end < length && before?.[end] !== after?.[end]) end += 1;
    changes.push({ field: `bytes ${at}..${end}`, before: shown(before, at, end), after: shown(after, at, end) });
    at = end;
  }
  return changes;
}

function shown(data: Uint8Array | undefined, start: number, end: number): string | undefined {
  if (data === undefined || data.length <= start) return undefined;
  const part = data.subarray(start, Math.min(end, start + MAX_SHOWN));
  return end - start > MAX_SHOWN ? `${hex(part)}...` : hex(part);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

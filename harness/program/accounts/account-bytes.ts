import { createHash } from 'node:crypto';
import { SimError } from '#sim/core/errors/sim-error.ts';

/** Account types of the program that are read here. */
export type StakingAccountName =
  | 'StakingPool'
  | 'UserStake'
  | 'Governance'
  | 'Proposal'
  | 'Treasury'
  | 'Emission'
  | 'Vesting';

/** Anchor's discriminator of an account type: the first 8 bytes of sha256("account:" + name). */
export function accountDiscriminator(name: StakingAccountName): Uint8Array {
  return createHash('sha256').update(`account:${name}`).digest().subarray(0, 8);
}

export function readU128(view: DataView, offset: number): bigint {
  return view.getBigUint64(offset, true) | (view.getBigUint64(offset + 8, true) << 64n);
}

export function readU16s(view: DataView, offset: number, count: number): readonly number[] {
  const values: number[] = [];
  for (let i = 0; i < count; i += 1) values.push(view.getUint16(offset + i * 2, true));
  return values;
}

export function readU32s(view: DataView, offset: number, count: number): readonly number[] {
  const values: number[] = [];
  for (let i = 0; i < count; i += 1) values.push(view.getUint32(offset + i * 4, true));
  return values;
}

export function readU64s(view: DataView, offset: number, count: number): readonly bigint[] {
  const values: bigint[] = [];
  for (let i = 0; i < count; i += 1) values.push(view.getBigUint64(offset + i * 8, true));
  return values;
}

/** A copy of 32 bytes: an address or a hash. */
export function readBytes32(view: DataView, offset: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + offset, 32).slice();
}

/** A view of the bytes after the discriminator, once size and discriminator are the expected ones. */
export function openAccount(account: string, data: Uint8Array, bytes: number, discriminator?: Uint8Array): DataView {
  if (data.length !== bytes) throw layoutMismatch(account, `${bytes} bytes`, `${data.length} bytes`);
  if (discriminator === undefined) return new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (!startsWith(data, discriminator)) {
    throw layoutMismatch(account, `discriminator ${hex(discriminator)}`, `discriminator ${hex(data.subarray(0, 8))}`);
  }
  return new DataView(data.buffer, data.byteOffset + discriminator.length, data.byteLength - discriminator.length);
}

/** The name that a byte of an account stands for. */
export function nameOf<Name extends string>(
  account: StakingAccountName,
  what: string,
  names: readonly Name[],
  index: number,
): Name {
  const name = names[index];
  if (name === undefined) throw layoutMismatch(account, `${what} 0 to ${names.length - 1}`, `${what} ${index}`);
  return name;
}

function layoutMismatch(account: string, expected: string, found: string): SimError<'PROGRAM__LAYOUT_MISMATCH'> {
  return new SimError('PROGRAM__LAYOUT_MISMATCH', { account, expected, found });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function startsWith(data: Uint8Array, start: Uint8Array): boolean {
  for (let i = 0; i < start.length; i += 1) {
    if (data[i] !== start[i]) return false;
  }
  return true;
}

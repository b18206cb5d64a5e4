import { checkedI64, checkedU64, checkedUint } from './number-ranges.ts';

/**
 * Writes an instruction's arguments one after the other as Borsh does: little end first, nothing between.
 * A number that its type cannot carry throws `CORE__VALUE_OUT_OF_RANGE` with the field's name.
 */
export class BorshWriter {
  readonly #parts: Uint8Array[] = [];

  u8(field: string, value: number): this {
    return this.bytes(Uint8Array.of(checkedUint(field, value, 0xff)));
  }

  bool(value: boolean): this {
    return this.bytes(Uint8Array.of(value ? 1 : 0));
  }

  u16(field: string, value: number): this {
    const part = Buffer.alloc(2);
    part.writeUInt16LE(checkedUint(field, value, 0xffff));
    return this.bytes(part);
  }

  u32(field: string, value: number): this {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(checkedUint(field, value, 0xffff_ffff));
    return this.bytes(part);
  }

  u64(field: string, value: bigint): this {
    const part = Buffer.alloc(8);
    part.writeBigUInt64LE(checkedU64(field, value));
    return this.bytes(part);
  }

  i64(field: string, value: bigint): this {
    const part = Buffer.alloc(8);
    part.writeBigInt64LE(checkedI64(field, value));
    return this.bytes(part);
  }

  /** An array of fixed length `count`; missing values are 0. */
  u16s(field: string, values: readonly number[], count: number): this {
    for (let i = 0; i < count; i += 1) this.u16(`${field}[${i}]`, values[i] ?? 0);
    return this;
  }

  /** Likewise. */
  u32s(field: string, values: readonly number[], count: number): this {
    for (let i = 0; i < count; i += 1) this.u32(`${field}[${i}]`, values[i] ?? 0);
    return this;
  }

  /** As they are: an address, a hash. */
  bytes(part: Uint8Array): this {
    this.#parts.push(part);
    return this;
  }

  /** All that was written so far. */
  get written(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}

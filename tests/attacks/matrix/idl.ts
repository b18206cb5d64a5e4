import { loadProgramArtifacts } from '#harness/program/artifacts.ts';

type IdlType =
  | string
  | { readonly array: readonly [IdlType, number] }
  | { readonly defined: { readonly name: string } };

interface IdlField {
  readonly name: string;
  readonly type: IdlType;
}

interface IdlStruct {
  readonly kind: 'struct';
  readonly fields: readonly IdlField[];
}

interface IdlEnum {
  readonly kind: 'enum';
  readonly variants: readonly { readonly name: string; readonly fields?: readonly IdlField[] }[];
}

export interface IdlAccount {
  readonly name: string;
  readonly signer?: boolean;
  readonly writable?: boolean;
}

export interface IdlInstruction {
  readonly name: string;
  readonly accounts: readonly IdlAccount[];
  readonly args: readonly IdlField[];
}

interface Idl {
  readonly instructions: readonly IdlInstruction[];
  readonly types: readonly { readonly name: string; readonly type: IdlStruct | IdlEnum }[];
  readonly errors: readonly { readonly code: number; readonly name: string }[];
}

/** The committed interface of the program. */
export const IDL = loadProgramArtifacts().idl as Idl;

const INSTRUCTIONS = new Map(IDL.instructions.map((instruction) => [instruction.name, instruction]));
const TYPES = new Map(IDL.types.map(({ name, type }) => [name, type]));

export function idlInstruction(name: string): IdlInstruction {
  const found = INSTRUCTIONS.get(name);
  if (found === undefined) throw new RangeError(`the IDL has no instruction ${name}`);
  return found;
}

/** Where a number of an instruction's arguments lies in its data. */
export interface NumberPlace {
  /** Argument and fields, joined by dots; an enum's variant is one of them. */
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
  readonly type: string;
}

const NUMBER_BYTES: Readonly<Record<string, number>> = { bool: 1, u8: 1, u16: 2, u32: 4, u64: 8, i64: 8 };
const OPAQUE_BYTES: Readonly<Record<string, number>> = { pubkey: 32 };
const DISCRIMINATOR_BYTES = 8;

/** Every number in the arguments of encoded data; an enum's fields are those of the variant that the data holds. */
export function numberPlaces(name: string, data: Uint8Array): readonly NumberPlace[] {
  const places: NumberPlace[] = [];
  let offset = DISCRIMINATOR_BYTES;
  const walk = (path: string, type: IdlType): void => {
    if (typeof type === 'string') {
      const bytes = NUMBER_BYTES[type] ?? OPAQUE_BYTES[type];
      if (bytes === undefined) throw new RangeError(`${name}: ${path} is a ${type}, which the matrix cannot vary`);
      if (type in NUMBER_BYTES) places.push({ path, offset, bytes, type });
      offset += bytes;
    } else if ('array' in type) {
      const [of, count] = type.array;
      // A hash is no number.
      if (of === 'u8') offset += count;
      else for (let i = 0; i < count; i += 1) walk(`${path}.${i}`, of);
    } else {
      const definition = TYPES.get(type.defined.name);
      if (definition === undefined) throw new RangeError(`the IDL has no type ${type.defined.name}`);
      if (definition.kind === 'struct') walkFields(path, definition.fields);
      else {
        const variant = definition.variants[data[offset] ?? 0xff];
        if (variant === undefined) throw new RangeError(`${name}: ${path} holds no variant`);
        places.push({ path: `${path}.tag`, offset, bytes: 1, type: 'u8' });
        offset += 1;
        walkFields(`${path}.${variant.name}`, variant.fields ?? []);
      }
    }
  };
  const walkFields = (path: string, fields: readonly IdlField[]): void => {
    for (const field of fields) walk(path === '' ? field.name : `${path}.${field.name}`, field.type);
  };
  walkFields('', idlInstruction(name).args);
  if (offset !== data.length) throw new RangeError(`${name}: ${data.length - offset} bytes behind the arguments`);
  return places;
}

/** Paths of every number that a type can hold, in whatever variant; the same as `numberPlaces` finds in data. */
export function numberPathsOf(path: string, type: IdlType): readonly string[] {
  if (typeof type === 'string') return type in NUMBER_BYTES ? [path] : [];
  if ('array' in type) {
    const [of, count] = type.array;
    if (of === 'u8') return [];
    return Array.from({ length: count }, (_, i) => numberPathsOf(`${path}.${i}`, of)).flat();
  }
  const definition = TYPES.get(type.defined.name);
  if (definition === undefined) throw new RangeError(`the IDL has no type ${type.defined.name}`);
  const fieldsOf = (at: string, fields: readonly IdlField[]): readonly string[] =>
    fields.flatMap((field) => numberPathsOf(`${at}.${field.name}`, field.type));
  if (definition.kind === 'struct') return fieldsOf(path, definition.fields);
  const variants = definition.variants.flatMap(({ name, fields }) => fieldsOf(`${path}.${name}`, fields ?? []));
  return [`${path}.tag`, ...variants];
}

/** The numbers at the edges of a type, by the name of their column. */
export function edgesOf({ type, bytes }: NumberPlace): Readonly<Record<string, bigint>> {
  // A byte that is neither false nor true.
  if (type === 'bool') return { 0: 0n, 1: 1n, 2: 2n };
  const bits = BigInt(bytes * 8);
  if (type.startsWith('i')) {
    const max = (1n << (bits - 1n)) - 1n;
    return { min: -max - 1n, 0: 0n, 1: 1n, 'max-1': max - 1n, max };
  }
  const max = (1n << bits) - 1n;
  return { 0: 0n, 1: 1n, 'max-1': max - 1n, max };
}

/** The data with another number at one place. */
export function withNumber(data: Uint8Array, { offset, bytes }: NumberPlace, value: bigint): Uint8Array {
  const changed = Uint8Array.from(data);
  let rest = BigInt.asUintN(bytes * 8, value);
  for (let i = 0; i < bytes; i += 1) {
    changed[offset + i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return changed;
}

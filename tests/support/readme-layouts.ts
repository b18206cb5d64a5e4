import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { accountDiscriminator, type StakingAccountName } from '#harness/program/accounts.ts';

const README = fileURLToPath(new URL('../../programs/staking/README.md', import.meta.url));

/** Offsets of an account's fields, from the end of the discriminator, as the program's README documents them. */
type Layout = ReadonlyMap<string, number>;

/** Reads the section "Layouts": accounts and their parts by name. */
function readLayouts(): ReadonlyMap<string, Layout> {
  const readme = readFileSync(README, 'utf8');
  const section = readme.slice(readme.indexOf('### Layouts'), readme.indexOf('## Instructions')).replaceAll('\n', ' ');
  // Splitting by a pattern with one group gives: text, name, text, name, text...
  const parts = section.split(/`([A-Z]\w+)`(?: \(\d+(?: bytes)?\))?: /);
  const layouts = new Map<string, Layout>();
  for (let i = 1; i + 1 < parts.length; i += 2) layouts.set(parts[i] ?? '', readFields(parts[i + 1] ?? ''));
  return layouts;
}

/** Fields are set apart by middle dots: name, type where it is no u64, with a remark perhaps, offset. */
function readFields(text: string): Layout {
  const fields = new Map<string, number>();
  for (const part of text.split('·')) {
    const field = /^\s*(\w+)(?: \(?(?:[ui]\d+|\[[^·]*\])(?:, [^·)]+)?\)?)? (\d+)\b/.exec(part);
    if (field?.[1] !== undefined) fields.set(field[1], Number(field[2]));
  }
  return fields;
}

const LAYOUTS = readLayouts();

/** Readers by type; a field's type is u64 where none is said. */
const READ = {
  u8: (view: DataView, at: number) => view.getUint8(at),
  bool: (view: DataView, at: number) => view.getUint8(at) !== 0,
  u16: (view: DataView, at: number) => view.getUint16(at, true),
  u32: (view: DataView, at: number) => view.getUint32(at, true),
  u64: (view: DataView, at: number) => view.getBigUint64(at, true),
  i64: (view: DataView, at: number) => view.getBigInt64(at, true),
  u128: (view: DataView, at: number) => view.getBigUint64(at, true) + (view.getBigUint64(at + 8, true) << 64n),
  b32: (view: DataView, at: number) => Uint8Array.from({ length: 32 }, (_, i) => view.getUint8(at + i)),
  /** A rate that the account keeps as a u64. */
  rate: (view: DataView, at: number) => Number(view.getBigUint64(at, true)),
} as const;
type ReadName = keyof typeof READ;

/** What the README's layout makes of the bytes; `fields`: our name, then theirs, with `:type` and `*count`. */
export function readByLayout(
  layout: string,
  view: DataView,
  base: number,
  fields: Readonly<Record<string, string>>,
): unknown {
  const entries = Object.entries(fields).map(([ours, spec]) => {
    const [, name = '', type = 'u64', count] = /^(\w+?)(?::(\w+))?(?:\*(\d+))?$/.exec(spec) ?? [];
    const offset = LAYOUTS.get(layout)?.get(name);
    if (offset === undefined) throw new Error(`the README has no ${layout}.${name}`);
    const readOne = READ[type as ReadName];
    const at = base + offset;
    if (count === undefined) return [ours, readOne(view, at)];
    const bytes = { u16: 2, u32: 4, u64: 8 }[type] ?? 0;
    return [ours, Array.from({ length: Number(count) }, (_, i) => readOne(view, at + i * bytes))];
  });
  return Object.fromEntries(entries);
}

/** Random bytes of an account's size behind its discriminator; `fixed` bytes are small, as enums are. */
export function accountOf(name: StakingAccountName, bytes: number, fixed: Readonly<Record<number, number>> = {}) {
  return fc.uint8Array({ minLength: bytes - 8, maxLength: bytes - 8 }).map((body) => {
    for (const [offset, below] of Object.entries(fixed)) {
      const at = Number(offset);
      body[at] = (body[at] ?? 0) % below;
    }
    return Uint8Array.from([...accountDiscriminator(name), ...body]);
  });
}

export const offsetOf = (layout: string, name: string): number => LAYOUTS.get(layout)?.get(name) ?? Number.NaN;
const bodyOf = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset + 8, data.length - 8);

export function checkBytes(
  arbitrary: fc.Arbitrary<Uint8Array>,
  property: (data: Uint8Array, view: DataView) => void,
): void {
  fc.assert(
    fc.property(arbitrary, (data) => property(data, bodyOf(data))),
    { seed: 1, numRuns: 40, endOnFailure: true },
  );
}

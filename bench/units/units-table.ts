import { grouped, markdownTable } from '../tables.ts';
import type { EngineName, Measured } from './units-stage.ts';

/** One line of the table: an instruction in a situation, on both engines. */
export interface UnitsRow {
  readonly instruction: string;
  readonly situation: string;
  readonly litesvm: number;
  readonly litesvmToken: number;
  readonly bankrun: number;
  readonly bankrunToken: number;
}

const NUMBERS = ['litesvm', 'litesvmToken', 'bankrun', 'bankrunToken'] as const;
const HEADER = [
  'instruction',
  'situation',
  'litesvm units',
  'of which token program',
  'bankrun units',
  'of which token program',
];

/** Joins what was measured on both engines; by instruction, then as measured. */
export function unitsRows(measured: Readonly<Record<EngineName, readonly Measured[]>>): readonly UnitsRow[] {
  const onBankrun = new Map(measured.bankrun.map((one) => [keyOf(one), one]));
  const rows = measured.litesvm.map((one): UnitsRow => {
    const other = onBankrun.get(keyOf(one));
    if (other === undefined) throw new Error(`${keyOf(one)}: not measured on bankrun`);
    const { instruction, situation } = one;
    return {
      instruction,
      situation,
      litesvm: one.computeUnits,
      litesvmToken: one.tokenUnits,
      bankrun: other.computeUnits,
      bankrunToken: other.tokenUnits,
    };
  });
  if (new Set(rows.map(keyOf)).size !== rows.length) throw new Error('a situation is measured twice');
  return rows.toSorted((a, b) => (a.instruction < b.instruction ? -1 : Number(a.instruction > b.instruction)));
}

export function renderTable(rows: readonly UnitsRow[]): readonly string[] {
  return markdownTable(
    HEADER,
    rows.map((row) => [`\`${row.instruction}\``, row.situation, ...NUMBERS.map((name) => grouped(row[name]))]),
  );
}

/** Reads the rows of a page that `renderTable` is part of. */
export function parseTable(page: string): readonly UnitsRow[] {
  return page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const instruction = /^`(\w+)`$/.exec(cells[1] ?? '')?.[1];
    if (instruction === undefined || cells.length !== HEADER.length + 2) return [];
    const [litesvm = 0, litesvmToken = 0, bankrun = 0, bankrunToken = 0] = cells
      .slice(3, 7)
      .map((cell) => Number(cell.replaceAll(',', '')));
    return [{ instruction, situation: cells[2] ?? '', litesvm, litesvmToken, bankrun, bankrunToken }];
  });
}

const TOLERANCE_UNITS = 100;
const TOLERANCE_SHARE = 0.02;

/** Where measurements leave the committed table: more than 2% and more than 100 units, or a row that only one has. */
export function compareRows(committed: readonly UnitsRow[], measured: readonly UnitsRow[]): readonly string[] {
  const before = new Map(committed.map((row) => [keyOf(row), row]));
  const after = new Map(measured.map((row) => [keyOf(row), row]));
  const gone = [...before.keys()].filter((key) => !after.has(key)).map((key) => `${key}: no longer measured`);
  const problems = measured.flatMap((row) => {
    const known = before.get(keyOf(row));
    if (known === undefined) return [`${keyOf(row)}: not in the table`];
    return NUMBERS.flatMap((name) => {
      const change = row[name] - known[name];
      const allowed = Math.max(TOLERANCE_UNITS, TOLERANCE_SHARE * known[name]);
      if (Math.abs(change) <= allowed) return [];
      const share = known[name] === 0 ? '' : `, ${((100 * change) / known[name]).toFixed(1)}%`;
      const sign = change > 0 ? '+' : '';
      return [`${keyOf(row)}: ${name} ${grouped(known[name])} → ${grouped(row[name])} (${sign}${change}${share})`];
    });
  });
  return [...gone, ...problems];
}

function keyOf({ instruction, situation }: Pick<UnitsRow, 'instruction' | 'situation'>): string {
  return `${instruction}, ${situation}`;
}

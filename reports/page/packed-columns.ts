/** A value that a chart's data row may hold. */
type Cell = string | number | boolean | null;

/** A row of a chart's data. */
export type DataRow = Readonly<Record<string, Cell>>;

/**
 * A column, packed: as it is; one value throughout; or instants, written as days or as whole ISO texts, either in
 * equal steps or one by one. Seconds since 1970.
 */
export type PackedColumn =
  | readonly Cell[]
  | { readonly same: Cell; readonly count: number }
  | { readonly form: InstantForm; readonly start: number; readonly step: number; readonly count: number }
  | { readonly form: InstantForm; readonly seconds: readonly number[] };

type InstantForm = 'day' | 'iso';

/** Rows as columns: the position of each field's column in the store. */
export interface PackedRows {
  readonly count: number;
  readonly fields: Readonly<Record<string, number>>;
}

/** Keeps columns, equal ones once: charts share their time, and some their series. */
export class ColumnStore {
  readonly columns: PackedColumn[] = [];
  readonly #positions = new Map<string, number>();

  /** Undefined for rows that do not all have the same plain fields; those stay rows. */
  add(rows: readonly unknown[]): PackedRows | undefined {
    const [first] = rows;
    if (!isDataRow(first)) return undefined;
    const fields = Object.keys(first);
    if (!rows.every((row) => isDataRow(row) && hasFields(row, fields))) return undefined;
    const data = rows as readonly DataRow[];
    return {
      count: data.length,
      fields: Object.fromEntries(fields.map((field) => [field, this.#keep(data.map((row) => row[field] as Cell))])),
    };
  }

  #keep(cells: readonly Cell[]): number {
    const column = packColumn(cells);
    const text = JSON.stringify(column);
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    this.#positions.set(text, this.columns.length);
    return this.columns.push(column) - 1;
  }
}

/** The rows that were packed, value by value. */
export function unpackRows({ count, fields }: PackedRows, columns: readonly PackedColumn[]): readonly DataRow[] {
  const unpacked = Object.entries(fields).map(
    ([field, position]) => [field, unpackColumn(columns[position] ?? [])] as const,
  );
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(unpacked.map(([field, cells]) => [field, cells[row] ?? null])),
  );
}

export function packColumn(cells: readonly Cell[]): PackedColumn {
  const [first] = cells;
  if (first === undefined) return cells;
  if (cells.length > 2 && cells.every((cell) => cell === first)) return { same: first, count: cells.length };
  const form = instantForm(cells);
  if (form === undefined) return cells;
  const seconds = cells.map((cell) => Date.parse(cell as string) / 1000);
  const [start = 0, second = start] = seconds;
  const step = second - start;
  return seconds.every((at, row) => at === start + row * step)
    ? { form, start, step, count: seconds.length }
    : { form, seconds };
}

export function unpackColumn(column: PackedColumn): readonly Cell[] {
  if ('same' in column) return Array.from({ length: column.count }, () => column.same);
  if (!('form' in column)) return column;
  const seconds =
    'seconds' in column
      ? column.seconds
      : Array.from({ length: column.count }, (_, row) => column.start + row * column.step);
  return seconds.map((at) => textOfInstant(at, column.form));
}

/** The form that gives every text back as it was. */
function instantForm(cells: readonly Cell[]): InstantForm | undefined {
  return (['day', 'iso'] as const).find((form) =>
    cells.every((cell) => {
      if (typeof cell !== 'string' || !/^\d{4}-\d\d-\d\d/.test(cell)) return false;
      const seconds = Date.parse(cell) / 1000;
      return Number.isInteger(seconds) && textOfInstant(seconds, form) === cell;
    }),
  );
}

function textOfInstant(seconds: number, form: InstantForm): string {
  const text = new Date(seconds * 1000).toISOString();
  return form === 'day' ? text.slice(0, 10) : text;
}

function isDataRow(value: unknown): value is DataRow {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(
      (cell) => cell === null || typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean',
    )
  );
}

function hasFields(row: DataRow, fields: readonly string[]): boolean {
  const own = Object.keys(row);
  return own.length === fields.length && own.every((field, index) => field === fields[index]);
}

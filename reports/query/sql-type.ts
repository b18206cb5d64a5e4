import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  type DuckDBType,
  type DuckDBValue,
  HUGEINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { dayOf, integerOf, numberOf } from '../artifacts/cell-value.ts';
import { type ColumnDescription, TIME_COLUMNS } from '../artifacts/columns.ts';

/** A type of SQL, and how the text of a cell becomes a value of it. */
export interface SqlType {
  readonly type: DuckDBType;
  /** In words, for a cell that is not of the type. */
  readonly expected: string;
  /** Exact; undefined for a text that is not of the type. The text is not empty. */
  readonly parse: (text: string) => DuckDBValue | undefined;
}

function wholeOf(type: DuckDBType, bits: number): SqlType {
  return {
    type,
    expected: 'a whole number',
    parse: (text) => {
      const value = integerOf(text);
      return value !== undefined && BigInt.asIntN(bits, value) === value ? value : undefined;
    },
  };
}

/** Amounts need more than 64 bits once they are summed or weighed, and a sum of these is one again. */
const AMOUNT = wholeOf(HUGEINT, 128);
const WHOLE = wholeOf(BIGINT, 64);

const FLOAT: SqlType = {
  type: DOUBLE,
  expected: 'a number',
  parse: numberOf,
};

const DAY: SqlType = {
  type: DATE,
  expected: 'a day as 2025-01-31',
  parse: (text) => {
    const day = dayOf(text);
    return day === undefined ? undefined : new DuckDBDateValue(day);
  },
};

const FLAG: SqlType = {
  type: BOOLEAN,
  expected: '0 or 1',
  parse: (text) => (text === '1' ? true : text === '0' ? false : undefined),
};

const TEXT: SqlType = { type: VARCHAR, expected: 'a text', parse: (text) => text };

const BY_UNIT: ReadonlyMap<string, SqlType> = new Map(
  Object.entries({
    base_units: AMOUNT,
    quote_units: AMOUNT,
    base_unit_days: AMOUNT,
    lamports: AMOUNT,
    power: AMOUNT,
    number: AMOUNT,
    index: WHOLE,
    count: WHOLE,
    bps: WHOLE,
    compute_units: WHOLE,
    seconds: WHOLE,
    utc_date: DAY,
    bool: FLAG,
    name: TEXT,
    text: TEXT,
  }),
);

/** Units in which a metric may be a mean. */
const MEANS: ReadonlySet<string> = new Set(['seconds', 'lamports']);

/** The type of a column by its unit; whatever is not counted in wholes is a float. */
export function sqlTypeOf(table: RunTableName, { id, unit }: ColumnDescription): SqlType {
  const isTime = TIME_COLUMNS.some((column) => column.id === id);
  const isMean = table === 'metrics' && MEANS.has(unit) && !isTime;
  return isMean ? FLOAT : (BY_UNIT.get(unit) ?? FLOAT);
}

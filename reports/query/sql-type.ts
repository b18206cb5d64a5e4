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
import { type ColumnDescription, TIME_COLUMNS } from '../artifacts/columns.ts';

/** A type of SQL, and how the text of a cell becomes a value of it. */
export interface SqlType {
  readonly type: DuckDBType;
  /** In words, for a cell that is not of the type. */
  readonly expected: string;
  /** Exact; undefined for a text that is not of the type. The text is not empty. */
  readonly parse: (text: string) => DuckDBValue | undefined;
}

const MS_PER_DAY = 86_400_000;

function integerOf(type: DuckDBType, bits: number): SqlType {
  return {
    type,
    expected: 'a whole number',
    parse: (text) => {
      if (!/^-?\d+$/.test(text)) return undefined;
      const value = BigInt(text);
      return BigInt.asIntN(bits, value) === value ? value : undefined;
    },
  };
}

/** Amounts need more than 64 bits once they are summed or weighed, and a sum of these is one again. */
const AMOUNT = integerOf(HUGEINT, 128);
const WHOLE = integerOf(BIGINT, 64);

const FLOAT: SqlType = {
  type: DOUBLE,
  expected: 'a number',
  parse: (text) => {
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  },
};

const DAY: SqlType = {
  type: DATE,
  expected: 'a day as 2025-01-31',
  parse: (text) => {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? undefined : new DuckDBDateValue(time / MS_PER_DAY);
  },
};

const FLAG: SqlType = {
  type: BOOLEAN,
  expected: '0 or 1',
  parse: (text) => (text === '1' ? true : text === '0' ? false : undefined),
};

const TEXT: SqlType = { type: VARCHAR, expected: 'a text', parse: (text) => text };

const BY_UNIT: Readonly<Record<string, SqlType>> = {
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
};

/** Units in which a metric may be a mean. */
const MEANS: ReadonlySet<string> = new Set(['seconds', 'lamports']);

/** The type of a column by its unit; whatever is not counted in wholes is a float. */
export function sqlTypeOf(table: RunTableName, { id, unit }: ColumnDescription): SqlType {
  const isTime = TIME_COLUMNS.some((column) => column.id === id);
  const isMean = table === 'metrics' && MEANS.has(unit) && !isTime;
  return isMean ? FLOAT : (BY_UNIT[unit] ?? FLOAT);
}

import type { ResultFormat } from '#reports/query/result-text.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { type Interrupts, listenForInterrupts } from '../interrupts.ts';
import { QueryClock } from '../query-clock.ts';
import type { Command } from './command.ts';
import { givenComplaint, repeatedComplaint } from './given-values.ts';

/** Named here too, so that the help needs no database. */
const FORMATS: readonly ResultFormat[] = ['table', 'csv', 'json'];

interface QueryOptions {
  run: string;
  sql: string | undefined;
  format: ResultFormat | undefined;
  out: string | undefined;
  parquet: string | undefined;
  force: boolean;
  timeout: number;
}

/** Seconds. A question to a large run takes a few, a join that goes wrong would take days. */
const TIMEOUT = 60;
const MAX_TIMEOUT = 86_400;

export const queryCommand: Command<QueryOptions> = {
  command: 'query <run> [sql]',
  describe: 'Ask a run folder by SQL, or write its tables as Parquet; without SQL, list its tables and columns',
  options: (argv) =>
    argv
      .positional('run', { type: 'string', demandOption: true, describe: 'Run folder' })
      .positional('sql', {
        type: 'string',
        describe:
          'One statement that reads (DuckDB); each CSV file is a table, and names with dots stand in double quotes',
      })
      .option('format', {
        choices: FORMATS,
        requiresArg: true,
        describe: 'How the result is written; by default as the ending of --out says, else a table',
      })
      .option('out', { type: 'string', requiresArg: true, describe: 'Write the result into this file' })
      .option('parquet', {
        type: 'string',
        describe: 'Write every table as <folder>/<table>.parquet; without a folder, into <run>/parquet',
      })
      .option('force', { type: 'boolean', default: false, describe: 'Replace files that are there already' })
      .option('timeout', {
        type: 'string',
        requiresArg: true,
        default: String(TIMEOUT),
        describe: 'Seconds that the database may work on the statement; 0 for as long as it takes',
        coerce: secondsOf,
      })
      .check((options) => {
        const { format, out, parquet } = options;
        // Without a folder --parquet is an empty text.
        const complaint = givenComplaint({ format, out }) ?? repeatedComplaint('parquet', parquet);
        if (complaint !== undefined) return complaint;
        // Behind -- the SQL would be nobody's, and the tables be listed.
        if ((options['_'] as readonly unknown[]).length > 1) return 'the SQL stands before --, found it behind';
        return true;
      })
      .example('$0 query runs/first-year', 'lists tables, rows, columns and units')
      .example(`$0 query runs/first-year 'select date, "staking.ratio" from metrics limit 5'`, 'prints five rows')
      .example('$0 query runs/first-year "from agents where tick = 364" --out agents.csv', 'writes a file')
      .example('$0 query runs/first-year --parquet', 'writes runs/first-year/parquet/metrics.parquet and so on'),
  run: async ({ run, sql, format, out, parquet, force, timeout }) => {
    if (parquet !== undefined && [sql, out, format].some((value) => value !== undefined)) {
      throw new SimError('CLI__USAGE', {
        reason: '--parquet writes whole tables: leave out the SQL, --out and --format',
      });
    }
    const stop = new AbortController();
    const interrupts = listenForInterrupts('ending', () => stop.abort(interruption(interrupts)));
    try {
      if (parquet !== undefined) {
        const { exportRun } = await import('#reports/query/run-query.ts');
        const target = parquet === '' ? undefined : parquet;
        for (const { file } of await exportRun(run, target, force, new QueryClock(undefined, stop.signal)))
          process.stdout.write(`${file}\n`);
        return EXIT_CODES.ok;
      }
      const { runQuery } = await import('../run-query.ts');
      const limits = new QueryClock(timeout === 0 ? undefined : timeout, stop.signal);
      await runQuery({ run, sql, format: format ?? formatOf(out), out, force, limits });
      return EXIT_CODES.ok;
    } finally {
      interrupts.release();
    }
  },
};

function interruption({ signal }: Interrupts): SimError {
  return new SimError('CLI__QUERY_INTERRUPTED', { signal: signal ?? 'a signal' });
}

/** Of the text itself, because as a number an empty text is 0. */
function secondsOf(text: unknown): number {
  if (typeof text === 'string' && /^\d+$/.test(text) && Number(text) <= MAX_TIMEOUT) return Number(text);
  throw new SimError('CLI__USAGE', {
    reason: `--timeout must be a whole number of seconds from 0 to ${MAX_TIMEOUT}, found ${JSON.stringify(text)}`,
  });
}

function formatOf(out: string | undefined): ResultFormat {
  return FORMATS.find((format) => out?.toLowerCase().endsWith(`.${format}`)) ?? 'table';
}

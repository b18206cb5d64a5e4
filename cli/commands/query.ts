import type { ResultFormat } from '#reports/query/result-text.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import type { Command } from './command.ts';

/** Named here too, so that the help needs no database. */
const FORMATS: readonly ResultFormat[] = ['table', 'csv', 'json'];

interface QueryOptions {
  run: string;
  sql: string | undefined;
  format: ResultFormat | undefined;
  out: string | undefined;
  parquet: string | undefined;
  force: boolean;
}

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
      .check((options) => {
        for (const name of ['format', 'out', 'parquet'] as const) {
          const value: unknown = options[name];
          if (Array.isArray(value)) return `--${name} was given ${value.length} times, expected once`;
        }
        return options.out?.trim() === '' ? '--out needs a value, found an empty text' : true;
      })
      .example('$0 query runs/first-year', 'lists tables, rows, columns and units')
      .example(
        `$0 query runs/first-year 'select date, "staking.ratio" from metrics order by tick desc limit 5'`,
        'prints five rows',
      )
      .example(
        `$0 query runs/first-year "select agent, staked / 1e9 as act from agents where tick = 364" --out top.csv`,
        'writes a file',
      )
      .example('$0 query runs/first-year --parquet', 'writes runs/first-year/parquet/metrics.parquet and so on'),
  run: async ({ run, sql, format, out, parquet, force }) => {
    if (parquet !== undefined) {
      if (sql !== undefined || out !== undefined || format !== undefined) {
        throw new SimError('CLI__USAGE', {
          reason: '--parquet writes whole tables: leave out the SQL, --out and --format',
        });
      }
      const { exportRun } = await import('#reports/query/run-query.ts');
      for (const { file } of await exportRun(run, parquet === '' ? undefined : parquet, force)) {
        process.stdout.write(`${file}\n`);
      }
      return EXIT_CODES.ok;
    }
    const { runQuery } = await import('../run-query.ts');
    await runQuery({ run, sql, format: format ?? formatOf(out), out, force });
    return EXIT_CODES.ok;
  },
};

function formatOf(out: string | undefined): ResultFormat {
  return FORMATS.find((format) => out?.toLowerCase().endsWith(`.${format}`)) ?? 'table';
}

import { SimError } from '#sim/core/errors/sim-error.ts';
import { ENGINES, type EngineName } from '../engines.ts';
import { EXIT_CODES, type ExitCode } from '../exit-codes.ts';
import { type Interrupts, listenForInterrupts } from '../interrupts.ts';
import type { Command } from './command.ts';
import { countReader } from './count-option.ts';
import { givenComplaint } from './given-values.ts';

interface ReplayOptions {
  trace: string;
  engine: EngineName | undefined;
  program: string | undefined;
  until: number | undefined;
  show: number[];
  list: boolean;
  shortest: boolean;
  out: string | undefined;
  force: boolean;
  json: boolean;
}

const MAX_NUMBER = 2 ** 31;
/** Accounts of so many transactions are kept for printing. */
const MAX_SHOWN = 1_000;

export const replayCommand: Command<ReplayOptions> = {
  command: 'replay <trace>',
  describe: 'Repeat a recorded run transaction by transaction, or find the shortest list that breaks its invariant',
  options: (argv) =>
    argv
      .positional('trace', {
        type: 'string',
        demandOption: true,
        describe: 'Trace (.ndjson), or the folder of a run or of its failure',
      })
      .option('engine', {
        choices: ENGINES,
        requiresArg: true,
        describe: "Chain to repeat it on; default: the trace's. Accounts come out the same on both",
      })
      .option('program', {
        type: 'string',
        requiresArg: true,
        describe: "Folder with the trace's build of the program, if it is neither this actsim's nor a twin of it",
      })
      .option('until', {
        type: 'string',
        requiresArg: true,
        coerce: countReader('until', MAX_NUMBER),
        describe: 'Stop behind this transaction; default: all, or the last that --show names',
      })
      .option('show', {
        type: 'string',
        array: true,
        default: [],
        requiresArg: true,
        coerce: (texts: unknown) => [texts].flat().flatMap((text) => countReader('show', MAX_NUMBER)(text) ?? []),
        describe: 'Show every account that this transaction may write, before and after; may be repeated',
      })
      .option('list', { type: 'boolean', default: false, describe: 'List the transactions in words, and run none' })
      .option('shortest', {
        type: 'boolean',
        default: false,
        describe: "Find the shortest list of actions that breaks the trace's invariant, and write its trace",
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        describe: 'With --shortest: file to write; default: shortest.ndjson beside the trace',
      })
      .option('force', { type: 'boolean', default: false, describe: 'With --shortest: replace the file' })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON' })
      .check((options) => {
        const { engine, program, until, out, show = [], shortest } = options as Partial<ReplayOptions>;
        const complaint = givenComplaint({ engine, program, until, out });
        if (complaint !== undefined) return complaint;
        const conflict = conflictOf(options);
        if (conflict !== undefined) return conflict;
        if (out !== undefined && shortest !== true) return '--out goes with --shortest';
        if (show.length > MAX_SHOWN) return `--show was given ${show.length} times, expected at most ${MAX_SHOWN}`;
        const late = show.find((number) => until !== undefined && number > until);
        return late === undefined ? true : `--show ${late} is behind --until ${until}`;
      })
      .example('$0 replay runs/r01/failure --shortest', 'from a broken invariant to the shortest list that shows it')
      .example('$0 replay runs/r01/failure/shortest.ndjson --show 31', 'accounts before and after transaction 31')
      .example('$0 replay runs/traced --engine bankrun', 'the same transactions on the reference chain')
      .example('$0 replay runs/traced --list', 'every transaction in words, with its number'),
  run: async (options) => {
    const interrupts = listenForInterrupts('ending after this transaction');
    try {
      if (options.list) return await list(options, interrupts);
      return options.shortest ? await shorten(options, interrupts) : await replay(options, interrupts);
    } finally {
      interrupts.release();
    }
  },
};

/** Options that do not go together, in words. */
function conflictOf({
  list: isList,
  shortest,
  show = [],
  until,
  engine,
  program,
}: Partial<ReplayOptions>): string | undefined {
  const shows = show.length > 0;
  if (isList === true && (shortest === true || shows || engine !== undefined || program !== undefined)) {
    return '--list runs nothing: it goes with --until and --json only';
  }
  return shortest === true && (shows || until !== undefined)
    ? '--shortest goes with neither --show nor --until'
    : undefined;
}

async function list({ trace, until, json }: ReplayOptions, interrupts: Interrupts): Promise<ExitCode> {
  const { findTrace } = await import('../trace/trace-source.ts');
  const { listTrace } = await import('../trace/list-trace.ts');
  const { asJson, breachText, transactionLine } = await import('../trace/trace-text.ts');
  for await (const listed of listTrace(await findTrace(trace), until)) {
    if (interrupts.aborted) throw interrupted(interrupts, trace);
    if (json) process.stdout.write(asJson(listed));
    else if ('invariant' in listed) process.stdout.write(`${breachText(listed)}\n`);
    else {
      const { number, unixSeconds, does, result } = listed;
      process.stdout.write(`${transactionLine(number, unixSeconds, does, result)}\n`);
    }
  }
  return EXIT_CODES.ok;
}

async function replay(options: ReplayOptions, interrupts: Interrupts): Promise<ExitCode> {
  const { findTrace } = await import('../trace/trace-source.ts');
  const { replayTrace } = await import('../trace/replay-trace.ts');
  const { TraceProgress } = await import('../trace/trace-progress.ts');
  const { asJson, replayText, shownText } = await import('../trace/trace-text.ts');
  const { trace, engine, program, until, show, json } = options;
  const progress = new TraceProgress(process.stderr);
  try {
    const source = await findTrace(trace);
    const request = { source, engine, programDir: program, until, show, progress, signal: interrupts };
    const replayed = await replayTrace(request);
    progress.stop();
    if (replayed === undefined) throw interrupted(interrupts, trace);
    if (json) {
      const { plan: _plan, ...told } = replayed;
      process.stdout.write(asJson(told));
      return EXIT_CODES.ok;
    }
    for (const shown of replayed.shown) process.stdout.write(`${shownText(shown, replayed.plan)}\n`);
    process.stdout.write(replayText(replayed));
    return EXIT_CODES.ok;
  } finally {
    progress.stop();
  }
}

async function shorten(options: ReplayOptions, interrupts: Interrupts): Promise<ExitCode> {
  const { boundHeapGrowth } = await import('../heap-growth.ts');
  const { findTrace } = await import('../trace/trace-source.ts');
  const { shortenTrace } = await import('../trace/shorten-trace.ts');
  const { TraceProgress } = await import('../trace/trace-progress.ts');
  const { asJson, shortestText } = await import('../trace/trace-text.ts');
  const { trace, engine, program, out, force, json } = options;
  boundHeapGrowth();
  const progress = new TraceProgress(process.stderr);
  try {
    const source = await findTrace(trace);
    const request = { source, engine, programDir: program, out, force, progress, signal: interrupts };
    const shortest = await shortenTrace(request);
    progress.stop();
    if (shortest === undefined) throw interrupted(interrupts, trace);
    process.stdout.write(json ? asJson(shortest) : shortestText(shortest, program));
    return EXIT_CODES.ok;
  } finally {
    progress.stop();
  }
}

function interrupted({ signal }: Interrupts, what: string): SimError<'CLI__CHECK_INTERRUPTED'> {
  return new SimError('CLI__CHECK_INTERRUPTED', { signal: signal ?? 'a signal', what });
}

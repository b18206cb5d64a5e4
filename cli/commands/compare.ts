import { stat } from 'node:fs/promises';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { SideRequest } from '../compare/compare-plan.ts';
import { ENGINES, type EngineName } from '../engines.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { listenForInterrupts } from '../interrupts.ts';
import type { Command } from './command.ts';
import { countReader, MAX_SEEDS, MAX_WORKERS } from './count-option.ts';
import { givenComplaint } from './given-values.ts';
import { POLICY_OPTION } from './policy-option.ts';

interface CompareOptions {
  a: string;
  b: string | undefined;
  out: string | undefined;
  'a-set': string[];
  'b-set': string[];
  'a-program': string | undefined;
  'b-program': string | undefined;
  'a-build': string | undefined;
  'b-build': string | undefined;
  seeds: number | undefined;
  jobs: number | undefined;
  engine: EngineName | undefined;
  format: 'text' | 'md';
  force: boolean;
  policy: string[];
}

const DEFAULT_SEEDS = 8;

/** Options that say how to run: run folders have been run. */
const OF_SCENARIOS = [
  'a-set',
  'b-set',
  'a-program',
  'b-program',
  'a-build',
  'b-build',
  'seeds',
  'jobs',
  'engine',
  'policy',
] as const;

const SET_OPTION = {
  type: 'string',
  array: true,
  requiresArg: true,
  // One value a flag, so that what follows it stays the command's file.
  nargs: 1,
  default: [] as string[],
  defaultDescription: 'none',
} as const;

export const compareCommand: Command<CompareOptions> = {
  command: 'compare <a> [b]',
  describe: 'Compare two runs, or one scenario under two parameter sets or program builds with the same seeds',
  options: (argv) =>
    argv
      .positional('a', { type: 'string', demandOption: true, describe: 'Run folder, or scenario file to run' })
      .positional('b', {
        type: 'string',
        describe: 'The other run folder, or scenario file; default: the scenario of A',
      })
      .option('out', { type: 'string', requiresArg: true, describe: 'Folder to write; default: runs/compare-<a>-<b>' })
      .option('a-set', { ...SET_OPTION, describe: 'Value of A by its path, as in staking.penalty=20%; several times' })
      .option('b-set', { ...SET_OPTION, describe: 'Value of B by its path; several times' })
      .option('a-program', {
        type: 'string',
        requiresArg: true,
        describe: 'Folder with the build of the program for A',
      })
      .option('b-program', {
        type: 'string',
        requiresArg: true,
        describe: 'Folder with the build of the program for B',
      })
      .option('a-build', {
        type: 'string',
        requiresArg: true,
        describe: 'A vulnerable twin of the program for A, such as vuln-r01; default: the real program',
      })
      .option('b-build', {
        type: 'string',
        requiresArg: true,
        describe: 'A vulnerable twin of the program for B; its runs go on behind broken invariants, and it says so',
      })
      .conflicts('a-build', 'a-program')
      .conflicts('b-build', 'b-program')
      .option('seeds', {
        type: 'string',
        requiresArg: true,
        coerce: countReader('seeds', MAX_SEEDS),
        describe: `Number of seeds for both sides, from A's on; default: ${DEFAULT_SEEDS}`,
      })
      .option('jobs', {
        type: 'string',
        requiresArg: true,
        coerce: countReader('jobs', MAX_WORKERS),
        describe: 'Runs at a time; default: one for each core, on bankrun one. Results do not depend on it',
      })
      .option('engine', { choices: ENGINES, requiresArg: true, describe: `Chain to run on; default: ${ENGINES[0]}` })
      .option('format', {
        choices: ['text', 'md'] as const,
        default: 'text' as const,
        requiresArg: true,
        describe: 'What to print: a short table, or compare.md as it is',
      })
      .option('force', { type: 'boolean', default: false, describe: 'Replace an earlier comparison in the folder' })
      .option('policy', POLICY_OPTION)
      .check((options) => {
        const names = ['b', 'out', 'a-program', 'b-program', 'a-build', 'b-build', 'engine', 'format'] as const;
        const single = Object.fromEntries(names.map((name) => [name, options[name]]));
        return givenComplaint(single, { policy: options.policy }) ?? true;
      })
      .example('$0 compare runs/first-year runs/first-year-steep', 'two runs that there are')
      .example('$0 compare my.yaml --b-set staking.penalty=20%', 'one scenario with another penalty, 8 seeds each')
      .example('$0 compare my.yaml --b other.yaml --seeds 20', 'two scenarios with the same seeds')
      .example('$0 compare my.yaml --b-program build/next', 'two builds of the program')
      .example('$0 compare my.yaml --b-build vuln-r01', 'what a known flaw of the program does to this economy')
      .example('$0 compare runs/base runs/change --format md >> "$GITHUB_STEP_SUMMARY"', 'for a pull request')
      .epilogue('Ends with 0 whether the sides differ or not: a comparison informs.'),
  run: async (options) => {
    const { a, b, out, force, format } = options;
    // Loaded late, so that help and refusals come at once.
    const { comparisonOutcome } = await import('../compare/compare-outcome.ts');
    const print = ({ report, ...finished }: Parameters<typeof comparisonOutcome>[0]): void => {
      process.stdout.write(format === 'md' ? report.markdown : comparisonOutcome({ report, ...finished }));
    };
    const folders = await namedFolders(options);
    if (folders !== undefined) {
      const { compareFolders } = await import('../compare/compare-folders.ts');
      print(await compareFolders({ ...folders, out, force }));
      return EXIT_CODES.ok;
    }
    const { compareSeeds, comparisonComplaint } = await import('../compare/compare-seeds.ts');
    const { overridesOf } = await import('../compare/set-option.ts');
    const { SharedProgress } = await import('../sweep/shared-progress.ts');
    const { SweepProgress } = await import('../sweep/sweep-progress.ts');
    const sideOf = (label: 'a' | 'b', file: string): SideRequest => ({
      file,
      overrides: overridesOf(`${label}-set`, options[`${label}-set`]),
      programDir: options[`${label}-program`],
      build: options[`${label}-build`],
    });
    const shared = new SharedProgress();
    const interrupts = listenForInterrupts('ending', () => shared.abort());
    try {
      const ended = await compareSeeds({
        a: sideOf('a', a),
        b: sideOf('b', b ?? a),
        out,
        force,
        seeds: options.seeds ?? DEFAULT_SEEDS,
        jobs: options.jobs,
        engine: options.engine ?? ENGINES[0],
        policies: options.policy,
        shared,
        progress: new SweepProgress(process.stderr, shared),
      });
      if (ended.finished !== undefined) print(ended.finished);
      const complaint = comparisonComplaint(ended, interrupts.signal);
      if (complaint !== undefined) throw complaint;
      return EXIT_CODES.ok;
    } finally {
      interrupts.release();
    }
  },
};

/**
 * Both run folders; undefined for scenario files. What is not there passes for what the other one is, so that whoever
 * reads it says that it is missing. Throws CLI__USAGE for one of each, and for options that run folders cannot have.
 */
async function namedFolders(options: CompareOptions): Promise<{ readonly a: string; readonly b: string } | undefined> {
  const { a, b } = options;
  const kindOfA = await kindOf(a);
  const kindOfB = b === undefined ? undefined : await kindOf(b);
  if (kindOfA !== 'folder' && kindOfB !== 'folder') return undefined;
  if (b === undefined) throw usage(`${a} is a folder: expected a second run folder to compare it with, found none`);
  if (kindOfB === 'file') throw usage(`${a} is a folder: expected ${b} to be a run folder as well`);
  if (kindOfA === 'file') {
    throw usage(`${a} is a file and ${b} a folder: expected two run folders, or scenario files`);
  }
  const given = OF_SCENARIOS.find((name) => {
    const value = options[name];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  });
  if (given === undefined) return { a, b };
  throw usage(`--${given} is for scenarios that are to be run; ${a} and ${b} are folders of runs that there are`);
}

async function kindOf(path: string): Promise<'folder' | 'file' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}

function usage(reason: string): SimError {
  return new SimError('CLI__USAGE', { reason });
}

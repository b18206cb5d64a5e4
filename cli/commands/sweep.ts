import { EXIT_CODES } from '../exit-codes.ts';
import { listenForInterrupts } from '../interrupts.ts';
import type { Command } from './command.ts';
import { countReader, MAX_SEEDS, MAX_WORKERS } from './count-option.ts';
import { givenComplaint } from './given-values.ts';
import { POLICY_OPTION } from './policy-option.ts';

interface SweepCommandOptions {
  file: string;
  out: string | undefined;
  seeds: number | undefined;
  workers: number | undefined;
  force: boolean;
  policy: string[];
  program: string | undefined;
}

export const sweepCommand: Command<SweepCommandOptions> = {
  command: 'sweep <file>',
  describe: 'Run a scenario with many seeds and variants, draw bands, and check conclusions on every seed',
  options: (argv) =>
    argv
      .positional('file', {
        type: 'string',
        demandOption: true,
        describe: 'Sweep file, or a scenario to sweep as it is (.yaml, .yml or .json)',
      })
      .option('out', { type: 'string', requiresArg: true, describe: 'Folder to write; default: sweeps/<name>' })
      .option('seeds', {
        type: 'string',
        requiresArg: true,
        coerce: countReader('seeds', MAX_SEEDS),
        describe: "Number of seeds, from the scenario's on; default: the sweep file's, or 20",
      })
      .option('workers', {
        type: 'string',
        requiresArg: true,
        coerce: countReader('workers', MAX_WORKERS),
        describe: 'Worker threads; default: one for each core. Results do not depend on it',
      })
      .option('force', { type: 'boolean', default: false, describe: 'Replace an earlier sweep in the folder' })
      .option('policy', POLICY_OPTION)
      .option('program', {
        type: 'string',
        requiresArg: true,
        describe: 'Folder with another build of the program (staking.so, staking.json, manifest.json)',
      })
      .check(({ out, program, policy }) => {
        return givenComplaint({ out, program }, { policy }) ?? true;
      })
      .example('$0 sweep scenarios/library/first-year.yaml --seeds 5', 'a scenario as it is, with five seeds')
      .example('$0 sweep my-sweep.yaml --workers 2', 'variants and conclusions of a sweep file'),
  run: async ({ file, out, seeds, workers, force, policy, program }) => {
    // Loaded late, so that help and refusals come at once.
    const { runSweep } = await import('../sweep/run-sweep.ts');
    const { SharedProgress } = await import('../sweep/shared-progress.ts');
    const { sweepComplaint, sweepSummary } = await import('../sweep/sweep-outcome.ts');
    const { SweepProgress } = await import('../sweep/sweep-progress.ts');
    const shared = new SharedProgress();
    const interrupts = listenForInterrupts('ending', () => shared.abort());
    try {
      const ended = await runSweep({
        file,
        folder: out,
        seeds,
        workers,
        force,
        policies: policy,
        programDir: program,
        shared,
        progress: new SweepProgress(process.stderr, shared),
      });
      process.stdout.write(sweepSummary(ended));
      const complaint = sweepComplaint(ended, interrupts.signal);
      if (complaint !== undefined) throw complaint;
      return EXIT_CODES.ok;
    } finally {
      interrupts.release();
    }
  },
};

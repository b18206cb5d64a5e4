import { SimError } from '#sim/core/errors/sim-error.ts';
import { ENGINES, type EngineName } from '../engines.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { listenForInterrupts } from '../interrupts.ts';
import { Progress } from '../progress.ts';
import type { Command } from './command.ts';
import { givenComplaint } from './given-values.ts';
import { POLICY_OPTION } from './policy-option.ts';

interface VerifyOptions {
  run: string;
  scenario: string | undefined;
  engine: EngineName | undefined;
  program: string | undefined;
  policy: string[];
}

export const verifyCommand: Command<VerifyOptions> = {
  command: 'verify <run>',
  describe: 'Run the manifest of a run folder again and compare every result file, byte for byte',
  options: (argv) =>
    argv
      .positional('run', { type: 'string', demandOption: true, describe: 'Run folder; nothing in it is changed' })
      .option('scenario', {
        type: 'string',
        requiresArg: true,
        describe: "Where the run's scenario file is now; default: where the manifest says",
      })
      .option('engine', {
        choices: ENGINES,
        requiresArg: true,
        describe: "Chain to repeat it on; default: the run's. Both write the same bytes",
      })
      .option('program', {
        type: 'string',
        requiresArg: true,
        describe: "Folder with the run's build of the program, if it was not this actsim's",
      })
      .option('policy', {
        ...POLICY_OPTION,
        describe: "Module with the run's policies; it is code with your rights, so no manifest loads it",
      })
      .check((options) => {
        const { engine, program, scenario, policy } = options as Partial<VerifyOptions>;
        return givenComplaint({ engine, program, scenario }, { policy }) ?? true;
      })
      .example('$0 verify runs/first-year', 'ends with 0 when every byte comes out again, with 1 when one does not')
      .example('$0 verify runs/first-year --engine bankrun', 'the same, on the reference chain'),
  run: async ({ run, scenario, engine, program, policy }) => {
    const { verifyRun } = await import('../verify-run.ts');
    const progress = new Progress(process.stderr);
    const interrupts = listenForInterrupts('ending after this tick');
    try {
      const verified = await verifyRun({
        folder: run,
        scenario,
        engine,
        programDir: program,
        policies: policy,
        observers: [progress],
        signal: interrupts,
      });
      progress.stop();
      if (verified === undefined) {
        throw new SimError('CLI__CHECK_INTERRUPTED', { signal: interrupts.signal ?? 'a signal', what: run });
      }
      const { resultsDigest, ticksFinished, engine: ranOn, notes } = verified;
      for (const note of notes) process.stdout.write(`note: ${note}\n`);
      process.stdout.write(`verified: ${ticksFinished} ticks on ${ranOn} gave the same bytes\n`);
      process.stdout.write(`results digest: ${resultsDigest}\n`);
      return EXIT_CODES.ok;
    } finally {
      progress.stop();
      interrupts.release();
    }
  },
};

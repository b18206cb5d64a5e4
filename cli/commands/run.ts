import type { SignatureChecks } from '#harness/index.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ENGINES, type EngineName } from '../engines.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { listenForInterrupts } from '../interrupts.ts';
import { Progress } from '../progress.ts';
import type { Command } from './command.ts';
import { givenComplaint } from './given-values.ts';
import { POLICY_OPTION } from './policy-option.ts';
import { SEED_OPTION } from './seed-option.ts';

interface RunOptions {
  file: string;
  out: string | undefined;
  engine: EngineName;
  seed: number | undefined;
  actions: boolean;
  force: boolean;
  open: boolean;
  policy: string[];
  program: string | undefined;
  build: string | undefined;
  trace: boolean;
  signatures: SignatureChecks;
}

export const runCommand: Command<RunOptions> = {
  command: 'run <file>',
  describe: 'Run a scenario through the compiled program and write a run folder with its report',
  options: (argv) =>
    argv
      .positional('file', { type: 'string', demandOption: true, describe: 'Scenario file (.yaml, .yml or .json)' })
      .option('out', { type: 'string', requiresArg: true, describe: 'Folder to write; default: runs/<scenario name>' })
      .option('engine', {
        choices: ENGINES,
        default: ENGINES[0],
        requiresArg: true,
        describe: 'Chain to run on: litesvm (fast) or bankrun (reference); both write the same bytes',
      })
      .option('seed', SEED_OPTION)
      .option('actions', { type: 'boolean', default: false, describe: 'Also write actions.csv, a row an action' })
      .option('force', { type: 'boolean', default: false, describe: 'Replace an earlier run in the folder' })
      .option('open', { type: 'boolean', default: false, describe: 'Show the report in the browser at the end' })
      .option('policy', POLICY_OPTION)
      .option('program', {
        type: 'string',
        requiresArg: true,
        describe: 'Folder with another build of the program (staking.so, staking.json, manifest.json)',
      })
      .option('build', {
        type: 'string',
        requiresArg: true,
        describe: 'A vulnerable twin of the program, such as vuln-r01; default: the real program',
      })
      .option('trace', {
        type: 'boolean',
        default: false,
        describe: 'Also record every transaction in trace.ndjson, for replay',
      })
      .option('signatures', {
        choices: ['sampled', 'all'] as const,
        default: 'sampled' as const,
        requiresArg: true,
        describe: 'Transactions whose signatures the engine checks: one in 64, or all (slower, same results)',
      })
      .conflicts('build', 'program')
      .check(({ engine, out, policy, program, build, signatures }) => {
        return givenComplaint({ engine, out, program, build, signatures }, { policy }) ?? true;
      })
      .example('$0 run scenarios/library/first-year.yaml', 'one year, into runs/first-year')
      .example('$0 run my.yaml --seed 7 --out runs/my-7', 'the same economy with other draws')
      .example('$0 run my.yaml --engine bankrun --force', 'on the reference chain, replacing the last run')
      .example('$0 run my.yaml --policy ./contrarian.ts', 'with a policy of your own, as cohorts of my.yaml name it'),
  run: async ({ file, out, engine, seed, actions, force, open, policy, program, build, trace, signatures }) => {
    // Loaded late, so that help and refusals come at once.
    const { runScenario } = await import('../run-scenario.ts');
    const { terminalOf } = await import('../terminal.ts');
    const { terminalSummary } = await import('../terminal-summary.ts');
    const { assertionComplaint, assertionOutcomes } = await import('../assertions/assertion-outcome.ts');
    const progress = new Progress(process.stderr);
    const interrupts = listenForInterrupts('ending after this tick');
    try {
      const run = await runScenario({
        file,
        folder: out,
        engine,
        seed,
        actions,
        force,
        policies: policy,
        programDir: program,
        build,
        trace,
        signatures,
        report: true,
        observers: [progress],
        signal: interrupts,
      });
      progress.stop();
      const assertions = assertionOutcomes(run.result.assertions, run.spec);
      process.stdout.write(terminalSummary(run, terminalOf(process.stdout, process.env), assertions));
      if (open && run.report !== undefined) {
        const { openReport } = await import('../open-report.ts');
        process.stdout.write(`${await openReport(run.report.htmlFile)}\n`);
      }
      const complaint = assertionComplaint(assertions);
      if (complaint !== undefined) throw complaint;
      if (run.result.status === 'completed') return EXIT_CODES.ok;
      const tickIndex = run.result.finalTick ?? -1;
      throw new SimError('CLI__INTERRUPTED', { signal: interrupts.signal ?? 'a signal', tickIndex });
    } finally {
      progress.stop();
      interrupts.release();
    }
  },
};

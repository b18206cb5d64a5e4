import { SimError } from '#sim/core/errors/sim-error.ts';
import { ENGINES, type EngineName } from '../engines.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { listenForInterrupts } from '../interrupts.ts';
import type { Command } from './command.ts';
import { countReader, MAX_WORKERS } from './count-option.ts';
import { givenComplaint } from './given-values.ts';
import { POLICY_OPTION } from './policy-option.ts';

interface TestOptions {
  files: string[] | undefined;
  engine: EngineName;
  build: string | undefined;
  program: string | undefined;
  update: boolean;
  junit: string | undefined;
  summary: string | undefined;
  out: string | undefined;
  force: boolean;
  jobs: number | undefined;
  policy: string[];
}

export const testCommand: Command<TestOptions> = {
  command: 'test [files..]',
  describe: 'Run regression scenarios and check invariants, assertions, vacuity and baselines of each',
  options: (argv) =>
    argv
      .positional('files', {
        type: 'string',
        array: true,
        describe: "Scenario files, or folders of them; default: scenarios/regressions, here or else actsim's own",
      })
      .option('engine', {
        choices: ENGINES,
        default: 'bankrun' as const,
        requiresArg: true,
        describe: 'Chain to run on: bankrun is the reference, litesvm is faster; both give the same figures',
      })
      .option('build', {
        type: 'string',
        requiresArg: true,
        describe: 'Vulnerable twin of the program to run instead, such as vuln-r01: the tests should fail',
      })
      .option('program', {
        type: 'string',
        requiresArg: true,
        describe: 'Folder with another build of the program (staking.so, staking.json, manifest.json)',
      })
      .option('update', {
        type: 'boolean',
        default: false,
        describe: 'Write baselines that are missing or not met, of scenarios where everything else holds',
      })
      .option('junit', { type: 'string', requiresArg: true, describe: 'File for a JUnit report, replaced' })
      .option('summary', {
        type: 'string',
        requiresArg: true,
        describe: 'File for a summary in Markdown, replaced; default: what GITHUB_STEP_SUMMARY names, if anything',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        describe: 'Folder for the run folders; default: a temporary one, in which only those of failures stay',
      })
      .option('force', { type: 'boolean', default: false, describe: 'Replace earlier run folders in --out' })
      .option('jobs', {
        type: 'string',
        requiresArg: true,
        coerce: countReader('jobs', MAX_WORKERS),
        describe: 'Scenarios at a time, each in a process of its own; default: 1. Results do not depend on it',
      })
      .option('policy', POLICY_OPTION)
      .check((options) => {
        const { engine, build, program, junit, summary, out, update, policy } = options as Partial<TestOptions>;
        const complaint = givenComplaint({ engine, build, program, junit, summary, out }, { policy });
        if (complaint !== undefined) return complaint;
        if (build !== undefined && program !== undefined) return 'expected one of --build and --program, found both';
        if (build !== undefined && update === true) return '--update with --build: a twin gives no baseline';
        return true;
      })
      .example('$0 test', 'all regressions, on bankrun')
      .example('$0 test scenarios/attacks --jobs 2', 'the scenarios of a folder, two at a time')
      .example('$0 test my.yaml --update', 'writes my.baseline.csv, if everything else holds')
      .example('$0 test --junit junit.xml --summary summary.md --out test-runs', 'for CI: files to keep')
      .example('$0 test --engine litesvm --build vuln-r01', 'a program with a known flaw: ends with 1'),
  run: async ({ files: words = [], engine, build, program, update, out, force, jobs, policy, junit, summary }) => {
    // Loaded late, so that help and refusals come at once.
    const { regressionFiles } = await import('../test/regression-files.ts');
    const { runRegressions } = await import('../test/run-regressions.ts');
    const { outcomeDetails, outcomeLine } = await import('../test/outcome-text.ts');
    const { requireOutcomeFiles, testComplaint, writeOutcomeFiles } = await import('../test/outcome-files.ts');
    const { TestProgress } = await import('../test/test-progress.ts');
    const { terminalOf } = await import('../terminal.ts');
    const { files, areOwn } = await regressionFiles(words);
    if (areOwn && update) {
      throw new SimError('CLI__USAGE', {
        reason: 'there is no scenarios/regressions here: --update wants the files whose baselines it shall write',
      });
    }
    await requireOutcomeFiles(files, { junit, summary });
    if (areOwn) process.stderr.write("there is no scenarios/regressions here: testing actsim's own\n");
    const terminal = terminalOf(process.stdout, process.env);
    const width = Math.max(
      ...files.map((file) => file.length - Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))),
    );
    const progress = new TestProgress(process.stderr, files.length);
    const stop = new AbortController();
    const interrupts = listenForInterrupts('ending', () => stop.abort());
    try {
      const outcomes = await runRegressions({
        files,
        engine,
        build,
        programDir: program,
        policies: policy,
        update,
        out,
        force,
        jobs: jobs ?? 1,
        signal: stop.signal,
        progress,
        onOutcome: (outcome) => {
          progress.pause();
          process.stdout.write(outcomeLine(outcome, width, terminal));
        },
      });
      progress.pause();
      process.stdout.write(outcomeDetails(outcomes, terminal));
      await writeOutcomeFiles(outcomes, { junit, summary, engine, build: build ?? program ?? 'real' });
      const complaint = testComplaint(outcomes, files.length, interrupts.signal);
      if (complaint !== undefined) throw complaint;
      return EXIT_CODES.ok;
    } finally {
      progress.pause();
      interrupts.release();
    }
  },
};

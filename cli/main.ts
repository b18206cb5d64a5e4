import yargs, { type Argv } from 'yargs';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import { attackCommand } from './commands/attack.ts';
import { toYargs } from './commands/command.ts';
import { compareCommand } from './commands/compare.ts';
import { queryCommand } from './commands/query.ts';
import { replayCommand } from './commands/replay.ts';
import { reportCommand } from './commands/report.ts';
import { runCommand } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import { sweepCommand } from './commands/sweep.ts';
import { testCommand } from './commands/test.ts';
import { validateCommand } from './commands/validate.ts';
import { verifyCommand } from './commands/verify.ts';
import { EXIT_CODES, type ExitCode, exitCodeOf } from './exit-codes.ts';
import { actsimVersion } from './project.ts';

const HELP_WIDTH = 110;

/** The whole command line; `exit` gets the code of the command that ran. */
export function createCommandLine(words: readonly string[], exit: (code: ExitCode) => void): Argv {
  return yargs([...words])
    .scriptName('actsim')
    .usage('$0 <command>\n\nAgent-based tokenomics simulator whose economy is a real Solana program.')
    .command(toYargs(runCommand, exit))
    .command(toYargs(sweepCommand, exit))
    .command(toYargs(compareCommand, exit))
    .command(toYargs(attackCommand, exit))
    .command(toYargs(testCommand, exit))
    .command(toYargs(validateCommand, exit))
    .command(toYargs(schemaCommand, exit))
    .command(toYargs(reportCommand, exit))
    .command(toYargs(queryCommand, exit))
    .command(toYargs(verifyCommand, exit))
    .command(toYargs(replayCommand, exit))
    .demandCommand(1, 'expected a command')
    .strict()
    .recommendCommands()
    .detectLocale(false)
    .version(actsimVersion())
    .help()
    .alias('help', 'h')
    .wrap(HELP_WIDTH)
    .epilogue(
      `Exit codes: ${EXIT_CODES.ok} done, ${EXIT_CODES.invariant} invariant broken, ${EXIT_CODES.usage} wrong use or ` +
        `input, ${EXIT_CODES.chain} chain or program, ${EXIT_CODES.conclusion} conclusion of a sweep or assertion of a ` +
        `run does not hold, ${EXIT_CODES.bug} bug of actsim, ${EXIT_CODES.interrupted} interrupted.`,
    )
    .exitProcess(false)
    .fail((message, error) => {
      // `error` is what a command threw, or what this function did before; a message alone is yargs' own complaint.
      if (isSimError(error)) throw error;
      if (!message) throw error ?? new SimError('CLI__USAGE', { reason: 'expected a command; see: actsim --help' });
      throw new SimError('CLI__USAGE', { reason: `${plainly(message)}; see: actsim --help` });
    });
}

/** Yargs' complaints that say too little of actsim. */
function plainly(complaint: string): string {
  return complaint
    .replace(/^Did you mean (.+)\?$/, 'unknown command; did you mean $1?')
    .replace(/^Not enough non-option arguments: .*$/, 'the command needs a file or folder, found none')
    .replace(/^Not enough arguments following: (.+)$/, '--$1 needs a value');
}

/** Runs one command line and says what went wrong on stderr. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.ok;
  outliveClosedStreams();
  try {
    await createCommandLine(words, (code) => {
      exitCode = code;
    }).parseAsync();
    return exitCode;
  } catch (error) {
    if (isSimError(error)) {
      process.stderr.write(`${error.code}: ${error.message}\n`);
    } else {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`unexpected error, a bug of actsim: ${text}\n`);
    }
    return exitCodeOf(error);
  }
}

/** A reader that closes its end early (`| head -1`) is no error; any other failure of stdout is told. */
function outliveClosedStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`cannot write to stdout: ${error.message}\n`);
    process.exit(EXIT_CODES.usage);
  });
  process.stderr.on('error', () => undefined);
}

import yargs, { type Argv } from 'yargs';
import { printable } from '#reports/text/escape.ts';
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
import { COMMAND_NAME, tellWorkers, typedCommand } from './typed-command.ts';
import { usageComplaint } from './usage-complaint.ts';

const HELP_WIDTH = 110;
const NO_COMMAND = 'expected a command';

/** The order of the help: from a run to what looks into it. */
const COMMANDS = [
  runCommand,
  sweepCommand,
  compareCommand,
  attackCommand,
  testCommand,
  validateCommand,
  schemaCommand,
  reportCommand,
  queryCommand,
  verifyCommand,
  replayCommand,
] as const;

/** The whole command line; `exit` gets the code of the command that ran. `typed` is what its user calls it. */
export function createCommandLine(
  words: readonly string[],
  exit: (code: ExitCode) => void,
  typed: string = COMMAND_NAME,
): Argv {
  return yargs([...words])
    .scriptName(typed)
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
    .demandCommand(1, NO_COMMAND)
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
      if (!message && error !== undefined) throw error;
      const reason = usageComplaint(message || NO_COMMAND, words, COMMANDS, typed);
      throw new SimError('CLI__USAGE', { reason });
    });
}

/** Runs one command line and says what went wrong on stderr. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.ok;
  outliveClosedStreams();
  tellWorkers();
  try {
    const exit = (code: ExitCode): void => {
      exitCode = code;
    };
    await createCommandLine(words, exit, typedCommand()).parseAsync();
    return exitCode;
  } catch (error) {
    if (isSimError(error)) {
      // A folder of somebody's may have put its own words into it.
      process.stderr.write(`${printable(`${error.code}: ${error.message}`)}\n`);
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

import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import type { ExitCode } from '../exit-codes.ts';

/** A command of the command line: its yargs module, whose handler resolves to the exit code. */
export interface Command<Options> {
  readonly command: string;
  readonly describe: string;
  readonly options: (argv: Argv) => Argv<Options>;
  readonly run: (options: ArgumentsCamelCase<Options>) => Promise<ExitCode>;
}

/** As yargs wants it; the exit code is handed to `exit`. */
export function toYargs<Options>(
  command: Command<Options>,
  exit: (code: ExitCode) => void,
): CommandModule<object, Options> {
  return {
    command: command.command,
    describe: command.describe,
    builder: (argv) => command.options(argv).strict(),
    handler: async (options) => exit(await command.run(options)),
  };
}

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
    builder: (argv) => command.options(withLinesOfExamples(argv)).strict(),
    handler: async (options) => exit(await command.run(options)),
  };
}

/** Each example on a line of its own below what it does: in columns a long one is broken, and cannot be copied. */
function withLinesOfExamples(argv: Argv): Argv {
  const line = argv.example.bind(argv) as (text: string, description: string) => Argv;
  const inLines = (text: string, does: string): Argv => line(`# ${does}`, '') && line(text, '');
  return Object.assign(argv, { example: inLines });
}

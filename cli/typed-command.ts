import { basename, relative } from 'node:path';
import { shellQuoted } from './shell-words.ts';

/** How a process was started, as far as it says what the user typed. */
export interface ProcessStart {
  /** `process.argv`. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** The package's name on a PATH; also what files say, which are the same wherever they are made. */
export const COMMAND_NAME = 'actsim';

/** Workers are started by other programs: the first process tells them in this variable. */
const TOLD = 'ACTSIM_COMMAND';

/**
 * What the user types to run actsim here, for texts that name a command: `npm run -s actsim --` in a clone,
 * `npx actsim`, `node cli/actsim.js`, or `actsim`. Only for the terminal: a file would depend on who made it.
 */
export function typedCommand(
  start: ProcessStart = { argv: process.argv, env: process.env, cwd: process.cwd() },
): string {
  return start.env[TOLD] ?? commandOf(start);
}

/** Lets the workers of this process say the same. */
export function tellWorkers(): void {
  process.env[TOLD] = typedCommand();
}

function commandOf({ argv, env, cwd }: ProcessStart): string {
  const script = argv[1] ?? '';
  const npmRuns = env['npm_lifecycle_script'] ?? '';
  const name = basename(script);
  if (name !== COMMAND_NAME && name !== 'actsim.js') return COMMAND_NAME;
  if (env['npm_command'] === 'exec' && /^["']?actsim\b/.test(npmRuns)) return `npx ${COMMAND_NAME}`;
  if (env['npm_package_name'] === COMMAND_NAME && /\bcli\/actsim\.js\b/.test(npmRuns)) {
    return `npm run -s ${COMMAND_NAME} --`;
  }
  // A script of somebody's own package finds the bin; a shell does not.
  if (name === COMMAND_NAME) return /\bactsim\b/.test(npmRuns) ? `npx ${COMMAND_NAME}` : COMMAND_NAME;
  return `node ${shellQuoted(relative(cwd, script))}`;
}

import { SimError } from '#sim/core/errors/sim-error.ts';
import type { AttackRequest } from '../attack/run-attack.ts';
import { ENGINES, type EngineName } from '../engines.ts';
import { EXIT_CODES, type ExitCode } from '../exit-codes.ts';
import { type Interrupts, listenForInterrupts } from '../interrupts.ts';
import { Progress } from '../progress.ts';
import type { Command } from './command.ts';
import { givenComplaint } from './given-values.ts';
import { SEED_OPTION } from './seed-option.ts';

interface AttackOptions {
  attack: string;
  build: string | undefined;
  program: string | undefined;
  capital: string | undefined;
  search: 'capital' | undefined;
  engine: EngineName;
  seed: number | undefined;
}

const CRAFTED = /^x([0-9]{2})?$/i;

export const attackCommand: Command<AttackOptions> = {
  command: 'attack <attack>',
  describe: 'Play an attack on a living economy and print what it cost, what it gained and who lost',
  options: (argv) =>
    argv
      .positional('attack', {
        type: 'string',
        demandOption: true,
        describe: 'Id (R01, G02, X03; X for all of X), name (quiet-quorum-capture), or a scenario file with attacks',
      })
      .option('build', {
        type: 'string',
        requiresArg: true,
        describe: 'A vulnerable twin of the program, such as vuln-r01; default: the real program',
      })
      .option('program', { type: 'string', requiresArg: true, describe: 'Folder with another build of the program' })
      .option('capital', {
        type: 'string',
        requiresArg: true,
        describe: "What the attacker has, instead of the scenario's: 2% of the supply, or 100_000 ACT",
      })
      .option('search', {
        choices: ['capital'] as const,
        requiresArg: true,
        describe: 'Look for the smallest capital with which the attack succeeds, within 1%',
      })
      .option('engine', {
        choices: ENGINES,
        default: ENGINES[0],
        requiresArg: true,
        describe: 'Chain to run on: litesvm (fast) or bankrun (reference)',
      })
      .option('seed', SEED_OPTION)
      .conflicts('build', 'program')
      .conflicts('capital', 'search')
      .check((options) => {
        const { build, program, capital, search: searched } = options as Partial<AttackOptions>;
        return givenComplaint({ build, program, capital, search: searched }) ?? true;
      })
      .example('$0 attack R01', 'just-in-time staking against the real program')
      .example('$0 attack R01 --build vuln-r01', 'the same against a twin with the flaw')
      .example('$0 attack G02 --search capital', 'the smallest capital that captures an apathetic economy')
      .example('$0 attack X', 'the single crafted transactions of all account classes'),
  run: async (options) => {
    if (CRAFTED.test(options.attack)) return runCrafted(options);
    const progress = new Progress(process.stderr);
    const interrupts = listenForInterrupts('ending after this tick');
    try {
      const { attackFile } = await import('../attack/attack-file.ts');
      const { build, capital, engine, seed } = options;
      const request = {
        attack: await attackFile(options.attack),
        engine,
        build,
        programDir: options.program,
        capital,
        seed,
        observers: options.search === undefined ? [progress] : [],
        signal: interrupts,
      };
      return await (options.search === undefined ? play(request, progress, interrupts) : search(request, interrupts));
    } finally {
      progress.stop();
      interrupts.release();
    }
  },
};

async function play(request: AttackRequest, progress: Progress, interrupts: Interrupts): Promise<ExitCode> {
  const { isSound, runAttack } = await import('../attack/run-attack.ts');
  const { attackText, brokenText } = await import('../attack/attack-text.ts');
  const { terminalOf } = await import('../terminal.ts');
  const report = await runAttack(request);
  progress.stop();
  if (report === undefined) throw interrupted(interrupts, request.attack.file);
  const terminal = terminalOf(process.stdout, process.env);
  for (const outcome of report.outcomes) process.stdout.write(`${attackText(outcome, terminal)}\n`);
  process.stdout.write(brokenText(report.broken));
  process.stdout.write(`scenario: ${request.attack.file}, program: ${request.build ?? request.programDir ?? 'real'}\n`);
  // A twin is there to be attacked.
  return request.build !== undefined || isSound(report) ? EXIT_CODES.ok : EXIT_CODES.invariant;
}

async function search(request: AttackRequest, interrupts: Interrupts): Promise<ExitCode> {
  const { searchCapital } = await import('../attack/run-attack.ts');
  const { capitalFoundText, tryText } = await import('../attack/search-text.ts');
  const found = await searchCapital(request, (capital, succeeded, spec) => {
    process.stderr.write(`${tryText(capital, succeeded, spec)}\n`);
  });
  if (found === undefined) throw interrupted(interrupts, request.attack.file);
  process.stdout.write(capitalFoundText(found));
  return EXIT_CODES.ok;
}

/** The classes of accounts, each a few crafted transactions on a small stage. */
async function runCrafted({ attack, build, program, engine, ...others }: AttackOptions): Promise<ExitCode> {
  for (const name of ['capital', 'search', 'seed', 'build'] as const) {
    if ((name === 'build' ? build : others[name]) === undefined) continue;
    throw new SimError('CLI__USAGE', { reason: `--${name} is not for crafted transactions: ${attack} has no economy` });
  }
  const { CRAFTED_ATTACKS, loadProgramArtifacts, runCraftedAttacks } = await import('#harness/index.ts');
  const { craftedTable } = await import('../attack/crafted-table.ts');
  const id = attack.toUpperCase();
  const known = CRAFTED_ATTACKS.map((crafted) => crafted.id);
  const ids = id === 'X' ? known : known.filter((one) => one === id);
  if (ids.length === 0) {
    throw new SimError('CLI__USAGE', { reason: `expected one of ${known.join(', ')} or X, found ${attack}` });
  }
  const rows = await runCraftedAttacks({ engine, ids, artifacts: loadProgramArtifacts(program) });
  process.stdout.write(craftedTable(rows));
  return rows.every(({ holds }) => holds) ? EXIT_CODES.ok : EXIT_CODES.invariant;
}

function interrupted({ signal }: Interrupts, what: string): SimError {
  return new SimError('CLI__CHECK_INTERRUPTED', { signal: signal ?? 'a signal', what });
}

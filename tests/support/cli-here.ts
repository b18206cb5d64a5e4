import { isSimError } from '#sim/core/errors/sim-error.ts';
import { type ExitCode, exitCodeOf } from '../../cli/exit-codes.ts';
import { createCommandLine } from '../../cli/main.ts';
import { runScenario } from '../../cli/run-scenario.ts';

/** What a command line refuses, in this process: a process of its own takes a second to start. */
export async function refusalOf(
  ...words: readonly string[]
): Promise<{ readonly code: ExitCode; readonly text: string }> {
  try {
    await createCommandLine(words, () => undefined).parseAsync();
  } catch (error) {
    if (!isSimError(error)) throw error;
    return { code: exitCodeOf(error), text: `${error.code}: ${error.message}` };
  }
  throw new Error(`expected a refusal of: actsim ${words.join(' ')}`);
}

/** A scenario as `run` runs it, in this process and without its charts, which take longer than a short run. */
export async function runInto(
  folder: string,
  file: string,
  { seed, actions = false }: { readonly seed?: number; readonly actions?: boolean } = {},
): Promise<void> {
  await runScenario({
    file,
    folder,
    engine: 'litesvm',
    seed,
    actions,
    force: false,
    policies: [],
    programDir: undefined,
    signatures: 'sampled',
    report: false,
    observers: [],
    signal: { aborted: false },
  });
}

import { EXIT_CODES } from '../exit-codes.ts';
import type { Command } from './command.ts';

export const validateCommand: Command<{ file: string }> = {
  command: 'validate <file>',
  describe: 'Check a scenario file without running it; every problem is listed with its line',
  options: (argv) =>
    argv
      .positional('file', { type: 'string', demandOption: true, describe: 'Scenario file (.yaml, .yml or .json)' })
      .example('$0 validate scenarios/library/first-year.yaml', 'prints one line, or what to mend'),
  run: async ({ file }) => {
    const { parseScenario, readScenarioFile } = await import('#scenarios/index.ts');
    const { buildPopulation } = await import('#sim/index.ts');
    const source = await readScenarioFile(file);
    const spec = parseScenario(source.text, source);
    const agents = buildPopulation(spec).agents.length;
    const cohorts = spec.population.length;
    process.stdout.write(
      `${file}: valid; ${spec.name}, ${agents} agents in ${cohorts} cohort${cohorts === 1 ? '' : 's'}, ` +
        `${spec.horizonTicks} ticks, seed ${spec.seed}\n`,
    );
    return EXIT_CODES.ok;
  },
};

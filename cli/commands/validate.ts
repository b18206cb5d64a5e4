import { EXIT_CODES } from '../exit-codes.ts';
import type { Command } from './command.ts';
import { POLICY_OPTION } from './policy-option.ts';

export const validateCommand: Command<{ file: string; policy: string[] }> = {
  command: 'validate <file>',
  describe: 'Check a scenario file or a sweep file without running it; every problem is listed with its line',
  options: (argv) =>
    argv
      .positional('file', {
        type: 'string',
        demandOption: true,
        describe: 'Scenario or sweep file (.yaml, .yml or .json)',
      })
      .option('policy', POLICY_OPTION)
      .example('$0 validate scenarios/library/first-year.yaml', 'prints one line, or what to mend'),
  run: async ({ file, policy }) => {
    const { loadPolicyModules } = await import('../policy-modules.ts');
    const { validationOf } = await import('../validation.ts');
    const { definitions } = await loadPolicyModules(policy);
    process.stdout.write(`${file}: valid; ${await validationOf(file, definitions)}\n`);
    return EXIT_CODES.ok;
  },
};

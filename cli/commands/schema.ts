import { EXIT_CODES } from '../exit-codes.ts';
import type { Command } from './command.ts';
import { POLICY_OPTION } from './policy-option.ts';

export const schemaCommand: Command<{ sweep: boolean; policy: string[] }> = {
  command: 'schema',
  describe: 'Print the JSON Schema of scenario files or sweep files, for editors',
  options: (argv) =>
    argv
      .option('sweep', { type: 'boolean', default: false, describe: 'Of sweep files instead of scenario files' })
      .option('policy', POLICY_OPTION)
      .example('$0 schema > scenario.schema.json', 'then name it in your editor'),
  run: async ({ sweep, policy }) => {
    const { scenarioJsonSchema, sweepJsonSchema } = await import('#scenarios/index.ts');
    const { loadPolicyModules } = await import('../policy-modules.ts');
    const { definitions } = await loadPolicyModules(policy);
    const schema = sweep ? sweepJsonSchema() : scenarioJsonSchema(undefined, definitions);
    process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
    return EXIT_CODES.ok;
  },
};

import { EXIT_CODES } from '../exit-codes.ts';
import type { Command } from './command.ts';

export const schemaCommand: Command<object> = {
  command: 'schema',
  describe: 'Print the JSON Schema of scenario files, for editors',
  options: (argv) => argv.example('$0 schema > scenario.schema.json', 'then name it in your editor'),
  run: async () => {
    const { scenarioJsonSchema } = await import('#scenarios/index.ts');
    process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
    return EXIT_CODES.ok;
  },
};

import { scenarioJsonSchema } from '#scenarios/index.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import type { Command } from './command.ts';

export const schemaCommand: Command<object> = {
  command: 'schema',
  describe: 'Print the JSON Schema of scenario files, for editors',
  options: (argv) => argv.example('$0 schema > scenario.schema.json', 'then name it in your editor'),
  run: async () => {
    process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
    return Promise.resolve(EXIT_CODES.ok);
  },
};

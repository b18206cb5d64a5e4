import { scenarioJsonSchema, sweepJsonSchema } from '#scenarios/schema/json-schema.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';

/** The text of `scenarios/schema/scenario.schema.json`, which editors read. */
export function schemaText(): string {
  return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
}

/** The text of `scenarios/schema/sweep.schema.json`. */
export function sweepSchemaText(): string {
  return `${JSON.stringify(sweepJsonSchema(), null, 2)}\n`;
}

if (isMain(import.meta.url)) {
  writeGenerated('scenarios/schema/scenario.schema.json', schemaText());
  writeGenerated('scenarios/schema/sweep.schema.json', sweepSchemaText());
}

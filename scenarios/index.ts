/** Scenario files: read one, parse it into a run, and the JSON Schema of the format. */
export { parseScenario, type ScenarioSource } from './load.ts';
export { readScenarioFile, type ScenarioFile } from './read-file.ts';
export { type SchemaNode, scenarioJsonSchema } from './schema/json-schema.ts';
export type { ScenarioFormat } from './text/source-document.ts';

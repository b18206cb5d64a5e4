import { type ParseOptions, parseScenario, readScenarioFile, type ScenarioFile } from '#scenarios/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { buildPopulation } from '#sim/index.ts';

/** A scenario file and what it comes to. */
export interface LoadedScenario {
  readonly source: ScenarioFile;
  readonly spec: RunSpec;
}

/** Reads and checks a scenario file. Throws what reading, parsing and drawing the population throw. */
export async function loadScenario(file: string, options: ParseOptions = {}): Promise<LoadedScenario> {
  const source = await readScenarioFile(file);
  return { source, spec: parseChecked(source, options) };
}

/** A scenario that was read already, with its population drawn once in order to find what only that shows. */
export function parseChecked(source: ScenarioFile, options: ParseOptions = {}): RunSpec {
  const spec = parseScenario(source.text, source, options);
  buildPopulation(spec, options.policies);
  return spec;
}

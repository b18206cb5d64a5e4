import { extname } from 'node:path';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import type { ScenarioSource } from './load.ts';
import { applyOverrides, type ScenarioOverride } from './overrides.ts';
import { MAX_FILE_BYTES } from './schema/limits.ts';
import { fileNamesIn } from './tables/named-files.ts';
import { readNamedFiles } from './tables/read-named-files.ts';
import { readDocument } from './text/read-document.ts';
import type { ScenarioFormat } from './text/source-document.ts';
import { readTextFile } from './text/text-file.ts';

/** A scenario file as it was read, ready for `parseScenario(file.text, file)`; a sweep file likewise. */
export interface ScenarioFile extends ScenarioSource {
  readonly text: string;
}

const FORMATS: Readonly<Record<string, ScenarioFormat>> = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'json' };

/**
 * Reads a scenario file and the tables that it names, or that one of the overrides would have it name. A table that cannot
 * be read is a problem that `parseScenario` tells. Errors: SCENARIO__FILE_UNREADABLE, SCENARIO__FILE_TOO_LARGE.
 */
export async function readScenarioFile(
  file: string,
  overrides: readonly ScenarioOverride[] = [],
): Promise<ScenarioFile> {
  const source = await readSourceFile(file);
  const names = tableNames(source, overrides);
  return names.length === 0 ? source : { ...source, files: await readNamedFiles(file, names) };
}

/** Reads a sweep file, ready for `parseSweep(file.text, file)`. Errors: as for a scenario file. */
export function readSweepFile(file: string): Promise<ScenarioFile> {
  return readSourceFile(file, 'sweep');
}

async function readSourceFile(file: string, what?: 'sweep'): Promise<ScenarioFile> {
  const format = FORMATS[extname(file).toLowerCase()];
  const found = await readTextFile(file, MAX_FILE_BYTES, () =>
    format === undefined ? 'its name does not end in .yaml, .yml or .json' : undefined,
  );
  const kind = what === undefined ? {} : { what };
  if ('foundBytes' in found) {
    throw new SimError('SCENARIO__FILE_TOO_LARGE', { file, ...found, maxBytes: MAX_FILE_BYTES, ...kind });
  }
  if ('reason' in found) {
    throw new SimError('SCENARIO__FILE_UNREADABLE', { file, reason: found.reason, ...kind }, found.cause);
  }
  return { file, format: format ?? 'yaml', text: found.text };
}

/** Overrides are tried one by one: those of different variants need not go together. */
function tableNames(source: ScenarioFile, overrides: readonly ScenarioOverride[]): readonly string[] {
  try {
    const document = readDocument(source.text, source);
    const values = overrides.map((override) => applyOverrides(document, [override]).document.value);
    return [...new Set([document.value, ...values].flatMap(fileNamesIn))];
  } catch (error) {
    // A text that cannot be read names nothing; parsing it says why.
    if (isSimError(error)) return [];
    throw error;
  }
}

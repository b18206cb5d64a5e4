import { SimError } from '#sim/core/errors/sim-error.ts';
import { MAX_FILE_BYTES } from '../schema/limits.ts';
import { readJson } from './json-text.ts';
import type { ScenarioFormat, SourceDocument } from './source-document.ts';
import { readYaml } from './yaml-text.ts';

/** A text into plain values that know their lines. Errors: SCENARIO__FILE_TOO_LARGE, SCENARIO__SYNTAX, SCENARIO__INVALID. */
export function readDocument(
  text: string,
  { file, format }: { readonly file: string; readonly format: ScenarioFormat },
): SourceDocument {
  const foundBytes = Buffer.byteLength(text);
  if (foundBytes > MAX_FILE_BYTES) {
    throw new SimError('SCENARIO__FILE_TOO_LARGE', { file, foundBytes, maxBytes: MAX_FILE_BYTES });
  }
  return format === 'json' ? readJson(text, file) : readYaml(text, file);
}

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { nearestName } from '#scenarios/schema/nearest.ts';
import { ATTACK_DEFINITIONS } from '#sim/attacks/registry.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { PROJECT_ROOT } from '../project.ts';

const LIBRARY = join(PROJECT_ROOT, 'scenarios/attacks');
const SCENARIO_FILE = /\.(yaml|yml|json)$/i;

/** The scenario of one attack. */
export interface AttackFile {
  readonly file: string;
  /** The attack of it that was asked for; undefined: all of them. */
  readonly id: string | undefined;
}

/**
 * The scenario file of an attack's id, of its name, or the file itself. An id that has several files means the first by
 * name. Throws CLI__USAGE with the nearest, and the ids that there are.
 */
export async function attackFile(wanted: string): Promise<AttackFile> {
  const definition = ATTACK_DEFINITIONS.find(({ id, kind }) => id === wanted.toUpperCase() || kind === wanted);
  if (definition === undefined) {
    if (SCENARIO_FILE.test(wanted) || existsSync(wanted)) return { file: wanted, id: undefined };
    throw unknown(wanted);
  }
  const prefix = `${definition.id.toLowerCase()}-`;
  const names = (await readdir(LIBRARY)).filter((name) => name.startsWith(prefix) && name.endsWith('.yaml')).sort();
  const [first] = names;
  if (first === undefined) throw unknown(wanted);
  return { file: relative(process.cwd(), join(LIBRARY, first)), id: definition.id };
}

function unknown(wanted: string): SimError {
  const ids = ATTACK_DEFINITIONS.map(({ id }) => id);
  const nearest = nearestName(wanted, [...ids, ...ATTACK_DEFINITIONS.map(({ kind }) => kind)]);
  const reason =
    `expected an attack (${ids.join(', ')}), its name, X01 to X10, X for all of these, or a scenario file with attacks; ` +
    `found ${JSON.stringify(wanted)}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
  return new SimError('CLI__USAGE', { reason });
}

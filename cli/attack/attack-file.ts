import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ATTACK_DEFINITIONS } from '#sim/attacks/registry.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { PROJECT_ROOT } from '../project.ts';

const LIBRARY = join(PROJECT_ROOT, 'scenarios/attacks');
const ID = /^[a-z][0-9]{2}$/i;

/** The scenario of one attack. */
export interface AttackFile {
  readonly file: string;
  /** The attack of it that was asked for; undefined: all of them. */
  readonly id: string | undefined;
}

/**
 * The scenario file of an attack's id, of its name, or the file itself. An id that has several files means the first by
 * name. Throws CLI__USAGE with the ids that there are.
 */
export async function attackFile(wanted: string): Promise<AttackFile> {
  const definition = ATTACK_DEFINITIONS.find(({ id, kind }) => id === wanted.toUpperCase() || kind === wanted);
  if (definition === undefined && !ID.test(wanted)) return { file: wanted, id: undefined };
  const prefix = `${(definition?.id ?? wanted).toLowerCase()}-`;
  const names = (await readdir(LIBRARY)).filter((name) => name.startsWith(prefix) && name.endsWith('.yaml')).sort();
  const [first] = names;
  if (definition === undefined || first === undefined) {
    const known = ATTACK_DEFINITIONS.map(({ id }) => id).join(', ');
    const reason = `expected an attack (${known}), X01 to X10, X for all of these, or a scenario file with attacks; found ${wanted}`;
    throw new SimError('CLI__USAGE', { reason });
  }
  return { file: relative(process.cwd(), join(LIBRARY, first)), id: definition.id };
}

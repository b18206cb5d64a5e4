import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attackSpec, type PlayedAttack, playAttack } from '#cli/attack/play-attack.ts';
import type { EngineName } from '#cli/engines.ts';
import { loadProgramArtifacts, loadTwinArtifacts } from '#harness/index.ts';
import { readScenarioFile } from '#scenarios/index.ts';

/** Folder of the library of attacks. */
export const ATTACK_LIBRARY = 'scenarios/attacks';

/** Its scenarios, by name. */
export const ATTACK_FILES = readdirSync(ATTACK_LIBRARY)
  .filter((name) => /^[rlgsp][0-9]{2}-.*\.yaml$/.test(name))
  .sort();

/** How a scenario of the library is played; left out: on litesvm, against the real program, as it stands in the file. */
export interface LibraryPlay {
  readonly engine?: EngineName;
  readonly twin?: string | undefined;
  readonly idle?: boolean;
}

/** Plays a scenario of the library to its end. */
export async function playLibrary(
  name: string,
  { engine = 'litesvm', twin, idle = false }: LibraryPlay = {},
): Promise<PlayedAttack> {
  const source = await readScenarioFile(join(ATTACK_LIBRARY, name));
  const overrides = idle ? [{ path: 'attacks.0.idle', value: true }] : [];
  const artifacts = twin === undefined ? loadProgramArtifacts() : loadTwinArtifacts(twin);
  return playAttack(attackSpec(source, overrides), { engine, artifacts, observers: [], signal: { aborted: false } });
}

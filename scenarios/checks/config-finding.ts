import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { Finding } from './finding.ts';

/**
 * What a policy or an attack makes of its own settings, which stand at `path`: nothing, or what is wrong with them where
 * `create` throws `POLICY__CONFIG_INVALID`. Throws whatever else it throws.
 */
export function configFindings(path: Finding['path'], create: () => readonly Finding[]): readonly Finding[] {
  try {
    return create();
  } catch (error) {
    if (!isSimError(error, 'POLICY__CONFIG_INVALID')) throw error;
    const { path: at, expected, found } = error.context;
    // Numbers of list items are numbers in a path.
    const keys = at === '' ? [] : at.split('.').map((key) => (/^[0-9]+$/.test(key) ? Number(key) : key));
    return [{ path: [...path, ...keys], expected, found }];
  }
}

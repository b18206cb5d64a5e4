import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of this actsim, with its scenarios and programs. */
export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));

const packageFile = fileURLToPath(new URL('../package.json', import.meta.url));
const lockFile = fileURLToPath(new URL('../package-lock.json', import.meta.url));

/** Version of actsim as its package says. */
export function actsimVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return version;
}

/** Undefined where the package was installed without its lock file. */
export function packageLockSha256(): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

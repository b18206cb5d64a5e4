import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './check.ts';

/** Runs every `scripts/generate-*.ts`; with `--check` each compares instead of writing. */
const generators = readdirSync(join(ROOT, 'scripts'))
  .filter((name) => /^generate-.*\.ts$/.test(name) && name !== 'generate-all.ts')
  .toSorted();

for (const generator of generators) {
  const run = spawnSync(process.execPath, ['--import', 'tsx', join('scripts', generator), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exitCode = 1;
}

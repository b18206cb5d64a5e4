import { spawnSync } from 'node:child_process';
import { ROOT } from './check.ts';

/** Every check, by its npm script, in the order of the time it takes. None changes a file. */
const CHECKS = [
  'check:file-size',
  'check:test-mirror',
  'check:error-messages',
  'check:licences',
  'check:words',
  'check:links',
  'format:check',
  'generate:check',
  'types',
  'lint',
  'unused',
  'program:units:check',
];

let failed = 0;
for (const name of CHECKS) {
  const start = performance.now();
  const run = spawnSync('npm', ['run', '--silent', name], { cwd: ROOT, encoding: 'utf8' });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${run.status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (run.status === 0) continue;
  failed += 1;
  process.stdout.write(run.stdout + run.stderr);
}
console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

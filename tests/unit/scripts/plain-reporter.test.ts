import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs vitest on the given test files in a folder of their own; gives the last line and the exit code. */
function runVitest(files: Readonly<Record<string, string>>): { lastLine: string; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'actsim-reporter-'));
  folders.push(folder);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'tests'));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, 'tests', name), `import { describe, beforeAll, expect, it } from 'vitest';\n${text}\n`);
  }
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      `--reporter=${join(ROOT, 'scripts', 'plain-reporter.ts')}`,
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, VITEST: undefined, NO_COLOR: '1' } },
  );
  return { lastLine: run.stdout.trimEnd().split('\n').at(-1) ?? '', status: run.status };
}

describe('scripts/plain-reporter.ts', () => {
  it('ends with the counts', () => {
    const run = runVitest({ 'a.test.ts': "it('a', () => { expect(1).toBe(1); });\nit.skip('b', () => {});" });
    expect(run).toEqual({ lastLine: '1 passed, 0 failed, 1 skipped', status: 0 });
  });

  it('counts failed tests, failed hooks, files that do not load or hold no test, and stray rejections', () => {
    const run = runVitest({
      'fails.test.ts': "it('a', () => { expect(1).toBe(2); });\nit('b', () => { expect(1).toBe(1); });",
      'hook.test.ts':
        "describe('s', () => { beforeAll(() => { throw new Error('x'); }); it('a', () => { expect(1).toBe(1); }); });",
      'load.test.ts': "import './gone.ts';",
      'empty.test.ts': 'export {};',
      'stray.test.ts': "it('a', () => { void Promise.reject(new Error('x')); expect(1).toBe(1); });",
    });
    expect(run).toEqual({ lastLine: '2 passed, 5 failed, 1 skipped', status: 1 });
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from '../../../scripts/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Run folder of observed-years.yaml: 1,095 days. */
    yearsFolder: string;
    /** Run folder of a scenario with an attack. */
    attackFolder: string;
  }
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Makes the runs that browser tests look at, by the command line as a user does; once for all of them. */
export function setup(project: TestProject): () => void {
  // Without a browser there is nothing to run for.
  chromiumPath();
  const folder = mkdtempSync(join(tmpdir(), 'actsim-browser-'));
  const yearsFolder = join(folder, 'years');
  const attackFolder = join(folder, 'attack');
  try {
    run('tests/browser/observed-years.yaml', yearsFolder);
    run('scenarios/attacks/r01-just-in-time-staking.yaml', attackFolder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  project.provide('yearsFolder', yearsFolder);
  project.provide('attackFolder', attackFolder);
  return () => rmSync(folder, { recursive: true, force: true });
}

function run(scenario: string, out: string): void {
  const words = ['cli/actsim.js', 'run', scenario, '--out', out];
  execFileSync(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

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
    /** Comparison of compared-years.yaml under two penalties, with two seeds. */
    comparisonFolder: string;
    /** Sweep of compared-years.sweep.yaml. */
    sweepFolder: string;
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
  const comparisonFolder = join(folder, 'comparison');
  const sweepFolder = join(folder, 'sweep');
  try {
    actsim('run', 'tests/browser/observed-years.yaml', '--out', yearsFolder);
    actsim('run', 'scenarios/attacks/r01-just-in-time-staking.yaml', '--out', attackFolder);
    const change = ['--b-set', 'staking.penalty=30%', '--seeds', '2'];
    actsim('compare', 'tests/browser/compared-years.yaml', ...change, '--out', comparisonFolder);
    actsim('sweep', 'tests/browser/compared-years.sweep.yaml', '--out', sweepFolder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  project.provide('yearsFolder', yearsFolder);
  project.provide('attackFolder', attackFolder);
  project.provide('comparisonFolder', comparisonFolder);
  project.provide('sweepFolder', sweepFolder);
  return () => rmSync(folder, { recursive: true, force: true });
}

function actsim(...words: readonly string[]): void {
  const command = ['cli/actsim.js', ...words];
  execFileSync(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

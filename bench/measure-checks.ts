import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boundHeapGrowth } from '#cli/heap-growth.ts';
import { parseScenario } from '#scenarios/index.ts';
import { checkSharesOf } from './check-shares.ts';
import type { CheckMeasurement } from './measurement.ts';
import { sampledRun } from './sampled-run.ts';
import { type ScaledScenario, scaledScenario } from './scaled-scenario.ts';

const LIBRARY = new URL('../scenarios/library/', import.meta.url);

/** Runs a scenario of the library on litesvm under V8's sampling profiler; `agents` scales it. */
async function measureChecks(scenario: string, agents: number | undefined): Promise<CheckMeasurement> {
  const folder = mkdtempSync(join(tmpdir(), 'actsim-bench-'));
  try {
    const { profile, ...run } = await sampledRun(readScenario(scenario, agents), 'litesvm', join(folder, 'run'));
    return { scenario, ...run, shares: checkSharesOf(profile) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readScenario(scenario: string, agents: number | undefined): ScaledScenario {
  const text = readFileSync(new URL(`${scenario}.yaml`, LIBRARY), 'utf8');
  if (agents !== undefined) return scaledScenario(text, agents, 1);
  return { text, spec: parseScenario(text, { file: `${scenario}.yaml`, format: 'yaml' }) };
}

const [scenario, agents] = process.argv.slice(2);
if (process.send !== undefined && scenario !== undefined) {
  boundHeapGrowth();
  process.send(await measureChecks(scenario, agents === undefined ? undefined : Number(agents)));
}

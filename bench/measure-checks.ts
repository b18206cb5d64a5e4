import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLitesvmChain, loadProgramArtifacts } from '#harness/index.ts';
import { parseScenario } from '#scenarios/index.ts';
import { runSimulation } from '#sim/index.ts';
import { openBenchFolder } from './bench-folder.ts';
import { checkSharesOf } from './check-shares.ts';
import type { CheckMeasurement } from './measurement.ts';
import { type ScaledScenario, scaledScenario } from './scaled-scenario.ts';

const LIBRARY = new URL('../scenarios/library/', import.meta.url);
const SAMPLING_MICROS = 500;

/** Runs a scenario of the library on litesvm under V8's sampling profiler; `agents` scales it. */
async function measureChecks(scenario: string, agents: number | undefined): Promise<CheckMeasurement> {
  const folder = mkdtempSync(join(tmpdir(), 'actsim-bench-'));
  const profiler = new Session();
  profiler.connect();
  const chain = createLitesvmChain();
  try {
    const played = readScenario(scenario, agents);
    const sink = await openBenchFolder(join(folder, 'run'), played, 'litesvm', loadProgramArtifacts());
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.setSamplingInterval', { interval: SAMPLING_MICROS });
    let agentCount = 0;
    const observer = {
      async genesisFinished(event: { readonly agentCount: number }): Promise<void> {
        agentCount = event.agentCount;
        await profiler.post('Profiler.start');
      },
    };
    const result = await runSimulation({ spec: played.spec, chain, sink, observers: [observer] });
    const { profile } = await profiler.post('Profiler.stop');
    await sink.finish({ status: result.status, actions: [], vacuousKinds: result.vacuousKinds });
    return { scenario, agents: agentCount, actions: result.attempted, shares: checkSharesOf(profile) };
  } finally {
    profiler.disconnect();
    await chain.close();
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
  process.send(await measureChecks(scenario, agents === undefined ? undefined : Number(agents)));
}

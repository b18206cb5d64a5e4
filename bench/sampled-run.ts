import type { Profiler } from 'node:inspector/promises';
import { Session } from 'node:inspector/promises';
import { createBankrunChain, createLitesvmChain, loadProgramArtifacts } from '#harness/index.ts';
import { runSimulation } from '#sim/index.ts';
import { openBenchFolder } from './bench-folder.ts';
import type { BenchCase } from './measurement.ts';
import type { ScaledScenario } from './scaled-scenario.ts';

const SAMPLING_MICROS = 500;

/** A run under V8's sampling profiler. */
export interface SampledRun {
  readonly agents: number;
  readonly actions: number;
  /** Of the ticks. */
  readonly profile: Profiler.Profile;
}

/** Runs a scenario as the command line does, into a new folder; the profiler looks on from the end of genesis. */
export async function sampledRun(
  scenario: ScaledScenario,
  engine: BenchCase['engine'],
  folder: string,
): Promise<SampledRun> {
  const profiler = new Session();
  profiler.connect();
  const chain = engine === 'litesvm' ? createLitesvmChain() : createBankrunChain();
  try {
    const sink = await openBenchFolder(folder, scenario, engine, loadProgramArtifacts());
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.setSamplingInterval', { interval: SAMPLING_MICROS });
    let agents = 0;
    const observer = {
      async genesisFinished(event: { readonly agentCount: number }): Promise<void> {
        agents = event.agentCount;
        await profiler.post('Profiler.start');
      },
    };
    const result = await runSimulation({ spec: scenario.spec, chain, sink, observers: [observer] });
    const { profile } = await profiler.post('Profiler.stop');
    await sink.finish({ status: result.status, actions: [], vacuousKinds: result.vacuousKinds });
    return { agents, actions: result.attempted, profile };
  } finally {
    profiler.disconnect();
    await chain.close();
  }
}

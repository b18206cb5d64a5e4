import { createBankrunChain, createLitesvmChain, loadProgramArtifacts } from '#harness/index.ts';
import { SeriesSink } from '#reports/sweep/series-sink.ts';
import type { SweepRun } from '#reports/sweep/sweep-run.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { runMetrics, runSimulation } from '#sim/index.ts';
import type { EngineName } from '../engines.ts';
import type { LoadedPolicies } from '../policy-modules.ts';
import { SharedProgress } from './shared-progress.ts';

/** One run of a sweep, as it goes to a worker. */
export interface SweepTask {
  readonly variant: string;
  readonly spec: RunSpec;
  readonly seed: number;
  /** Ids of the metrics whose every tick is wanted; those that the variant has. */
  readonly series: readonly string[];
  /** Ticks whose every metric is wanted, beside the ends of years. */
  readonly keptTicks: readonly number[];
  readonly engine: EngineName;
  readonly policies: readonly { readonly file: string; readonly sha256: string }[];
  /** Folder with another build of the program. */
  readonly programDir: string | undefined;
  /** Memory that all workers share. */
  readonly progress: SharedArrayBuffer;
}

/** Runs one task. It never throws: a run that fails is a result that says so. */
export async function runSweepTask(task: SweepTask): Promise<SweepRun> {
  const { variant, seed, progress: memory, series, keptTicks, engine, programDir } = task;
  const spec = Object.freeze({ ...task.spec, seed, outputs: Object.freeze({ ...task.spec.outputs, actions: false }) });
  const progress = new SharedProgress(memory);
  const metrics = runMetrics(spec);
  const sink = new SeriesSink({
    metricIds: metrics.map(({ id }) => id),
    series,
    keptTicks,
    tickSeconds: spec.tickSeconds,
    horizonTicks: spec.horizonTicks,
  });
  const createChain = engine === 'bankrun' ? createBankrunChain : createLitesvmChain;
  let chain: ReturnType<typeof createChain> | undefined;
  try {
    const { definitions } = await loadedPolicies(task.policies);
    chain = createChain({ artifacts: loadProgramArtifacts(programDir), signatures: 'sampled' });
    const { status, vacuousKinds } = await runSimulation({
      spec,
      chain,
      sink,
      metrics,
      policies: definitions,
      observers: [{ tickFinished: () => progress.countTick() }],
      signal: progress,
    });
    return { variant, seed, status, vacuousKinds, failure: undefined, ...sink.seen() };
  } catch (error) {
    const failure = isSimError(error)
      ? { code: error.code, message: error.message }
      : { code: 'UNEXPECTED', message: String(error) };
    return { variant, seed, status: 'failed', vacuousKinds: [], failure, ...sink.seen() };
  } finally {
    await chain?.close();
  }
}

let loaded: Promise<LoadedPolicies> | undefined;

/** Once a worker: all its tasks are of one sweep. */
async function loadedPolicies(policies: SweepTask['policies']): Promise<LoadedPolicies> {
  const { loadPolicyModules } = await import('../policy-modules.ts');
  loaded ??= loadPolicyModules(
    policies.map(({ file }) => file),
    policies.map(({ sha256 }) => sha256),
  );
  return loaded;
}

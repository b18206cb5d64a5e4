import { createBankrunChain, createLitesvmChain } from '#harness/index.ts';
import type { BrokenInvariantEntry } from '#reports/artifacts/manifest.ts';
import { SeriesSink } from '#reports/sweep/series-sink.ts';
import type { SweepRun } from '#reports/sweep/sweep-run.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { type BrokenInvariant, runMetrics, runSimulation } from '#sim/index.ts';
import type { EngineName } from '../engines.ts';
import type { LoadedPolicies } from '../policy-modules.ts';
import { chooseProgram } from '../program-choice.ts';
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
  /** Name of a vulnerable twin. Its run goes on behind broken invariants, which it is there to break. Default: none. */
  readonly build?: string | undefined;
  /** Memory that all workers share. */
  readonly progress: SharedArrayBuffer;
}

/** Runs one task. It never throws: a run that fails is a result that says so. */
export async function runSweepTask(task: SweepTask): Promise<SweepRun> {
  const { variant, seed, progress: memory, series, keptTicks, engine, programDir, build } = task;
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
    chain = createChain({ artifacts: chooseProgram({ programDir, build }).artifacts, signatures: 'sampled' });
    const { status, vacuousKinds, broken } = await runSimulation({
      spec,
      chain,
      sink,
      metrics,
      policies: definitions,
      breaches: build === undefined ? 'stop' : 'record',
      observers: [{ tickFinished: () => progress.countTick() }],
      signal: progress,
    });
    return { variant, seed, status, vacuousKinds, broken: broken.map(asEntry), failure: undefined, ...sink.seen() };
  } catch (error) {
    const failure = isSimError(error)
      ? { code: error.code, message: error.message }
      : { code: 'UNEXPECTED', message: String(error) };
    return { variant, seed, status: 'failed', vacuousKinds: [], broken: [], failure, ...sink.seen() };
  } finally {
    await chain?.close();
  }
}

function asEntry({ first, tickIndex, breaches }: BrokenInvariant): BrokenInvariantEntry {
  const { invariant, expected, found, where } = first;
  return { invariant, tickIndex, breaches, expected, found, where };
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

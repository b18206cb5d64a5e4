import { availableParallelism } from 'node:os';
import { ComparisonFolder, compareSides, type FinishedComparison, type SweepRun, seedsSide } from '#reports/index.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { EngineName } from '../engines.ts';
import { boundHeapGrowth } from '../heap-growth.ts';
import { type LoadedPolicies, loadPolicyModules } from '../policy-modules.ts';
import { actsimVersion } from '../project.ts';
import { policyWords, shellQuoted } from '../shell-words.ts';
import type { SharedProgress } from '../sweep/shared-progress.ts';
import { runInTurn, runInWorkers } from '../sweep/sweep-pool.ts';
import type { SweepProgress } from '../sweep/sweep-progress.ts';
import type { SweepTask } from '../sweep/sweep-task.ts';
import { type ComparePlan, type PlannedSide, planComparison, type SideRequest } from './compare-plan.ts';
import { folderFor } from './side-names.ts';

export interface CompareSeedsRequest {
  readonly a: SideRequest;
  readonly b: SideRequest;
  readonly out: string | undefined;
  readonly force: boolean;
  readonly seeds: number;
  /** Undefined: one for each core. */
  readonly jobs: number | undefined;
  readonly engine: EngineName;
  readonly policies: readonly string[];
  /** Shared with the workers; whoever hears a signal aborts it. */
  readonly shared: SharedProgress;
  readonly progress: SweepProgress;
}

/** A comparison and what its runs came to. */
export interface EndedComparison {
  /** Undefined when no seed has a completed run on both sides. */
  readonly finished: FinishedComparison | undefined;
  /** All that ended, A before B, by seed. */
  readonly runs: readonly SweepRun[];
  readonly planned: number;
}

/**
 * Runs a scenario, or two, on both sides with the same seeds, and compares. Everything that can be refused is refused
 * before the folder is made; when it is interrupted, the seeds that both sides have finished are compared.
 */
export async function compareSeeds(request: CompareSeedsRequest): Promise<EndedComparison> {
  boundHeapGrowth();
  const { engine, shared, progress } = request;
  const policies = await loadPolicyModules(request.policies);
  const command = reproduceCommand(request);
  const plan = await planComparison({ ...request, policies, command });
  const folder = await ComparisonFolder.open({
    folder: request.out ?? folderFor(plan.a.name, plan.b.name),
    force: request.force,
    identity: { actsimVersion: actsimVersion(), kind: 'seeds', command },
  });
  const tasks = tasksOf(plan, { policies, engine, shared });
  const ended: SweepRun[] = [];
  progress.begin({ runs: tasks.length, ticks: tasks.reduce((sum, { spec }) => sum + spec.horizonTicks, 0) });
  try {
    const onRun = (run: SweepRun): void => {
      progress.runEnded(run);
      if (run.status !== 'interrupted') ended.push(run);
    };
    // Several bankruns in one process bring it down.
    if (engine === 'bankrun') await runInTurn({ tasks, signal: shared, onRun });
    else await runInWorkers({ tasks, workers: request.jobs ?? availableParallelism(), signal: shared, onRun });
  } catch (error) {
    await folder.abandon('failed').catch(() => undefined);
    throw error;
  } finally {
    progress.stop();
  }
  return compared(folder, plan, ended);
}

async function compared(
  folder: ComparisonFolder,
  plan: ComparePlan,
  ended: readonly SweepRun[],
): Promise<EndedComparison> {
  const planned = 2 * plan.seeds.length;
  const runs = (['a', 'b'] as const).map((label) =>
    plan.seeds.flatMap((seed) => ended.find((run) => run.variant === label && run.seed === seed) ?? []),
  );
  const [ofA = [], ofB = []] = runs;
  const hasPair = ofA.some(
    ({ seed, status }) =>
      status === 'completed' && ofB.some((other) => other.seed === seed && other.status === 'completed'),
  );
  if (!hasPair) {
    await folder.abandon(ended.length < planned ? 'interrupted' : 'failed');
    return { finished: undefined, runs: runs.flat(), planned };
  }
  const side = (one: PlannedSide, sideRuns: readonly SweepRun[]) =>
    seedsSide({ ...one, planned: plan.seeds.length, runs: sideRuns });
  const comparison = compareSides('seeds', side(plan.a, ofA), side(plan.b, ofB));
  return { finished: await folder.finish(comparison), runs: runs.flat(), planned };
}

/** Why a comparison does not end with 0: it was interrupted, or runs failed. */
export function comparisonComplaint(
  { finished, runs, planned }: EndedComparison,
  signal: string | undefined,
): SimError | undefined {
  if (runs.length < planned) {
    const context = { signal: signal ?? 'a signal', finishedRuns: runs.length, plannedRuns: planned };
    return new SimError('CLI__SWEEP_INTERRUPTED', context);
  }
  const failed = runs.filter(({ status }) => status === 'failed');
  const [first] = failed;
  if (first === undefined) return undefined;
  return new SimError('CLI__SWEEP_RUNS_FAILED', {
    failedRuns: failed.length,
    plannedRuns: planned,
    code: first.failure?.code ?? 'UNEXPECTED',
    reason: first.failure?.message ?? '',
    where: `${first.variant.toUpperCase()} with seed ${first.seed}`,
    // Without a seed of both sides there is nothing to compare, and no table.
    ...(finished === undefined ? {} : { listed: 'runs.csv' }),
  });
}

interface TaskContext {
  readonly policies: LoadedPolicies;
  readonly engine: EngineName;
  readonly shared: SharedProgress;
}

/** Seed by seed, so that pairs are whole early. */
function tasksOf(plan: ComparePlan, { policies, engine, shared }: TaskContext): readonly SweepTask[] {
  return plan.seeds.flatMap((seed) =>
    (['a', 'b'] as const).map((variant) => ({
      variant,
      spec: plan[variant].identity.spec,
      seed,
      series: plan.series,
      keptTicks: [plan.lastCommonTick],
      engine,
      policies: policies.modules.map(({ file, sha256 }) => ({ file, sha256 })),
      programDir: plan[variant].programDir,
      build: plan[variant].build,
      progress: shared.memory,
    })),
  );
}

/** How many jobs there were is left out: no byte depends on it. */
function reproduceCommand({ a, b, seeds, engine, policies }: CompareSeedsRequest): string {
  const side = (label: 'a' | 'b', { overrides, programDir, build }: SideRequest): readonly string[] => [
    ...overrides.map(({ path, value }) => `--${label}-set ${shellQuoted(`${path}=${overrideWord(value)}`)}`),
    ...(programDir === undefined ? [] : [`--${label}-program ${shellQuoted(programDir)}`]),
    ...(build === undefined ? [] : [`--${label}-build ${shellQuoted(build)}`]),
  ];
  return [
    'npm run -s actsim -- compare',
    shellQuoted(a.file),
    ...(b.file === a.file ? [] : [`--b ${shellQuoted(b.file)}`]),
    ...side('a', a),
    ...side('b', b),
    `--seeds ${seeds} --engine ${engine}`,
    // Beside the comparison that it repeats.
    '--out runs/compare-again',
    ...policyWords(policies),
  ].join(' ');
}

function overrideWord(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

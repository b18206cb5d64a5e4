import { availableParallelism } from 'node:os';
import { loadProgramArtifacts, type ProgramArtifacts } from '#harness/index.ts';
import { type FinishedSweep, SweepFolder, type SweepIdentity, sha256OfText } from '#reports/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { boundHeapGrowth } from '../heap-growth.ts';
import { type LoadedPolicies, loadPolicyModules } from '../policy-modules.ts';
import { programHashes } from '../program-hashes.ts';
import { actsimVersion, packageLockSha256 } from '../project.ts';
import { policyWords, shellQuoted } from '../shell-words.ts';
import type { SharedProgress } from './shared-progress.ts';
import { planSweep, type SweepPlan, specSha256 } from './sweep-plan.ts';
import { runInWorkers } from './sweep-pool.ts';
import type { SweepProgress } from './sweep-progress.ts';
import type { SweepTask } from './sweep-task.ts';

export interface SweepRequest {
  readonly file: string;
  readonly folder: string | undefined;
  /** Instead of the file's number. */
  readonly seeds: number | undefined;
  /** Undefined: one for each core. */
  readonly workers: number | undefined;
  readonly force: boolean;
  readonly policies: readonly string[];
  /** Folder with another build of the program. */
  readonly programDir: string | undefined;
  /** Shared with the workers; whoever hears a signal aborts it. */
  readonly shared: SharedProgress;
  readonly progress: SweepProgress;
}

export interface EndedSweep extends FinishedSweep {
  readonly folder: string;
}

/**
 * A sweep from file to report. Everything that can be refused is refused before the folder is made; what ends later
 * leaves the rows of finished runs.
 */
export async function runSweep(request: SweepRequest): Promise<EndedSweep> {
  boundHeapGrowth();
  const { shared, progress, programDir } = request;
  const policies = await loadPolicyModules(request.policies);
  const plan = await planSweep(request.file, request.seeds, policies.definitions);
  const artifacts = loadProgramArtifacts(programDir);
  const { design } = plan;
  const folder = await SweepFolder.open({
    folder: request.folder ?? `sweeps/${design.name}`,
    force: request.force,
    design,
    sweep: identityOf(request, plan, policies, artifacts),
  });
  const tasks = tasksOf(plan, policies, request);
  progress.begin({ runs: tasks.length, ticks: tasks.reduce((sum, { spec }) => sum + spec.horizonTicks, 0) });
  try {
    const workers = request.workers ?? availableParallelism();
    await runInWorkers({
      tasks,
      workers,
      signal: shared,
      onRun: (run) => {
        folder.add(run);
        progress.runEnded(run);
      },
    });
  } catch (error) {
    // What broke is not a run; the rows of finished runs stay.
    await folder.interrupt().catch(() => undefined);
    throw error;
  } finally {
    progress.stop();
  }
  return { folder: folder.folder, ...(await (shared.aborted ? folder.interrupt() : folder.finish())) };
}

function tasksOf({ design, specs, series }: SweepPlan, policies: LoadedPolicies, request: SweepRequest): SweepTask[] {
  return design.variants.flatMap(({ name, metricIds }) =>
    design.seeds.map((seed) => ({
      variant: name,
      spec: specs.get(name) as RunSpec,
      seed,
      series: series.filter((id) => metricIds.includes(id)),
      keptTicks: [],
      engine: 'litesvm',
      policies: policies.modules.map(({ file, sha256 }) => ({ file, sha256 })),
      programDir: request.programDir,
      progress: request.shared.memory,
    })),
  );
}

function identityOf(
  request: SweepRequest,
  { sweep, scenario, specs }: SweepPlan,
  { modules }: LoadedPolicies,
  artifacts: ProgramArtifacts,
): SweepIdentity {
  return {
    actsimVersion: actsimVersion(),
    command: reproduceCommand(request),
    sweep: sweep === undefined ? undefined : { file: sweep.file, sha256: sha256OfText(sweep.text) },
    scenario: { file: scenario.file, sha256: sha256OfText(scenario.text) },
    policies: modules,
    engine: 'litesvm',
    program: programHashes(artifacts, [...specs.values()]),
    packageLockSha256: packageLockSha256(),
    specSha256: Object.fromEntries([...specs].map(([name, spec]) => [name, specSha256(spec)])),
    environment: { node: process.version, platform: `${process.platform}-${process.arch}` },
  };
}

/** How many workers there were is left out: no byte depends on it. */
function reproduceCommand({ file, seeds, policies, programDir }: SweepRequest): string {
  return [
    'npm run -s actsim -- sweep',
    shellQuoted(file),
    ...(seeds === undefined ? [] : [`--seeds ${seeds}`]),
    // Beside the sweep that it repeats.
    '--out sweeps/again',
    ...policyWords(policies),
    ...(programDir === undefined ? [] : [`--program ${shellQuoted(programDir)}`]),
  ].join(' ');
}

import { createBankrunChain, createLitesvmChain, type SignatureChecks } from '#harness/index.ts';
import {
  buildReport,
  openRunFolder,
  type ProgramHashes,
  type Report,
  type RunEnd,
  type RunFolder,
  sha256OfText,
} from '#reports/index.ts';
import { writtenKeys } from '#scenarios/index.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { buildPopulation, type RunObserver, type RunResult, runMetrics, runSimulation } from '#sim/index.ts';
import type { StakingChain } from '#sim/ports/staking-chain.ts';
import { TRACE_FILE } from '#sim/replay/failure-record.ts';
import { assertionOutcomes } from './assertions/assertion-outcome.ts';
import type { EngineName } from './engines.ts';
import { boundHeapGrowth } from './heap-growth.ts';
import { loadPolicyModules } from './policy-modules.ts';
import { chooseProgram } from './program-choice.ts';
import { programHashes } from './program-hashes.ts';
import { actsimVersion, packageLockSha256 } from './project.ts';
import { ReportProgress } from './report-progress.ts';
import { loadScenario } from './scenario-source.ts';
import { policyWords, programWords, shellQuoted } from './shell-words.ts';
import type { Recording } from './trace/recording.ts';
import { beginRunTrace, bundled, type TracedRun } from './trace/run-trace.ts';
import { typedCommand } from './typed-command.ts';

export interface RunRequest {
  readonly file: string;
  readonly folder: string | undefined;
  readonly engine: EngineName;
  readonly seed: number | undefined;
  readonly actions: boolean;
  readonly force: boolean;
  /** Modules with policies of the user's. */
  readonly policies: readonly string[];
  /** Hashes that these modules must have, in their order. Default: any. */
  readonly policyHashes?: readonly string[];
  /** Folder with another build of the program. */
  readonly programDir: string | undefined;
  /** Name of a vulnerable twin to run instead of the program, such as `vuln-r01`. */
  readonly build?: string | undefined;
  /** Record every transaction in `trace.ndjson`. Default: no. */
  readonly trace?: boolean;
  readonly signatures: SignatureChecks;
  /** Draw charts and page behind the run. */
  readonly report: boolean;
  readonly observers: readonly RunObserver[];
  readonly signal: { readonly aborted: boolean };
  /** Throws where the run must not begin with what was read. */
  readonly requireInputs?: (inputs: RunInputs) => void;
}

/** What a run was read from. */
export interface RunInputs {
  readonly scenario: { readonly file: string; readonly text: string };
  readonly program: ProgramHashes;
}

export interface FinishedRun {
  readonly folder: string;
  readonly spec: RunSpec;
  readonly result: RunResult;
  readonly resultsDigest: string;
  /** Undefined when none was asked for, and when no tick was finished. */
  readonly report: Report | undefined;
}

/**
 * One run from file to report. Everything that can be refused is refused before the folder is made; what fails
 * later leaves a manifest that says `failed` and the rows of all finished ticks.
 */
export async function runScenario(request: RunRequest): Promise<FinishedRun> {
  boundHeapGrowth();
  const { definitions, modules } = await loadPolicyModules(request.policies, request.policyHashes);
  const loaded = await loadScenario(request.file, { policies: definitions });
  const overrides = overridesOf(request);
  const spec = withOverrides(loaded.spec, request);
  if (request.seed !== undefined) buildPopulation(spec, definitions);
  const program = chooseProgram(request);
  const hashes = programHashes(program.artifacts, [spec]);
  request.requireInputs?.({ scenario: loaded.source, program: hashes });
  const folder = await openRunFolder({
    folder: request.folder ?? `runs/${spec.name}`,
    force: request.force,
    metrics: runMetrics(spec),
    run: {
      actsimVersion: actsimVersion(),
      command: reproduceCommand(request),
      scenario: { ...loaded.source, keys: writtenKeys(loaded.source.text, loaded.source) },
      policies: modules,
      overrides,
      engine: request.engine,
      program: {
        ...hashes,
        ...(program.build === null ? {} : { build: program.build }),
      },
      packageLockSha256: packageLockSha256(),
      spec,
      ...(request.trace === true ? { trace: TRACE_FILE } : {}),
      environment: { node: process.version, platform: `${process.platform}-${process.arch}` },
    },
  });
  const { engine, signatures, signal } = request;
  const simulated = await simulate(request, folder, {
    folder: folder.folder,
    spec,
    policies: definitions,
    scenario: { name: spec.name, file: loaded.source.file, sha256: sha256OfText(loaded.source.text) },
    seed: spec.seed,
    engine,
    program,
    signatures,
    signal,
  });
  const report = request.report ? await reportOf(folder.folder, simulated.result) : undefined;
  return { folder: folder.folder, spec, ...simulated, report };
}

type Simulated = Pick<FinishedRun, 'result' | 'resultsDigest'>;

async function simulate(request: RunRequest, folder: RunFolder, run: TracedRun): Promise<Simulated> {
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started) / 1000;
  let chain: StakingChain | undefined;
  let recording: Recording | undefined;
  try {
    if (request.trace === true) recording = await beginRunTrace(run);
    chain = recording?.chain ?? createChain(run);
    const { spec, policies, signal } = run;
    const observers = recording === undefined ? request.observers : [recording.observer, ...request.observers];
    const result = await runSimulation({ spec, chain, sink: folder, policies, observers, signal });
    await recording?.finish();
    const { resultsDigest } = await folder.finish({
      ...endOf(result, chain.unitsByKind),
      assertions: assertionOutcomes(result.assertions, spec),
      timing: { simulationSeconds: elapsed() },
    });
    return { result, resultsDigest };
  } catch (error) {
    const failure = isSimError(error)
      ? { code: error.code, message: error.message }
      : { code: 'UNEXPECTED', message: String(error) };
    // The first error is the one to tell; a folder that cannot be closed either says so in its own manifest.
    const end: RunEnd = { status: 'failed', actions: [], vacuousKinds: [], failure };
    await folder.finish({ ...end, timing: { simulationSeconds: elapsed() } }).catch(() => undefined);
    process.stderr.write(`the run failed; its finished ticks are in ${folder.folder}\n`);
    throw await bundled(error, run, recording);
  } finally {
    await recording?.abandon();
    await chain?.close();
  }
}

function createChain({ engine, program: { artifacts }, signatures }: TracedRun): StakingChain {
  return (engine === 'bankrun' ? createBankrunChain : createLitesvmChain)({ artifacts, signatures });
}

/** A run is whole without its report: what fails here leaves the manifest as it is. */
async function reportOf(folder: string, { ticksFinished }: RunResult): Promise<Report | undefined> {
  if (ticksFinished === 0) return undefined;
  try {
    const progress = new ReportProgress(process.stderr);
    return await buildReport(folder, progress).finally(() => progress.stop());
  } catch (error) {
    process.stderr.write(
      `the run's tables are whole, its report is not; build it again with: ${typedCommand()} report ${shellQuoted(folder)}\n`,
    );
    throw error;
  }
}

function endOf(result: RunResult, unitsByKind: StakingChain['unitsByKind']): RunEnd {
  const actions = Object.entries(result.actions).map(([kind, counts]) => ({
    kind,
    attempted: counts.attempted,
    accepted: counts.accepted,
    rejected: counts.attempted - counts.accepted,
  }));
  const units = [...kindsOf(result.actions), ...kindsOf(result.operatorActions)].flatMap((kind) => {
    const taken = unitsByKind.get(kind);
    return taken === undefined ? [] : [{ kind, actions: taken.actions, computeUnits: taken.computeUnits }];
  });
  return { status: result.status, actions, vacuousKinds: result.vacuousKinds, units };
}

function kindsOf<Kind extends string>(counts: Readonly<Record<Kind, unknown>>): readonly Kind[] {
  return Object.keys(counts) as Kind[];
}

function overridesOf({ seed, actions }: RunRequest): Record<string, number | boolean> {
  return { ...(seed === undefined ? {} : { seed }), ...(actions ? { 'outputs.actions': true } : {}) };
}

function withOverrides(spec: RunSpec, { seed, actions }: RunRequest): RunSpec {
  const outputs = Object.freeze({ ...spec.outputs, actions: spec.outputs.actions || actions });
  return Object.freeze({ ...spec, seed: seed ?? spec.seed, outputs });
}

function reproduceCommand(request: RunRequest): string {
  const { file, engine, seed, actions, policies, programDir, build, trace, signatures } = request;
  return [
    'npm run -s actsim -- run',
    shellQuoted(file),
    `--engine ${engine}`,
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
    // Beside the run that it repeats.
    '--out runs/again',
    ...(actions ? ['--actions'] : []),
    ...policyWords(policies),
    ...programWords(programDir),
    ...(build === undefined ? [] : [`--build ${shellQuoted(build)}`]),
    ...(trace === true ? ['--trace'] : []),
    ...(signatures === 'sampled' ? [] : [`--signatures ${signatures}`]),
  ].join(' ');
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CellDifference,
  type EndedManifest,
  firstDifference,
  type RunManifest,
  readManifest,
  requireUnchanged,
  sha256OfText,
} from '#reports/index.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunObserver } from '#sim/index.ts';
import { ENGINES, type EngineName } from './engines.ts';
import { loadPolicyModules } from './policy-modules.ts';
import { chooseProgram } from './program-choice.ts';
import { programHashes } from './program-hashes.ts';
import { packageLockSha256 } from './project.ts';
import { runScenario } from './run-scenario.ts';
import { loadScenario } from './scenario-source.ts';

export interface VerifyRequest {
  /** Folder of a completed run. */
  readonly folder: string;
  /** Where the scenario is now, if not where the manifest says. */
  readonly scenario: string | undefined;
  /** The engine to repeat the run on; default: the run's. */
  readonly engine: EngineName | undefined;
  readonly programDir: string | undefined;
  readonly observers: readonly RunObserver[];
  readonly signal: { readonly aborted: boolean };
}

/** A run that gave the same bytes again. */
export interface Verification {
  readonly resultsDigest: string;
  readonly ticksFinished: number;
  readonly engine: string;
  /** What differs and did not matter. */
  readonly notes: readonly string[];
}

/**
 * Repeats a completed run from its manifest in a folder of its own, and compares every result file. Nothing is run
 * unless scenario, policies and program are those of the manifest. Undefined when the signal ended it.
 * Throws CLI__NOT_REPRODUCED with the first cell that differs, CLI__USAGE, and what running throws.
 */
export async function verifyRun(request: VerifyRequest): Promise<Verification | undefined> {
  const manifest = completed(request.folder, await readManifest(request.folder));
  await requireUnchanged(request.folder, manifest);
  const file = request.scenario ?? manifest.scenario.file;
  await requireSameInputs(request, file, manifest);
  const engine = request.engine ?? engineOf(manifest);
  const parent = await mkdtemp(join(tmpdir(), 'actsim-verify-'));
  try {
    const again = join(parent, 'run');
    const { result } = await runScenario({
      file,
      folder: again,
      engine,
      seed: manifest.seed,
      actions: manifest.files.some(({ name }) => name === 'actions.csv'),
      force: false,
      policies: (manifest.policies ?? []).map((module) => module.file),
      programDir: request.programDir,
      build: buildOf(request, manifest),
      signatures: 'sampled',
      report: false,
      observers: request.observers,
      signal: request.signal,
    });
    if (result.status !== 'completed') return undefined;
    await requireSameResults(request.folder, manifest, again);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
  const sameLock = manifest.packageLockSha256 === (packageLockSha256() ?? null);
  const notes = sameLock ? [] : ['package-lock.json is another than at the time of the run'];
  return { resultsDigest: manifest.resultsDigest, ticksFinished: manifest.ticksFinished, engine, notes };
}

function completed(folder: string, manifest: RunManifest): EndedManifest {
  if (manifest.status === 'completed') return manifest;
  const reason = `${folder}: expected a completed run, found one that is ${manifest.status}; run it again: ${manifest.command}`;
  throw new SimError('CLI__USAGE', { reason });
}

function engineOf({ engine }: EndedManifest): EngineName {
  const known = ENGINES.find((name) => name === engine);
  if (known !== undefined) return known;
  throw new SimError('CLI__USAGE', { reason: `expected one of ${ENGINES.join(', ')} as engine, found ${engine}` });
}

/** The vulnerable twin that the run was made on, if any; a folder that is named goes before. */
function buildOf({ programDir }: VerifyRequest, { program }: EndedManifest): string | undefined {
  return programDir === undefined ? program.build : undefined;
}

/** Scenario, policies and programs must be those that the manifest names by their hashes. */
async function requireSameInputs(request: VerifyRequest, file: string, manifest: EndedManifest): Promise<void> {
  const { policies = [], program, scenario } = manifest;
  const { definitions } = await loadPolicyModules(
    policies.map((module) => module.file),
    policies.map(({ sha256 }) => sha256),
  );
  const { source, spec } = await loadScenario(file, { policies: definitions });
  expectSame(file, scenario.sha256, sha256OfText(source.text), 'name the file as it was with --scenario');
  const { artifacts } = chooseProgram({ programDir: request.programDir, build: buildOf(request, manifest) });
  const found = programHashes(artifacts, [spec]);
  expectSame('the staking program', program.sha256, found.sha256, 'name the folder of its build with --program');
  expectSame('the IDL of the staking program', program.idlSha256, found.idlSha256, 'name its folder with --program');
  if (program.marketSha256 === undefined || found.marketSha256 === undefined) return;
  expectSame('the market program', program.marketSha256, found.marketSha256, 'use the actsim of the run');
}

function expectSame(what: string, expected: string, found: string, fix: string): void {
  if (expected === found) return;
  const reason = `${what} is not that of the run: expected sha256 ${expected}, found ${found}; ${fix}`;
  throw new SimError('CLI__USAGE', { reason });
}

/** Compares digests, and looks for the first cell that differs where they do. */
async function requireSameResults(folder: string, manifest: EndedManifest, again: string): Promise<void> {
  const repeated = await readManifest(again);
  const found = new Map(repeated.status === 'running' ? [] : repeated.files.map(({ name, sha256 }) => [name, sha256]));
  const differing = manifest.files.filter(({ name, sha256 }) => found.get(name) !== sha256).map(({ name }) => name);
  if (differing.length === 0) return;
  // What moved first says most, and every table tells its ticks.
  const tables = differing.filter((name) => name.endsWith('.csv') && found.has(name));
  const differences = await Promise.all(
    tables.map(async (name) => ({ name, cell: await firstDifference(join(folder, name), join(again, name)) })),
  );
  const tickOf = (cell: CellDifference | undefined): number => Number(cell?.tick ?? -1);
  const [first] = differences.sort((a, b) => tickOf(a.cell) - tickOf(b.cell));
  throw new SimError('CLI__NOT_REPRODUCED', {
    folder,
    files: differing.join(', '),
    where: first?.cell === undefined ? 'their bytes' : `${first.name}, ${cellInWords(first.cell)}`,
    expected: first?.cell?.expected ?? 'the same',
    found: first?.cell?.found ?? 'others',
  });
}

function cellInWords({ line, tick, column }: CellDifference): string {
  const at = tick === undefined ? `line ${line}` : `tick ${tick} (line ${line})`;
  return column === undefined ? at : `${at}, column ${column}`;
}

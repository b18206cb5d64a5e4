import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withRepair } from '#reports/artifacts/manifest.ts';
import {
  type CellDifference,
  type EndedManifest,
  firstDifference,
  manifestDifference,
  printable,
  type RunManifest,
  readManifest,
  requireUnchanged,
  sha256OfText,
  shownText,
} from '#reports/index.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunObserver } from '#sim/index.ts';
import { ENGINES, type EngineName } from './engines.ts';
import { packageLockSha256 } from './project.ts';
import { type RunInputs, runScenario } from './run-scenario.ts';
import { policyWords } from './shell-words.ts';

export interface VerifyRequest {
  /** Folder of a completed run. */
  readonly folder: string;
  /** Where the scenario is now, if not where the manifest says. */
  readonly scenario: string | undefined;
  /** The engine to repeat the run on; default: the run's. */
  readonly engine: EngineName | undefined;
  readonly programDir: string | undefined;
  /** The run's modules with policies. They are code, so the user names them; the manifest knows them again. */
  readonly policies: readonly string[];
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
 * Repeats a completed run from its manifest in a folder of its own, and compares every result file and what the manifest
 * tells of them. Nothing is run unless scenario, policies and program are those of the manifest. Undefined when the
 * signal ended it.
 * Throws CLI__NOT_REPRODUCED with the first cell that differs, CLI__USAGE, and what running throws.
 */
export async function verifyRun(request: VerifyRequest): Promise<Verification | undefined> {
  const manifest = completed(request.folder, await readManifest(request.folder));
  await withRepair(manifest, async () => requireUnchanged(request.folder, manifest));
  requireModules(request, manifest);
  const engine = request.engine ?? engineOf(manifest);
  const parent = await mkdtemp(join(tmpdir(), 'actsim-verify-'));
  try {
    const again = join(parent, 'run');
    const { result } = await runScenario({
      file: request.scenario ?? manifest.scenario.file,
      folder: again,
      engine,
      seed: manifest.seed,
      actions: manifest.files.some(({ name }) => name === 'actions.csv'),
      force: false,
      policies: request.policies,
      policyHashes: (manifest.policies ?? []).map(({ sha256 }) => sha256),
      programDir: request.programDir,
      build: buildOf(request, manifest),
      signatures: 'sampled',
      report: false,
      observers: request.observers,
      signal: request.signal,
      requireInputs: (inputs) => requireSameInputs(inputs, manifest),
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
  const reason = `${folder}: expected a completed run, found one that is ${manifest.status}; run it again: ${printable(manifest.command)}`;
  throw new SimError('CLI__USAGE', { reason });
}

function engineOf({ engine }: EndedManifest): EngineName {
  const known = ENGINES.find((name) => name === engine);
  if (known !== undefined) return known;
  throw new SimError('CLI__USAGE', {
    reason: `expected one of ${ENGINES.join(', ')} as engine, found ${shownText(engine)}`,
  });
}

/** The vulnerable twin that the run was made on, if any; a folder that is named goes before. */
function buildOf({ programDir }: VerifyRequest, { program }: EndedManifest): string | undefined {
  return programDir === undefined ? program.build : undefined;
}

/** As many as the run had; their hashes are checked before they are loaded. */
function requireModules({ folder, policies }: VerifyRequest, manifest: EndedManifest): void {
  const known = manifest.policies ?? [];
  if (policies.length === known.length) return;
  const words = printable(policyWords(known.map(({ file }) => file)).join(' '));
  const reason =
    known.length === 0
      ? `${folder} was run without policies of the user's: leave out --policy`
      : `${folder} was run with policies of the user's, which are code: look at them, and add ${words}`;
  throw new SimError('CLI__USAGE', { reason });
}

/** Scenario and programs must be those that the manifest names by their hashes. */
function requireSameInputs({ scenario, program: found }: RunInputs, manifest: EndedManifest): void {
  const { program } = manifest;
  const text = sha256OfText(scenario.text);
  expectSame(scenario.file, manifest.scenario.sha256, text, 'name the file as it was with --scenario');
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
  if (differing.length === 0) return requireSameTale(folder, manifest, repeated);
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

/** What the manifest tells beside its files, which reports quote and no hash protects. */
function requireSameTale(folder: string, manifest: EndedManifest, repeated: RunManifest): void {
  const other = repeated.status === 'running' ? undefined : manifestDifference(manifest, repeated);
  if (other === undefined) return;
  const { path, expected, found } = other;
  throw new SimError('CLI__NOT_REPRODUCED', { folder, files: 'manifest.json', where: `its ${path}`, expected, found });
}

function cellInWords({ line, tick, column }: CellDifference): string {
  const at = tick === undefined || !/^\d+$/.test(tick) ? `line ${line}` : `tick ${tick} (line ${line})`;
  return column === undefined ? at : `${at}, column ${column}`;
}

import { join } from 'node:path';
import * as z from 'zod';
import { SWEEP_MANIFEST_FILE } from '../artifacts/columns.ts';
import { readRunText, replaceFile } from '../artifacts/file-access.ts';
import { type ProgramHashes, parseRunFile, parseRunJson, sha256 } from '../artifacts/manifest.ts';
import { type FileDigest, resultsDigest } from '../artifacts/result-file.ts';
import type { ConclusionResult } from './conclusions.ts';
import type { SweepDesign, SweepRun } from './sweep-run.ts';

/** Marks a sweep.json as one of ours, so that `--force` never deletes somebody else's folder. */
export const SWEEP_FORMAT = 'actsim-sweep';
const SWEEP_VERSION = 1;

const count = z.int().min(0);
const file = z.strictObject({ file: z.string(), sha256 });

/** Known before the first run. */
const identity = {
  format: z.literal(SWEEP_FORMAT),
  version: z.literal(SWEEP_VERSION),
  actsim: z.string(),
  name: z.string(),
  /** What to type to get the same results again. */
  command: z.string(),
  /** Null when a scenario was swept without a file of its own. */
  sweep: file.nullable(),
  scenario: file,
  /** Modules with policies of the user's. */
  policies: z.array(z.strictObject({ file: z.string(), sha256, kinds: z.array(z.string()) })),
  engine: z.string(),
  /** The market's only where there is a pool. */
  program: z.strictObject({ sha256, idlSha256: sha256, marketSha256: sha256.optional() }),
  packageLockSha256: sha256.nullable(),
  seeds: z.array(z.int()),
  variants: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      changes: z.array(z.strictObject({ path: z.string(), value: z.string() })),
      /** Of the run's whole specification but for its seed, with what it read from other files. */
      specSha256: sha256,
    }),
  ),
  metrics: z.array(z.strictObject({ id: z.string(), title: z.string(), unit: z.string(), formula: z.string() })),
  /** Informational: no result depends on it. */
  environment: z.record(z.string(), z.string()),
};

const runningManifest = z.strictObject({ ...identity, status: z.literal('running') });

const endedManifest = z.strictObject({
  ...identity,
  status: z.enum(['completed', 'interrupted', 'failed']),
  runs: z.strictObject({ planned: count, completed: count, failed: count }),
  /** Whether each holds for every seed, in each variant that it is about; empty for an interrupted sweep. */
  conclusions: z.array(z.strictObject({ say: z.string(), variant: z.string(), holds: count, of: count })),
  files: z.array(z.strictObject({ name: z.string(), bytes: count, sha256 })),
  resultsDigest: sha256,
});

const manifestSchema = z.discriminatedUnion('status', [runningManifest, endedManifest]);

/** `sweep.json`. A sweep killed outright stays `running`; the runs that it had finished are in runs.csv. */
export type SweepManifest = z.infer<typeof manifestSchema>;
export type RunningSweepManifest = z.infer<typeof runningManifest>;
export type EndedSweepManifest = z.infer<typeof endedManifest>;

/** What the composition knows about a sweep beside its design. */
export interface SweepIdentity {
  readonly actsimVersion: string;
  readonly command: string;
  readonly sweep: { readonly file: string; readonly sha256: string } | undefined;
  readonly scenario: { readonly file: string; readonly sha256: string };
  readonly policies: readonly { readonly file: string; readonly sha256: string; readonly kinds: readonly string[] }[];
  readonly engine: string;
  readonly program: ProgramHashes;
  readonly packageLockSha256: string | undefined;
  /** By variant. */
  readonly specSha256: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

export function startSweepManifest(design: SweepDesign, sweep: SweepIdentity): RunningSweepManifest {
  return {
    format: SWEEP_FORMAT,
    version: SWEEP_VERSION,
    status: 'running',
    actsim: sweep.actsimVersion,
    name: design.name,
    command: sweep.command,
    sweep: sweep.sweep ?? null,
    scenario: sweep.scenario,
    policies: sweep.policies.map(({ kinds, ...module }) => ({ ...module, kinds: [...kinds] })),
    engine: sweep.engine,
    program: sweep.program,
    packageLockSha256: sweep.packageLockSha256 ?? null,
    seeds: [...design.seeds],
    variants: design.variants.map(({ name, title, changes }) => ({
      name,
      title,
      changes: [...changes],
      specSha256: sweep.specSha256[name] ?? '',
    })),
    metrics: design.metrics.map(({ id, title, unit, formula }) => ({ id, title, unit, formula })),
    environment: { ...sweep.environment },
  };
}

export interface SweepEnd {
  readonly status: EndedSweepManifest['status'];
  readonly runs: readonly SweepRun[];
  readonly conclusions: readonly ConclusionResult[];
  readonly files: readonly FileDigest[];
}

export function endSweepManifest(start: RunningSweepManifest, end: SweepEnd): EndedSweepManifest {
  const { environment, ...known } = start;
  const files = [...end.files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const having = (status: SweepRun['status']): number => end.runs.filter((run) => run.status === status).length;
  return {
    ...known,
    status: end.status,
    runs: {
      planned: start.seeds.length * start.variants.length,
      completed: having('completed'),
      failed: having('failed'),
    },
    conclusions: end.conclusions.map(({ conclusion, variant, holds, of }) => ({
      say: conclusion.say,
      variant: variant.name,
      holds,
      of,
    })),
    files,
    resultsDigest: resultsDigest(files),
    environment,
  };
}

/** Puts the manifest in place as a whole. Throws REPORT__WRITE_FAILED. */
export async function writeSweepManifest(folder: string, manifest: SweepManifest): Promise<void> {
  await replaceFile(join(folder, SWEEP_MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Reads `sweep.json` of a sweep's folder. Throws REPORT__RUN_FILE_INVALID with the file and the reason. */
export async function readSweepManifest(folder: string): Promise<SweepManifest> {
  const path = join(folder, SWEEP_MANIFEST_FILE);
  return parseRunFile(path, manifestSchema, parseRunJson(path, await readRunText(path)));
}

/** Whether parsed JSON says that it is a manifest of ours, of whatever version. */
export function isSweepManifest(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === SWEEP_FORMAT;
}

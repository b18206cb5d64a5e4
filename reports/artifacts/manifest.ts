import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import type { HolderTableSpec, PathPriceSpec, RunSpec } from '#sim/core/run-spec.ts';
import { printable } from '../text/escape.ts';
import { COMPARISON_MANIFEST_FILE, MANIFEST_FILE, SWEEP_MANIFEST_FILE } from './columns.ts';
import { readRunText, replaceFile } from './file-access.ts';
import { type FileDigest, resultsDigest, sha256OfText } from './result-file.ts';

/** Marks a manifest.json as one of ours, so that `--force` never deletes somebody else's folder. */
export const MANIFEST_FORMAT = 'actsim-run';
const MANIFEST_VERSION = 3;

/** A sha256 in hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');
const count = z.int().min(0);

/** The parts of a run spec that reports read. */
const specParts = z.looseObject({
  description: z.string(),
  tickSeconds: z.int().positive(),
  horizonTicks: count,
  token: z.looseObject({ symbol: z.string(), decimals: z.int().min(0).max(18) }),
  population: z.array(
    z.looseObject({
      cohort: z.string(),
      count,
      policy: z.looseObject({ kind: z.string() }).exactOptional(),
      attack: z.looseObject({ atSeconds: count, idle: z.boolean() }).exactOptional(),
    }),
  ),
});

/** A run spec as it was written, in the order of its keys. */
const spec = z.unknown().transform((value, context): z.infer<typeof specParts> => {
  const parsed = specParts.safeParse(value);
  if (parsed.success) return value as z.infer<typeof specParts>;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

const actionCount = z.strictObject({
  kind: z.string(),
  attempted: count,
  accepted: count,
  rejected: count,
});

/** Transactions that held actions of one kind alone. */
const unitsOfKind = z.strictObject({ kind: z.string(), actions: count, computeUnits: count });

/** The first breach of an invariant, and how many followed in a run that went on. */
const brokenInvariant = z.strictObject({
  invariant: z.string(),
  tickIndex: count,
  breaches: z.int().positive(),
  expected: z.string(),
  found: z.string(),
  where: z.string(),
});

/** What became of one of the scenario's assertions, in words that need no unit beside them. */
const assertion = z.strictObject({
  /** A metric, or an attack and a figure of it: `raiders: gain_base_units`. */
  subject: z.string(),
  when: z.string(),
  expected: z.string(),
  /** Null: the run had no such value. */
  found: z.string().nullable(),
  tick: count.nullable(),
  holds: z.boolean(),
  message: z.string(),
});

/** Known before the first tick. */
const identity = {
  format: z.literal(MANIFEST_FORMAT),
  version: z.literal(MANIFEST_VERSION),
  actsim: z.string(),
  /** What to type to get the same results again. */
  command: z.string(),
  scenario: z.strictObject({
    name: z.string(),
    file: z.string(),
    sha256,
    /** The keys that its text sets, as in `population[0].count`; left out where nobody told. */
    keys: z.array(z.string()).exactOptional(),
  }),
  /** What the command line changed in the scenario, by path. */
  overrides: z.record(z.string(), z.json()),
  seed: z.int(),
  /** Modules with policies of the user's; left out where there are none. */
  policies: z.array(z.strictObject({ file: z.string(), sha256, kinds: z.array(z.string()) })).optional(),
  engine: z.string(),
  /** The market's only where there is a pool. */
  program: z.strictObject({
    sha256,
    idlSha256: sha256,
    marketSha256: sha256.optional(),
    /** Name of a vulnerable twin; left out of runs of the program itself. */
    build: z.string().exactOptional(),
  }),
  /** Record of every transaction; no result file, and left out where there is none. */
  trace: z.literal('trace.ndjson').exactOptional(),
  /** Null when the lock file is not installed beside the code. */
  packageLockSha256: sha256.nullable(),
  /** The run spec with all units resolved; amounts as decimal strings of base units. */
  spec,
  /** Informational: no result depends on it. */
  environment: z.record(z.string(), z.string()),
};

const runningManifest = z.strictObject({ ...identity, status: z.literal('running') });

const endedManifest = z.strictObject({
  ...identity,
  status: z.enum(['completed', 'interrupted', 'failed']),
  ticksFinished: count,
  actions: z.array(actionCount),
  /** Kinds of action that were never once accepted. */
  vacuousKinds: z.array(z.string()),
  /** Depends on the engine. What transactions of one kind alone took, by kind; others are left out. */
  units: z.array(unitsOfKind),
  /** In the order of the scenario; left out where there are none, and of a run that did not come to its end. */
  assertions: z.array(assertion).exactOptional(),
  failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  /** Invariants that broke in a run that went on, in the order of their first breach; left out where there are none. */
  broken: z.array(brokenInvariant).exactOptional(),
  files: z.array(z.strictObject({ name: z.string().regex(/^[a-z_]+\.(csv|json)$/), bytes: count, sha256 })),
  resultsDigest: sha256,
  /** Informational: seconds of wall clock by phase. */
  timing: z.record(z.string(), z.number()),
});

const manifestSchema = z.discriminatedUnion('status', [runningManifest, endedManifest]);

/** `manifest.json`. A run killed outright stays `running`; its finished ticks are in metrics.csv all the same. */
export type RunManifest = z.infer<typeof manifestSchema>;
export type RunningManifest = z.infer<typeof runningManifest>;
export type EndedManifest = z.infer<typeof endedManifest>;
export type ActionCount = z.infer<typeof actionCount>;
export type UnitsOfKind = z.infer<typeof unitsOfKind>;
export type AssertionOutcome = z.infer<typeof assertion>;
export type BrokenInvariantEntry = z.infer<typeof brokenInvariant>;

/** Hashes of what was deployed; the market's only where there is a pool. */
export interface ProgramHashes {
  readonly sha256: string;
  readonly idlSha256: string;
  readonly marketSha256?: string;
  /** Name of a vulnerable twin; absent: the program itself. */
  readonly build?: string;
}

/** What the composition knows about a run before its first tick. */
export interface RunIdentity {
  readonly actsimVersion: string;
  readonly command: string;
  readonly scenario: { readonly file: string; readonly text: string; readonly keys?: readonly string[] };
  readonly overrides: Readonly<Record<string, string | number | boolean | null>>;
  /** Modules with policies of the user's. Default: none. */
  readonly policies?: readonly { readonly file: string; readonly sha256: string; readonly kinds: readonly string[] }[];
  readonly engine: string;
  readonly program: ProgramHashes;
  /** Name of the trace, when every transaction is recorded. */
  readonly trace?: 'trace.ndjson';
  readonly packageLockSha256: string | undefined;
  readonly spec: RunSpec;
  readonly environment: Readonly<Record<string, string>>;
}

/** What is known when a run ends, however it ends. */
export interface RunEnd {
  readonly status: EndedManifest['status'];
  readonly actions: readonly ActionCount[];
  readonly vacuousKinds: readonly string[];
  /** Default: none. */
  readonly units?: readonly UnitsOfKind[];
  /** Of the scenario's assertions. Default: none. */
  readonly assertions?: readonly AssertionOutcome[];
  /** The error that stopped a failed run. */
  readonly failure?: { readonly code: string; readonly message: string };
  /** Default: none. */
  readonly broken?: readonly BrokenInvariantEntry[];
  readonly timing?: Readonly<Record<string, number>>;
}

export function startManifest(run: RunIdentity): RunningManifest {
  return {
    format: MANIFEST_FORMAT,
    version: MANIFEST_VERSION,
    status: 'running',
    actsim: run.actsimVersion,
    command: run.command,
    scenario: {
      name: run.spec.name,
      file: run.scenario.file,
      sha256: sha256OfText(run.scenario.text),
      ...(run.scenario.keys === undefined ? {} : { keys: [...run.scenario.keys] }),
    },
    overrides: { ...run.overrides },
    seed: run.spec.seed,
    ...(run.policies === undefined || run.policies.length === 0
      ? {}
      : { policies: run.policies.map(({ kinds, ...module }) => ({ ...module, kinds: [...kinds] })) }),
    engine: run.engine,
    program: { ...run.program },
    ...(run.trace === undefined ? {} : { trace: run.trace }),
    packageLockSha256: run.packageLockSha256 ?? null,
    spec: specAsJson(run.spec),
    environment: { ...run.environment },
  };
}

export function endManifest(
  start: RunningManifest,
  end: RunEnd,
  ticksFinished: number,
  files: readonly FileDigest[],
): EndedManifest {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { environment, ...known } = start;
  return {
    ...known,
    status: end.status,
    ticksFinished,
    actions: [...end.actions],
    vacuousKinds: [...end.vacuousKinds],
    units: [...(end.units ?? [])],
    ...(end.assertions === undefined || end.assertions.length === 0 ? {} : { assertions: [...end.assertions] }),
    failure: end.failure ?? null,
    ...(end.broken === undefined || end.broken.length === 0 ? {} : { broken: [...end.broken] }),
    files: sorted,
    resultsDigest: resultsDigest(sorted),
    environment,
    timing: { ...end.timing },
  };
}

/** Puts the manifest in place as a whole. Throws REPORT__WRITE_FAILED. */
export async function writeManifest(folder: string, manifest: RunManifest): Promise<void> {
  await replaceFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Reads `manifest.json` of a run folder. Throws REPORT__RUN_FILE_INVALID with the file and the reason. */
export async function readManifest(folder: string): Promise<RunManifest> {
  const file = join(folder, MANIFEST_FILE);
  if (!existsSync(file)) throw noRunFolder(folder, file);
  const json = await withFix(MAKE_A_RUN, async () => parseRunJson(file, await readRunText(file)));
  if (!isRunManifest(json)) {
    throw new SimError('REPORT__RUN_FILE_INVALID', {
      file,
      reason: `expected "format": "${MANIFEST_FORMAT}", so this is no run folder of actsim`,
      fix: MAKE_A_RUN,
    });
  }
  requireVersion(file, json);
  return withFix(repairOf(json), async () => Promise.resolve(parseRunFile(file, manifestSchema, json)));
}

/** Does `work`; says of a broken file that it finds how the run can be made again. Throws what `work` throws. */
export async function withRepair<T>(manifest: Pick<RunManifest, 'command'>, work: () => Promise<T>): Promise<T> {
  return withFix(runItAgain(manifest.command), work);
}

async function withFix<T>(fix: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isSimError(error, 'REPORT__RUN_FILE_INVALID') || error.context.fix !== undefined) throw error;
    throw new SimError('REPORT__RUN_FILE_INVALID', { ...error.context, fix }, error);
  }
}

const MAKE_A_RUN = 'name a folder that `actsim run` has made';

function runItAgain(command: string): string {
  return `run it again: ${printable(command)}`;
}

/** For a manifest that is not whole. */
function repairOf(json: object): string {
  return 'command' in json && typeof json.command === 'string' ? runItAgain(json.command) : MAKE_A_RUN;
}

function noRunFolder(folder: string, file: string): SimError {
  if (existsSync(join(folder, SWEEP_MANIFEST_FILE))) {
    return new SimError('REPORT__RUN_FILE_INVALID', {
      file: join(folder, SWEEP_MANIFEST_FILE),
      reason: 'expected the folder of a run, found that of a sweep, which keeps no rows of its runs',
      fix: "its own sweep.html and runs.csv tell it; for one of its runs, `actsim run` with the variant's values",
    });
  }
  if (existsSync(join(folder, COMPARISON_MANIFEST_FILE))) {
    return new SimError('REPORT__RUN_FILE_INVALID', {
      file: join(folder, COMPARISON_MANIFEST_FILE),
      reason: 'expected the folder of a run, found that of a comparison, which keeps no rows of its runs',
      fix: 'its own compare.html and differences.csv tell it',
    });
  }
  const reason = existsSync(folder)
    ? 'the file is missing, so this is no run folder of actsim'
    : 'there is no such folder';
  return new SimError('REPORT__RUN_FILE_INVALID', {
    file: existsSync(folder) ? file : folder,
    reason,
    fix: MAKE_A_RUN,
  });
}

function requireVersion(file: string, json: object): void {
  const version = 'version' in json ? json.version : undefined;
  if (typeof version !== 'number' || version === MANIFEST_VERSION) return;
  const earlier = version < MANIFEST_VERSION;
  throw new SimError('REPORT__RUN_FILE_INVALID', {
    file,
    reason: `made by ${earlier ? 'an earlier' : 'a later'} actsim: expected version ${MANIFEST_VERSION}, found ${version}`,
    fix: earlier ? repairOf(json) : 'use that actsim',
  });
}

/** Whether parsed JSON says that it is a manifest of ours, of whatever version. */
export function isRunManifest(json: unknown): json is object {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === MANIFEST_FORMAT;
}

export function parseRunJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = `not valid JSON: ${printable(error instanceof Error ? error.message : String(error))}`;
    throw new SimError('REPORT__RUN_FILE_INVALID', { file, reason }, error);
  }
}

export function parseRunFile<T>(file: string, schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(top level)'}: ${issue.message}`);
  throw new SimError('REPORT__RUN_FILE_INVALID', { file, reason: printable(problems.join('; ')) }, parsed.error);
}

function specAsJson(run: RunSpec): RunningManifest['spec'] {
  const text = JSON.stringify(run, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : inBrief(value),
  );
  return JSON.parse(text) as RunningManifest['spec'];
}

/** A table that a scenario names is told by its file, hash and size: it may have 100,000 rows. */
function inBrief(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
  const table = value as HolderTableSpec | PathPriceSpec | { readonly kind: unknown };
  if (table.kind === 'table' && 'balancesBaseUnits' in table) {
    const { balancesBaseUnits, ...rest } = table;
    const sumBaseUnits = balancesBaseUnits.reduce((sum, balance) => sum + balance, 0n);
    return { ...rest, rows: balancesBaseUnits.length, sumBaseUnits };
  }
  if (table.kind === 'path' && 'points' in table) {
    const { points, ...rest } = table;
    return { ...rest, rows: points.length, lastAtSeconds: points.at(-1)?.atSeconds ?? 0 };
  }
  return value;
}

import { join } from 'node:path';
import { COMPARISON_MANIFEST_FILE } from '../artifacts/columns.ts';
import { replaceFile } from '../artifacts/file-access.ts';
import type { BrokenInvariantEntry, RunManifest } from '../artifacts/manifest.ts';
import { type FileDigest, resultsDigest } from '../artifacts/result-file.ts';
import type { ChangedParameter } from './changed-parameters.ts';
import type { ComparedSide } from './compared-side.ts';
import type { Comparison, ComparisonKind } from './comparison.ts';

/** Marks a compare.json as one of ours, so that `--force` never deletes somebody else's folder. */
export const COMPARISON_FORMAT = 'actsim-compare';
const COMPARISON_VERSION = 1;

/** What is known of a comparison before its first run. */
export interface ComparisonIdentity {
  readonly actsimVersion: string;
  readonly kind: ComparisonKind;
  /** What to type to get the same results again. */
  readonly command: string;
}

interface SideRecord extends Pick<RunManifest, 'actsim' | 'scenario' | 'overrides' | 'engine' | 'packageLockSha256'> {
  readonly name: string;
  readonly title: string;
  readonly program: RunManifest['program'];
  readonly policies: RunManifest['policies'];
  readonly runs: readonly {
    readonly seed: number;
    readonly status: string;
    readonly ticks: number;
    readonly digest: string;
    /** Left out where none did. */
    readonly broken?: readonly BrokenInvariantEntry[];
  }[];
}

/** `compare.json`. A comparison that was killed stays `running`. */
export interface ComparisonManifest {
  readonly format: typeof COMPARISON_FORMAT;
  readonly version: typeof COMPARISON_VERSION;
  readonly status: 'running' | 'completed' | 'interrupted' | 'failed';
  readonly actsim: string;
  readonly kind: ComparisonKind;
  readonly command: string;
  readonly a?: SideRecord;
  readonly b?: SideRecord;
  readonly commonTicks?: number;
  readonly identical?: boolean;
  /** By the keys of the resolved specification. */
  readonly changes?: readonly ChangedParameter[];
  readonly files?: readonly FileDigest[];
  readonly resultsDigest?: string;
}

export function startComparisonManifest({ actsimVersion, kind, command }: ComparisonIdentity): ComparisonManifest {
  return {
    format: COMPARISON_FORMAT,
    version: COMPARISON_VERSION,
    status: 'running',
    actsim: actsimVersion,
    kind,
    command,
  };
}

/** Of a comparison with results; where runs failed, or were not begun any more, it says so. */
export function endComparisonManifest(
  start: ComparisonManifest,
  comparison: Comparison,
  files: readonly FileDigest[],
): ComparisonManifest {
  const { kind, a, b, titles, commonTicks, isIdentical, changes } = comparison;
  const sides = kind === 'folders' ? [] : [a, b];
  const isInterrupted = sides.some(({ runs, planned = 0 }) => runs.length < planned);
  const isWhole = sides.every(({ runs }) => runs.every(({ status }) => status === 'completed'));
  return {
    ...start,
    status: isInterrupted ? 'interrupted' : isWhole ? 'completed' : 'failed',
    a: sideRecord(a, titles.a),
    b: sideRecord(b, titles.b),
    commonTicks,
    identical: isIdentical,
    changes: changes.exact,
    files,
    resultsDigest: resultsDigest(files),
  };
}

/** Puts the manifest in place as a whole. Throws REPORT__WRITE_FAILED. */
export async function writeComparisonManifest(folder: string, manifest: ComparisonManifest): Promise<void> {
  await replaceFile(join(folder, COMPARISON_MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Whether parsed JSON says that it is a manifest of ours, of whatever version. */
export function isComparisonManifest(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === COMPARISON_FORMAT;
}

function sideRecord({ name, manifest, runs }: ComparedSide, title: string): SideRecord {
  const { actsim, scenario, overrides, engine, program, packageLockSha256, policies } = manifest;
  return {
    name,
    title,
    actsim,
    scenario,
    overrides,
    engine,
    program,
    packageLockSha256,
    policies: policies ?? [],
    runs: runs.map(({ seed, status, ticksFinished, digest, broken = [] }) => ({
      seed,
      status,
      ticks: ticksFinished,
      digest,
      ...(broken.length === 0 ? {} : { broken }),
    })),
  };
}

import { resolve } from 'node:path';
import type { RunIdentity } from '#reports/artifacts/manifest.ts';
import { KEY_METRICS, requireComparable, seedsSide } from '#reports/index.ts';
import { readScenarioFile, type ScenarioOverride } from '#scenarios/index.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { type MetricDefinition, runMetrics } from '#sim/index.ts';
import type { EngineName } from '../engines.ts';
import type { LoadedPolicies } from '../policy-modules.ts';
import { chooseProgram } from '../program-choice.ts';
import { programHashes } from '../program-hashes.ts';
import { actsimVersion, packageLockSha256 } from '../project.ts';
import { parseChecked } from '../scenario-source.ts';
import { seedsFrom } from '../sweep/sweep-plan.ts';
import { sideName } from './side-names.ts';

/** One side as it was asked for. */
export interface SideRequest {
  /** A scenario file. */
  readonly file: string;
  readonly overrides: readonly ScenarioOverride[];
  /** Folder with another build of the program. */
  readonly programDir: string | undefined;
  /** Name of a vulnerable twin to run instead. */
  readonly build: string | undefined;
}

/** One side, read and checked. */
export interface PlannedSide {
  readonly name: string;
  readonly identity: RunIdentity;
  readonly programDir: string | undefined;
  readonly build: string | undefined;
  readonly metrics: readonly MetricDefinition[];
}

export interface ComparePlan {
  readonly a: PlannedSide;
  readonly b: PlannedSide;
  readonly seeds: readonly number[];
  /** Metrics whose every tick is wanted: those of the charts that both sides have. */
  readonly series: readonly string[];
  /** The last tick that both sides get to. */
  readonly lastCommonTick: number;
}

export interface ComparePlanOptions {
  readonly a: SideRequest;
  readonly b: SideRequest;
  readonly seeds: number;
  readonly engine: EngineName;
  readonly policies: LoadedPolicies;
  readonly command: string;
}

/**
 * Reads and checks both sides: nothing of them can be refused any more.
 * Throws what reading and parsing throw, REPORT__NOT_COMPARABLE, and CLI__USAGE when the sides are the same.
 */
export async function planComparison(options: ComparePlanOptions): Promise<ComparePlan> {
  const a = await planSide(options.a, options);
  requireDifference(options.a, options.b);
  const b = await planSide(options.b, options);
  requireComparable(seedsSide({ ...a, planned: 0, runs: [] }), seedsSide({ ...b, planned: 0, runs: [] }));
  const inBoth = (id: string): boolean => [a, b].every(({ metrics }) => metrics.some((metric) => metric.id === id));
  return {
    a,
    b,
    seeds: seedsFrom(a.identity.spec.seed, options.seeds),
    series: KEY_METRICS.filter(inBoth),
    lastCommonTick: Math.min(a.identity.spec.horizonTicks, b.identity.spec.horizonTicks) - 1,
  };
}

function requireDifference(a: SideRequest, b: SideRequest): void {
  const [inA, inB] = [a, b].map(({ file, overrides, programDir, build }) =>
    JSON.stringify([resolve(file), overrides, programDir, build]),
  );
  // Both run with the seeds of A, so another one of B would be told and not be meant.
  if (b.overrides.some(({ path }) => path === 'seed')) {
    throw new SimError('CLI__USAGE', {
      reason: '--b-set seed: both sides run with the same seeds, from those of A on; set them with --a-set seed=7',
    });
  }
  if (inA !== inB) return;
  throw new SimError('CLI__USAGE', {
    reason:
      'both sides are the same; say what B has otherwise, as in --b-set staking.penalty=20%, ' +
      'or name another scenario with --b, or another build with --b-program or --b-build',
  });
}

async function planSide(
  { file, overrides, programDir, build }: SideRequest,
  options: ComparePlanOptions,
): Promise<PlannedSide> {
  const { definitions, modules } = options.policies;
  const source = await readScenarioFile(file, overrides);
  const spec = parseChecked(source, { policies: definitions, overrides });
  const identity: RunIdentity = {
    actsimVersion: actsimVersion(),
    command: options.command,
    scenario: source,
    policies: modules,
    overrides: Object.fromEntries(overrides.map(({ path, value }) => [path, overrideText(value)])),
    engine: options.engine,
    program: {
      ...programHashes(chooseProgram({ programDir, build }).artifacts, [spec]),
      ...(build === undefined ? {} : { build }),
    },
    packageLockSha256: packageLockSha256(),
    spec,
    environment: { node: process.version, platform: `${process.platform}-${process.arch}` },
  };
  return {
    name: sideName({ scenario: spec.name, overrides, programDir, build }),
    identity,
    programDir,
    build,
    metrics: runMetrics(spec),
  };
}

/** As a manifest keeps it: lists and maps as JSON. */
function overrideText(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return JSON.stringify(value);
}

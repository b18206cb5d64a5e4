import type { ComparedSide } from './compared-side.ts';
import type { Comparison } from './comparison.ts';

/** Something that a side is known by. */
export interface SideFact {
  readonly item: string;
  readonly a: string;
  readonly b: string;
}

/** Everything that the results of both sides depend on beside their parameters, each with its values. */
export function sideFacts({ kind, a, b }: Comparison): readonly SideFact[] {
  const facts: readonly (readonly [string, (side: ComparedSide) => string])[] = [
    [kind === 'folders' ? 'Run' : 'Scenario', ({ name }) => name],
    ['Scenario file', ({ manifest }) => manifest.scenario.file],
    ['Scenario sha256', ({ manifest }) => manifest.scenario.sha256],
    ['Overrides', overridesOf],
    ['Seeds', seedsOf],
    ['Engine', ({ manifest }) => manifest.engine],
    ['Program', programOf],
    ['Program sha256', ({ manifest }) => manifest.program.sha256],
    ['Program IDL sha256', ({ manifest }) => manifest.program.idlSha256],
    ['Market program sha256', ({ manifest }) => manifest.program.marketSha256 ?? 'none'],
    ['Policy modules', policiesOf],
    ['actsim', ({ manifest }) => manifest.actsim],
    ['package-lock.json sha256', ({ manifest }) => manifest.packageLockSha256 ?? 'not installed'],
  ];
  return facts
    .map(([item, valueOf]) => ({ item, a: valueOf(a), b: valueOf(b) }))
    .filter(({ item, a: inA, b: inB }) => !OPTIONAL.includes(item) || inA !== 'none' || inB !== 'none')
    .filter(({ item, a: inA, b: inB }) => item !== 'Program' || inA !== OWN_PROGRAM || inB !== OWN_PROGRAM);
}

const OWN_PROGRAM = 'of this package';

function programOf({ programDir, manifest: { program } }: ComparedSide): string {
  if (programDir !== undefined) return programDir;
  return program.build === undefined ? OWN_PROGRAM : `vulnerable twin ${program.build}`;
}

const OPTIONAL = ['Overrides', 'Market program sha256', 'Policy modules'];

function overridesOf({ manifest }: ComparedSide): string {
  const overrides = Object.entries(manifest.overrides).map(([path, value]) => `${path} = ${JSON.stringify(value)}`);
  return overrides.length === 0 ? 'none' : overrides.join('; ');
}

function policiesOf({ manifest: { policies = [] } }: ComparedSide): string {
  return policies.length === 0 ? 'none' : policies.map(({ file, sha256 }) => `${file} (${sha256})`).join('; ');
}

/** `42`, or `42 to 49`. */
export function seedsOf({ runs }: ComparedSide): string {
  const [first] = runs;
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return 'none';
  return first === last ? String(first.seed) : `${first.seed} to ${last.seed}`;
}

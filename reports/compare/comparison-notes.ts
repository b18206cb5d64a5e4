import { utcDate } from '../artifacts/tables/table.ts';
import type { Note } from '../story.ts';
import { countOf } from '../sweep/band-chart.ts';
import { groupDigits } from '../text/quantity.ts';
import type { ComparedSide } from './compared-side.ts';
import type { Comparison } from './comparison.ts';
import { chanceOfAgreement, TELLING_SEEDS } from './metric-difference.ts';

/** Names of a list that are told, the others are counted. */
const MAX_NAMES = 6;

/** What a reader must know before the figures; empty for a sound comparison. */
export function comparisonNotes(comparison: Comparison): readonly Note[] {
  return [
    ...incompleteNotes(comparison),
    ...(comparison.kind === 'folders' ? [] : failedSeeds(comparison)),
    ...brokenNotes(comparison),
    ...(comparison.kind === 'folders' ? differingFolders(comparison) : []),
    ...spreadNotes(comparison),
    ...columnNotes(comparison),
    ...vacuousNotes(comparison),
  ];
}

/** What makes the answer another one stands above it; what limits it, below. */
export function isError({ level }: Note): boolean {
  return level === 'error';
}

/** Why not all ticks are compared. */
function incompleteNotes({ a, b, kind, commonTicks }: Comparison): readonly Note[] {
  const notes: Note[] = [];
  const sides = [['A', a] as const, ['B', b] as const];
  if (kind === 'folders') {
    for (const [label, { runs, manifest }] of sides) {
      const [run] = runs;
      if (run === undefined || run.status === 'completed') continue;
      const ticks = `${grouped(run.ticksFinished)} of ${grouped(manifest.spec.horizonTicks)} ticks`;
      const cause = run.failure === undefined ? '' : ` ${run.failure.code}: ${run.failure.message}`;
      const what =
        run.status === 'running' ? `did not end, it has ${ticks}.` : `was ${STOPPED[run.status]} after ${ticks}.`;
      notes.push({ level: 'error', text: `The run of ${label} ${what}${cause}` });
    }
  }
  const horizons = sides.map(([, { manifest }]) => manifest.spec.horizonTicks);
  if (sides.some(([, { manifest }]) => manifest.spec.horizonTicks !== commonTicks)) {
    const planned = `A plans ${grouped(horizons[0] ?? 0)}, B ${grouped(horizons[1] ?? 0)}`;
    const text = `Compared are the first ${countOf(commonTicks, 'tick')}, which both have (${planned}).`;
    notes.push({ level: 'warning', text });
  }
  return notes;
}

const STOPPED = { interrupted: 'interrupted', failed: 'stopped by a failure' } as const;

/** What differs between two run folders beside parameters. */
function differingFolders({ a, b }: Comparison): readonly Note[] {
  const start = (side: ComparedSide): string => {
    const seconds = side.runs[0]?.unixSeconds[0];
    return seconds === undefined ? 'never' : utcDate(seconds);
  };
  const facts: readonly (readonly [string, (side: ComparedSide) => string])[] = [
    ['seeds differ: what differs may be chance', ({ manifest }) => String(manifest.seed)],
    ['scenarios differ', ({ manifest }) => manifest.scenario.name],
    ['engines differ', ({ manifest }) => manifest.engine],
    ['programs differ', ({ manifest }) => programOf(manifest.program)],
    ['versions of actsim differ', ({ manifest }) => manifest.actsim],
    ['policy modules differ', ({ manifest }) => policiesOf(manifest)],
    ["first days differ: charts draw B at A's dates", start],
    ['tokens differ', ({ manifest }) => manifest.spec.token.symbol],
  ];
  return facts.flatMap(([what, valueOf]) => {
    const inA = valueOf(a);
    const inB = valueOf(b);
    if (inA === inB) return [];
    return [{ level: 'warning', text: `The ${what} (A ${inA}, B ${inB}).` } as const];
  });
}

function programOf({ sha256, marketSha256, build }: ComparedSide['manifest']['program']): string {
  const market = marketSha256 === undefined ? '' : `, market ${marketSha256.slice(0, 8)}`;
  const twin = build === undefined ? '' : `, vulnerable twin ${build}`;
  return `${sha256.slice(0, 8)}${twin}${market}`;
}

function policiesOf({ policies = [] }: ComparedSide['manifest']): string {
  return policies.length === 0 ? 'none' : policies.map(({ file, sha256 }) => `${file} ${sha256.slice(0, 8)}`).join(' ');
}

function failedSeeds({ a, b, pairs }: Comparison): readonly Note[] {
  const notes: Note[] = [];
  for (const [label, { runs, planned = runs.length }] of [['A', a] as const, ['B', b] as const]) {
    if (runs.length < planned) {
      const text = `The comparison was interrupted: ${label} has ${runs.length} of ${countOf(planned, 'run')}.`;
      notes.push({ level: 'error', text });
    }
    const failed = runs.filter(({ status }) => status === 'failed');
    const [first] = failed;
    if (first === undefined) continue;
    const cause = `with seed ${first.seed}: ${first.failure?.code}: ${first.failure?.message}`;
    const text = `${failed.length} of ${countOf(runs.length, 'run')} of ${label} failed, the first ${cause}.`;
    notes.push({ level: 'error', text: `${text} Compared are the ${countOf(pairs.length, 'seed')} that both have.` });
  }
  return notes;
}

/** What a program did that no program may, in runs that went on: a twin's flaw, seen in the economy. */
function brokenNotes({ a, b, kind }: Comparison): readonly Note[] {
  return [['A', a] as const, ['B', b] as const].flatMap(([label, { runs }]) => {
    const found = runs.filter(({ broken = [] }) => broken.length > 0);
    const [first] = found.flatMap(({ seed, broken = [] }) => broken.map((breach) => ({ seed, ...breach })));
    if (first === undefined) return [];
    const { seed, invariant, tickIndex, where, expected, found: was } = first;
    const others = new Set(found.flatMap(({ broken = [] }) => broken.map((breach) => breach.invariant))).size - 1;
    const which =
      runs.length === 1 ? `the run of ${label}` : `${found.length} of ${countOf(runs.length, 'run')} of ${label}`;
    const at = kind === 'folders' ? '' : ` with seed ${seed}`;
    const more = others === 0 ? '' : ` ${countOf(others, 'other invariant')} broke as well.`;
    const text =
      `Invariants broke in ${which}, and the run${found.length === 1 ? '' : 's'} went on: ${invariant} at tick ` +
      `${grouped(tickIndex)}${at} (${where}): expected ${expected}, found ${was}.${more} Behind it, figures of ${label} are of ` +
      'an economy that the flaw has reached.';
    return [{ level: 'error', word: 'Broken', text } as const];
  });
}

function spreadNotes({ kind, pairs, isIdentical }: Comparison): readonly Note[] {
  if (isIdentical) return [];
  if (pairs.length === 1) {
    const seeds = kind === 'folders' ? 'actsim compare SCENARIO --b-set ... --seeds 8' : '--seeds 8';
    const text = `One pair of runs shows no spread: a small difference may be chance. Many seeds tell: ${seeds}.`;
    return [{ level: 'warning', text }];
  }
  if (pairs.length >= TELLING_SEEDS) return [];
  const once = 1 / chanceOfAgreement(pairs.length, pairs.length);
  const text =
    `${countOf(pairs.length, 'seed')} tell little: all of them agree by chance alone on one in ${once} of the metrics that do ` +
    'not differ. Take small differences for noise, or compare with --seeds 8.';
  return [{ level: 'warning', text }];
}

function columnNotes({ onlyInA, onlyInB }: Comparison): readonly Note[] {
  const lists = [['A', onlyInA] as const, ['B', onlyInB] as const].filter(([, ids]) => ids.length > 0);
  if (lists.length === 0) return [];
  const parts = lists.map(([label, ids]) => `only ${label} has ${listed(ids)}`);
  return [{ level: 'warning', text: `Not every metric is compared: ${parts.join('; ')}.` }];
}

function vacuousNotes({ a, b }: Comparison): readonly Note[] {
  return [['A', a] as const, ['B', b] as const].flatMap(([label, { runs }]) => {
    const kinds = [...new Set(runs.flatMap(({ vacuousKinds }) => vacuousKinds))].sort();
    if (kinds.length === 0) return [];
    const where = runs.length === 1 ? `the run of ${label}` : `some run of ${label}`;
    return [{ level: 'warning', text: `Never once accepted in ${where}: ${kinds.join(', ')}.` } as const];
  });
}

function listed(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  return `${names.slice(0, MAX_NAMES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function grouped(count: number): string {
  return groupDigits(String(count));
}

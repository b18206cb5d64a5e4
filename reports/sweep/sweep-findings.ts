import type { Note } from '../story.ts';
import { countOf } from './band-chart.ts';
import type { Band } from './bands.ts';
import type { ConclusionResult } from './conclusions.ts';
import type { EndedSweepManifest } from './sweep-manifest.ts';
import type { SweepDesign, SweepRun } from './sweep-run.ts';

/** Everything that a finished sweep says. */
export interface SweepFindings {
  readonly design: SweepDesign;
  readonly manifest: EndedSweepManifest;
  readonly runs: readonly SweepRun[];
  readonly bands: readonly Band[];
  readonly conclusions: readonly ConclusionResult[];
}

/** The sweep in one or two sentences. */
export function sweepSentence({ design, conclusions, runs }: SweepFindings): string {
  const { variants, seeds } = design;
  const what =
    variants.length === 1
      ? countOf(seeds.length, 'seed')
      : `${countOf(variants.length, 'variant')} with ${countOf(seeds.length, 'seed')} each`;
  const opening = `${what}: ${countOf(runs.length, 'run')}.`;
  if (conclusions.length === 0) return opening;
  const kept = conclusions.filter(({ holds, of }) => holds === of).length;
  if (kept === conclusions.length) {
    return `${opening} ${kept === 1 ? 'The conclusion holds' : `All ${kept} conclusions hold`} for every seed.`;
  }
  return `${opening} ${kept} of ${countOf(conclusions.length, 'conclusion')} ${kept === 1 ? 'holds' : 'hold'} for every seed.`;
}

/** What a reader must know before the figures. Empty for a sound sweep. */
export function sweepNotes({ runs, conclusions }: SweepFindings): readonly Note[] {
  const notes: Note[] = [];
  const failed = runs.filter(({ status }) => status === 'failed');
  const [first] = failed;
  if (first !== undefined) {
    const cause = `${first.variant} with seed ${first.seed}: ${first.failure?.code}: ${first.failure?.message}`;
    notes.push({
      level: 'error',
      text: `${failed.length} of ${countOf(runs.length, 'run')} failed, the first ${cause}. The bands leave them out.`,
    });
  }
  for (const { conclusion, variant, holds, of } of conclusions.filter((result) => result.holds < result.of)) {
    const text = `"${conclusion.say}" holds for ${holds} of ${countOf(of, 'seed')} in ${variant.title}.`;
    notes.push({ level: 'warning', text });
  }
  const vacuous = vacuousKinds(runs);
  if (vacuous.length > 0) {
    const kinds = vacuous.map(({ kind, count }) => `${kind} (${countOf(count, 'run')})`).join(', ');
    notes.push({
      level: 'warning',
      text: `Never once accepted: ${kinds}. Those runs say nothing about what that does.`,
    });
  }
  return notes;
}

function vacuousKinds(runs: readonly SweepRun[]): readonly { readonly kind: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { vacuousKinds: kinds } of runs) {
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** `20 of 20 seeds`. */
export function heldInWords({ holds, of }: ConclusionResult): string {
  return `${holds} of ${countOf(of, 'seed')}`;
}

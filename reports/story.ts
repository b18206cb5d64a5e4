import { columnIndex } from './artifacts/run-table.ts';
import { lastValue } from './key-figures.ts';
import type { RunResults } from './run-results.ts';
import { countInWords, durationInWords } from './text/duration.ts';
import { joinInWords } from './text/join-in-words.ts';
import { formatPercent, groupDigits } from './text/quantity.ts';

/** Something that a reader must know before the figures. */
export interface Note {
  readonly level: 'warning' | 'error';
  /** What it begins with. Default: `Incomplete` of an error, else `Warning`. */
  readonly word?: string;
  readonly text: string;
}

/** What a note begins with. */
export function noteWord({ level, word }: Note): string {
  return word ?? (level === 'error' ? 'Incomplete' : 'Warning');
}

/** Why the figures may not be those of a whole, meaningful run. Empty for a sound one. */
export function runNotes({ manifest, metrics }: RunResults): readonly Note[] {
  const done = `${groupDigits(String(metrics.rows.length))} of ${groupDigits(String(manifest.spec.horizonTicks))} ticks`;
  const notes: Note[] = [];
  if (manifest.status === 'running') {
    const text = `This run did not end: it was killed, or it is still going. The figures are those of its ${done} that were finished.`;
    return [{ level: 'error', text }];
  }
  if (manifest.status === 'interrupted') {
    notes.push({ level: 'error', text: `This run was interrupted after ${done}. Nothing after that is known.` });
  }
  if (manifest.status === 'failed') {
    const cause = manifest.failure === null ? '' : ` ${manifest.failure.code}: ${manifest.failure.message}`;
    notes.push({ level: 'error', text: `This run failed after ${done}.${cause}` });
  }
  if (manifest.vacuousKinds.length > 0) {
    const kinds = manifest.vacuousKinds.join(', ');
    notes.push({
      level: 'warning',
      text: `Never once accepted: ${kinds}. The run says nothing about what that does.`,
    });
  }
  return notes;
}

/** Which run it is: `actsim 0.1.0 · seed 42 · litesvm · 2026-01-02 to 2028-12-31`. */
export function runLine({ manifest, metrics }: RunResults): string {
  const dates = dateRange(metrics);
  const ticks = `${countInWords(metrics.rows.length, 'tick')} of ${durationInWords(manifest.spec.tickSeconds)}`;
  return [`actsim ${manifest.actsim}`, `seed ${manifest.seed}`, manifest.engine, dates, ticks]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** The run in one or two sentences. */
export function summarySentence({ manifest, metrics }: RunResults): string {
  const ticks = metrics.rows.length;
  const dates = dateRange(metrics);
  const agents = manifest.spec.population.reduce((sum, cohort) => sum + cohort.count, 0);
  const opening =
    `${countInWords(agents, 'agent')} over ${countInWords(ticks, 'tick')} of ${durationInWords(manifest.spec.tickSeconds)}` +
    `${dates === undefined ? '' : ` (${dates})`}${actionsClause(manifest)}.`;
  const clauses = [
    endClause('the staking ratio was', lastValue(metrics, 'staking.ratio'), ' of circulating supply'),
    endClause('inflation', lastValue(metrics, 'supply.inflation_annualised'), ' a year'),
    endClause(
      'the share of voting power of agents that act as whales (whale, accumulator or distributor)',
      lastValue(metrics, 'influence.whale_share'),
      '',
    ),
  ].filter((clause) => clause !== undefined);
  return clauses.length === 0 ? opening : `${opening} At the last tick ${joinInWords(clauses)}.`;
}

function actionsClause(manifest: RunResults['manifest']): string {
  // The manifest of a run that did not get to its end has no counts.
  if (manifest.status === 'running' || manifest.status === 'failed') return '';
  const attempted = manifest.actions.reduce((sum, kind) => sum + kind.attempted, 0);
  if (attempted === 0) return ', without any action';
  const rejected = manifest.actions.reduce((sum, kind) => sum + kind.rejected, 0);
  const refusals = rejected === 0 ? 'all accepted' : `${groupDigits(String(rejected))} of them rejected`;
  return `: ${countInWords(attempted, 'action')}, ${refusals}`;
}

function dateRange(metrics: RunResults['metrics']): string | undefined {
  const index = columnIndex(metrics, 'date') ?? -1;
  const first = metrics.rows[0]?.[index];
  const last = metrics.rows.at(-1)?.[index];
  return first === undefined || last === undefined ? undefined : `${first} to ${last}`;
}

function endClause(subject: string, value: number | undefined, rest: string): string | undefined {
  return value === undefined ? undefined : `${subject} ${formatPercent(value)}%${rest}`;
}

import { assertionSubject, failedAssertions } from './assertion-story.ts';
import { toldAttacks } from './attack-story.ts';
import type { RunResults } from './run-results.ts';
import { type Note, runNotes } from './story.ts';
import { groupDigits } from './text/quantity.ts';

/** Of those of a kind that are told one by one; the page has a section for all. */
const MAX_TOLD = 3;

/**
 * What to know of a run before its figures, the worst first: that it is not whole, which invariants broke, what the
 * scenario asserts and is not so, which attacks succeeded, and what it says nothing about. Empty for a sound run.
 */
export function reportNotes(results: RunResults): readonly Note[] {
  const notes = runNotes(results);
  return [
    ...notes.filter(({ level }) => level === 'error'),
    ...brokenNotes(results),
    ...assertionNotes(results),
    ...attackNotes(results),
    ...notes.filter(({ level }) => level === 'warning'),
  ];
}

function brokenNotes({ manifest }: RunResults): readonly Note[] {
  const broken = manifest.status === 'running' ? [] : (manifest.broken ?? []);
  return told(
    broken.map(({ invariant, tickIndex, expected, found, where }) => {
      const text = `Invariant ${invariant} broke in tick ${groupDigits(String(tickIndex))}: ${where}: expected ${expected}, found ${found}.`;
      return { level: 'error', word: 'Broken', text };
    }),
    'invariants broke',
  );
}

function assertionNotes({ manifest }: RunResults): readonly Note[] {
  return told(
    failedAssertions(manifest).map((assertion) => {
      const { expected, found, message } = assertion;
      const text = `${assertionSubject(assertion)}: expected ${expected}, found ${found ?? 'no value'}.`;
      return { level: 'error', word: 'Assertion failed', text: message === '' ? text : `${text} ${message}` };
    }),
    'assertions failed',
  );
}

function attackNotes(results: RunResults): readonly Note[] {
  const succeeded = toldAttacks(results).filter(({ kind }) => kind === 'paid' || kind === 'succeeded');
  return told(
    succeeded.map(({ title, sentence }) => ({
      level: 'warning',
      word: 'Attack succeeded',
      text: `${title}, ${sentence}`,
    })),
    'attacks succeeded',
  );
}

/** The first few, and how many more there are. */
function told(notes: readonly Note[], what: string): readonly Note[] {
  const [first] = notes;
  const more = notes.length - MAX_TOLD;
  if (first === undefined || more <= 0) return notes;
  return [...notes.slice(0, MAX_TOLD), { ...first, text: `${groupDigits(String(more))} more ${what}; all are below.` }];
}

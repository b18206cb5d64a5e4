import type { AssertionOutcome, RunManifest } from './artifacts/manifest.ts';
import { joinInWords } from './text/join-in-words.ts';
import { groupDigits } from './text/quantity.ts';

/** What the scenario asserts of the run, in its order; nothing is known of a run that did not get to its end. */
export function assertionsOf(manifest: RunManifest): readonly AssertionOutcome[] {
  return manifest.status === 'running' ? [] : (manifest.assertions ?? []);
}

export function failedAssertions(manifest: RunManifest): readonly AssertionOutcome[] {
  return assertionsOf(manifest).filter(({ holds }) => !holds);
}

/** `staking.ratio at the end`. */
export function assertionSubject({ subject, when }: AssertionOutcome): string {
  return `${subject} ${when}`;
}

/** `4 of 5 assertions of the scenario hold.` Undefined where it asserts nothing. */
export function assertionsFinding(manifest: RunManifest): string | undefined {
  const all = assertionsOf(manifest);
  const [first] = all;
  if (first === undefined) return undefined;
  const failed = failedAssertions(manifest);
  if (failed.length === 0) {
    return all.length === 1
      ? 'What the scenario asserts holds.'
      : `All ${groupDigits(String(all.length))} assertions of the scenario hold.`;
  }
  const holding = all.length - failed.length;
  const count = holding === 0 ? 'None' : groupDigits(String(holding));
  const verb = holding === 1 ? 'holds' : 'hold';
  return `${count} of ${groupDigits(String(all.length))} assertions of the scenario ${verb}; failed: ${joinInWords(failed.map(assertionSubject))}.`;
}

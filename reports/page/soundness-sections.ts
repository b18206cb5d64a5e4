import type { RunManifest } from '../artifacts/manifest.ts';
import { assertionsFinding, assertionsOf } from '../assertion-story.ts';
import { type Html, html } from '../text/html.ts';
import { groupDigits } from '../text/quantity.ts';
import { tableFrame } from './tables.ts';

/** The invariants that broke in a run that went on. Undefined where none did. */
export function brokenSection(manifest: RunManifest): Html | undefined {
  const broken = manifest.status === 'running' ? [] : (manifest.broken ?? []);
  if (broken.length === 0) return undefined;
  return html`<p>The run went on behind the first breach of each; what came later may follow from it.</p>
${tableFrame(
  'Broken invariants',
  html`<tr><th scope="col">Invariant</th><th scope="col" class="number">First tick</th><th scope="col">Where</th><th scope="col">Expected</th><th scope="col">Found</th><th scope="col" class="number">Breaches</th></tr>`,
  broken.map(
    ({ invariant, tickIndex, where, expected, found, breaches }) =>
      html`<tr data-invariant="${invariant}"><th scope="row"><code>${invariant}</code></th><td class="number">${groupDigits(String(tickIndex))}</td><td>${where}</td><td class="hash">${expected}</td><td class="hash">${found}</td><td class="number">${groupDigits(String(breaches))}</td></tr>\n`,
  ),
)}`;
}

/** What the scenario asserts, and what was found. Undefined where it asserts nothing. */
export function assertionsSection(manifest: RunManifest): Html | undefined {
  const assertions = assertionsOf(manifest);
  if (assertions.length === 0) return undefined;
  return html`<p>${assertionsFinding(manifest)}</p>
${tableFrame(
  'Assertions',
  html`<tr><th scope="col">Holds</th><th scope="col">Of</th><th scope="col">Expected</th><th scope="col">Found</th><th scope="col" class="number">Tick</th><th scope="col" class="wide">If it does not hold</th></tr>`,
  assertions.map(
    ({ subject, when, expected, found, tick, holds, message }) =>
      html`<tr data-assertion="${subject}"><td class="verdict ${holds ? 'met' : 'missed'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${holds ? 'holds' : 'failed'}</td><th scope="row"><code>${subject}</code><br><span class="muted">${when}</span></th><td>${expected}</td><td>${found ?? 'no value'}</td><td class="number">${tick === null ? '–' : groupDigits(String(tick))}</td><td>${message}</td></tr>\n`,
  ),
)}`;
}

import { assertionsFinding } from '../assertion-story.ts';
import { attacksFinding, captureFinding, powerFinding, targetsFinding } from '../findings.ts';
import type { RunResults } from '../run-results.ts';
import { type Html, html } from '../text/html.ts';

/** The questions that a run is made for, each with its answer. Undefined when the run answers none. */
export function findingList(results: RunResults): Html | undefined {
  const answers = [
    ['assertions', 'Does what the scenario asserts hold?', assertionsFinding(results.manifest)],
    ['attacks', 'What did the attacks come to?', attacksFinding(results)],
    ['targets', 'Does the plan meet its targets?', targetsFinding(results)],
    ['power', 'Who holds the power at the end?', powerFinding(results)],
    ['capture', 'What would it cost to capture a vote?', captureFinding(results)],
  ] as const;
  const answered = answers.filter(([, , answer]) => answer !== undefined);
  if (answered.length === 0) return undefined;
  return html`<dl class="findings">
${answered.map(
  ([name, question, answer]) => html`<div data-finding="${name}"><dt>${question}</dt><dd>${answer}</dd></div>\n`,
)}</dl>
`;
}

import { attackLedger } from '../attack-ledger.ts';
import { type ToldAttack, toldAttacks } from '../attack-story.ts';
import type { AttackUnits } from '../attack-units.ts';
import { attackTimelineId } from '../charts/attack-timeline.ts';
import { ACCEPTED, type AttackSteps } from '../history/attack-steps.ts';
import { quoteUnit } from '../parameters.ts';
import type { RunResults } from '../run-results.ts';
import { type Html, html } from '../text/html.ts';
import { groupDigits } from '../text/quantity.ts';
import { type DrawnChart, liveFigure } from './chart-figure.ts';
import type { Section } from './contents.ts';
import { folded } from './folded.ts';
import { tableFrame } from './tables.ts';
import { instantText } from './value-text.ts';

/** Each attack with its verdict, its account, and its steps over time. Undefined for a run without attacks. */
export function attacksSection(
  results: Pick<RunResults, 'manifest' | 'attacks'>,
  charts: readonly DrawnChart[],
): Section | undefined {
  const told = toldAttacks(results);
  if (told.length === 0) return undefined;
  const units = { token: results.manifest.spec.token, quote: quoteUnit(results.manifest) };
  const content = told.map((attack, index) => {
    const chart = charts.find((drawn) => drawn.chart.id === attackTimelineId(index));
    return attackPart(attack, index, units, chart);
  });
  return {
    id: 'attacks',
    title: 'Attacks',
    content: html`<p class="muted">Fees, rent and amounts are those of the attacker's wallets since it came. What others lost against a run without the attack is shown by <code>actsim attack</code>, which runs both.</p>
${content}`,
    parts: told.map(({ title }, index) => ({ id: partId(index), title })),
  };
}

function attackPart(attack: ToldAttack, index: number, units: AttackUnits, chart: DrawnChart | undefined): Html {
  const { definition, title, kind, sentence, history } = attack;
  const { course, steps, idle } = history;
  const [word, ...rest] = sentence.split(':');
  return html`<article class="attack" data-attack="${history.attack}" aria-labelledby="${partId(index)}">
<h3 id="${partId(index)}">${title}</h3>
<p class="attack-verdict"><strong class="${verdictClass(kind)}">${word}:</strong>${rest.join(':')}</p>
${definition === undefined ? undefined : html`<p class="muted">${definition.description} ${natureText(definition)} Known cases: ${definition.source}.</p>\n`}${course === undefined ? undefined : accountTable(title, attack, units)}
${chart === undefined ? undefined : liveFigure(chart)}${idle || course === undefined ? undefined : stepsPart(title, steps)}
</article>
`;
}

function partId(index: number): string {
  return `attack-${index + 1}`;
}

/** What succeeded is bad news to whoever reads a report. */
function verdictClass(kind: ToldAttack['kind']): string {
  if (kind === 'paid' || kind === 'succeeded') return 'missed';
  return kind === 'refused' || kind === 'bounded' ? 'met' : 'muted';
}

function natureText({ nature, refusals }: NonNullable<ToldAttack['definition']>): string {
  if (nature === 'economic') return 'No program can refuse it; what it costs and brings is measured.';
  if (refusals.length === 0) return 'A sound program leaves nothing to gain.';
  return `A sound program answers with ${refusals.join(' or ')}.`;
}

function accountTable(title: string, { history, definition }: ToldAttack, units: AttackUnits): Html | undefined {
  if (history.course === undefined) return undefined;
  return tableFrame(
    `Account of ${title}`,
    html`<tr><th scope="col">Item</th><th scope="col" class="number">At the end</th></tr>`,
    attackLedger(history.course.last, definition, units).map(
      ({ id, label, value, note }) =>
        html`<tr data-item="${id}"><th scope="row">${label}${note === '' ? undefined : html`<br><span class="muted">${note}</span>`}</th><td class="number">${value}</td></tr>\n`,
    ),
  );
}

function stepsPart(title: string, { count, listed }: AttackSteps): Html {
  if (count === 0) return html`<p>It did nothing.</p>`;
  const rest = count - listed.length;
  const table = tableFrame(
    `Steps of ${title}`,
    html`<tr><th scope="col">Time (UTC)</th><th scope="col" class="number">Tick</th><th scope="col">Wallet</th><th scope="col">Action (amounts in base units)</th><th scope="col">Outcome</th></tr>`,
    listed.map(
      ({ unixSeconds, tickIndex, agentId, action, outcome }) =>
        html`<tr><th scope="row" class="status">${instantText(unixSeconds * 1000)}</th><td class="number">${tickIndex}</td><td>${agentId}</td><td>${action}</td><td class="verdict ${outcome === ACCEPTED ? 'met' : 'missed'}">${outcome === ACCEPTED ? ACCEPTED : `refused: ${outcome}`}</td></tr>\n`,
    ),
  );
  return folded(
    count === 1 ? 'Its step' : `Its ${groupDigits(String(count))} steps`,
    html`${table}${rest === 0 ? undefined : html`<p class="muted">${groupDigits(String(rest))} more steps are in attack_steps.csv.</p>`}`,
  );
}

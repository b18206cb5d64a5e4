import type { ProposalHistory } from '../history/proposal-history.ts';
import { type Html, html } from '../text/html.ts';
import { formatPercent, formatTokens, groupDigits, type TokenUnit } from '../text/quantity.ts';
import { folded } from './folded.ts';
import { tableFrame } from './tables.ts';

/** A longer table is folded away, so that a reader finds what comes after it. */
const MAX_OPEN_ROWS = 15;

/** Every proposal of a run with its vote. */
export function proposalsSection(proposals: readonly ProposalHistory[], token: TokenUnit): Html {
  if (proposals.length === 0) return html`<p>Nobody made a proposal.</p>`;
  const table = tableFrame(
    'Proposals',
    html`<tr><th scope="col" class="number">Id</th><th scope="col">What</th><th scope="col">Author</th><th scope="col" class="number">Turnout (quorum)</th><th scope="col" class="number">Approval (needed)</th><th scope="col">End</th><th scope="col">Decided by one</th></tr>`,
    proposals.map((proposal) => proposalRow(proposal, token)),
  );
  return html`<p>${countsInWords(proposals)}</p>
${proposals.length <= MAX_OPEN_ROWS ? table : folded(`All ${groupDigits(String(proposals.length))} proposals`, table)}`;
}

/** `26 proposals: 24 executed, 2 defeated. One holder's vote decided 3 of them.` */
export function countsInWords(proposals: readonly ProposalHistory[]): string {
  const counts = new Map<string, number>();
  for (const { state } of proposals) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([state, count]) => `${groupDigits(String(count))} ${state}`);
  const decided = proposals.filter(({ decidedByOne }) => decidedByOne !== undefined).length;
  const byOne = proposals.filter(({ decidedByOne }) => decidedByOne === true).length;
  const opening = `${groupDigits(String(proposals.length))} proposal${proposals.length === 1 ? '' : 's'}: ${states.join(', ')}.`;
  if (decided === 0) return opening;
  const verdict =
    byOne === 0
      ? 'No vote would have ended in the other way without one wallet.'
      : `${groupDigits(String(byOne))} of ${groupDigits(String(decided))} decided votes would have ended in the other way without one wallet.`;
  return `${opening} ${verdict}`;
}

function proposalRow(proposal: ProposalHistory, token: TokenUnit): Html {
  const { id, cohort, proposer, state, steps, largestVoter, largestShare, decidedByOne } = proposal;
  const author =
    cohort === ''
      ? 'outside the population'
      : proposer === ''
        ? cohort
        : html`${cohort}<br><span class="muted">${proposer}</span>`;
  const one =
    decidedByOne === undefined
      ? '–'
      : decidedByOne
        ? html`yes${largestVoter === '' ? undefined : html`<br><span class="muted">largest vote: ${largestVoter}${largestShare === undefined ? undefined : `, ${formatPercent(largestShare)}%`}</span>`}`
        : 'no';
  return html`<tr><th scope="row" class="number">${id}</th><td>${whatInWords(proposal, token)}</td><td>${author}</td><td class="number">${against(proposal.turnoutShare, proposal.quorumShare)}</td><td class="number">${against(proposal.approvalShare, proposal.approvalNeeded)}</td><td>${state}<br><span class="muted status">${steps.at(-1)?.date ?? ''}</span></td><td>${one}</td></tr>\n`;
}

/** What a proposal would do: `spend on grants: 100,000 ACT`. */
export function whatInWords({ kind, subject, value }: ProposalHistory, token: TokenUnit): string {
  const name = subject.replaceAll('_', ' ');
  switch (kind) {
    case 'spend':
      return `spend on ${name}${value === undefined ? '' : `: ${formatTokens(value, token.decimals)} ${token.symbol}`}`;
    case 'parameter':
      return `parameter ${name}${value === undefined ? '' : ` = ${groupDigits(String(value))}`}`;
    case 'feature':
      return `feature ${name}${value === undefined ? '' : value === 0n ? ' off' : ' on'}`;
    default:
      return subject === '' ? kind : `${kind}: ${name}`;
  }
}

function against(found: number | undefined, wanted: number): string {
  return `${found === undefined ? '–' : `${formatPercent(found)}%`} (${formatPercent(wanted).replace(/\.?0+$/, '')}%)`;
}

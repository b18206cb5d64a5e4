import type { Census } from '../history/census.ts';
import type { CohortCourse } from '../history/cohort-course.ts';
import { type Html, html } from '../text/html.ts';
import { formatNumber, formatPercent, formatTokens, groupDigits, type TokenUnit } from '../text/quantity.ts';
import { tableFrame } from './tables.ts';

/** Holders that are listed one by one. */
const TOP = 20;
const BAR = { width: 100, height: 8 } as const;

/** Who holds the power: cohorts at the last tick, and the largest holders of the last census. */
export function holdersSection(
  cohorts: readonly CohortCourse[],
  census: Census | undefined,
  token: TokenUnit,
): Html | undefined {
  const parts = [cohortsTable(cohorts, token), census === undefined ? undefined : holdersTable(census, token)].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? undefined : html`${parts}`;
}

function cohortsTable(cohorts: readonly CohortCourse[], token: TokenUnit): Html | undefined {
  const rows = cohorts
    .map(({ cohort, policy, agents, stakedBaseUnits, power }) => {
      return { cohort, policy, agents, staked: stakedBaseUnits.at(-1) ?? 0, power: power.at(-1) ?? 0 };
    })
    // The sort keeps the order of equals.
    .sort((a, b) => b.power - a.power);
  if (rows.length === 0) return undefined;
  const total = rows.reduce((sum, { power }) => sum + power, 0);
  return html`<h3 id="power-by-cohort">By cohort, at the last tick</h3>
${tableFrame(
  'Voting power by cohort',
  html`<tr><th scope="col">Cohort</th><th scope="col">Policy</th><th scope="col" class="number">Agents</th><th scope="col" class="number">Staked (${token.symbol})</th><th scope="col" class="number">Power (%)</th><td class="bar-cell"></td></tr>`,
  rows.map(({ cohort, policy, agents, staked, power }) => {
    const share = total === 0 ? undefined : power / total;
    return html`<tr><th scope="row">${cohort}</th><td><code>${policy}</code></td><td class="number">${groupDigits(String(agents))}</td><td class="number">${formatTokens(BigInt(Math.trunc(staked)), token.decimals)}</td><td class="number">${shareText(share)}</td><td class="bar-cell">${bar(share)}</td></tr>\n`;
  }),
)}
`;
}

function holdersTable({ agents, date, tickIndex }: Census, token: TokenUnit): Html | undefined {
  const total = agents.reduce((sum, { power }) => sum + power, 0n);
  const listed = agents.slice(0, TOP).filter(({ power }) => power > 0n);
  if (listed.length === 0) return undefined;
  let sum = 0n;
  return html`<h3 id="largest-holders">The largest ${listed.length} holders, on ${date} (tick ${groupDigits(String(tickIndex))})</h3>
${tableFrame(
  'Largest holders',
  html`<tr><th scope="col" class="number">Rank</th><th scope="col">Agent</th><th scope="col">Cohort</th><th scope="col" class="number">Staked (${token.symbol})</th><th scope="col" class="number">Power (%)</th><th scope="col" class="number">Together (%)</th><th scope="col" class="number">Mean lock (days)</th></tr>`,
  listed.map(({ agent, cohort, stakedBaseUnits, power, meanLockDays }, index) => {
    sum += power;
    return html`<tr><td class="number">${index + 1}</td><th scope="row">${agent}</th><td>${cohort}</td><td class="number">${formatTokens(stakedBaseUnits, token.decimals)}</td><td class="number">${shareText(quotient(power, total))}</td><td class="number">${shareText(quotient(sum, total))}</td><td class="number">${meanLockDays === undefined ? '–' : formatNumber(meanLockDays)}</td></tr>\n`;
  }),
)}
`;
}

/** A share as a bar; the number beside it says it. */
function bar(share: number | undefined): Html | undefined {
  if (share === undefined) return undefined;
  const filled = (share * BAR.width).toFixed(1);
  return html`<svg class="bar" viewBox="0 0 ${BAR.width} ${BAR.height}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar-ground" width="${BAR.width}" height="${BAR.height}"/><rect class="bar-share" width="${filled}" height="${BAR.height}"/></svg>`;
}

function quotient(part: bigint, total: bigint): number | undefined {
  return total === 0n ? undefined : Number(part) / Number(total);
}

function shareText(share: number | undefined): string {
  return share === undefined ? '–' : formatPercent(share);
}

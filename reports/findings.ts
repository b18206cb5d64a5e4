import { toldAttacks } from './attack-story.ts';
import { tokenText } from './attack-units.ts';
import { lastValue } from './key-figures.ts';
import type { RunResults } from './run-results.ts';
import { successTable } from './success-metrics.ts';
import { joinInWords } from './text/join-in-words.ts';
import { formatNumber, formatPercent, groupDigits, type TokenUnit } from './text/quantity.ts';

/** Whether the plan's targets are met at the end, and which are not. Undefined when the run can tell none. */
export function targetsFinding(results: Pick<RunResults, 'metrics'>): string | undefined {
  const rows = successTable(results);
  if (rows.length === 0) return undefined;
  const missed = rows.filter(({ met }) => met === false);
  const unknown = rows.filter(({ met }) => met === undefined);
  const met = rows.length - missed.length - unknown.length;
  if (met === rows.length) return `All ${rows.length} targets of the plan that the run can tell are met at its end.`;
  const named = missed.map(({ title, end, target }) => `${lowerFirst(title)} at ${end} instead of ${target}`);
  const count = met === 0 ? `None of the ${rows.length} targets` : `${met} of ${rows.length} targets`;
  const clauses = [
    `${count} of the plan ${met === 1 ? 'is' : 'are'} met at the end`,
    ...(named.length === 0 ? [] : [`missed: ${joinInWords(named)}`]),
    // What never happened is not missed: a run without proposals has no turnout.
    ...(unknown.length === 0
      ? []
      : [`without a figure at the end: ${joinInWords(unknown.map(({ title }) => lowerFirst(title)))}`]),
  ];
  return `${clauses.join('; ')}.`;
}

/** Who holds the voting power at the end. Undefined while nobody has any. */
export function powerFinding(results: Pick<RunResults, 'metrics' | 'cohorts' | 'censuses'>): string | undefined {
  const clauses = [cohortClause(results), concentrationClause(results)].filter((clause) => clause !== undefined);
  return clauses.length === 0 ? undefined : `Voting power at the end: ${clauses.join('; ')}.`;
}

/** What it would cost a newcomer to pass a proposal at the end. Undefined when the run cannot tell. */
export function captureFinding({ metrics, manifest }: Pick<RunResults, 'metrics' | 'manifest'>): string | undefined {
  const capital = lastValue(metrics, 'influence.capture_capital');
  if (capital === undefined) return undefined;
  const usd = lastValue(metrics, 'influence.capture_usd');
  const wallets = lastValue(metrics, 'influence.capture_wallets') ?? 1;
  const contested = lastValue(metrics, 'influence.capture_contested');
  const value: Worth = {
    token: manifest.spec.token,
    circulating: lastValue(metrics, 'supply.circulating'),
    usdEach: usd === undefined || capital === 0 ? undefined : usd / capital,
  };
  const spread = wallets > 1 ? `, in ${groupDigits(String(wallets))} wallets,` : '';
  const alone = `At the end a newcomer with ${worthInWords(capital, value)}${spread} passes a proposal when nobody else votes`;
  if (contested === undefined) return `${alone}.`;
  const turnout = lastValue(metrics, 'governance.mean_turnout_90d');
  const usual = turnout === undefined ? '' : `, ${formatPercent(turnout)}%,`;
  return `${alone}; against the usual turnout of 90 days${usual} it takes ${worthInWords(contested, value)}.`;
}

/** What came of the run's attacks. Undefined for a run without any. */
export function attacksFinding(results: Pick<RunResults, 'manifest' | 'attacks'>): string | undefined {
  const told = toldAttacks(results);
  const [first, second] = told;
  if (first === undefined) return undefined;
  if (second === undefined) return `${first.title}, ${first.sentence}`;
  const kinds = [...new Set(told.map(({ kind }) => kind))];
  const groups = kinds.map((kind) => {
    const names = told.filter((one) => one.kind === kind).map(({ history }) => history.attack);
    return `${kind}: ${joinInWords(names)}`;
  });
  const succeeded = told.filter(({ kind }) => kind === 'paid' || kind === 'succeeded').length;
  const count = succeeded === 0 ? 'None' : groupDigits(String(succeeded));
  return `${count} of ${groupDigits(String(told.length))} attacks succeeded. ${upperFirst(groups.join('; '))}.`;
}

/** What base units are set against. */
interface Worth {
  readonly token: TokenUnit;
  readonly circulating: number | undefined;
  readonly usdEach: number | undefined;
}

function worthInWords(baseUnits: number, { token, circulating, usdEach }: Worth): string {
  const tokens = tokenText(BigInt(Math.round(baseUnits)), { token });
  const detail = [
    circulating === undefined || circulating === 0
      ? undefined
      : `${formatPercent(baseUnits / circulating)}% of the circulating supply`,
    usdEach === undefined ? undefined : `${dollars(baseUnits * usdEach)} USD`,
  ].filter((part) => part !== undefined);
  return detail.length === 0 ? tokens : `${tokens} (${detail.join(', ')})`;
}

/** Whole dollars, but of less than one what there is. */
function dollars(usd: number): string {
  return usd < 1 ? formatNumber(usd) : groupDigits(usd.toFixed(0));
}

/** The cohort with the most power, and the single largest holder. */
function cohortClause({
  cohorts,
  censuses,
  metrics,
}: Pick<RunResults, 'metrics' | 'cohorts' | 'censuses'>): string | undefined {
  const last = cohorts.map(({ cohort, agents, power }) => ({ cohort, agents, power: power.at(-1) ?? 0 }));
  const total = last.reduce((sum, { power }) => sum + power, 0);
  if (total === 0) return undefined;
  const first = last.reduce((most, one) => (one.power > most.power ? one : most));
  const share = `${formatPercent(first.power / total)}%`;
  const holders = first.agents === 1 ? 'the one agent' : `the ${groupDigits(String(first.agents))} agents`;
  const clause = `${holders} of cohort ${first.cohort} ${first.agents === 1 ? 'holds' : 'hold'} the most, ${share}`;
  const largest = largestHolder(censuses, metrics.rows.length);
  return largest === undefined ? clause : `${clause}; ${largest}`;
}

/** Of the census at the last tick; an earlier one would not be the end. */
function largestHolder(censuses: RunResults['censuses'], ticks: number): string | undefined {
  const census = censuses.at(-1);
  const [first] = census?.agents ?? [];
  if (census === undefined || first === undefined || census.tickIndex !== ticks - 1 || first.power === 0n)
    return undefined;
  const total = census.agents.reduce((sum, { power }) => sum + power, 0n);
  return `the largest holder, ${holderInWords(first)}, has ${formatPercent(Number(first.power) / Number(total))}%`;
}

/** Agents are called by their cohort and a number, as in `whales/3`. */
function holderInWords({ agent, cohort }: { readonly agent: string; readonly cohort: string }): string {
  const number = agent.startsWith(`${cohort}/`) ? agent.slice(cohort.length + 1) : '';
  return /^\d+$/.test(number) ? `agent ${number} of cohort ${cohort}` : agent;
}

function concentrationClause({ metrics }: Pick<RunResults, 'metrics'>): string | undefined {
  const top10 = lastValue(metrics, 'influence.top10_share');
  const nakamoto = lastValue(metrics, 'influence.nakamoto');
  const clauses = [
    top10 === undefined ? undefined : `the ten largest have ${formatPercent(top10)}%`,
    nakamoto === undefined
      ? undefined
      : nakamoto === 1
        ? 'one holder alone has more than half'
        : `it takes ${groupDigits(String(nakamoto))} holders for more than half`,
  ].filter((clause) => clause !== undefined);
  return clauses.length === 0 ? undefined : joinInWords(clauses);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

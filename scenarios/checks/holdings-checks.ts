import { supplyShares } from '#sim/core/distribution.ts';
import { tableRow } from '#sim/core/table-row.ts';
import { resolveToken } from '../resolve.ts';
import { formatAmount } from '../schema/quantities.ts';
import { NO_TABLES, type ScenarioTables } from '../tables/scenario-tables.ts';
import type { SourcePath } from '../text/source-document.ts';
import type { Cohort, Finding, ScenarioDraft } from './finding.ts';

type Token = NonNullable<ScenarioDraft['token']>;
/** Both asset's distributions as far as they are alike. */
type Distributions = Pick<Cohort['holdings'], 'pareto' | 'lognormal'>;
type Format = (units: bigint) => string;

/** Distributions of balances, and whether the least of them fit the part of the supply that agents may have. */
export function checkHoldings(draft: ScenarioDraft, tables: ScenarioTables = NO_TABLES): readonly Finding[] {
  const population = draft.population ?? [];
  return [
    ...population.flatMap((cohort, index) => (cohort === undefined ? [] : checkCohort(cohort, index, draft))),
    ...checkLeast(draft, tables),
  ];
}

function checkCohort({ holdings, cash }: Cohort, index: number, { token, treasury, market }: ScenarioDraft) {
  const findings: Finding[] = [];
  const path = ['population', index, 'holdings'];
  const named = (['pareto', 'lognormal', 'csv'] as const).filter((kind) => holdings[kind] !== undefined);
  if (named.length !== 1) {
    findings.push({ path, expected: 'exactly one of pareto, lognormal and csv', found: listed(named) });
  }
  if (token !== undefined) {
    const amount: Format = (units) => formatAmount(units, token.symbol, token.decimals);
    findings.push(...checkBounds(holdings, path, amount, openPart(token)));
  }
  if (cash === undefined) return findings;
  const at = ['population', index, 'cash'];
  const forms = (['pareto', 'lognormal'] as const).filter((kind) => cash[kind] !== undefined);
  if (forms.length !== 1)
    findings.push({ path: at, expected: 'exactly one of pareto and lognormal', found: listed(forms) });
  if (market?.pool === undefined) {
    const expected = 'a scenario with market.pool: without it there is no quote asset to hold';
    findings.push({ path: at, expected, found: 'no market.pool' });
  }
  const decimals = treasury?.buyback.quote_decimals;
  if (decimals !== undefined) findings.push(...checkBounds(cash, at, (units) => formatAmount(units, 'USD', decimals)));
  return findings;
}

function listed(kinds: readonly string[]): string {
  return kinds.length === 0 ? 'none' : kinds.join(' and ');
}

function checkBounds(
  { pareto, lognormal }: Distributions,
  path: SourcePath,
  format: Format,
  open?: { readonly baseUnits: bigint; readonly text: string },
): readonly Finding[] {
  const forms = [
    { kind: 'pareto', key: 'min', least: pareto?.min, max: pareto?.max },
    { kind: 'lognormal', key: 'median', least: lognormal?.median, max: lognormal?.max },
  ];
  return forms.flatMap(({ kind, key, least, max }) => {
    if (least === undefined || max === undefined) return [];
    const at = [...path, kind, 'max'];
    if (max < least) return [{ path: at, expected: `at least ${key}, ${format(least)}`, found: format(max) }];
    if (open === undefined || max <= open.baseUnits) return [];
    return [{ path: at, expected: `at most ${open.text}`, found: format(max) }];
  });
}

/** No draw can fit when the smallest one does not; draws that turn out too large are found when a run begins. */
function checkLeast({ population = [], token, market }: ScenarioDraft, tables: ScenarioTables): readonly Finding[] {
  if (token === undefined) return [];
  const pool = market?.pool;
  let least = (pool?.tokens ?? 0n) + (pool?.desk.tokens ?? 0n);
  for (const [index, cohort] of population.entries()) {
    if (cohort !== undefined) least += leastOf(cohort, tables.holders.get(index)?.balancesBaseUnits ?? []);
  }
  const open = openPart(token);
  if (least <= open.baseUnits) return [];
  const parts = pool === undefined ? 'holdings' : "holdings and the market's tokens";
  return [
    {
      path: ['population'],
      expected: `${parts} within ${open.text}`,
      found: `at least ${formatAmount(least, token.symbol, token.decimals)}`,
      hint: `lower count or holdings${pool === undefined ? '' : ' or market.pool'}, or raise token.supply or the shares of community and liquidity`,
    },
  ];
}

/** What a cohort holds at least: exactly, when it is from a table. */
function leastOf({ holdings: { pareto, lognormal }, count }: Cohort, balances: readonly bigint[]): bigint {
  if (pareto !== undefined) return pareto.min * BigInt(count);
  if (lognormal !== undefined) return BigInt(count);
  let sum = 0n;
  for (let agent = 0; agent < count && balances.length > 0; agent++) {
    sum += balances[tableRow(agent, count, balances.length)] as bigint;
  }
  return sum;
}

function openPart(token: Token): { readonly baseUnits: bigint; readonly text: string } {
  const { openBaseUnits } = supplyShares(resolveToken(token));
  // Shares that add up to more than 100% have a problem of their own.
  const baseUnits = openBaseUnits < 0n ? 0n : openBaseUnits;
  const text = `the shares of community and liquidity in token.supply, ${formatAmount(baseUnits, token.symbol, token.decimals)}`;
  return { baseUnits, text };
}

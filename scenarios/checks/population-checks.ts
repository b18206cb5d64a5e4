import { supplyShares } from '#sim/core/distribution.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { policyDefinition } from '#sim/policies/registry.ts';
import { resolveStaking, resolveToken } from '../resolve.ts';
import { MAX_AGENTS } from '../schema/limits.ts';
import { formatAmount } from '../schema/quantities.ts';
import type { Cohort, Finding, ScenarioDraft } from './finding.ts';

export function checkPopulation(draft: ScenarioDraft): readonly Finding[] {
  const population = draft.population ?? [];
  const findings: Finding[] = [];
  const firstIndexByName = new Map<string, number>();
  for (const [index, cohort] of population.entries()) {
    if (cohort === undefined) continue;
    const first = firstIndexByName.get(cohort.cohort);
    if (first === undefined) firstIndexByName.set(cohort.cohort, index);
    else {
      const expected = `a name of its own: population[${first}] has this one already`;
      findings.push({ path: ['population', index, 'cohort'], expected, found: `"${cohort.cohort}"` });
    }
    findings.push(
      ...checkHoldings(cohort, index, draft),
      ...checkVesting(cohort, index, draft),
      ...checkPolicy(cohort, index, draft),
    );
  }
  const agents = population.reduce((sum, cohort) => sum + (cohort?.count ?? 0), 0);
  if (agents > MAX_AGENTS) {
    findings.push({ path: ['population'], expected: `at most ${MAX_AGENTS} agents in all`, found: `${agents}` });
  }
  return [...findings, ...checkLeastHoldings(population, draft)];
}

function checkHoldings({ holdings }: Cohort, index: number, { token }: ScenarioDraft): readonly Finding[] {
  if (token === undefined) return [];
  const { min, max } = holdings.pareto;
  const path = ['population', index, 'holdings', 'pareto', 'max'];
  const found = formatAmount(max, token.symbol, token.decimals);
  if (max < min) {
    return [{ path, expected: `at least min, ${formatAmount(min, token.symbol, token.decimals)}`, found }];
  }
  const open = openBaseUnits(token);
  return max <= open ? [] : [{ path, expected: `at most ${openPart(open, token)}`, found }];
}

/** No draw can fit when the smallest one does not; draws that turn out too large are found when a run begins. */
function checkLeastHoldings(population: readonly (Cohort | undefined)[], { token }: ScenarioDraft): readonly Finding[] {
  if (token === undefined) return [];
  let least = 0n;
  for (const cohort of population) least += (cohort?.holdings.pareto.min ?? 0n) * BigInt(cohort?.count ?? 0);
  const open = openBaseUnits(token);
  if (least <= open) return [];
  return [
    {
      path: ['population'],
      expected: `holdings within ${openPart(open, token)}`,
      found: `at least ${formatAmount(least, token.symbol, token.decimals)}`,
      hint: 'lower count or holdings.pareto.min, or raise token.supply or the shares of community and liquidity',
    },
  ];
}

type Token = NonNullable<ScenarioDraft['token']>;

function openBaseUnits(token: Token): bigint {
  const { openBaseUnits: open } = supplyShares(resolveToken(token));
  // Shares that add up to more than 100% have a problem of their own.
  return open < 0n ? 0n : open;
}

function openPart(open: bigint, { symbol, decimals }: Token): string {
  return `the shares of community and liquidity in token.supply, ${formatAmount(open, symbol, decimals)}`;
}

function checkVesting({ vesting }: Cohort, index: number, { token }: ScenarioDraft): readonly Finding[] {
  if (vesting === undefined || token === undefined || token.distribution[vesting] > 0) return [];
  const expected = `a share above 0% in token.distribution.${vesting} for the cohort to get`;
  return [{ path: ['population', index, 'vesting'], expected, found: `"${vesting}", whose share is 0%` }];
}

/** The policy itself says whether its settings fit the pool, such as a mix of locks that are not on offer. */
function checkPolicy({ policy }: Cohort, index: number, { staking, rewards }: ScenarioDraft): readonly Finding[] {
  if (staking === undefined || rewards === undefined) return [];
  const { kind, ...config } = policy;
  try {
    policyDefinition(kind).create(config, {
      staking: resolveStaking(staking),
      minClaimBaseUnits: rewards.min_claim,
    });
    return [];
  } catch (error) {
    if (!isSimError(error, 'POLICY__CONFIG_INVALID')) throw error;
    const { path, expected, found } = error.context;
    const keys = path === '' ? [] : path.split('.');
    return [{ path: ['population', index, 'policy', ...keys], expected, found }];
  }
}

import { isSimError } from '#sim/core/errors/sim-error.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { policyDefinition } from '#sim/policies/registry.ts';
import { resolveStaking } from './resolve.ts';
import { MAX_AGENTS, MAX_TICK_SECONDS, MAX_TICKS } from './schema/limits.ts';
import { formatAmount, formatDuration, formatMultiplier, formatPercentage } from './schema/quantities.ts';
import type { Scenario } from './schema/scenario.ts';
import type { SourcePath } from './text/source-document.ts';

type Cohort = Scenario['population'][number];

/** The parts of a scenario that the schema found in order; the others have problems of their own already. */
export type ScenarioDraft = Partial<Omit<Scenario, 'population'>> & {
  /** Position in the file stays: a cohort with problems leaves a gap. */
  readonly population?: readonly (Cohort | undefined)[];
};

/** One breach of a rule between fields; its line follows from the path. */
export interface Finding {
  readonly path: SourcePath;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string;
}

/** Rules that no single field can check. The program's own rules for `initialize_pool` are among them. */
export function checkScenario(draft: ScenarioDraft): readonly Finding[] {
  return [...checkTime(draft), ...checkAmounts(draft), ...checkLocks(draft), ...checkPopulation(draft)];
}

function checkTime({ tick, horizon }: ScenarioDraft): readonly Finding[] {
  if (tick === undefined) return [];
  if (SECONDS_PER_DAY % tick !== 0 && tick !== MAX_TICK_SECONDS) {
    return [
      {
        path: ['tick'],
        expected: 'a tick of which a whole number makes a day, or one week, so that every week begins on a tick',
        found: formatDuration(tick),
        hint: 'use 1h, 2h, 3h, 4h, 6h, 8h, 12h, 1d or 7d',
      },
    ];
  }
  if (horizon === undefined) return [];
  const found = formatDuration(horizon);
  const ticks = Math.floor(horizon / tick);
  if (horizon % tick !== 0) {
    const around = (ticks === 0 ? [1] : [ticks, ticks + 1]).map((count) => formatDuration(count * tick));
    const expected = `a whole number of ticks of ${formatDuration(tick)}`;
    return [{ path: ['horizon'], expected, found, hint: `use ${around.join(' or ')}` }];
  }
  if (ticks <= MAX_TICKS) return [];
  const expected = `at most ${MAX_TICKS} ticks of ${formatDuration(tick)}`;
  return [{ path: ['horizon'], expected, found: `${found}, which is ${ticks} ticks`, hint: 'choose a longer tick' }];
}

function checkAmounts({ token, staking, rewards }: ScenarioDraft): readonly Finding[] {
  const findings: Finding[] = [];
  const amount = (baseUnits: bigint): string =>
    formatAmount(baseUnits, token?.symbol ?? 'tokens', token?.decimals ?? 0);
  if (token !== undefined && staking !== undefined) {
    if (staking.max_stake > token.supply) {
      findings.push({
        path: ['staking', 'max_stake'],
        expected: `at most token.supply, ${amount(token.supply)}`,
        found: amount(staking.max_stake),
      });
    }
    if (staking.min_stake > staking.max_stake) {
      findings.push({
        path: ['staking', 'min_stake'],
        expected: `at most staking.max_stake, ${amount(staking.max_stake)}`,
        found: amount(staking.min_stake),
      });
    }
  }
  if (token !== undefined && rewards !== undefined && rewards.min_claim > token.supply) {
    findings.push({
      path: ['rewards', 'min_claim'],
      expected: `at most token.supply, ${amount(token.supply)}`,
      found: amount(rewards.min_claim),
    });
  }
  for (const [index, inflation] of (rewards?.inflation ?? []).entries()) {
    if (rewards === undefined || inflation <= rewards.reward_rate) continue;
    findings.push({
      path: ['rewards', 'inflation', index],
      expected: `at most rewards.reward_rate, ${formatPercentage(rewards.reward_rate)}: the pool takes no larger budgets`,
      found: formatPercentage(inflation),
    });
  }
  return findings;
}

function checkLocks({ staking }: ScenarioDraft): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [index, lock] of (staking?.locks ?? []).entries()) {
    const before = staking?.locks[index - 1];
    const path = ['staking', 'locks', index];
    if (before === undefined) {
      if (lock.days !== 0) {
        findings.push({ path: [...path, 'days'], expected: '0 for the first lock', found: `${lock.days}` });
      }
      if (lock.multiplier !== 10_000) {
        const found = formatMultiplier(lock.multiplier);
        findings.push({ path: [...path, 'multiplier'], expected: '1.0x for the first lock', found });
      }
      continue;
    }
    if (lock.days <= before.days) {
      const expected = `more than the ${before.days} days of the lock above`;
      findings.push({ path: [...path, 'days'], expected, found: `${lock.days}` });
    }
    if (lock.multiplier < before.multiplier) {
      const expected = `at least the ${formatMultiplier(before.multiplier)} of the lock above`;
      findings.push({ path: [...path, 'multiplier'], expected, found: formatMultiplier(lock.multiplier) });
    }
  }
  return findings;
}

function checkPopulation(draft: ScenarioDraft): readonly Finding[] {
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
    findings.push(...checkHoldings(cohort, index, draft), ...checkPolicy(cohort, index, draft));
  }
  const agents = population.reduce((sum, cohort) => sum + (cohort?.count ?? 0), 0);
  if (agents > MAX_AGENTS) {
    findings.push({ path: ['population'], expected: `at most ${MAX_AGENTS} agents in all`, found: `${agents}` });
  }
  return [...findings, ...checkSupply(population, draft)];
}

function checkHoldings({ holdings }: Cohort, index: number, { token }: ScenarioDraft): readonly Finding[] {
  if (token === undefined) return [];
  const { min, max } = holdings.pareto;
  const path = ['population', index, 'holdings', 'pareto', 'max'];
  const found = formatAmount(max, token.symbol, token.decimals);
  if (max < min) {
    return [{ path, expected: `at least min, ${formatAmount(min, token.symbol, token.decimals)}`, found }];
  }
  if (max <= token.supply) return [];
  return [
    { path, expected: `at most token.supply, ${formatAmount(token.supply, token.symbol, token.decimals)}`, found },
  ];
}

/** No draw can fit when the smallest one does not; draws that turn out too large are found when a run begins. */
function checkSupply(population: readonly (Cohort | undefined)[], { token }: ScenarioDraft): readonly Finding[] {
  if (token === undefined) return [];
  let least = 0n;
  for (const cohort of population) least += (cohort?.holdings.pareto.min ?? 0n) * BigInt(cohort?.count ?? 0);
  if (least <= token.supply) return [];
  return [
    {
      path: ['population'],
      expected: `holdings within token.supply, ${formatAmount(token.supply, token.symbol, token.decimals)}`,
      found: `at least ${formatAmount(least, token.symbol, token.decimals)}`,
      hint: 'lower count or holdings.pareto.min, or raise token.supply',
    },
  ];
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

import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { POLICY_DEFINITIONS, policyDefinition } from '#sim/policies/registry.ts';
import { resolvePolicy, resolveStaking } from '../resolve.ts';
import { MAX_AGENTS } from '../schema/limits.ts';
import { formatDuration } from '../schema/quantities.ts';
import { agentCount } from './agent-count.ts';
import { configFindings } from './config-finding.ts';
import type { Cohort, Finding, ScenarioDraft } from './finding.ts';

export function checkPopulation(
  draft: ScenarioDraft,
  policies: readonly PolicyDefinition[] = POLICY_DEFINITIONS,
): readonly Finding[] {
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
    findings.push(...checkVesting(cohort, index, draft), ...checkPolicy(cohort, index, draft, policies));
  }
  const agents = agentCount(draft);
  if (agents > MAX_AGENTS) {
    findings.push({ path: ['population'], expected: `at most ${MAX_AGENTS} agents in all`, found: `${agents}` });
  }
  return findings;
}

function checkVesting({ vesting, arrival }: Cohort, index: number, { token }: ScenarioDraft): readonly Finding[] {
  if (vesting !== undefined && arrival !== undefined) {
    const expected = 'no arrival for a cohort with vesting, which unlocks from genesis on';
    return [{ path: ['population', index, 'arrival'], expected, found: 'one' }];
  }
  if (vesting === undefined || token === undefined || token.distribution[vesting] > 0) return [];
  const expected = `a share above 0% in token.distribution.${vesting} for the cohort to get`;
  return [{ path: ['population', index, 'vesting'], expected, found: `"${vesting}", whose share is 0%` }];
}

/** The policy itself says whether its settings fit the pool, such as a mix of locks that are not on offer. */
function checkPolicy(
  cohort: Cohort,
  index: number,
  { staking, rewards, market, governance, tick, events = [] }: ScenarioDraft,
  policies: readonly PolicyDefinition[],
): readonly Finding[] {
  if (staking === undefined || rewards === undefined) return [];
  const { kind, config } = resolvePolicy(cohort, events);
  const path = ['population', index, 'policy'];
  const hasPool = market?.pool !== undefined;
  return configFindings(path, () => {
    const { actionKinds } = policyDefinition(kind, policies).create(config, {
      staking: resolveStaking(staking),
      minClaimBaseUnits: rewards.min_claim,
      hasPool,
    });
    if (!hasPool && actionKinds.some((action) => TRADES.has(action))) {
      return [{ path, expected: 'a scenario with market.pool: this policy trades', found: 'no market.pool' }];
    }
    return actionKinds.includes('cast_vote') ? checkVotingTime(tick, governance?.voting) : [];
  });
}

/** A vote begins behind the agents' turn, so one that is over by the next tick is nobody's. */
function checkVotingTime(tick: number | undefined, votingDays: number | undefined): readonly Finding[] {
  if (tick === undefined || votingDays === undefined || tick < votingDays * SECONDS_PER_DAY) return [];
  const expected = `a tick shorter than governance.voting, ${votingDays}d: nobody could vote`;
  return [{ path: ['tick'], expected, found: formatDuration(tick) }];
}

const TRADES: ReadonlySet<string> = new Set(['swap', 'add_liquidity', 'remove_liquidity']);

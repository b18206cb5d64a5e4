import { attackDefinition } from '#sim/attacks/registry.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { resolveStaking } from '../resolve.ts';
import { type Attack, attackName, resolveAttack } from '../resolve-attack.ts';
import { formatDuration } from '../schema/quantities.ts';
import { configFindings } from './config-finding.ts';
import type { Finding, ScenarioDraft } from './finding.ts';

/** Names of attackers are no cohort's; they come within the run; the attack itself says whether its settings fit. */
export function checkAttacks(draft: ScenarioDraft): readonly Finding[] {
  const { attacks = [], population = [], horizon, market } = draft;
  const taken = new Map<string, string>();
  for (const [index, cohort] of population.entries()) {
    if (cohort !== undefined) taken.set(cohort.cohort, `population[${index}]`);
  }
  const findings: Finding[] = [];
  for (const [index, attack] of attacks.entries()) {
    const name = attackName(attack);
    const owner = taken.get(name);
    if (owner !== undefined) {
      const expected = `a name of its own: ${owner} has this one already`;
      findings.push({ path: ['attacks', index, 'name'], expected, found: `"${name}"` });
    }
    taken.set(name, `attacks[${index}]`);
    if (horizon !== undefined && attack.at >= horizon) {
      const expected = `a time before the end of the horizon, ${formatDuration(horizon)}`;
      findings.push({ path: ['attacks', index, 'at'], expected, found: formatDuration(attack.at) });
    }
    if (attack.cash !== undefined && market?.pool === undefined) {
      const expected = 'a scenario with market.pool: without it there is no quote asset to hold';
      findings.push({ path: ['attacks', index, 'cash'], expected, found: 'no market.pool' });
    }
    findings.push(...checkSettings(attack, index, draft));
  }
  return findings;
}

function checkSettings(
  attack: Attack,
  index: number,
  { staking, rewards, market, token, tick }: ScenarioDraft,
): readonly Finding[] {
  if (staking === undefined || rewards === undefined || token === undefined || tick === undefined) return [];
  const { policy, count, holdings } = resolveAttack(attack, token.supply);
  if (holdings.kind !== 'even') throw new TypeError("an attacker's capital is in equal parts");
  return configFindings(['attacks', index], () => {
    attackDefinition(policy.kind).createPlan(policy.config, {
      staking: resolveStaking(staking),
      minClaimBaseUnits: rewards.min_claim,
      hasPool: market?.pool !== undefined,
      wallets: count,
      firstAgent: 0,
      atDays: attack.at / SECONDS_PER_DAY,
      capitalBaseUnits: holdings.totalBaseUnits,
      tickSeconds: tick,
    });
    return [];
  });
}

import { formatPercentage } from '../schema/quantities.ts';
import type { Finding, ScenarioDraft } from './finding.ts';

export function checkToken({ token }: ScenarioDraft): readonly Finding[] {
  if (token === undefined) return [];
  const findings: Finding[] = [];
  const { community, team, treasury, liquidity, partners } = token.distribution;
  const sum = community + team + treasury + liquidity + partners;
  if (sum !== 10_000) {
    const parts = Object.values({ community, team, treasury, liquidity, partners }).map(formatPercentage);
    findings.push({
      path: ['token', 'distribution'],
      expected: 'community, team, treasury, liquidity and partners to add up to 100%',
      found: `${parts.join(' + ')} = ${formatPercentage(sum)}`,
    });
  }
  for (const [group, { cliff, duration }] of Object.entries(token.vesting)) {
    if (cliff <= duration) continue;
    const path = ['token', 'vesting', group, 'cliff'];
    findings.push({ path, expected: `at most the duration, ${duration}d`, found: `${cliff}d` });
  }
  return findings;
}

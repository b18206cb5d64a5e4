import type { ScenarioDraft } from './finding.ts';

/** Wallets of all cohorts and of all attackers, as far as the draft has them. */
export function agentCount({ population = [], attacks = [] }: Pick<ScenarioDraft, 'population' | 'attacks'>): number {
  const agents = population.reduce((sum, cohort) => sum + (cohort?.count ?? 0), 0);
  return attacks.reduce((sum, { wallets }) => sum + wallets, agents);
}

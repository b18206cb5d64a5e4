import { describe, expect, it } from 'vitest';
import { agentCount } from '#scenarios/checks/agent-count.ts';
import { cohortWith, draftOf } from '#tests/support/scenario-drafts.ts';

const ATTACK = { attack: 'just-in-time-staking', at: '7d', capital: '1%', wallets: 7 };

describe('scenarios/checks/agent-count.ts', () => {
  it('counts the wallets of cohorts and of attackers', () => {
    const population = [cohortWith({ count: 5 }), cohortWith({ cohort: 'others', count: 6 })];
    expect(agentCount(draftOf({ population }))).toBe(11);
    expect(agentCount(draftOf({ population, attacks: [ATTACK, { ...ATTACK, name: 'more', wallets: 1 }] }))).toBe(19);
    expect(agentCount({})).toBe(0);
  });
});

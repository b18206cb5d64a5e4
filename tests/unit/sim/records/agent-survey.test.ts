import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import { AgentSurvey } from '#sim/records/agent-survey.ts';
import { ACT, anEntry, aRunSpec, aStake } from '#tests/support/sim-fixtures.ts';

const { agents } = buildPopulation(aRunSpec());
const END = { tickIndex: 6, unixSeconds: 1_000 };
const NOBODY = { states: agents.map(() => ({ walletBaseUnits: 5n, stake: undefined })), powerOf: () => 0n };

function aSurvey(sample: number): AgentSurvey {
  return new AgentSurvey(agents, aRunSpec().staking.lockDays, sample);
}

describe('sim/records/agent-survey.ts', () => {
  it('has every agent in a census, in the order of the population', () => {
    const rows = aSurvey(0).rows('census', END, NOBODY);
    expect(rows.map(({ agentId }) => agentId)).toEqual(agents.map(({ id }) => id));
    expect(new Set(rows.map(({ survey }) => survey))).toEqual(new Set(['census']));
  });

  it('spreads a sample evenly over the population, and writes nobody twice', () => {
    const ids = (sample: number) =>
      aSurvey(sample)
        .rows('sample', END, NOBODY)
        .map(({ agentId }) => agentId);
    expect(ids(4)).toEqual(['retail/0', 'retail/3', 'retail/7', 'retail/10']);
    expect(ids(14)).toEqual(agents.map(({ id }) => id));
    expect(ids(200)).toEqual(agents.map(({ id }) => id));
    expect(ids(0)).toEqual([]);
  });

  it('writes what an account has and has had', () => {
    const stake = aStake([anEntry(), anEntry({ index: 1, amountBaseUnits: 300n * ACT, tier: 0 })], {
      rewardsClaimedBaseUnits: 7n,
      rewardsCompoundedBaseUnits: 3n,
      penaltiesPaidBaseUnits: 2n,
      voteCount: 4,
      owedBaseUnits: 10n,
      owedOpenBaseUnits: 1n,
    });
    const states = [{ walletBaseUnits: 50n, quoteUnits: 8n, stake }, ...NOBODY.states.slice(1)];
    const [row, other] = aSurvey(0).rows('census', END, { states, powerOf: (agent) => (agent === 0 ? 450n : 0n) });
    expect(row).toEqual({
      ...END,
      survey: 'census',
      agentId: 'retail/0',
      cohort: 'retail',
      policy: 'staker',
      stakedBaseUnits: 400n * ACT,
      walletBaseUnits: 50n,
      quoteUnits: 8n,
      power: 450n,
      claimedBaseUnits: 7n,
      compoundedBaseUnits: 3n,
      penaltiesBaseUnits: 2n,
      votes: 4,
      owedBaseUnits: 11n,
      // (100 x 30 + 300 x 0) / 400
      meanLockDays: 7.5,
    });
    expect(other).toMatchObject({ stakedBaseUnits: 0n, quoteUnits: undefined, owedBaseUnits: 0n, votes: 0 });
    expect(other?.meanLockDays).toBeUndefined();
  });

  it('has no mean lock of an account whose deposits are all gone', () => {
    const states = agents.map(() => ({ walletBaseUnits: 5n, stake: aStake([]) }));
    expect(aSurvey(1).rows('sample', END, { states, powerOf: () => 0n })[0]?.meanLockDays).toBeUndefined();
  });
});

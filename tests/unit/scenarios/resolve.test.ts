import { describe, expect, it } from 'vitest';
import { deepFreeze, resolveRunSpec, resolveStaking, resolveToken } from '#scenarios/resolve.ts';
import { type Scenario, scenarioSchema } from '#scenarios/schema/scenario.ts';
import { cohortWith } from '#tests/support/scenario-drafts.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

function scenarioWith(changes: Readonly<Record<string, unknown>> = {}): Scenario {
  return scenarioSchema().parse(tinyScenario(changes));
}

describe('scenarios/resolve.ts', () => {
  it('counts horizon and rhythms of rows in ticks, the rhythms rounded down, one at least', () => {
    const agents = { sample: 3, every: '10h', census: '20h' };
    const scenario = scenarioWith({
      horizon: '2d',
      tick: '6h',
      outputs: { actions: true, agents, cohorts: { every: '1h' } },
    });
    const { tickSeconds, horizonTicks, outputs } = resolveRunSpec(scenario);
    expect({ tickSeconds, horizonTicks, outputs }).toStrictEqual({
      tickSeconds: 21_600,
      horizonTicks: 8,
      outputs: { actions: true, agents: { sample: 3, sampleTicks: 1, censusTicks: 3 }, cohortTicks: 1 },
    });
  });

  it('parts locks into days and multipliers', () => {
    const { lockDays, multiplierBps } = resolveStaking(scenarioWith().staking);
    expect(lockDays).toStrictEqual([0, 7, 30, 90, 180]);
    expect(multiplierBps).toStrictEqual([10_000, 12_000, 15_000, 20_000, 30_000]);
  });

  it('keeps distribution and vesting together', () => {
    const vesting = { team: { cliff: '0d', duration: '1y' } };
    expect(resolveToken(scenarioWith({ token: { vesting } }).token).distribution).toStrictEqual({
      communityBps: 4_000,
      teamBps: 2_000,
      treasuryBps: 2_000,
      liquidityBps: 1_000,
      partnersBps: 1_000,
      teamVesting: { cliffDays: 0, durationDays: 365 },
      partnersVesting: { cliffDays: 180, durationDays: 730 },
    });
  });

  it.each([
    [['4%'], [400, 400, 400]],
    [
      ['4%', '1%'],
      [400, 100, 100],
    ],
    [
      ['4%', '1%', '0%'],
      [400, 100, 0],
    ],
  ])('holds the last year of inflation %j on', (inflation, inflationBps) => {
    expect(resolveRunSpec(scenarioWith({ rewards: { inflation } })).rewards.inflationBps).toStrictEqual(inflationBps);
  });

  it('gives each kind of proposals its own quorum and approval, or those of all', () => {
    const governance = {
      quorum: '12%',
      late_window: '36h',
      by_kind: { upgrade: { quorum: '20%', approval: '75%' }, spend: { quorum: '15%' } },
    };
    expect(resolveRunSpec(scenarioWith({ governance })).governance).toMatchObject({
      quorumBps: [1_200, 1_500, 2_000, 1_200],
      approvalBps: [6_600, 6_600, 7_500, 6_600],
      lateHours: 36,
    });
  });

  it('keeps the kind of a policy out of its configuration', () => {
    const policy = resolveRunSpec(scenarioWith()).population[0]?.policy;
    expect(policy?.kind).toBe('staker');
    expect(policy?.config).not.toHaveProperty('kind');
    expect(policy?.config).toHaveProperty('participation_bps');
  });

  it('names a cohort that unlocks a share, and only such a one', () => {
    const population = [cohortWith({ vesting: 'partners', attested: '25%' }), cohortWith({ cohort: 'others' })];
    const [partners, others] = resolveRunSpec(scenarioWith({ population })).population;
    expect(partners).toMatchObject({ vesting: 'partners', attestedBps: 2_500 });
    expect(others).toMatchObject({ attestedBps: 0 });
    expect(others).not.toHaveProperty('vesting');
  });

  it('has a guardian only where the file has one', () => {
    const guardian = {
      pauses: [{ at: '12h', for: '3d', what: ['vote', 'stake'] }],
      vetoes: [{ proposal: 3 }],
    };
    expect(resolveRunSpec(scenarioWith({ guardian })).guardian).toStrictEqual({
      pauses: [{ atSeconds: 43_200, forSeconds: 259_200, what: ['vote', 'stake'] }],
      vetoes: [{ proposalId: 3 }],
    });
    expect(resolveRunSpec(scenarioWith())).not.toHaveProperty('guardian');
  });

  it('freezes maps, lists and what is in them', () => {
    const frozen = deepFreeze({ list: [{ a: 1 }], text: 'x', nothing: null });
    expect(Object.isFrozen(frozen) && Object.isFrozen(frozen.list) && Object.isFrozen(frozen.list[0])).toBe(true);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { CohortSpec, GuardianSpec, RunSpec } from '#sim/core/run-spec.ts';
import { beginning, governedYear } from '#tests/support/governed-year.ts';

const DAY = 86_400;
const PARAMETER = { kind: 'parameter', parameter: 'min_claim', value: 2 };

let year: RunSpec;

beforeAll(async () => {
  year = await governedYear();
});

/** The population with other settings of some cohorts' policies. */
function populationWith(change: (cohort: CohortSpec) => Readonly<Record<string, unknown>>): readonly CohortSpec[] {
  return year.population.map((cohort) => {
    const { kind, config } = cohort.policy;
    return { ...cohort, policy: { kind, config: { ...config, ...change(cohort) } } };
  });
}

/** The authors propose only this. */
function proposing(...proposals: readonly Readonly<Record<string, unknown>>[]): readonly CohortSpec[] {
  return populationWith(({ cohort }) => (cohort === 'authors' ? { proposals } : {}));
}

describe('scenarios/library/governed-year.yaml, switch by switch', () => {
  it('shows a pause: nothing is staked until it ends', async () => {
    const pauses: GuardianSpec['pauses'] = [{ atSeconds: 20 * DAY, forSeconds: 5 * DAY, what: ['stake', 'compound'] }];
    const changes = { horizonTicks: 30, guardian: { pauses, vetoes: [] } };
    const [on, off] = [await beginning({ pause: true }, changes), await beginning({ pause: false }, changes)];
    expect([on.last('mitigation.paused_seconds'), off.last('mitigation.paused_seconds')]).toEqual([5 * DAY, 0]);
    const grown = ({ series }: typeof on, from: number, to: number): number =>
      (series('staking.total_staked')[to] ?? 0) - (series('staking.total_staked')[from] ?? 0);
    expect(grown(on, 19, 24)).toBeLessThanOrEqual(0);
    expect(grown(on, 24, 29)).toBeGreaterThan(0);
    expect(grown(off, 19, 24)).toBeGreaterThan(0);
    expect(off.result.operatorActions.pause).toMatchObject({ attempted: 1, accepted: 0 });
  });

  it('shows a veto: the proposal has no effect', async () => {
    const guardian = { pauses: [], vetoes: [{ proposalId: 0 }] };
    const [on, off] = [await beginning({ veto: true }, { guardian }), await beginning({ veto: false }, { guardian })];
    const ids = ['governance.proposals_vetoed', 'governance.executed_parameter'];
    expect([ids.map(on.last), ids.map(off.last)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(off.result.operatorActions.veto_proposal).toMatchObject({ attempted: 1, accepted: 0 });
  });

  it('shows what buybacks buy', async () => {
    const plan = { kind: 'spend', purpose: 'buyback', at_day: 35, amount_tokens: 3e6, price_quote_units: 60_000 };
    const changes = { horizonTicks: 62, population: proposing(plan) };
    const [on, off] = [await beginning({ buyback: true }, changes), await beginning({ buyback: false }, changes)];
    expect(on.last('treasury.buyback_bought')).toBeGreaterThan(0);
    expect(off.last('treasury.buyback_bought')).toBe(0);
  });

  it('shows the power of long locks: the same stakes, other influence', async () => {
    const changes = { horizonTicks: 40 };
    const [on, off] = [
      await beginning({ powerByLock: true }, changes),
      await beginning({ powerByLock: false }, changes),
    ];
    expect(on.series('staking.total_staked')).toEqual(off.series('staking.total_staked'));
    expect(on.last('influence.top10_share') - off.last('influence.top10_share')).toBeGreaterThan(0.02);
    expect(on.last('influence.gini') - off.last('influence.gini')).toBeGreaterThan(0.02);
  });

  it('shows the power of old deposits: whoever came first gains on the others', async () => {
    const population = populationWith(({ cohort }) =>
      cohort === 'whales' ? { join_over_days: 1, accumulate_over_days: 4 } : {},
    );
    const changes = { horizonTicks: 40, population };
    const [on, off] = [await beginning({ powerByAge: true }, changes), await beginning({ powerByAge: false }, changes)];
    expect(on.series('staking.total_staked')).toEqual(off.series('staking.total_staked'));
    expect(on.last('influence.whale_share') - off.last('influence.whale_share')).toBeGreaterThan(0.02);
  });

  it('shows a vote that goes on because quorum came late', async () => {
    const governance = { ...year.governance, quorumBps: [4_500, 4_500, 4_500, 4_500], lateHours: 96 } as const;
    const changes = { governance, horizonTicks: 76 };
    const [on, off] = [await beginning({ lateQuorum: true }, changes), await beginning({ lateQuorum: false }, changes)];
    expect([on, off].map(({ last }) => last('governance.extended_votes'))).toEqual([1, 0]);
    const voting = ({ series }: typeof on): number => series('governance.proposals_active').filter((n) => n > 0).length;
    expect(voting(on)).toBeGreaterThan(voting(off));
  });

  it('shows a defeated proposal that cannot be made again at once', async () => {
    const plans: Readonly<Record<string, unknown>> = {
      authors: [{ ...PARAMETER, at_day: 30 }],
      rivals: [{ ...PARAMETER, at_day: 42 }],
    };
    const population = populationWith(({ cohort, policy: { config } }) => ({
      ...('voting' in config ? { voting: { ...(config['voting'] as object), approve_bps: 1_000 } } : {}),
      ...(cohort in plans ? { proposals: plans[cohort] } : {}),
    }));
    const changes = { horizonTicks: 48, population };
    const [on, off] = [await beginning({ coolDown: true }, changes), await beginning({ coolDown: false }, changes)];
    expect([on, off].map(({ last }) => last('governance.proposals'))).toEqual([1, 2]);
    expect(on.last('mitigation.cool_down_refusals')).toBeGreaterThan(0);
    expect(off.last('mitigation.cool_down_refusals')).toBe(0);
    const refused = on.sink.failures.filter(({ errorName }) => errorName === 'ProposalCoolDown');
    expect(refused.every(({ cohort, kind }) => cohort === 'rivals' && kind === 'create_proposal')).toBe(true);
  });
});

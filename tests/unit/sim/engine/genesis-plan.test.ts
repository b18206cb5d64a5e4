import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import type { CohortSpec, RunSpec } from '#sim/core/run-spec.ts';
import { createGenesisPlan, priceTermsOf } from '#sim/engine/genesis-plan.ts';
import type { VestingGrant } from '#sim/ports/staking-chain.ts';
import { ACT, aRunSpec, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const TEAM_VESTING = { cliffDays: 365, durationDays: 1_460 };
const PARTNERS_VESTING = { cliffDays: 180, durationDays: 730 };

/** A supply of 1,000,003 ACT in base units, so that shares and parts do not divide. */
function specOf(changes: {
  readonly team?: number;
  readonly partners?: number;
  readonly vesting?: readonly (CohortSpec['vesting'] | undefined)[];
}): RunSpec {
  const { team: teamBps = 2_000, partners: partnersBps = 1_000, vesting = [] } = changes;
  const spec = aRunSpec();
  return {
    ...spec,
    token: {
      ...spec.token,
      supplyBaseUnits: 1_000_000n * ACT + 3n,
      distribution: {
        communityBps: 8_000 - teamBps - partnersBps,
        teamBps,
        treasuryBps: 1_000,
        liquidityBps: 1_000,
        partnersBps,
        teamVesting: TEAM_VESTING,
        partnersVesting: PARTNERS_VESTING,
      },
    },
    population: spec.population.map((cohort, index) => {
      const { vesting: _, ...others } = { ...cohort, count: index + 2 };
      const group = vesting[index];
      return group === undefined ? others : { ...others, vesting: group };
    }),
  };
}

function grantsOf(spec: RunSpec): readonly VestingGrant[] {
  return createGenesisPlan(spec, buildPopulation(spec)).grants;
}

describe('sim/engine/genesis-plan.ts', () => {
  it('hands over the scenario and the drawn population at the clock of tick 0', () => {
    const spec = aRunSpec();
    const population = buildPopulation(spec);
    const plan = createGenesisPlan(spec, population);
    expect(plan).toMatchObject({ seed: 7, rewardRateBps: 500, minClaimBaseUnits: ACT, token: spec.token });
    expect(plan.clock.unixSeconds).toBe(BigInt(FIRST_OF_2026));
    expect(plan.staking).toBe(spec.staking);
    expect(plan.agentIds).toEqual(population.agents.map(({ id }) => id));
    expect(plan.holdingsBaseUnits).toBe(population.holdingsBaseUnits);
  });

  it('hands over everything that the program is to be set up with', () => {
    const spec = aRunSpec();
    const { rewards } = spec;
    expect(createGenesisPlan(spec, buildPopulation(spec))).toMatchObject({
      features: spec.features,
      governance: spec.governance,
      treasury: spec.treasury,
      boosters: rewards.boosters,
      inflationBps: rewards.inflationBps,
      inflationCapBps: rewards.inflationCapBps,
      minDebateFeeBaseUnits: rewards.minDebateFeeBaseUnits,
    });
  });

  it('fills the treasury with its share, rounded down', () => {
    const spec = specOf({});
    expect(createGenesisPlan(spec, buildPopulation(spec)).treasuryBaseUnits).toBe(100_000n * ACT);
  });

  it('grants the shares of team and partners to nobody in the population when no cohort unlocks them', () => {
    expect(grantsOf(specOf({}))).toStrictEqual([
      { beneficiary: undefined, group: 'team', totalBaseUnits: 200_000n * ACT, ...TEAM_VESTING },
      { beneficiary: undefined, group: 'partners', totalBaseUnits: 100_000n * ACT, ...PARTNERS_VESTING },
    ]);
  });

  it('parts a share equally among the agents of its cohorts, the remainder to the first', () => {
    const grants = grantsOf(specOf({ team: 3_334, vesting: ['partners', 'team'] }));
    const share = ((1_000_000n * ACT + 3n) * 3_334n) / 10_000n;
    const team = grants.filter(({ group }) => group === 'team');
    expect(team.map(({ beneficiary }) => beneficiary)).toStrictEqual([2, 3, 4]);
    expect(team.map(({ totalBaseUnits }) => totalBaseUnits)).toStrictEqual([
      share / 3n + (share % 3n),
      share / 3n,
      share / 3n,
    ]);
    expect(grants.filter(({ group }) => group === 'partners')).toStrictEqual([
      { beneficiary: 0, group: 'partners', totalBaseUnits: 50_000n * ACT, ...PARTNERS_VESTING },
      { beneficiary: 1, group: 'partners', totalBaseUnits: 50_000n * ACT, ...PARTNERS_VESTING },
    ]);
    expect(share % 3n).not.toBe(0n);
  });

  it('parts one share among several cohorts', () => {
    const grants = grantsOf(specOf({ partners: 0, vesting: ['team', 'team'] }));
    expect(grants.map(({ beneficiary }) => beneficiary)).toStrictEqual([0, 1, 2, 3, 4]);
    expect(grants.reduce((sum, { totalBaseUnits }) => sum + totalBaseUnits, 0n)).toBe(200_000n * ACT);
  });

  it('makes no grant of a share of 0%', () => {
    expect(grantsOf(specOf({ team: 0, partners: 0 }))).toStrictEqual([]);
  });

  it('opens a pool at the start price, its quote side rounded down', () => {
    const pool = { tokenBaseUnits: 10_000n * ACT + 3n, feeBps: 30, deskBaseUnits: 5n, deskQuoteUnits: 7n };
    const spec = aRunSpec({ market: { startPriceUsd: 0.125, price: { kind: 'pool' }, pool } });
    const population = buildPopulation(spec);
    expect(createGenesisPlan(spec, population).market).toEqual({
      feeBps: 30,
      tokenBaseUnits: 10_000n * ACT + 3n,
      // 0.000375 of a quote unit of the three base units is lost.
      quoteUnits: 1_250_000_000n,
      deskBaseUnits: 5n,
      deskQuoteUnits: 7n,
      cashQuoteUnits: population.cashQuoteUnits,
    });
  });

  it('has no market without a pool', () => {
    const spec = aRunSpec({ market: { startPriceUsd: 0.125, price: { kind: 'pool' } } });
    expect('market' in createGenesisPlan(spec, buildPopulation(spec))).toBe(false);
  });

  it('rejects a pool that is worth less than a quote unit', () => {
    const pool = { tokenBaseUnits: 7_999n, feeBps: 30, deskBaseUnits: 0n, deskQuoteUnits: 0n };
    const spec = aRunSpec({ market: { startPriceUsd: 0.125, price: { kind: 'pool' }, pool } });
    const population = buildPopulation(spec);
    expect(() => createGenesisPlan(spec, population)).toThrow('first liquidity');
  });

  it('knows the smallest units of a token and of a dollar', () => {
    expect(priceTermsOf(aRunSpec())).toEqual({ tokenUnitBaseUnits: ACT, usdQuoteUnits: 1_000_000n });
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildPopulation, type Population } from '#sim/agents/population.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { CohortSpec, RunSpec } from '#sim/core/run-spec.ts';
import { definePolicy } from '#sim/policies/define-policy.ts';
import { ACT, anObservation, aRunSpec } from '#tests/support/sim-fixtures.ts';

function errorOf(spec: RunSpec): unknown {
  try {
    buildPopulation(spec);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Holding and first hundred days of decisions of each agent, by id. */
function behaviour(population: Population): Map<string, unknown> {
  return new Map(
    population.agents.map(({ id, index, mind }) => [
      id,
      {
        holding: population.holdingsBaseUnits[index],
        decisions: [0, 20, 50, 100].map((elapsedDays) => mind.decide(anObservation({ elapsedDays }))),
      },
    ]),
  );
}

const NEWCOMERS: CohortSpec = {
  cohort: 'newcomers',
  count: 5,
  holdings: { kind: 'pareto', alpha: 1.5, minBaseUnits: 10n * ACT, maxBaseUnits: 1_000n * ACT },
  policy: { kind: 'staker', config: { participation_bps: 10_000 } },
  attestedBps: 0,
};

describe('sim/agents/population.ts', () => {
  it('numbers agents by cohort, in the order of the scenario', () => {
    const { agents, holdingsBaseUnits } = buildPopulation(aRunSpec());
    expect(agents.map(({ index }) => index)).toEqual(Array.from({ length: 14 }, (_, i) => i));
    expect([agents[0], agents[11], agents[12], agents[13]].map((agent) => agent?.id)).toEqual([
      'retail/0',
      'retail/11',
      'whales/0',
      'whales/1',
    ]);
    expect(agents[13]).toMatchObject({ cohort: 'whales', cohortIndex: 1, policyKind: 'whale' });
    expect(holdingsBaseUnits).toHaveLength(14);
  });

  it('leaves every draw of the others alone when a cohort is added before them', () => {
    const spec = aRunSpec();
    const before = behaviour(buildPopulation(spec));
    const after = behaviour(buildPopulation({ ...spec, population: [NEWCOMERS, ...spec.population] }));
    expect(after.size).toBe(before.size + 5);
    for (const [id, expected] of before) expect(after.get(id)).toEqual(expected);
  });

  it('leaves the draws of the first agents alone when a cohort grows', () => {
    const spec = aRunSpec();
    const before = behaviour(buildPopulation(spec));
    const grown = spec.population.map((cohort) => ({ ...cohort, count: cohort.count + 3 }));
    const after = behaviour(buildPopulation({ ...spec, population: grown }));
    for (const [id, expected] of before) expect(after.get(id)).toEqual(expected);
  });

  it('draws other holdings from another seed', () => {
    const one = buildPopulation(aRunSpec({ seed: 1 })).holdingsBaseUnits;
    expect(buildPopulation(aRunSpec({ seed: 1 })).holdingsBaseUnits).toEqual(one);
    expect(buildPopulation(aRunSpec({ seed: 2 })).holdingsBaseUnits).not.toEqual(one);
  });

  it('rejects holdings that are more than the shares of community and liquidity', () => {
    const { token } = aRunSpec();
    const distribution = { ...token.distribution, communityBps: 0, liquidityBps: 1_000, teamBps: 9_000 };
    const error = errorOf(aRunSpec({ token: { ...token, distribution } }));
    expect(isSimError(error, 'SCENARIO__SUPPLY_EXCEEDED') && error.context.supplyBaseUnits).toBe(100_000n * ACT);
  });

  it('keeps the wallets of those who come later empty, and lists what they bring by time', () => {
    const arrival = { atStartBps: 5_000, overSeconds: 40 * 86_400 };
    const spec = aRunSpec({ population: [{ ...NEWCOMERS, count: 60, arrival }] });
    const all = buildPopulation(aRunSpec({ population: [{ ...NEWCOMERS, count: 60 }] }));
    const { holdingsBaseUnits, cashQuoteUnits, arrivals } = buildPopulation(spec);
    expect(all.arrivals).toStrictEqual([]);
    expect(arrivals.length).toBeGreaterThan(15);
    expect(arrivals.length).toBeLessThan(45);
    expect(arrivals.map(({ atDays }) => atDays)).toStrictEqual(
      arrivals.map(({ atDays }) => atDays).toSorted((a, b) => a - b),
    );
    for (const { agent, atDays, amountBaseUnits, amountQuoteUnits } of arrivals) {
      expect(atDays > 0 && atDays < 40).toBe(true);
      expect([holdingsBaseUnits[agent], amountBaseUnits]).toStrictEqual([0n, all.holdingsBaseUnits[agent]]);
      expect(amountQuoteUnits).toBe(0n);
    }
    const late = new Set(arrivals.map(({ agent }) => agent));
    for (const [agent, balance] of all.holdingsBaseUnits.entries()) {
      if (!late.has(agent)) expect(holdingsBaseUnits[agent]).toBe(balance);
    }
    expect(cashQuoteUnits).toStrictEqual(Array.from({ length: 60 }, () => 0n));
  });

  it('draws cash beside the holdings where tokens can be traded', () => {
    const pool = { tokenBaseUnits: 1_000n * ACT, feeBps: 30, deskBaseUnits: 0n, deskQuoteUnits: 0n };
    const market = { startPriceUsd: 1, price: { kind: 'pool' }, pool } as const;
    const cash = { kind: 'lognormal', medianBaseUnits: 1_000_000n, sigma: 1, maxBaseUnits: 9_000_000n } as const;
    const population = [
      { ...NEWCOMERS, cash },
      { ...NEWCOMERS, cohort: 'poor' },
    ];
    const { cashQuoteUnits, holdingsBaseUnits } = buildPopulation(aRunSpec({ population, market }));
    expect(cashQuoteUnits.slice(0, 5).every((units) => units > 0n && units <= 9_000_000n)).toBe(true);
    expect(cashQuoteUnits.slice(5)).toStrictEqual([0n, 0n, 0n, 0n, 0n]);
    expect(holdingsBaseUnits).toStrictEqual(
      buildPopulation(aRunSpec({ population: [NEWCOMERS, { ...NEWCOMERS, cohort: 'poor' }] })).holdingsBaseUnits,
    );
    expect(buildPopulation(aRunSpec({ population })).cashQuoteUnits.some((units) => units > 0n)).toBe(false);
  });

  it("counts those to come and the market's tokens against the shares", () => {
    const holdings = { kind: 'pareto', alpha: 1, minBaseUnits: 100_000n * ACT, maxBaseUnits: 100_000n * ACT } as const;
    const arrival = { atStartBps: 0, overSeconds: 86_400_000 };
    const pool = { tokenBaseUnits: 400_000n * ACT, feeBps: 30, deskBaseUnits: 100_000n * ACT, deskQuoteUnits: 0n };
    const spec = aRunSpec({
      population: [{ ...NEWCOMERS, holdings, arrival }],
      market: { startPriceUsd: 1, price: { kind: 'pool' }, pool },
    });
    expect(errorOf(spec)).toBeUndefined();
    const deeper = { ...pool, deskBaseUnits: pool.deskBaseUnits + 1n };
    const error = errorOf({ ...spec, market: { startPriceUsd: 1, price: { kind: 'pool' }, pool: deeper } });
    expect(isSimError(error, 'SCENARIO__SUPPLY_EXCEEDED') && error.context.drawnBaseUnits).toBe(1_000_000n * ACT + 1n);
  });

  it('tells policies whether tokens can be traded', () => {
    const seen: boolean[] = [];
    const definition = definePolicy({
      kind: 'asker',
      description: 'Asks.',
      configSchema: z.strictObject({}),
      prepare: (_config, { hasPool }) => {
        seen.push(hasPool);
        return () => ({ decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined });
      },
    });
    const population = [{ ...NEWCOMERS, policy: { kind: 'asker', config: {} } }];
    const pool = { tokenBaseUnits: ACT, feeBps: 30, deskBaseUnits: 0n, deskQuoteUnits: 0n };
    buildPopulation(aRunSpec({ population }), [definition]);
    buildPopulation(aRunSpec({ population, market: { startPriceUsd: 1, price: { kind: 'pool' }, pool } }), [
      definition,
    ]);
    expect(seen).toStrictEqual([false, true]);
  });

  it('rejects a cohort name that is used twice', () => {
    const error = errorOf(aRunSpec({ population: [NEWCOMERS, NEWCOMERS] }));
    expect(isSimError(error, 'CORE__VALUE_OUT_OF_RANGE') && error.context.found).toBe('newcomers');
  });

  it('rejects a policy that does not exist', () => {
    const error = errorOf(aRunSpec({ population: [{ ...NEWCOMERS, policy: { kind: 'stakr', config: {} } }] }));
    expect(isSimError(error, 'POLICY__KIND_UNKNOWN')).toBe(true);
  });

  it('attests the share of a cohort that it asks for, and leaves all other draws alone', () => {
    const spec = aRunSpec({ population: [{ ...NEWCOMERS, count: 200 }] });
    const attested = { ...spec, population: [{ ...NEWCOMERS, count: 200, attestedBps: 3_000 }] };
    const share = buildPopulation(attested).agents.filter((agent) => agent.attested).length / 200;
    expect(share).toBeCloseTo(0.3, 1);
    expect(buildPopulation(spec).agents.some((agent) => agent.attested)).toBe(false);
    expect(behaviour(buildPopulation(attested))).toEqual(behaviour(buildPopulation(spec)));
  });

  it('knows which kinds of action its policies mean to do', () => {
    expect(buildPopulation(aRunSpec()).actionKinds).toEqual(['stake', 'unstake', 'claim_rewards']);
    const voters = { ...NEWCOMERS, policy: { kind: 'voter', config: {} } };
    expect(buildPopulation(aRunSpec({ population: [voters] })).actionKinds).toContain('cast_vote');
  });

  it('shares with all agents only what is common to them', () => {
    const drawn: number[][] = [];
    const definition = definePolicy({
      kind: 'drawer',
      description: 'Draws.',
      configSchema: z.strictObject({}),
      prepare: () => (streams) => {
        drawn.push([streams.own('x').nextFloat(), streams.own('y').nextFloat(), streams.common('x').nextFloat()]);
        return { decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined };
      },
    });
    buildPopulation(aRunSpec({ population: [{ ...NEWCOMERS, count: 2, policy: { kind: 'drawer', config: {} } }] }), [
      definition,
    ]);
    const [first = [], second = []] = drawn;
    expect(first[2]).toBe(second[2]);
    expect(new Set([first[0], first[1], first[2], second[0], second[1]]).size).toBe(5);
  });

  it('makes a cohort with an attack one attacker, and leaves all others as they are', () => {
    const raiders: CohortSpec = {
      cohort: 'raiders',
      count: 2,
      holdings: { kind: 'even', totalBaseUnits: 11n },
      policy: { kind: 'just-in-time-staking', config: {} },
      attestedBps: 0,
      attack: { atSeconds: 3 * 86_400, idle: false },
    };
    const spec = aRunSpec();
    const alone = buildPopulation(spec);
    const attacked = buildPopulation({ ...spec, population: [...spec.population, raiders] });
    const count = alone.agents.length;
    expect(attacked.attackers).toMatchObject([
      { name: 'raiders', agents: [count, count + 1], atSeconds: 259_200, capitalBaseUnits: 11n, isIdle: false },
    ]);
    expect(attacked.agents.filter(({ isAttacker }) => isAttacker).map(({ id }) => id)).toEqual([
      'raiders/0',
      'raiders/1',
    ]);
    expect(attacked.arrivals.slice(-2)).toMatchObject([
      { agent: count, atDays: 3, amountBaseUnits: 6n },
      { agent: count + 1, atDays: 3, amountBaseUnits: 5n },
    ]);
    expect(attacked.holdingsBaseUnits.slice(0, count)).toEqual(alone.holdingsBaseUnits);
    expect(attacked.holdingsBaseUnits.slice(count)).toEqual([0n, 0n]);
    // What an attacker means to do is not what the run is about.
    expect(attacked.actionKinds).toEqual(alone.actionKinds);
  });
});

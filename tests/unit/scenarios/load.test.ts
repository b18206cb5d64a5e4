import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseScenario } from '#scenarios/load.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { definePolicy } from '#sim/policies/define-policy.ts';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';
import { refusalOf, TINY_YAML, tinyScenario, tinyYamlWith } from '#tests/support/scenario-texts.ts';

const YAML = { file: 'tiny.yaml', format: 'yaml' } as const;

/** Everything reachable from a value, itself included. */
function partsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(partsOf)];
}

describe('scenarios/load.ts', () => {
  it('fills in the values of the hardened profile for all that a scenario leaves out', () => {
    const { population, ...spec } = parseScenario(TINY_YAML, YAML);
    expect(population).toHaveLength(1);
    expect(spec).toMatchInlineSnapshot(`
      {
        "description": "",
        "features": {
          "boostVests": false,
          "boosters": true,
          "buyback": true,
          "compounding": true,
          "coolDown": true,
          "lateQuorum": true,
          "pause": true,
          "penaltyBurn": false,
          "powerByAge": false,
          "powerByLock": true,
          "powerCap": true,
          "quadratic": false,
          "reserveFloor": true,
          "spendingCap": true,
          "stakeCap": true,
          "unstakeTickets": false,
          "veto": true,
          "voteLock": true,
        },
        "governance": {
          "approvalBps": [
            6600,
            6600,
            6600,
            6600,
          ],
          "bondBaseUnits": 10000000000000n,
          "cooldownDays": 30,
          "graceDays": 14,
          "lateHours": 24,
          "minProposalStakeBaseUnits": 10000000000000n,
          "minVoteStakeBaseUnits": 1000000000000n,
          "powerCapBps": 500,
          "quadratic": "feature_proposals",
          "quadraticAttested": true,
          "quorumBps": [
            1000,
            1000,
            1000,
            1000,
          ],
          "seasoningDays": 1,
          "timelockDays": 3,
          "vetoDays": 180,
          "votingDays": 7,
        },
        "horizonTicks": 30,
        "name": "tiny",
        "outputs": {
          "actions": false,
          "agents": {
            "censusTicks": 365,
            "sample": 200,
            "sampleTicks": 7,
          },
          "cohortTicks": 1,
        },
        "profile": "hardened",
        "rewards": {
          "boosters": {
            "activeBps": 1000,
            "activeDays": 28,
            "boostDays": 28,
            "longTermBps": 2000,
            "longTermDays": 180,
            "votingBps": 1500,
          },
          "inflationBps": [
            500,
            300,
            200,
          ],
          "inflationCapBps": 500,
          "minClaimBaseUnits": 1000000000n,
          "minDebateFeeBaseUnits": 1000000000n,
          "rewardRateBps": 500,
        },
        "seed": 42,
        "staking": {
          "lockDays": [
            0,
            7,
            30,
            90,
            180,
          ],
          "maxStakeBaseUnits": 10000000000000000n,
          "minStakeBaseUnits": 100000000000n,
          "multiplierBps": [
            10000,
            12000,
            15000,
            20000,
            30000,
          ],
          "penaltyBps": 1000,
          "ticketDays": 7,
        },
        "startUnixSeconds": 1767225600,
        "tickSeconds": 86400,
        "token": {
          "decimals": 9,
          "distribution": {
            "communityBps": 4000,
            "liquidityBps": 1000,
            "partnersBps": 1000,
            "partnersVesting": {
              "cliffDays": 180,
              "durationDays": 730,
            },
            "teamBps": 2000,
            "teamVesting": {
              "cliffDays": 365,
              "durationDays": 1460,
            },
            "treasuryBps": 2000,
          },
          "supplyBaseUnits": 1000000000000000000n,
          "symbol": "ACT",
        },
        "treasury": {
          "buybackMaxPriceQuoteUnits": 100000n,
          "buybackWeeklyCapBaseUnits": 1000000000000000n,
          "quoteDecimals": 6,
          "quoteReserveQuoteUnits": 1000000000000n,
          "reserveFloorBaseUnits": 20000000000000000n,
          "spendingCapBps": 1000,
        },
      }
    `);
  });

  it('resolves cohorts: amounts to base units, the policy to its kind and full configuration', () => {
    const spec = parseScenario(tinyYamlWith('{ kind: staker }', '{ kind: whale, lock_mix: { 0: 1, 180: 3 } }'), YAML);
    expect(spec.population).toMatchInlineSnapshot(`
      [
        {
          "attestedBps": 0,
          "cohort": "stakers",
          "count": 2,
          "holdings": {
            "alpha": 1.1,
            "kind": "pareto",
            "maxBaseUnits": 1000000000000000n,
            "minBaseUnits": 1000000000000n,
          },
          "policy": {
            "config": {
              "accumulate_over_days": 28,
              "claim_at_bps": 100,
              "compounding_bps": 0,
              "exit_weekly_bps": 10,
              "join_over_days": 14,
              "lock_mix": {
                "0": 1,
                "180": 3,
              },
              "rest_days_mean": 180,
              "restake_share_bps": 8000,
              "review_every_days_mean": 30,
              "target_share_bps": 6000,
              "tranches": 4,
              "yield_floor_bps": 300,
            },
            "kind": "whale",
          },
        },
      ]
    `);
  });

  it('reads JSON to the same run as YAML', () => {
    const json = JSON.stringify(tinyScenario());
    expect(parseScenario(json, { file: 'tiny.json', format: 'json' })).toStrictEqual(parseScenario(TINY_YAML, YAML));
  });

  it('gives a run that is frozen throughout', () => {
    const parts = partsOf(parseScenario(TINY_YAML, YAML));
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
  });

  it('reads amounts in the symbol and decimals of the token section', () => {
    const text = TINY_YAML.replaceAll('ACT', 'XYZ').replace('horizon', 'token: { symbol: XYZ, decimals: 2 }\nhorizon');
    const spec = parseScenario(text, YAML);
    expect(spec.token).toMatchObject({ symbol: 'XYZ', decimals: 2, supplyBaseUnits: 100_000_000_000n });
    expect(spec.governance.bondBaseUnits).toBe(1_000_000n);
    expect(spec.staking.minStakeBaseUnits).toBe(10_000n);
    expect(spec.population[0]?.holdings).toMatchObject({ minBaseUnits: 100_000n });
  });

  it('reads prices in the decimals of the quote asset', () => {
    const buyback = 'treasury: { buyback: { quote_decimals: 2, max_price: 1.25 USD } }';
    const { treasury } = parseScenario(tinyYamlWith('horizon', `${buyback}\nhorizon`), YAML);
    expect(treasury.buybackMaxPriceQuoteUnits).toBe(125n);
    expect(refusalOf(tinyYamlWith('horizon', `${buyback.replace('1.25', '1.255')}\nhorizon`))).toContain(
      'expected an amount of USD with at most 2 decimals (treasury.buyback.quote_decimals), found "1.255 USD"',
    );
  });

  it('takes the defaults of the profile, one by one over them what the file says', () => {
    const of = (text: string): RunSpec => parseScenario(tinyYamlWith('horizon', `${text}\nhorizon`), YAML);
    const plan = of('profile: plan');
    const mixed = of('profile: plan\nmitigations: { voteLock: true, compounding: false }\ngovernance: { bond: 5 ACT }');
    expect(plan.profile).toBe('plan');
    expect(plan.features).toMatchObject({ compounding: true, voteLock: false, powerCap: false });
    expect(plan.governance).toMatchObject({ bondBaseUnits: 0n, seasoningDays: 0, quadratic: 'all' });
    expect(mixed.features).toStrictEqual({ ...plan.features, voteLock: true, compounding: false });
    expect(mixed.governance).toStrictEqual({ ...plan.governance, bondBaseUnits: 5_000_000_000n });
  });

  it('takes an alias for the value that it stands for', () => {
    const second = '  - { cohort: more, count: *n, holdings: *h, policy: { kind: whale } }\n';
    const text = TINY_YAML.replace('count: 2', 'count: &n 2').replace('holdings: {', 'holdings: &h {') + second;
    const [first, other] = parseScenario(text, YAML).population;
    expect(other?.count).toBe(2);
    expect(other?.holdings).toStrictEqual(first?.holdings);
  });

  it('rejects a mix of locks that the pool does not offer', () => {
    expect(refusalOf(tinyYamlWith('kind: staker', 'kind: staker, lock_mix: { 45: 1 }'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:8 population[0].policy.lock_mix: expected lock lengths of the scenario (0, 7, 30, 90, 180 days), found 45"
    `);
  });

  it('rejects more problems than it lists and counts the rest', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `q${index}: 1\n`).join('');
    const message = refusalOf(TINY_YAML + keys);
    expect(message).toContain('expected a valid file, found 10 more problems');
    expect(message.split('\n')).toHaveLength(53);
  });

  it('rejects a text over the limit', () => {
    expect(refusalOf(`${TINY_YAML}#${' '.repeat(1_048_576)}`)).toMatchInlineSnapshot(`
      "SCENARIO__FILE_TOO_LARGE
      scenario tiny.yaml is too large: expected at most 1048576 bytes, found 1048763"
    `);
  });

  it('rejects breaches within a section and between sections at once', () => {
    const text = tinyYamlWith(
      'horizon: 30d',
      'seed: -1\nhorizon: 6m\ntick: 7d\nstaking: { max_stake: 2_000_000_000 ACT }',
    );
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 3 problems
        tiny.yaml:3 seed: expected a whole number from 0 to 4294967295, found -1
        tiny.yaml:4 horizon: expected a whole number of ticks of 7d, found 180d; use 175d or 182d
        tiny.yaml:6 staking.max_stake: expected at most token.supply, 1_000_000_000 ACT, found 2_000_000_000 ACT"
    `);
  });

  it('keeps control characters of a file out of its messages', () => {
    const message = refusalOf(JSON.stringify(tinyScenario({ ['\u001b[2J\u202e']: 'x', name: '\u001b[31m' })), 'json');
    expect(/\p{Cc}/u.test(message.replaceAll('\n', ''))).toBe(false);
    expect(message).toContain('\\u001b[31m');
  });

  it('names file, path and line of every problem in the context of the error', () => {
    const error: unknown = (() => {
      try {
        return parseScenario(tinyYamlWith('count: 2', 'count: 0'), YAML);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(isSimError(error, 'SCENARIO__INVALID') && error.context).toStrictEqual({
      file: 'tiny.yaml',
      problems: [{ path: 'population[0].count', line: 6, expected: 'a whole number from 1 to 100000', found: '0' }],
    });
  });

  it('reads policies that are given, and checks their settings', () => {
    const guest = definePolicy({
      kind: 'guest',
      description: 'Comes from outside.',
      configSchema: z.strictObject({ share_bps: z.int().max(10_000).default(5) }),
      prepare: () => () => ({ decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined }),
    });
    const policies = [...POLICY_DEFINITIONS, guest];
    const text = tinyYamlWith('kind: staker', 'kind: guest');
    expect(parseScenario(text, YAML, { policies }).population[0]?.policy).toEqual({
      kind: 'guest',
      config: { share_bps: 5 },
    });
    expect(refusalOf(text)).toContain('expected one of staker, ');
    expect(() =>
      parseScenario(tinyYamlWith('kind: staker', 'kind: guest, share_bps: 20000'), YAML, { policies }),
    ).toThrow('population[0].policy.share_bps: expected a whole number');
  });

  it('lists problems of the scenario, then those of its tables with their own lines', () => {
    const holdings = 'pareto: { alpha: 1.1, min: 1_000 ACT, max: 1_000_000 ACT }';
    const text = tinyYamlWith(holdings, 'csv: { file: h.csv }').replace('horizon: 30d', 'horizon: 30d\nseed: -1');
    const files = new Map([['h.csv', { text: 'address,balance\nA,1\nA,2\n=B,3\n', sha256: '' }]]);
    expect(() => parseScenario(text, { ...YAML, files })).toThrow(
      [
        'tiny.yaml: 3 problems',
        '  tiny.yaml:4 seed: expected a whole number from 0 to 4294967295, found -1',
        '  h.csv:3 address: expected each address once: line 2 has this one already, found "A"',
        '  h.csv:4 address: expected an address of letters and digits, at most 128, found "=B"',
      ].join('\n'),
    );
  });

  it('reads 100,000 holders, and freezes them', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `W${i},${i + 1}\n`).join('');
    const holdings = 'pareto: { alpha: 1.1, min: 1_000 ACT, max: 1_000_000 ACT }';
    const files = new Map([['h.csv', { text: `address,balance\n${rows}`, sha256: '' }]]);
    const text = tinyYamlWith(holdings, 'csv: { file: h.csv, scale_to: 300_000 ACT }');
    const table = parseScenario(text, { ...YAML, files }).population[0]?.holdings;
    expect(table?.kind === 'table' && table.balancesBaseUnits.length).toBe(100_000);
    expect(table?.kind === 'table' && Object.isFrozen(table.balancesBaseUnits)).toBe(true);
    // Two agents take rows 25,000 and 75,000: 75,000 and 25,000 tokens, which three times make 300,000.
    expect(table?.kind === 'table' && table.balancesBaseUnits[25_000]).toBe(225_000n * 10n ** 9n);
  });
});

import { describe, expect, it } from 'vitest';
import { parseScenario } from '#scenarios/load.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { refusalOf, TINY_YAML, tinyScenario } from '#tests/support/scenario-texts.ts';

const YAML = { file: 'tiny.yaml', format: 'yaml' } as const;

function replaced(from: string, to: string): string {
  if (!TINY_YAML.includes(from)) throw new Error(`the tiny scenario has no ${from}`);
  return TINY_YAML.replace(from, to);
}

/** Everything reachable from a value, itself included. */
function partsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(partsOf)];
}

describe('scenarios/load.ts', () => {
  it('fills in the values of the plan for all that a scenario leaves out', () => {
    const { population, ...spec } = parseScenario(TINY_YAML, YAML);
    expect(population).toHaveLength(1);
    expect(spec).toMatchInlineSnapshot(`
      {
        "description": "",
        "horizonTicks": 30,
        "name": "tiny",
        "outputs": {
          "actions": false,
        },
        "rewards": {
          "inflationBpsByYear": [
            500,
            300,
            200,
          ],
          "minClaimBaseUnits": 1000000000n,
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
        },
        "startUnixSeconds": 1767225600,
        "tickSeconds": 86400,
        "token": {
          "decimals": 9,
          "supplyBaseUnits": 1000000000000000000n,
          "symbol": "ACT",
        },
      }
    `);
  });

  it('resolves cohorts: amounts to base units, the policy to its kind and full configuration', () => {
    const spec = parseScenario(replaced('{ kind: staker }', '{ kind: whale, lock_mix: { 0: 1, 180: 3 } }'), YAML);
    expect(spec.population).toMatchInlineSnapshot(`
      [
        {
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
    expect(spec.token).toStrictEqual({ symbol: 'XYZ', decimals: 2, supplyBaseUnits: 100_000_000_000n });
    expect(spec.staking.minStakeBaseUnits).toBe(10_000n);
    expect(spec.population[0]?.holdings.minBaseUnits).toBe(100_000n);
  });

  it('takes an alias for the value that it stands for', () => {
    const second = '  - { cohort: more, count: *n, holdings: *h, policy: { kind: whale } }\n';
    const text = TINY_YAML.replace('count: 2', 'count: &n 2').replace('holdings: {', 'holdings: &h {') + second;
    const [first, other] = parseScenario(text, YAML).population;
    expect(other?.count).toBe(2);
    expect(other?.holdings).toStrictEqual(first?.holdings);
  });

  it('rejects an unknown key with the nearest name', () => {
    const text = replaced(
      'horizon',
      'seeds: 7\nstaking: { min_steak: 5 ACT, "Max-Stake": 5 ACT, colour: red }\nhorizon',
    );
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 4 problems
        tiny.yaml:3 seeds: expected a key of a scenario, found the unknown key "seeds"; did you mean "seed"?
        tiny.yaml:4 staking.min_steak: expected a key of staking, found the unknown key "min_steak"; did you mean "min_stake"?
        tiny.yaml:4 staking.Max-Stake: expected a key of staking, found the unknown key "Max-Stake"; did you mean "max_stake"?
        tiny.yaml:4 staking.colour: expected a key of staking, found the unknown key "colour"; known keys: min_stake, max_stake, locks, penalty"
    `);
  });

  it('rejects a key in the wrong place and says where it belongs', () => {
    expect(refusalOf(replaced('    count: 2', '    count: 2\n    kind: staker'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:7 population[0].kind: expected a key of population[0], found the unknown key "kind"; did you mean "population[].policy.kind"?"
    `);
  });

  it('rejects numbers without their unit and units of another kind', () => {
    const text = replaced(
      'horizon: 30d',
      'horizon: 30 days\nstaking: { min_stake: 100, penalty: 0.1 }\nrewards: { reward_rate: 5, min_claim: 1 act }',
    );
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 5 problems
        tiny.yaml:3 horizon: expected a duration from 1h to 20y such as "12h", "30d", "2w", "6m" or "3y", found "30 days"; did you mean "30d"?
        tiny.yaml:4 staking.min_stake: expected an amount of ACT such as "100 ACT", above 0, at most 4_000_000_000 ACT, found 100; did you mean "100 ACT"?
        tiny.yaml:4 staking.penalty: expected a percentage from 0% to 50% such as "10%", found 0.1; did you mean "10%"?
        tiny.yaml:5 rewards.reward_rate: expected a percentage from 0% to 100% such as "10%", found 5; did you mean "5%"?
        tiny.yaml:5 rewards.min_claim: expected an amount of ACT such as "100 ACT", at most 4_000_000_000 ACT, found "1 act"; did you mean "1 ACT"?"
    `);
  });

  it('rejects amounts with thousands commas, which YAML cuts in two', () => {
    expect(refusalOf(replaced('min: 1_000 ACT', 'min: 1,000 ACT'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 2 problems
        tiny.yaml:7 population[0].holdings.pareto.min: expected an amount of ACT such as "100 ACT", above 0, at most 4_000_000_000 ACT, found 1; did you mean "1 ACT"?
        tiny.yaml:7 population[0].holdings.pareto["000 ACT"]: expected a key of population[0].holdings.pareto, found the unknown key "000 ACT"; a comma ends a value; write thousands as in 10_000"
    `);
  });

  it('rejects a negative amount', () => {
    expect(refusalOf(replaced('1_000 ACT', '-5 ACT'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:7 population[0].holdings.pareto.min: expected an amount of ACT such as "100 ACT", above 0, at most 4_000_000_000 ACT, found "-5 ACT""
    `);
  });

  it('rejects an amount in another symbol than the token has', () => {
    expect(refusalOf(replaced('1_000 ACT', '1_000 SOL'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:7 population[0].holdings.pareto.min: expected an amount of ACT, the token.symbol here, found "1_000 SOL"; did you mean "1_000 ACT"?"
    `);
  });

  it('rejects a horizon of 0', () => {
    expect(refusalOf(replaced('30d', '0d'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:3 horizon: expected a duration from 1h to 20y such as "12h", "30d", "2w", "6m" or "3y", found "0d""
    `);
  });

  it('rejects a missing required key, with the line of the map that lacks it', () => {
    expect(refusalOf(TINY_YAML.replace('    count: 2\n', '').replace('name: tiny\n', ''))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 2 problems
        tiny.yaml:1 name: expected a name in lower case with hyphens such as "first-year", at most 64 characters, found nothing; the key is required
        tiny.yaml:4 population[0].count: expected a whole number from 1 to 100000, found nothing; the key is required"
    `);
  });

  it('rejects a key without a value', () => {
    expect(refusalOf(replaced('horizon: 30d', 'horizon:\nstaking:'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 2 problems
        tiny.yaml:3 horizon: expected a duration from 1h to 20y such as "12h", "30d", "2w", "6m" or "3y", found an empty value; write a value after the colon
        tiny.yaml:4 staking: expected a map with the keys min_stake, max_stake, locks, penalty, found an empty value; leave the key out to have its default, or write a value after the colon"
    `);
  });

  it('rejects a key that is set twice', () => {
    expect(refusalOf(`${TINY_YAML}name: other\n`)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:9 name: expected each key once, found the key a second time; it is set on line 2 already"
    `);
    expect(refusalOf(JSON.stringify(tinyScenario()).replace('{', '{\n"seed": 1,\n"seed": 2,'), 'json')).toContain(
      'tiny.json:3 seed: expected each key once, found the key a second time; it is set on line 2 already',
    );
  });

  it('rejects text that is not YAML', () => {
    expect(refusalOf('version: [1\nname: x')).toMatchInlineSnapshot(`
      "SCENARIO__SYNTAX
      tiny.yaml:2:1: not valid YAML or JSON: Flow sequence in block collection must be sufficiently indented and end with a ]"
    `);
    expect(refusalOf('a:\n\tb: 1')).toMatchInlineSnapshot(`
      "SCENARIO__SYNTAX
      tiny.yaml:2:1: not valid YAML or JSON: Tabs are not allowed as indentation"
    `);
  });

  it('rejects text that is not JSON', () => {
    expect(refusalOf('{\n  "version": 1,\n}', 'json')).toMatchInlineSnapshot(`
      "SCENARIO__SYNTAX
      tiny.json:3:1: not valid YAML or JSON: expected a key in double quotes, found "}""
    `);
  });

  it('rejects a text that holds no map', () => {
    expect(refusalOf('')).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:1 (top level): expected a map with the keys version, name, horizon, population, found an empty value"
    `);
    expect(refusalOf('- version: 1')).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:1 (top level): expected a map with the keys version, name, horizon, population, found a list of 1 item"
    `);
  });

  it('rejects an unknown policy with the nearest kind', () => {
    expect(refusalOf(replaced('kind: staker', 'kind: stakr'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:8 population[0].policy.kind: expected one of staker, whale, found "stakr"; did you mean "staker"?"
    `);
  });

  it('rejects settings that the policy does not have or that are of another type', () => {
    const policy =
      '{ kind: whale, tranches: 99, target_share_bps: 60%, join_over_days: 2w, lock_mix: { long: 1 }, mood: 1 }';
    expect(refusalOf(replaced('{ kind: staker }', policy))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 5 problems
        tiny.yaml:8 population[0].policy.target_share_bps: expected a whole number from 0 to 10000 (basis points: 100 are 1%), found "60%"; did you mean 6000?
        tiny.yaml:8 population[0].policy.join_over_days: expected a number from 0 to 36500 (days), found "2w"; did you mean 14?
        tiny.yaml:8 population[0].policy.tranches: expected a whole number from 1 to 12, found 99
        tiny.yaml:8 population[0].policy.lock_mix.long: expected keys that are each a lock length in whole days, found "long"
        tiny.yaml:8 population[0].policy.mood: expected a key of population[0].policy, found the unknown key "mood"; known keys: kind, target_share_bps, join_over_days, tranches, accumulate_over_days, review_every_days_mean, lock_mix, claim_at_bps, restake_share_bps, yield_floor_bps, exit_weekly_bps, rest_days_mean"
    `);
  });

  it('rejects a mix of locks that the pool does not offer', () => {
    expect(refusalOf(replaced('kind: staker', 'kind: staker, lock_mix: { 45: 1 }'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:8 population[0].policy.lock_mix: expected lock lengths of the scenario (0, 7, 30, 90, 180 days), found 45"
    `);
  });

  it('rejects a tag, a lost alias and an anchor of the same name', () => {
    const text = replaced('30d', '!!str 30d')
      .replace('count: 2', 'count: *lost')
      .replace('name: tiny', 'name: &a tiny\ndescription: &a text');
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 3 problems
        tiny.yaml:3 description: expected each anchor once, found &a a second time
        tiny.yaml:4 horizon: expected a value without a tag, found the tag tag:yaml.org,2002:str
        tiny.yaml:7 population[0].count: expected an anchor &lost above it, found none of that name"
    `);
  });

  it('rejects aliases that would multiply', () => {
    const letters = [...'abcdefgh'];
    const bomb = letters.map((letter, index) => {
      const items = Array(9).fill(index === 0 ? 'x' : `*${letters[index - 1]}`);
      return `${letter}: &${letter} [${items.join(',')}]`;
    });
    expect(refusalOf(bomb.join('\n'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:1 (top level): expected at most 20000 values with aliases written out, found more"
    `);
  });

  it('rejects an alias inside the part that it stands for', () => {
    expect(refusalOf('population: &a [*a]')).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:1 (top level): expected at most 32 levels of maps and lists, found more"
    `);
  });

  it('rejects deep nesting before it is parsed', () => {
    expect(refusalOf('['.repeat(5_000))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:1 (top level): expected at most 32 levels of maps and lists, found more"
    `);
    expect(refusalOf('['.repeat(500_000), 'json')).toContain('at most 32 levels of maps and lists');
    expect(refusalOf('- '.repeat(500_000))).toContain('at most 100000 words and marks');
  });

  it('rejects keys of the prototype as the unknown keys that they are', () => {
    const text = replaced(
      'horizon',
      '__proto__: { seed: 1 }\nconstructor: 1\ntoken: { __proto__: { decimals: 2 } }\nhorizon',
    );
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 3 problems
        tiny.yaml:3 __proto__: expected a key of a scenario, found the unknown key "__proto__"; known keys: $schema, version, name, description, seed, start, horizon, tick, token, staking, rewards, population, outputs
        tiny.yaml:4 constructor: expected a key of a scenario, found the unknown key "constructor"; known keys: $schema, version, name, description, seed, start, horizon, tick, token, staking, rewards, population, outputs
        tiny.yaml:5 token.__proto__: expected a key of token, found the unknown key "__proto__"; known keys: symbol, decimals, supply"
    `);
    expect(Object.hasOwn(Object.prototype, 'seed')).toBe(false);
  });

  it('rejects more problems than it lists and counts the rest', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `q${index}: 1\n`).join('');
    const message = refusalOf(TINY_YAML + keys);
    expect(message).toContain('expected a valid scenario, found 10 more problems');
    expect(message.split('\n')).toHaveLength(53);
  });

  it('rejects a text over the limit', () => {
    expect(refusalOf(`${TINY_YAML}#${' '.repeat(1_048_576)}`)).toMatchInlineSnapshot(`
      "SCENARIO__FILE_TOO_LARGE
      scenario tiny.yaml is too large: expected at most 1048576 bytes, found 1048763"
    `);
  });

  it('rejects breaches within a section and between sections at once', () => {
    const text = replaced('horizon: 30d', 'seed: -1\nhorizon: 6m\ntick: 7d\nstaking: { max_stake: 2_000_000_000 ACT }');
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
        return parseScenario(replaced('count: 2', 'count: 0'), YAML);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(isSimError(error, 'SCENARIO__INVALID') && error.context).toStrictEqual({
      file: 'tiny.yaml',
      problems: [{ path: 'population[0].count', line: 6, expected: 'a whole number from 1 to 100000', found: '0' }],
    });
  });
});

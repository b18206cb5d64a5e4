import { describe, expect, it } from 'vitest';
import { jsonSchemaOf } from '#scenarios/schema/json-schema.ts';
import { describeFound, problemsOf } from '#scenarios/schema/problems.ts';
import { scenarioSchema } from '#scenarios/schema/scenario.ts';
import { readJson } from '#scenarios/text/json-text.ts';
import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { refusalOf, TINY_YAML, tinyScenario, tinyYamlWith } from '#tests/support/scenario-texts.ts';

function problemsIn(changes: Readonly<Record<string, unknown>>): readonly ScenarioProblem[] {
  const document = readJson(JSON.stringify(tinyScenario(changes)), 'tiny.json');
  const schema = scenarioSchema();
  return problemsOf(schema.safeParse(document.value).error?.issues ?? [], document, jsonSchemaOf(schema));
}

function hintsIn(changes: Readonly<Record<string, unknown>>): readonly (string | undefined)[] {
  return problemsIn(changes).map(({ hint }) => hint);
}

describe('scenarios/schema/problems.ts', () => {
  it('finds no problem in a valid scenario', () => {
    expect(problemsIn({})).toStrictEqual([]);
  });

  it.each([
    [{ name: 'First Year!' }, 'did you mean "first-year"?'],
    [{ token: { symbol: 'act' } }, 'did you mean "ACT"?'],
    [{ seed: '4_2' }, 'did you mean 42?'],
    [{ profile: 'Hardend' }, 'did you mean "hardened"?'],
    [{ outputs: { actions: 'yes' } }, 'did you mean true?'],
    [{ outputs: { actions: 'off' } }, 'did you mean false?'],
    [{ description: 5 }, 'did you mean "5"?'],
    [{ start: '2026-01-01 00:00' }, 'did you mean "2026-01-01"?'],
    [{ staking: null }, 'leave the key out to have its default, or write a value after the colon'],
    [{ horizon: null }, 'write a value after the colon'],
    [{ horizon: undefined }, 'the key is required'],
  ])('hints for %j', (changes, hint) => {
    expect(hintsIn(changes)).toStrictEqual([hint]);
  });

  it.each([
    { seed: 'many' },
    { seed: -1 },
    { seed: 1.5 },
    { name: '' },
    { outputs: { actions: 1 } },
    { population: {} },
  ])('has no hint where none is plain: %j', (changes) => {
    expect(hintsIn(changes)).toStrictEqual([undefined]);
  });

  it('makes one problem of each unknown key', () => {
    expect(problemsIn({ one: 1, two: 2 }).map(({ path }) => path)).toStrictEqual(['one', 'two']);
  });

  it('takes maps and lists in any place', () => {
    const odd = { a: [{}] };
    const changes = {
      version: odd,
      name: odd,
      seed: odd,
      tick: odd,
      population: odd,
      outputs: { actions: odd },
      token: [odd],
    };
    expect(problemsIn(changes)).toHaveLength(7);
    expect(problemsIn({ population: [{ policy: { kind: odd } }, { policy: odd }, null, 3] }).length).toBeGreaterThan(4);
  });

  it('shows values in short', () => {
    const values = [undefined, null, 'x'.repeat(99), 'a\u0007b', 1.5, false, [1], { a: 1, b: 2 }];
    expect(values.map(describeFound)).toStrictEqual([
      'nothing',
      'an empty value',
      `"${'x'.repeat(60)}..."`,
      '"a\\u0007b"',
      '1.5',
      'false',
      'a list of 1 item',
      'a map with 2 keys',
    ]);
  });

  it('rejects an unknown key with the nearest name', () => {
    const text = tinyYamlWith(
      'horizon',
      'seeds: 7\nstaking: { min_steak: 5 ACT, "Max-Stake": 5 ACT, colour: red }\nhorizon',
    );
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 4 problems
        tiny.yaml:3 seeds: expected a key of a scenario, found the unknown key "seeds"; did you mean "seed"?
        tiny.yaml:4 staking.min_steak: expected a key of staking, found the unknown key "min_steak"; did you mean "min_stake"?
        tiny.yaml:4 staking.Max-Stake: expected a key of staking, found the unknown key "Max-Stake"; did you mean "max_stake"?
        tiny.yaml:4 staking.colour: expected a key of staking, found the unknown key "colour"; known keys: min_stake, max_stake, locks, penalty, ticket_length"
    `);
  });

  it('rejects a key in the wrong place and says where it belongs', () => {
    expect(refusalOf(tinyYamlWith('    count: 2', '    count: 2\n    kind: staker'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:7 population[0].kind: expected a key of population[0], found the unknown key "kind"; did you mean "population[].policy.kind"?"
    `);
    expect(refusalOf(tinyYamlWith('    count: 2', '    count: 2\n    horizon: 1y'))).toMatch(
      /population\[0\]\.horizon: .* found the unknown key "horizon"; "horizon" is a key of the top level$/,
    );
  });

  it('rejects numbers without their unit and units of another kind', () => {
    const text = tinyYamlWith(
      'horizon: 30d',
      'horizon: 30 days\nstaking: { min_stake: 100, penalty: 0.1 }\nrewards: { reward_rate: 5, min_claim: 1 act }',
    );
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 5 problems
        tiny.yaml:3 horizon: expected a duration from 1h to 20y such as "12h", "30d", "2w", "6m" or "3y", found "30 days"; did you mean "30d"?
        tiny.yaml:4 staking.min_stake: expected an amount of ACT such as "100 ACT", above 0, at most 2_000_000_000 ACT, found 100; did you mean "100 ACT"?
        tiny.yaml:4 staking.penalty: expected a percentage from 0% to 50% such as "10%", found 0.1; did you mean "10%"?
        tiny.yaml:5 rewards.reward_rate: expected a percentage from 0.01% to 100% such as "10%", found 5; did you mean "5%"?
        tiny.yaml:5 rewards.min_claim: expected an amount of ACT such as "100 ACT", at most 2_000_000_000 ACT, found "1 act"; did you mean "1 ACT"?"
    `);
  });

  it('rejects amounts with thousands commas, which YAML cuts in two', () => {
    expect(refusalOf(tinyYamlWith('min: 1_000 ACT', 'min: 1,000 ACT'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 2 problems
        tiny.yaml:7 population[0].holdings.pareto.min: expected an amount of ACT such as "100 ACT", above 0, at most 2_000_000_000 ACT, found 1; did you mean "1 ACT"?
        tiny.yaml:7 population[0].holdings.pareto["000 ACT"]: expected a key of population[0].holdings.pareto, found the unknown key "000 ACT"; a comma ends a value; write thousands as in 10_000"
    `);
  });

  it('rejects a negative amount', () => {
    expect(refusalOf(tinyYamlWith('1_000 ACT', '-5 ACT'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:7 population[0].holdings.pareto.min: expected an amount of ACT such as "100 ACT", above 0, at most 2_000_000_000 ACT, found "-5 ACT""
    `);
  });

  it('rejects an amount in another symbol than the token has', () => {
    expect(refusalOf(tinyYamlWith('1_000 ACT', '1_000 SOL'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 1 problem
        tiny.yaml:7 population[0].holdings.pareto.min: expected an amount of ACT, the token.symbol here, found "1_000 SOL"; did you mean "1_000 ACT"?"
    `);
  });

  it('rejects a horizon of 0', () => {
    expect(refusalOf(tinyYamlWith('30d', '0d'))).toMatchInlineSnapshot(`
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
    expect(refusalOf(tinyYamlWith('horizon: 30d', 'horizon:\nstaking:'))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 2 problems
        tiny.yaml:3 horizon: expected a duration from 1h to 20y such as "12h", "30d", "2w", "6m" or "3y", found an empty value; write a value after the colon
        tiny.yaml:4 staking: expected a map with the keys min_stake, max_stake, locks, penalty, ticket_length, found an empty value; leave the key out to have its default, or write a value after the colon"
    `);
  });

  it('rejects an unknown attack with the nearest name, and an unknown setting with those that the attack has', () => {
    const withAttack = (attack: string): string => `${tinyYamlWith('', '')}\nattacks:\n  - ${attack}\n`;
    expect(refusalOf(withAttack('{ attack: rounding-dst, at: 1d, capital: 1% }'))).toMatch(
      /attacks\[0\]\.attack: expected one of just-in-time-staking, .*, found "rounding-dst"; did you mean "rounding-dust"\?$/,
    );
    expect(refusalOf(withAttack('{ attack: rounding-dust, at: 1d, capital: 1%, gain: 1 }'))).toMatch(
      /attacks\[0\]\.gain: expected a key of attacks\[0\], found the unknown key "gain"; did you mean "grain"\?$/,
    );
  });

  it('says nothing of statements about an attack that has a problem of its own', () => {
    const text = `${tinyYamlWith('', '')}\nattacks:\n  - { attack: rounding-dust, at: 1d, capital: 0% }\nassert:\n  - { attack: rounding-dust, below: 1 }\n`;
    expect(refusalOf(text)).toContain('1 problem\n');
    expect(refusalOf(text)).toContain('attacks[0].capital: expected a percentage');
  });

  it('rejects an unknown policy with the nearest kind', () => {
    expect(refusalOf(tinyYamlWith('kind: staker', 'kind: stakr'))).toMatch(
      /tiny\.yaml:8 population\[0\]\.policy\.kind: expected one of staker, .*, found "stakr"; did you mean "staker"\?$/,
    );
  });

  it('rejects settings that the policy does not have or that are of another type', () => {
    const policy =
      '{ kind: whale, tranches: 99, target_share_bps: 60%, join_over_days: 2w, lock_mix: { long: 1 }, tranche: 1 }';
    expect(refusalOf(tinyYamlWith('{ kind: staker }', policy))).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 5 problems
        tiny.yaml:8 population[0].policy.target_share_bps: expected a whole number from 0 to 10000 (basis points: 100 are 1%), found "60%"; did you mean 6000?
        tiny.yaml:8 population[0].policy.join_over_days: expected a number from 0 to 36500 (days), found "2w"; did you mean 14?
        tiny.yaml:8 population[0].policy.tranches: expected a whole number from 1 to 12, found 99
        tiny.yaml:8 population[0].policy.lock_mix.long: expected keys that are each a lock length in whole days, found "long"
        tiny.yaml:8 population[0].policy.tranche: expected a key of population[0].policy, found the unknown key "tranche"; did you mean "tranches"?"
    `);
  });

  it('rejects keys of the prototype as the unknown keys that they are', () => {
    const text = tinyYamlWith(
      'horizon',
      '__proto__: { seed: 1 }\nconstructor: 1\ntoken: { __proto__: { decimals: 2 } }\nhorizon',
    );
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "SCENARIO__INVALID
      tiny.yaml: 3 problems
        tiny.yaml:3 __proto__: expected a key of a scenario, found the unknown key "__proto__"; known keys: $schema, version, name, description, seed, profile, start, horizon, tick, token, staking, rewards, governance, treasury, mitigations, guardian, market, demand, keeper, events, expected, population, attacks, assert, baseline, outputs
        tiny.yaml:4 constructor: expected a key of a scenario, found the unknown key "constructor"; known keys: $schema, version, name, description, seed, profile, start, horizon, tick, token, staking, rewards, governance, treasury, mitigations, guardian, market, demand, keeper, events, expected, population, attacks, assert, baseline, outputs
        tiny.yaml:5 token.__proto__: expected a key of token, found the unknown key "__proto__"; known keys: symbol, decimals, supply, distribution, vesting"
    `);
    expect(Object.hasOwn(Object.prototype, 'seed')).toBe(false);
  });
});

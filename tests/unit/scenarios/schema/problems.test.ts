import { describe, expect, it } from 'vitest';
import { jsonSchemaOf } from '#scenarios/schema/json-schema.ts';
import { describeFound, problemsOf } from '#scenarios/schema/problems.ts';
import { PLAN_TOKEN, scenarioSchema } from '#scenarios/schema/scenario.ts';
import { readJson } from '#scenarios/text/json-text.ts';
import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

function problemsIn(changes: Readonly<Record<string, unknown>>): readonly ScenarioProblem[] {
  const document = readJson(JSON.stringify(tinyScenario(changes)), 'tiny.json');
  const schema = scenarioSchema(PLAN_TOKEN);
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
});

import { describe, expect, it } from 'vitest';
import { createMap, formatPath, printable, SourceRecorder, withoutMinusZero } from '#scenarios/text/source-document.ts';
import { refusalOf, TINY_YAML, tinyScenario, tinyYamlWith } from '#tests/support/scenario-texts.ts';

describe('scenarios/text/source-document.ts', () => {
  it('writes paths as a reader of the file would', () => {
    expect(formatPath(['population', 1, 'count'])).toBe('population[1].count');
    expect(formatPath([])).toBe('');
    expect(formatPath(['a', 'two words', 'x'.repeat(99)])).toBe(`a["two words"]["${'x'.repeat(60)}..."]`);
  });

  it('gives the line of a place, or of the nearest part above it', () => {
    const recorder = new SourceRecorder('a.yaml', 'yaml');
    recorder.enter([], 1);
    recorder.enter(['list'], 2);
    recorder.enter(['list', 0], 3);
    const document = recorder.finish({});
    expect([[], ['list'], ['list', 0], ['list', 0, 'x'], ['other']].map((path) => document.lineAt(path))).toStrictEqual(
      [1, 2, 3, 3, 1],
    );
    expect([document.has(['list', 0]), document.has(['list', 1]), document.has(['0'])]).toStrictEqual([
      true,
      false,
      false,
    ]);
  });

  it('keeps both readers to the same limits', () => {
    const recorder = new SourceRecorder('a.yaml', 'yaml');
    expect(() => recorder.enter(Array(33).fill('a'), 7)).toThrow('a.yaml:7 (top level): expected at most 32 levels');
    const fill = (): void => {
      for (let count = 0; count <= 20_000; count += 1) recorder.enter([count], 1);
    };
    expect(fill).toThrow('at most 20000 values');
  });

  it('escapes what a terminal would act on', () => {
    expect(printable('a\u001b[31m\u202eb\u0085', 99)).toBe('a\\u001b[31m\\u202eb\\u0085');
    expect(printable('abcdef', 3)).toBe('abc...');
  });

  it('makes maps without a prototype', () => {
    const map = createMap();
    const key: string = '__proto__';
    map[key] = { polluted: true };
    expect(Object.keys(map)).toStrictEqual([key]);
    expect(map['polluted']).toBeUndefined();
  });

  it('has one zero', () => {
    expect(Object.is(withoutMinusZero(-0), 0)).toBe(true);
    expect(withoutMinusZero('x')).toBe('x');
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

  it('rejects a tag, a lost alias and an anchor of the same name', () => {
    const text = tinyYamlWith('30d', '!!str 30d')
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
});

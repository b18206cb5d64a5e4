import { describe, expect, it } from 'vitest';
import { readJson } from '#scenarios/text/json-text.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';

/** `line:column reason` of a refused text. */
function syntaxErrorOf(text: string): string {
  try {
    readJson(text, 'a.json');
  } catch (error) {
    if (isSimError(error, 'SCENARIO__SYNTAX'))
      return `${error.context.line}:${error.context.column} ${error.context.reason}`;
    throw error;
  }
  return 'accepted';
}

describe('scenarios/text/json-text.ts', () => {
  it.each([
    '{}',
    '[]',
    ' [ 1 , -2.5e3 , 0 , true , false , null ] ',
    '{"a":{"b":[{"c":"d"}]}}',
    '"\\u00e9\\n\\"\\\\/\\/"',
    '1E2',
  ])('reads %s as JSON.parse does', (text) => {
    expect(readJson(text, 'a.json').value).toEqual(JSON.parse(text));
  });

  it('knows the line of every value', () => {
    const document = readJson('{\n  "a": 1,\n  "b": [\n    2,\n    { "c": 3 }\n  ]\n}', 'a.json');
    const paths = [['a'], ['b'], ['b', 0], ['b', 1], ['b', 1, 'c']];
    expect(paths.map((path) => document.lineAt(path))).toStrictEqual([2, 3, 4, 5, 5]);
  });

  it('keeps the first of two values of a key and says so', () => {
    const document = readJson('{"a": 1,\n"a": [{"b": 2}]}', 'a.json');
    expect(document.value).toEqual({ a: 1 });
    expect(document.problems).toMatchObject([{ path: 'a', line: 2 }]);
  });

  it.each([
    ['', '1:1 expected a value'],
    ['{"a": 1,}', '1:9 expected a key in double quotes, found "}"'],
    ['[1, 2,]', '1:7 expected a value'],
    ['[1 2]', '1:4 expected , or ] after the value, found "2"'],
    ['{"a" 1}', '1:6 expected : after the key, found "1"'],
    ['{"a": 1 "b"}', '1:9 expected , or } after the value'],
    ['{\n  a: 1 }', '2:3 expected a key in double quotes, found "a"'],
    ['{} {}', '1:4 expected the end of the text'],
    ['[01]', '1:3 expected , or ] after the value'],
    ['[.5]', '1:2 expected a value'],
    ['[NaN]', '1:2 expected a value'],
    ['[undefined]', '1:2 expected a value'],
    ["['a']", '1:2 expected a value'],
    ['"abc', '1:1 the text that starts here has no closing double quote'],
    ['"\\', '1:1 the text that starts here has no closing double quote'],
    ['"a\nb"', '1:3 a text may not hold a line break'],
    ['"\\x"', '1:1 the text that starts here has an escape that JSON does not know'],
    ['[1, // note\n2]', '1:5 expected a value'],
    ['\u00a0[]', '1:1 expected a value'],
  ])('rejects %j', (text, start) => {
    expect(syntaxErrorOf(text).startsWith(start)).toBe(true);
  });

  it('makes prototype keys plain keys', () => {
    const { value } = readJson('{"__proto__": {"a": 1}, "constructor": 2}', 'a.json');
    expect(Object.keys(value as object)).toStrictEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBeNull();
  });
});
